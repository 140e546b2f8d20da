"""Pictures of the coalition: the power-interest grid and the network of relations.

Must not: print what facilitators keep to themselves; the entries it is given are released.
"""

from app.domain.charter.data import StakeholderFacts
from app.domain.charter.pen import Pen, row
from app.domain.charter.registers_part import entries_table
from app.domain.document import Figure, Run
from app.domain.pictures.grid import Actor, power_grid
from app.domain.pictures.network import Tie, network_picture
from app.domain.pictures.sheet import Words
from app.domain.snapshot.topics import Topic
from app.domain.stakeholders import Quadrant, quadrant


def grid(pen: Pen) -> tuple[Figure, ...]:
    """The power-interest grid, and as a table what to do with whom."""
    words = Words(pen.texts)
    rows = []
    for field in Quadrant:
        there = [one for one in pen.data.stakeholders if quadrant(one.content.power, one.content.interest) is field]
        names = tuple(run for one in there for run in (*pen.line(_rated(one), f"S{one.number}"), Run("; ")))
        if names:
            rows.append(row(pen.word("quadrant", field), names[:-1]))
    tables = pen.table("grid", ("quadrant", "actors"), rows)
    if not tables:
        return ()
    actors = [
        Actor(f"S{one.number}", one.content.name, one.content.power, one.content.interest, one.content.is_present)
        for one in pen.data.stakeholders
        if one.content.power is not None and one.content.interest is not None
    ]
    caption = words.say("grid.caption")
    alt = pen.say("grid.alt", count=len(actors))
    fields = {field: pen.word("quadrant", field) for field in Quadrant}
    svg = power_grid(actors, fields, words, title=caption, desc=alt)
    return (Figure(svg, alt, caption, tables[0], "power-interest"),)


def _rated(one: StakeholderFacts) -> str:
    return f"{one.content.name} ({one.content.power}/{one.content.interest})"


def network(pen: Pen) -> tuple[Figure, ...]:
    """The relations as a picture, with the table of the same relations."""
    tables = entries_table(pen, "relations")
    read = pen.data.readings.get(Topic.RELATIONS.value)
    if not tables or read is None or not read.facts.get("edges"):
        return ()
    words = Words(pen.texts)
    nodes, edges = read.facts["nodes"], read.facts["edges"]
    alt = pen.say("network.alt", actors=len(nodes), relations=len(edges))
    caption = words.say("network.caption")
    names = {one.id: one.content.name for one in pen.data.stakeholders}
    spots = [
        (node["id"], pen.actors.get(node["id"], ""), names.get(node["id"], ""), node["x"], node["y"]) for node in nodes
    ]
    ties = [
        Tie(
            edge["source"],
            edge["target"],
            pen.word("relation.kind", edge["kind"]),
            is_needed=edge["needed"],
            is_against=edge["kind"] == "opposes",
        )
        for edge in edges
    ]
    svg = network_picture(spots, ties, words, title=caption, desc=alt)
    return (Figure(svg, alt, caption, tables[0], "network"),)
