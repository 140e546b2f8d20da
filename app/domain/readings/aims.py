"""Reading of the goals deepened: targets by place that do not add up, conflicts without a rule, what serves no goal."""

from app.domain.readings.findings import Findings, Hint, ReadTable, number
from app.domain.registers.source import Entry, ShelfSource

_TOLERANCE = 0.01
"""Part of the headline target by which sub-targets may miss it before it is said."""


def read(source: ShelfSource) -> Findings:
    """The sums of sub-targets, and hints."""
    checks = sums(source)
    goals = {one.id: one.text("statement") for one in source.entries("goals")}
    return Findings(
        tables=(
            ReadTable(
                "aims.sums",
                ("goal", "places", "sum", "weighted_mean"),
                tuple((goals[goal], count, number(total), number(mean)) for goal, count, total, mean in checks),
                tuple((goal,) for goal, *_ in checks),
            ),
        ),
        hints=tuple(_hints(source)),
    )


def sums(source: ShelfSource) -> list[tuple[str, int, float, float | None]]:
    """(goal, how many sub-targets, their sum, their weighted mean where every one has a weight), by goal."""
    by_goal: dict[str, list[Entry]] = {}
    for one in source.entries("subtargets"):
        if one.number_of("target") is not None:
            by_goal.setdefault(one.text("goal"), []).append(one)
    found = []
    for goal in source.entries("goals"):
        parts = by_goal.get(goal.id, [])
        if not parts:
            continue
        targets = [one.number_of("target") or 0.0 for one in parts]
        weights = [one.number_of("weight") for one in parts]
        known = [weight for weight in weights if weight]
        mean = (
            sum(target * weight for target, weight in zip(targets, known, strict=True)) / sum(known)
            if len(known) == len(parts)
            else None
        )
        found.append((goal.id, len(parts), sum(targets), mean))
    return found


def inconsistent(source: ShelfSource) -> list[str]:
    """Goals whose sub-targets neither add up nor average to the headline target."""
    headline = {one.id: one.number_of("target_value") for one in source.entries("goals")}
    found = []
    for goal, _, total, mean in sums(source):
        target = headline.get(goal)
        if target is None:
            continue
        room = abs(target) * _TOLERANCE
        if abs(total - target) > room and (mean is None or abs(mean - target) > room):
            found.append(goal)
    return found


def serving_nothing(source: ShelfSource) -> tuple[str, ...]:
    """Instruments and projects that are linked to no goal that stands."""
    goals = {one.id for one in source.entries("goals")}
    instruments = [one.id for one in source.entries("instruments") if not set(one.many("goal_ids")) & goals]
    projects = [one.id for one in source.entries("projects") if not set(one.many("goals")) & goals]
    return (*instruments, *projects)


def _hints(source: ShelfSource) -> list[Hint]:
    hints = []
    off = inconsistent(source)
    if off:
        hints.append(Hint("aims.sums_differ", {"count": len(off)}, tuple(off)))
    ruleless = tuple(one.id for one in source.entries("conflicts") if not one.text("rule"))
    if ruleless:
        hints.append(Hint("aims.conflict_without_rule", {"count": len(ruleless)}, ruleless))
    loose = serving_nothing(source)
    if loose:
        hints.append(Hint("aims.unlinked", {"count": len(loose)}, loose))
    return hints
