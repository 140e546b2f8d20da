"""Reading of the pledges: totals that never cross units, what crowds in, what ends too early, what is missing."""

from collections.abc import Iterable
from typing import Any

from app.domain.crowding_in import needs
from app.domain.crowding_in.lasting import (
    beyond_elections,
    ends_early,
    gap_at_the_end,
    next_election,
    span_between,
)
from app.domain.crowding_in.pledge import NEXT_STATUS, PRIVATE, Pledge
from app.domain.crowding_in.totals import Rate, Total, converted, mixed_units, totals, totals_by
from app.domain.readings.findings import Cell, Findings, Hint, ReadTable, Word, number
from app.domain.readings.in_public import public_summary
from app.domain.readings.pledged import asks_of, deadline_of, elections_of, leads_of, pledges_of
from app.domain.registers.pledges import Authority, CommitmentKind, CommitmentStatus
from app.domain.registers.source import ShelfSource
from app.domain.stakeholders import Sector


def read(source: ShelfSource) -> Findings:
    """Tables of totals, gaps and time; hints; and `facts` for the pledge round's own pictures."""
    pledges = pledges_of(source)
    return Findings(
        tables=(
            _totals(pledges),
            _heaps("commitments.sectors", "sector", _by_sector(pledges)),
            _heaps("commitments.statuses", "status", _by_status(pledges)),
            _gaps(source, pledges),
            _asks(source, pledges),
            _early(source, pledges),
            _elections(source, pledges),
            _converted(source, pledges),
        ),
        hints=_hints(source, pledges),
        facts=_facts(source, pledges),
    )


# --- tables -----------------------------------------------------------------------------------------------------------


def _totals(pledges: list[Pledge]) -> ReadTable:
    return ReadTable(
        "commitments.totals",
        ("kind", "amount", "unit", "confirmed", "count", "from_lead", "from_others", "crowd_in"),
        tuple(
            (
                _kind(one.kind),
                number(one.amount),
                one.unit,
                number(one.firm) if one.amount is not None else None,
                one.count,
                number(one.from_lead) if one.amount is not None else None,
                number(one.from_others) if one.amount is not None else None,
                number(one.crowd_in),
            )
            for one in totals(pledges)
        ),
    )


def _kind(kind: CommitmentKind) -> Word:
    return Word(f"commitment.kind.{kind}")


Heap = tuple[Word, tuple[Total, ...]]


def _by_sector(pledges: list[Pledge]) -> list[Heap]:
    found = totals_by((one for one in pledges if one.counts), lambda one: one.sector)
    order: list[Sector | None] = [*Sector, None]
    return [(Word(f"sector.{one}" if one else "reading.not_said"), found[one]) for one in order if one in found]


def _by_status(pledges: list[Pledge]) -> list[Heap]:
    found = totals_by(pledges, lambda one: one.status)
    return [(Word(f"commitment.status.{one}"), found[one]) for one in CommitmentStatus if one in found]


def _heaps(key: str, column: str, heaps: list[Heap]) -> ReadTable:
    rows = [
        (word, _kind(one.kind), number(one.amount), one.unit, one.count) for word, several in heaps for one in several
    ]
    return ReadTable(key, (column, "kind", "amount", "unit", "count"), tuple(rows))


def _gaps(source: ShelfSource, pledges: list[Pledge]) -> ReadTable:
    found = needs.gaps(asks_of(source), pledges)
    return ReadTable(
        "commitments.gaps",
        ("kind", "unit", "needed", "offered", "confirmed", "missing"),
        tuple(
            (
                _kind(one.kind),
                one.unit,
                number(one.needed),
                number(one.offered),
                number(one.firm),
                number(one.missing),
            )
            for one in found
        ),
        tuple(one.ask_ids for one in found),
    )


def _asks(source: ShelfSource, pledges: list[Pledge]) -> ReadTable:
    """Each ask with who answers it; needs without a pledge are those without a count."""
    words = {one.id: one.text("need") for one in source.entries("asks")}
    found = needs.answers(asks_of(source), pledges)
    return ReadTable(
        "commitments.asks",
        ("need", "kind", "amount", "unit", "answers", "missing"),
        tuple(
            (
                words[one.ask.id],
                _kind(one.ask.kind),
                number(one.ask.amount),
                one.ask.unit,
                len(one.pledge_ids),
                number(one.missing),
            )
            for one in found
        ),
        tuple((one.ask.id, *one.pledge_ids) for one in found),
    )


def _early(source: ShelfSource, pledges: list[Pledge]) -> ReadTable:
    offers = {one.id: one.text("offer") for one in source.entries("commitments")}
    early = ends_early(pledges)
    return ReadTable(
        "commitments.early",
        ("commitment", "ends", "needed_until", "years_missing"),
        tuple(
            (offers[one.id], one.end.isoformat(), one.until.isoformat(), number(round(one.short.total_months / 12, 1)))
            for one in early
        ),
        tuple((one.id,) for one in early),
    )


def _elections(source: ShelfSource, pledges: list[Pledge]) -> ReadTable:
    found = beyond_elections(elections_of(source), pledges)
    return ReadTable(
        "commitments.elections",
        ("election", "on", "beyond_it", "before_it", "not_said"),
        tuple((one.election.what, one.election.on.isoformat(), one.beyond, one.before, one.not_said) for one in found),
        tuple((one.election.id,) for one in found),
    )


