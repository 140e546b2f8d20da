"""Reading of the pledges: totals that never cross units, what crowds in, what ends too early, what is missing."""

from app.domain.crowding_in import COUNTED, FIRM, Pledge, by_sector, ends_early, gap_years, plain_unit, totals
from app.domain.readings.findings import Findings, Hint, ReadTable, Word, number
from app.domain.registers.pledges import Authority, CommitmentKind, CommitmentStatus
from app.domain.registers.source import Entry, ShelfSource
from app.domain.stakeholders import Sector, StakeholderRole


def read(source: ShelfSource) -> Findings:
    """Tables of totals, sectors, statuses and gaps; hints; and `facts` for the pledge round's own picture."""
    pledges = pledges_of(source)
    deadline = max((day for day in source.deadlines.values() if day), default=None)
    early = ends_early(pledges, deadline)
    offers = {one.id: one.text("offer") for one in source.entries("commitments")}
    counted = [one for one in pledges if one.status in COUNTED]
    return Findings(
        tables=(
            _totals(pledges),
            ReadTable(
                "commitments.sectors",
                ("sector", "count"),
                tuple(
                    (Word(f"sector.{sector}") if sector else Word("reading.not_said"), count)
                    for sector, count in by_sector(pledges).items()
                ),
            ),
            ReadTable(
                "commitments.statuses",
                ("status", "count"),
                tuple(
                    (Word(f"commitment.status.{status}"), sum(one.status is status for one in pledges))
                    for status in CommitmentStatus
                    if any(one.status is status for one in pledges)
                ),
            ),
            _gaps(source, pledges),
            ReadTable(
                "commitments.early",
                ("commitment", "ends", "years_missing"),
                tuple((offers[one.id], one.end.isoformat(), one.years) for one in early),
                tuple((one.id,) for one in early),
            ),
        ),
        hints=_hints(counted, gap_years(pledges, deadline)),
        facts={
            "count": len(counted),
            "firm": sum(one.status in FIRM for one in pledges),
            "deadline": deadline.isoformat() if deadline else "",
            "today": source.today.isoformat(),
        },
    )


def pledges_of(source: ShelfSource) -> list[Pledge]:
    """The commitments as they count."""
    actors = {one.id: one for one in source.entries("stakeholders")}
    leads = leads_of(source)
    return [_pledge(one, actors.get(one.text("actor")), leads) for one in source.entries("commitments")]


def leads_of(source: ShelfSource) -> frozenset[str]:
    """The bodies that lead the mission: convenors, or challenge owners where nobody is named as convenor."""
    for role in (StakeholderRole.CONVENOR, StakeholderRole.CHALLENGE_OWNER):
        found = frozenset(one.id for one in source.entries("stakeholders") if role in one.many("roles"))
        if found:
            return found
    return frozenset()


def _pledge(entry: Entry, actor: Entry | None, leads: frozenset[str]) -> Pledge:
    return Pledge(
        id=entry.id,
        kind=CommitmentKind(entry.text("kind")),
        status=CommitmentStatus(entry.text("status") or CommitmentStatus.OFFERED),
        amount=entry.number_of("amount"),
        unit=entry.text("unit"),
        end=entry.day("end"),
        sector=Sector(actor.text("sector")) if actor and actor.text("sector") else None,
        is_lead=bool(actor and actor.id in leads),
        authority=Authority(entry.text("authority")) if entry.text("authority") else None,
        condition=entry.text("condition"),
        is_validated=entry.says_yes("is_validated"),
        is_contradicting=entry.says_yes("is_contradicting"),
    )


def _totals(pledges: list[Pledge]) -> ReadTable:
    return ReadTable(
        "commitments.totals",
        ("kind", "amount", "unit", "confirmed", "count", "from_lead", "from_others", "crowd_in"),
        tuple(
            (
                Word(f"commitment.kind.{one.kind}"),
                number(one.amount),
                one.unit,
                number(one.firm),
                one.count,
                number(one.from_lead),
                number(one.from_others),
                number(one.crowd_in),
            )
            for one in totals(pledges)
        ),
    )


def _gaps(source: ShelfSource, pledges: list[Pledge]) -> ReadTable:
    offered = {(one.kind, plain_unit(one.unit)): one.amount for one in totals(pledges)}
    rows, ids = [], []
    for ask in source.entries("asks"):
        need = ask.number_of("amount")
        if need is None:
            continue
        has = offered.get((CommitmentKind(ask.text("kind")), plain_unit(ask.text("unit"))), 0.0)
        missing = number(max(0.0, need - has))
        rows.append((ask.text("need"), number(need), ask.text("unit"), number(has), missing))
        ids.append((ask.id,))
    return ReadTable("commitments.gaps", ("need", "amount", "unit", "offered", "missing"), tuple(rows), tuple(ids))


def _hints(counted: list[Pledge], years: int) -> tuple[Hint, ...]:
    hints = []
    if years:
        hints.append(Hint("commitments.gap_years", {"years": years}, tuple(one.id for one in counted)))
    unauthorised = tuple(one.id for one in counted if one.authority is not Authority.AUTHORISED)
    if unauthorised:
        hints.append(Hint("commitments.unauthorised", {"count": len(unauthorised)}, unauthorised))
    unvalidated = tuple(one.id for one in counted if one.status in FIRM and not one.is_validated)
    if unvalidated:
        hints.append(Hint("commitments.unvalidated", {"count": len(unvalidated)}, unvalidated))
    contradicting = tuple(one.id for one in counted if one.is_contradicting)
    if contradicting:
        hints.append(Hint("commitments.contradicting", {"count": len(contradicting)}, contradicting))
    if counted and not any(one.sector in {Sector.BUSINESS, Sector.FINANCE} for one in counted):
        hints.append(Hint("commitments.no_private"))
    return tuple(hints)
