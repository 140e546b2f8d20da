"""Reading of the coalition: the network, who stands alone, whose incentive is missing, which mandate is short."""

from app.domain.network import Edge, network
from app.domain.readings.findings import Findings, Hint, ReadTable, Word
from app.domain.registers.actors import BodyStatus, MandateRung
from app.domain.registers.source import Entry, ShelfSource
from app.domain.stakeholders import GovernanceLevel, PolicyField, Sector, StakeholderRole

_NEEDED_BODIES = (
    "challenge_owner",
    "regulator",
    "finance",
    "procurement",
    "standards",
    "municipality",
)
"""Bodies beyond science and innovation that a mission needs on board."""


def read(source: ShelfSource) -> Findings:
    """The network with its places in `facts`, and the tables beside it."""
    actors = list(source.entries("stakeholders"))
    names = {one.id: one.text("name") for one in actors}
    edges = [_edge(one) for one in source.entries("relations")]
    drawn = network([one.id for one in actors], edges)
    shown = [edge for edge in edges if edge.source in names and edge.target in names]
    hints = []
    if shown and drawn.isolated:
        hints.append(Hint("relations.isolated", {"names": _list(names[one] for one in drawn.isolated)}, drawn.isolated))
    if drawn.brokers:
        hints.append(Hint("relations.brokers", {"names": _list(names[one] for one in drawn.brokers)}, drawn.brokers))
    return Findings(
        tables=(
            ReadTable(
                "relations.edges",
                ("from", "relation", "to", "existence", "strength"),
                tuple(
                    (
                        names[edge.source],
                        Word(f"relation.kind.{edge.kind}"),
                        names[edge.target],
                        Word(f"existence.{'needed' if edge.is_needed else 'existing'}"),
                        edge.strength,
                    )
                    for edge in shown
                ),
                tuple((edge.id,) for edge in shown),
            ),
            _bodies(actors),
            _incentives(actors),
            _levels(source, actors),
            _mandates(source),
        ),
        hints=(*hints, *_more_hints(source, actors)),
        facts={
            "nodes": [
                {"id": one.id, "name": names[one.id], "sector": one.text("sector"), "x": x, "y": y}
                for one in actors
                for x, y in [drawn.places[one.id]]
            ],
            "edges": [
                {
                    "id": edge.id,
                    "source": edge.source,
                    "target": edge.target,
                    "kind": edge.kind,
                    "strength": edge.strength,
                    "needed": edge.is_needed,
                }
                for edge in shown
            ],
            "isolated": list(drawn.isolated),
            "brokers": list(drawn.brokers),
        },
    )


def _edge(entry: Entry) -> Edge:
    return Edge(
        entry.text("source"),
        entry.text("target"),
        entry.text("kind"),
        int(entry.number_of("strength") or 2),
        entry.text("existence") == "needed",
        entry.id,
    )


def body_of(need: str, actors: list[Entry]) -> Entry | None:
    """The first actor that fills a need of the checklist beyond science and innovation, the best placed first."""
    order = list(BodyStatus)

    def fits(one: Entry) -> bool:
        roles, field = one.many("roles"), one.text("policy_field")
        if one.text("sector") == Sector.RESEARCH or field == PolicyField.STI:
            return False
        match need:
            case "challenge_owner":
                return StakeholderRole.CHALLENGE_OWNER in roles
            case "regulator" | "standards":
                return StakeholderRole.REGULATOR in roles or field == PolicyField.JUSTICE_REGULATION
            case "finance":
                return field == PolicyField.FINANCE_BUDGET or one.text("sector") == Sector.FINANCE
            case "procurement":
                return StakeholderRole.BUYER in roles
            case _:
                return one.text("level") in {GovernanceLevel.LOCAL, GovernanceLevel.REGIONAL} and (
                    one.text("sector") == Sector.GOVERNMENT
                )

    found = [one for one in actors if fits(one)]
    return max(found, key=lambda one: order.index(_status(one)), default=None)


