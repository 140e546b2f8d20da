"""The charter's part on the coalition: whose claim is how urgent, who answers for which goal, the network.

Must not: print what facilitators keep to themselves; the entries it is given are released.
"""

from app.domain.charter.pen import Pen, row
from app.domain.charter.registers_part import entries_table
from app.domain.document import Block, Figure, Table
from app.domain.pictures.network import network_picture
from app.domain.placing import salience_of
from app.domain.snapshot.topics import Topic


def salience(pen: Pen) -> tuple[Table, ...]:
    """Actors by class of salience (Mitchell, Agle and Wood 1997), those of whom the three attributes were settled."""
    rows = []
    for one in pen.data.stakeholders:
        found = salience_of(one.content)
        if found is not None:
            claims = pen.say(
                "claims",
                power=one.content.power,
                legitimacy=_answer(pen, is_yes=bool(one.content.is_legitimate)),
                urgency=_answer(pen, is_yes=bool(one.content.is_urgent)),
            )
            rows.append(row(pen.line(one.content.name, f"S{one.number}"), pen.word("salience", found), claims))
    return pen.table("salience", ("actor", "salience", "claims"), rows)


def _answer(pen: Pen, *, is_yes: bool) -> str:
    return pen.texts.format("answer.yes" if is_yes else "answer.no")


def owners(pen: Pen) -> tuple[Table, ...]:
    """Who answers for each adopted goal; a goal without anybody says so by a dash."""
    if not pen.data.stakeholders:
        return ()
    rows = [
        row(
            pen.line(goal.content.statement, f"G{goal.number}"),
            tuple(
                run
                for one in pen.data.stakeholders
                if goal.id in one.content.answers_for
                for run in pen.line(f"{one.content.name} ", f"S{one.number}")
            )
            or "",
        )
        for goal in pen.data.adopted
    ]
    return pen.table("owners", ("goal", "answers"), rows)


def network(pen: Pen) -> tuple[Block, ...]:
    """The relations as a picture, with the table of the same relations."""
    tables = entries_table(pen, "relations")
    read = pen.data.readings.get(Topic.RELATIONS.value)
    if not tables or read is None or not read.facts.get("edges"):
        return tables
    nodes, edges = read.facts["nodes"], read.facts["edges"]
    said = pen.say("network.alt", actors=len(nodes), relations=len(edges))
    caption = pen.say("figure.network")
    svg = network_picture(nodes, edges, pen.actors, title=caption, desc=said)
    return (Figure(svg, said, caption, tables[0]),)
