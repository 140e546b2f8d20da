"""Reading of monitoring: goals without indicator, the weakest link, the calendar, triggers without a gatekeeper.

Must not: say that a mission is on its way; it says what nobody would notice.
"""

from collections.abc import Sequence
from datetime import date

from app.domain.parts import Part
from app.domain.readings.findings import Cell, Hint, ReadTable, Word, number
from app.domain.registers.learning import Chain, Frequency, IndicatorLevel, Link
from app.domain.registers.source import Entry, ShelfSource
from app.domain.reviewing import Due, DueKind

_MEASURED = ("owner", "source", "frequency")
_DOUBT_FROM = 3
"""Confidence (1..5) up to which the weakest link calls for a learning question."""
_YEAR = 366


def goals_without_indicator(source: ShelfSource) -> tuple[str, ...]:
    """Adopted goals for which no indicator has an owner, a source and a frequency."""
    measured = {one.text("goal") for one in source.entries("indicators") if all(one.text(name) for name in _MEASURED)}
    return tuple(one.id for one in source.entries("goals") if one.id in source.adopted and one.id not in measured)


def weakest_link(source: ShelfSource) -> Entry | None:
    """The assumption with the lowest confidence and the highest consequence; None where none is rated.

    Doubt (6 - confidence) times what it costs (3 where nobody has said); of equals the one that was named first.
    """
    rated = [one for one in source.entries("assumptions") if one.number_of("confidence") is not None]
    return max(
        rated,
        key=lambda one: ((6 - (one.number_of("confidence") or 0)) * (one.number_of("weight") or 3), -one.number),
        default=None,
    )


def dues(source: ShelfSource) -> tuple[Due, ...]:
    """Everything that stands in the calendar, by its first day: reviews, criteria, questions, pathways to decide on."""
    until = max((day for day in source.deadlines.values() if day), default=None)
    found = [
        *(_review(one, until) for one in source.entries("reviews")),
        *(
            _due(
                one,
                DueKind.CRITERION,
                one.day("on"),
                what=one.text("unit"),
                who=one.text("decider"),
                detail=_signal(one),
            )
            for one in source.entries("criteria")
        ),
        *(
            _due(
                one,
                DueKind.QUESTION,
                one.day("by"),
                what=one.text("question"),
                who=one.text("owner"),
                detail=one.text("method"),
            )
            for one in source.entries("questions")
        ),
        *(
            _due(
                one,
                DueKind.DECISION,
                one.day("decide_by"),
                what=one.text("pathway"),
                who=_name(source, one),
                detail=one.text("evidence"),
            )
            for one in source.entries("pathways")
        ),
    ]
    return tuple(sorted((one for one in found if one), key=lambda one: (one.day, one.kind, one.what)))


def tables(source: ShelfSource) -> tuple[ReadTable, ...]:
    """The chain with its assumptions, the weakest link and the calendar."""
    return (_chain(source), _weakest(source), _calendar(source))


def hints(source: ShelfSource) -> list[Hint]:
    """What nobody would notice, and what nobody may act on."""
    return [*_unmeasured(source), *_levels(source), *_learning(source), *_reviewing(source)]


def facts(source: ShelfSource) -> dict[str, object]:
    """For screens: adopted goals, those without an indicator, the weakest link, and the next day of everything."""
    weakest = weakest_link(source)
    return {
        "goals": [
            {"id": one.id, "anchor": f"G{one.number}", "name": one.text("statement")}
            for one in source.entries("goals")
            if one.id in source.adopted
        ],
        "unmeasured": list(goals_without_indicator(source)),
        "weakest": weakest.id if weakest else "",
        "calendar": [
            {
                "id": one.id,
                "kind": str(one.kind),
                "day": (one.next_from(source.today) or one.day).isoformat(),
                "is_over": one.next_from(source.today) is None,
                "what": one.what,
                "who": one.who,
                "detail": one.detail,
                "repeats": str(one.repeats or ""),
            }
            for one in sorted(dues(source), key=lambda one: one.next_from(source.today) or one.day)
        ],
    }


def _signal(criterion: Entry) -> str:
    return ": ".join(text for name in ("signal", "threshold") if (text := criterion.text(name)))