def _converted(source: ShelfSource, pledges: list[Pledge]) -> ReadTable:
    rates = [
        Rate(one.text("unit"), one.text("into"), one.number_of("value") or 0.0, one.text("source"))
        for one in source.entries("rates")
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            _kind(one.total.kind),
            number(one.total.amount),
            one.total.unit,
            number(one.amount),
            one.rate.into,
            number(one.rate.value),
            one.rate.source,
        )
        for one in converted(totals(pledges), rates)
    ]
    return ReadTable(
        "commitments.converted", ("kind", "amount", "unit", "would_be", "in_unit", "rate", "source"), tuple(rows)
    )


# --- hints ------------------------------------------------------------------------------------------------------------


def _hints(source: ShelfSource, pledges: list[Pledge]) -> tuple[Hint, ...]:
    counted = [one for one in pledges if one.counts]
    hints = [*_hints_on_time(source, counted)]

    def about(key: str, found: list[Pledge]) -> None:
        if found:
            hints.append(Hint(f"commitments.{key}", {"count": len(found)}, tuple(one.id for one in found)))

    about("contradicting", [one for one in counted if one.is_contradicting])
    about("personal", [one for one in counted if one.authority is Authority.PERSONAL])
    about("unauthorised", [one for one in counted if one.authority in {None, Authority.TO_ASK}])
    about("unvalidated", [one for one in counted if one.is_firm and not one.is_validated])
    if counted and not any(one.sector in PRIVATE for one in counted):
        hints.append(Hint("commitments.no_private"))
    if counted and not leads_of(source):
        hints.append(Hint("commitments.no_lead"))
    else:
        about("nobodys", [one for one in counted if one.is_lead is None])
    for units in mixed_units(totals(pledges)).values():
        hints.append(Hint("commitments.units", {"units": ", ".join(one or "–" for one in units)}))
    alone = [one.ask.id for one in needs.answers(asks_of(source), pledges) if not one.pledge_ids]
    if alone:
        hints.append(Hint("commitments.unanswered", {"count": len(alone)}, tuple(alone)))
    return tuple(hints)


def _hints_on_time(source: ShelfSource, counted: list[Pledge]) -> Iterable[Hint]:
    ids = tuple(one.id for one in counted)
    gap = gap_at_the_end(counted, deadline_of(source))
    if gap is not None:
        parts = {"years": gap.span.years, "months": gap.span.months}
        said = [name for name, value in parts.items() if value] or ["months"]
        values = {"last": gap.last_end.year, "deadline": gap.deadline.year}
        yield Hint(f"commitments.gap_{'_'.join(said)}", values | {name: parts[name] for name in said}, ids)
    open_ended = tuple(one.id for one in counted if one.end is None)
    if open_ended and deadline_of(source) is not None:
        yield Hint("commitments.no_end", {"count": len(open_ended)}, open_ended)
    coming = next_election(elections_of(source), source.today)
    if coming is not None and counted and not any(one.end and one.end > coming.on for one in counted):
        yield Hint("commitments.none_beyond_election", {"what": coming.what, "year": coming.on.year}, ids)


# --- facts ------------------------------------------------------------------------------------------------------------


def _facts(source: ShelfSource, pledges: list[Pledge]) -> dict[str, Any]:
    deadline = deadline_of(source)
    counted = [one for one in pledges if one.counts]
    return {
        "count": len(counted),
        "firm": sum(one.is_firm for one in counted),
        "deadline": deadline.isoformat() if deadline else "",
        "today": source.today.isoformat(),
        "totals": [_total(one) for one in totals(pledges)],
        "sectors": [
            {"sector": one or "", "count": sum(pledge.sector is one for pledge in counted)}
            for one in (*Sector, None)
            if any(pledge.sector is one for pledge in counted)
        ],
        "gaps": [
            {
                "kind": one.kind.value,
                "unit": one.unit,
                "needed": number(one.needed),
                "offered": number(one.offered),
                "firm": number(one.firm),
                "missing": number(one.missing),
            }
            for one in needs.gaps(asks_of(source), pledges)
        ],
        "bars": [_bar(one) for one in counted if one.end is not None],
        "elections": [
            {"what": one.what, "on": one.on.isoformat()} for one in sorted(elections_of(source), key=lambda one: one.on)
        ],
        "round": _round(source),
        "units": sorted({one.unit.strip() for one in pledges if one.unit.strip()}, key=str.casefold),
        "is_public": public_summary(source) is not None,
        "next_status": {status.value: following or "" for status, following in NEXT_STATUS.items()},
    }


def _round(source: ShelfSource) -> dict[str, str]:
    """The pledge round that is on: the latest of those that are."""
    on = [one for one in source.entries("pledge_rounds") if one.says_yes("is_on")]
    return {"id": on[-1].id, "question": on[-1].text("question")} if on else {"id": "", "question": ""}


def _total(one: Total) -> dict[str, Any]:
    return {
        "kind": one.kind.value,
        "unit": one.unit,
        "amount": number(one.amount),
        "firm": number(one.firm),
        "count": one.count,
        "firm_count": one.firm_count,
        "without_amount": one.without_amount,
        "from_lead": number(one.from_lead),
        "from_others": number(one.from_others),
        "from_unknown": number(one.from_unknown),
        "crowd_in": number(one.crowd_in),
        "private_share": number(one.private_share),
    }


def _bar(one: Pledge) -> dict[str, Any]:
    """What a picture needs of one commitment in time. Days are ISO; `years` and `months` are what is missing."""
    short = span_between(one.end, one.until) if one.end and one.until and one.ends_early else None
    return {
        "id": one.id,
        "start": one.start.isoformat() if one.start else "",
        "end": one.end.isoformat() if one.end else "",
        "until": one.until.isoformat() if one.until else "",
        "is_early": one.ends_early,
        "is_firm": one.is_firm,
        "years": short.years if short else 0,
        "months": short.months if short else 0,
    }