def _status(actor: Entry) -> BodyStatus:
    """What was said, or else what is seen: an actor who is in the room is present."""
    said = actor.text("status")
    if said:
        return BodyStatus(said)
    return BodyStatus.PRESENT if actor.says_yes("is_present") else BodyStatus.TO_INVITE


def _bodies(actors: list[Entry]) -> ReadTable:
    rows, ids = [], []
    for need in _NEEDED_BODIES:
        found = body_of(need, actors)
        status = Word(f"body_status.{_status(found)}") if found else Word("reading.missing")
        rows.append((Word(f"body.{need}"), found.text("name") if found else "", status))
        ids.append((found.id,) if found else ())
    return ReadTable("relations.bodies", ("needed", "actor", "status"), tuple(rows) if actors else (), tuple(ids))


def _incentives(actors: list[Entry]) -> ReadTable:
    told = [
        one
        for one in actors
        if any(one.text(name) for name in ("gains", "loses", "incentive_today", "incentive_needed"))
    ]
    return ReadTable(
        "relations.incentives",
        ("actor", "gains", "loses", "incentive_today", "incentive_needed"),
        tuple(
            (
                one.text("name"),
                one.text("gains"),
                one.text("loses"),
                one.text("incentive_today"),
                one.text("incentive_needed"),
            )
            for one in told
        ),
        tuple((one.id,) for one in told),
    )


def _levels(source: ShelfSource, actors: list[Entry]) -> ReadTable:
    needed = {one.text("level"): one for one in source.entries("levels")}
    rows, ids = [], []
    for level in GovernanceLevel:
        there = [one for one in actors if one.text("level") == level]
        if level not in needed and not there:
            continue
        is_missing = level in needed and not there
        rows.append(
            (
                Word(f"level.{level}"),
                Word("answer.yes") if level in needed else Word("reading.not_said"),
                len(there),
                Word("reading.missing") if is_missing else "",
            )
        )
        ids.append(tuple(one.id for one in there))
    return ReadTable(
        "relations.levels", ("level", "needed", "actors", "gap"), tuple(rows) if needed else (), tuple(ids)
    )


def missing_levels(source: ShelfSource) -> tuple[GovernanceLevel, ...]:
    """Levels that the mission needs and on which nobody is."""
    needed = {one.text("level") for one in source.entries("levels")}
    there = {one.text("level") for one in source.entries("stakeholders")}
    return tuple(level for level in GovernanceLevel if level in needed and level not in there)


def _mandates(source: ShelfSource) -> ReadTable:
    rungs = list(MandateRung)
    short = [
        one
        for one in source.entries("mandates")
        if rungs.index(MandateRung(one.text("needed"))) > rungs.index(MandateRung(one.text("current")))
    ]
    return ReadTable(
        "relations.mandate_steps",
        ("what", "current", "needed", "step", "by"),
        tuple(
            (
                one.text("what"),
                Word(f"mandate_rung.{one.text('current')}"),
                Word(f"mandate_rung.{one.text('needed')}"),
                one.text("step"),
                one.text("by"),
            )
            for one in short
        ),
        tuple((one.id,) for one in short),
    )


def _more_hints(source: ShelfSource, actors: list[Entry]) -> list[Hint]:
    hints = []
    without = tuple(
        one.id
        for one in actors
        if StakeholderRole.PROVIDER in one.many("roles")
        and not one.text("incentive_today")
        and not one.text("incentive_needed")
    )
    if without:
        hints.append(Hint("relations.no_incentive", {"count": len(without)}, without))
    levels = missing_levels(source)
    if levels:
        hints.append(Hint("relations.levels_missing", {"count": len(levels)}))
    unplanned = tuple(one.id for one in source.entries("voices") if not one.text("plan"))
    if unplanned:
        hints.append(Hint("relations.voices_unplanned", {"count": len(unplanned)}, unplanned))
    return hints


def _list(names: object) -> str:
    return ", ".join(names)  # type: ignore[arg-type]