def _review(entry: Entry, until: date | None) -> Due | None:
    day = entry.day("on")
    if day is None:
        return None
    repeats = Frequency(entry.text("repeats")) if entry.text("repeats") else None
    return Due(entry.id, DueKind.REVIEW, day, entry.text("what"), entry.text("decider"), repeats=repeats, until=until)


def _due(entry: Entry, kind: DueKind, day: date | None, *, what: str, who: str, detail: str) -> Due | None:
    return Due(entry.id, kind, day, what, who, detail) if day else None


def _name(source: ShelfSource, pathway: Entry) -> str:
    return next((one.text("name") for one in source.entries("stakeholders") if one.id == pathway.text("decider")), "")


def _chain(source: ShelfSource) -> ReadTable:
    """By place of the chain: what stands there, and what has to be true for it to lead on."""
    rows: list[tuple[Cell, ...]] = []
    ids: list[tuple[str, ...]] = []
    for place, arrow in zip(Chain, (*Link, None), strict=True):
        changes = [one for one in source.entries("changes") if one.text("place") == place]
        holds = [one for one in source.entries("assumptions") if arrow and one.text("link") == arrow]
        if changes or holds:
            rows.append((Word(f"chain.{place}"), _said(changes, "change"), _said(holds, "assumption")))
            ids.append(tuple(one.id for one in (*changes, *holds)))
    return ReadTable("learning.chain", ("place", "change", "holds"), tuple(rows), tuple(ids))


def _said(entries: Sequence[Entry], name: str) -> str:
    return "; ".join(one.text(name) for one in entries)


def _weakest(source: ShelfSource) -> ReadTable:
    one = weakest_link(source)
    if one is None:
        return ReadTable("learning.weakest", (), ())
    link = Word(f"change_link.{one.text('link')}") if one.text("link") else Word("reading.not_said")
    return ReadTable(
        "learning.weakest",
        ("assumption", "link", "confidence", "test"),
        ((one.text("assumption"), link, number(one.number_of("confidence")), one.text("test")),),
        ((one.id,),),
    )


def _calendar(source: ShelfSource) -> ReadTable:
    found = dues(source)
    return ReadTable(
        "learning.calendar",
        ("on", "due", "what", "decider", "again"),
        tuple(
            (
                one.day.isoformat(),
                Word(f"due.{one.kind}"),
                f"{one.what}. {one.detail}" if one.detail and one.kind is DueKind.CRITERION else one.what,
                one.who,
                Word(f"frequency.{one.repeats}") if one.repeats else "",
            )
            for one in found
        ),
        tuple((one.id,) for one in found),
    )


def _unmeasured(source: ShelfSource) -> list[Hint]:
    bare = goals_without_indicator(source)
    if not bare or Part.MONITORING not in source.parts:
        return []
    return [Hint("learning.no_indicator", {"count": len(bare)}, bare)]


def _levels(source: ShelfSource) -> list[Hint]:
    """One indicator at least of outcomes, and one of the process or the system."""
    levels = {one.text("level") for one in source.entries("indicators")}
    if not levels:
        return []
    found = []
    if not levels & {IndicatorLevel.OUTCOME, IndicatorLevel.IMPACT}:
        found.append(Hint("learning.no_outcome"))
    if not levels & {IndicatorLevel.PROCESS, IndicatorLevel.SYSTEM}:
        found.append(Hint("learning.no_process"))
    return found


def _learning(source: ShelfSource) -> list[Hint]:
    """A weak link that no learning question is about."""
    weakest = weakest_link(source)
    if weakest is None or (weakest.number_of("confidence") or 0) > _DOUBT_FROM:
        return []
    if any(one.text("assumption") == weakest.id for one in source.entries("questions")):
        return []
    return [Hint("learning.weakest_unasked", {"assumption": weakest.text("assumption")}, (weakest.id,))]


def _reviewing(source: ShelfSource) -> list[Hint]:
    found = []
    for key, hint in (("reviews", "learning.review_without_decider"), ("triggers", "learning.trigger_without_decider")):
        bare = tuple(one.id for one in source.entries(key) if not one.text("decider"))
        if bare:
            found.append(Hint(hint, {"count": len(bare)}, bare))
    reviews = [one for one in dues(source) if one.kind is DueKind.REVIEW]
    days = [one.next_from(source.today) for one in reviews]
    if reviews and not any(day and (day - source.today).days <= _YEAR for day in days):
        found.append(Hint("learning.no_review_soon"))
    return found
