"""Reading of the policy mix: pairs worth asking, unmet requirements, conflicts, the relay by stage, rival pathways."""

from itertools import combinations

from app.domain.instruments import Side, Stage
from app.domain.readings.findings import Findings, Hint, ReadTable, Word
from app.domain.registers.source import Entry, ShelfSource
from app.domain.stakeholders import PolicyField, Sector

_MOST_PAIRS = 12
_STAGES = tuple(Stage)[:5]
"""The relay is that of innovation, S1 to S5; phasing out comes beside it."""


def read(source: ShelfSource) -> Findings:
    """Tables, hints, and in `facts` the pairs worth asking and the meter of the STI trap."""
    instruments = list(source.entries("instruments"))
    names = {one.id: one.text("name") for one in instruments}
    edges = [one for one in source.entries("interactions") if one.text("source") in names]
    share = sti_share(source)
    return Findings(
        tables=(
            ReadTable(
                "mix.interactions",
                ("from", "interaction", "to", "reason"),
                tuple(
                    (
                        names[one.text("source")],
                        Word(f"interaction.kind.{one.text('kind')}"),
                        names.get(one.text("target"), one.text("missing")),
                        one.text("reason"),
                    )
                    for one in edges
                ),
                tuple((one.id,) for one in edges),
            ),
            _unmet(edges, names),
            _relay(source, instruments),
            _pathways(source),
        ),
        hints=tuple(_hints(source, instruments, edges, share)),
        facts={
            "pairs": [list(pair) for pair in pairs_worth_asking(source)],
            "sti_percent": share if share is not None else -1,
        },
    )


def pairs_worth_asking(source: ShelfSource) -> list[tuple[str, str]]:
    """Pairs of instruments that share a goal or a target group and about which nothing has been said yet."""
    said = {frozenset((one.text("source"), one.text("target"))) for one in source.entries("interactions")}
    found = []
    for one, other in combinations(source.entries("instruments"), 2):
        group = _plain(one.text("target_group"))
        shares = set(one.many("goal_ids")) & set(other.many("goal_ids")) or (
            group and group == _plain(other.text("target_group"))
        )
        if shares and frozenset((one.id, other.id)) not in said:
            found.append((one.id, other.id))
    return found[:_MOST_PAIRS]


def sti_share(source: ShelfSource) -> int | None:
    """Per cent of the led instruments whose lead is a body of science, technology and innovation; None without any."""
    bodies = {
        one.id: one.text("policy_field") == PolicyField.STI or one.text("sector") == Sector.RESEARCH
        for one in source.entries("stakeholders")
    }
    led = [bodies[one.text("lead_id")] for one in source.entries("instruments") if one.text("lead_id") in bodies]
    return round(100 * sum(led) / len(led)) if led else None


def _unmet(edges: list[Entry], names: dict[str, str]) -> ReadTable:
    unmet = [one for one in edges if one.text("kind") == "requires" and one.text("target") not in names]
    return ReadTable(
        "mix.unmet",
        ("instrument", "requires"),
        tuple((names[one.text("source")], one.text("missing") or Word("reading.not_said")) for one in unmet),
        tuple((one.id,) for one in unmet),
    )


def _relay(source: ShelfSource, instruments: list[Entry]) -> ReadTable:
    """Bodies by stage, and whether a body carries over from one stage to the next or an edge hands over."""
    names = {one.id: one.text("name") for one in source.entries("stakeholders")}
    carried = {
        (one.text("source"), one.text("target"))
        for one in source.entries("interactions")
        if one.text("kind") in {"enables", "requires", "reinforces"}
    }
    by_stage = {stage: [one for one in instruments if stage in one.many("stages")] for stage in _STAGES}
    rows, ids = [], []
    for stage, after in zip(_STAGES, (*_STAGES[1:], None), strict=True):
        here = by_stage[stage]
        bodies = dict.fromkeys(names[one.text("lead_id")] for one in here if one.text("lead_id") in names)
        rows.append(
            (Word(f"stage.{stage}"), ", ".join(bodies), _handed(here, by_stage[after] if after else [], carried, after))
        )
        ids.append(tuple(one.id for one in here))
    return ReadTable("mix.relay", ("stage", "bodies", "hand_over"), tuple(rows) if instruments else (), tuple(ids))


def _handed(here: list[Entry], there: list[Entry], carried: set[tuple[str, str]], after: Stage | None) -> Word | str:
    if after is None:
        return ""
    if not here or not there:
        return Word("reading.relay.gap")
    leads = {one.text("lead_id") for one in here if one.text("lead_id")}
    if leads & {one.text("lead_id") for one in there}:
        return Word("reading.relay.same_body")
    if any((a.id, b.id) in carried or (b.id, a.id) in carried for a in here for b in there):
        return Word("reading.relay.handed")
    return Word("reading.relay.missing")


def _pathways(source: ShelfSource) -> ReadTable:
    goals = {one.id: one.text("statement") for one in source.entries("goals")}
    ways = [one for one in source.entries("pathways") if one.text("goal") in goals]
    return ReadTable(
        "mix.pathways",
        ("goal", "pathway", "evidence", "decide_by"),
        tuple(
            (goals[one.text("goal")], one.text("pathway"), one.text("evidence"), one.text("decide_by"))
            for one in sorted(ways, key=lambda one: list(goals).index(one.text("goal")))
        ),
        tuple((one.id,) for one in sorted(ways, key=lambda one: list(goals).index(one.text("goal")))),
    )


def goals_with_one_pathway(source: ShelfSource) -> list[str]:
    """Adopted goals with fewer than two competing pathways."""
    ways = [one.text("goal") for one in source.entries("pathways")]
    return [one.id for one in source.entries("goals") if one.id in source.adopted and ways.count(one.id) < 2]


def connects_supply_and_demand(source: ShelfSource) -> bool:
    """Whether an instrument of supply and one of demand enable, reinforce or require each other."""
    sides = {one.id: one.text("side") for one in source.entries("instruments")}
    return any(
        {sides.get(one.text("source")), sides.get(one.text("target"))} == {Side.SUPPLY.value, Side.DEMAND.value}
        for one in source.entries("interactions")
        if one.text("kind") in {"enables", "reinforces", "requires"}
    )


def _hints(source: ShelfSource, instruments: list[Entry], edges: list[Entry], share: int | None) -> list[Hint]:
    hints = []
    if share is not None and share > 60:
        hints.append(Hint("mix.sti_trap", {"percent": share}))
    undecided = tuple(one.id for one in edges if one.text("kind") == "conflicts" and not one.text("decision"))
    if undecided:
        hints.append(Hint("mix.conflicts", {"count": len(undecided)}, undecided))
    unmet = tuple(
        one.id
        for one in edges
        if one.text("kind") == "requires" and one.text("target") not in {each.id for each in instruments}
    )
    if unmet:
        hints.append(Hint("mix.unmet", {"count": len(unmet)}, unmet))
    if instruments and not connects_supply_and_demand(source):
        hints.append(Hint("mix.not_connected"))
    few = goals_with_one_pathway(source)
    if few and source.entries("pathways"):
        hints.append(Hint("mix.one_pathway", {"count": len(few)}, tuple(few)))
    for goal in source.entries("goals"):
        sides = {one.text("side") for one in instruments if goal.id in one.many("goal_ids")}
        if goal.id in source.adopted and sides and Side.DEMAND not in sides:
            values: dict[str, str | int] = {"goal": goal.text("statement")}
            hints.append(Hint("mix.goal_without_demand", values, (goal.id,)))
    return hints


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
