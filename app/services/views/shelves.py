"""Registers and estimates as the room sees them: entries with credits and names, and what is read from them.

Must not: compute anything of the field (see `app.domain.readings` and the domain).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from app.domain.carrying.charter import read_subjects
from app.domain.carrying.place import Place
from app.domain.estimates.catalogue import SHEETS
from app.domain.estimates.sheet import SHOWN_FROM, Sheet, Showing
from app.domain.estimates.summary import Summary, summarise
from app.domain.quality.thresholds import thresholds_of
from app.domain.readings import READINGS, SHELVES, registers_of
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.register import Register, Store, is_released, linked_ids
from app.domain.registers.source import Entry, ShelfSource
from app.domain.snapshot import EntryView, EstimatesView, SheetView, ShelfView, SummaryView, Topic
from app.domain.workshop import Naming
from app.persistence.repositories.registers import Kept
from app.persistence.tables import CarriedRow, GoalRow, InstrumentRow, SheetRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.clock import Clock
from app.services.registers.values import standing_rows, values_of
from app.services.views.people import Credit, People

Answers = dict[tuple[str, int], dict[str, dict[str, list[str]]]]
"""(sheet, wave) -> subject id -> item -> answers."""

Subjects = dict[str, dict[str, Summary]]
"""Subject id -> item -> summary."""


async def shelf_view(work: UnitOfWork, people: People, topic: Topic, clock: Clock) -> ShelfView:
    """A topic's registers with what is read from them. Backstage entries appear once they are released."""
    source = await shelf_source(work, people, registers_of(topic), clock, is_backstage=topic is Topic.BLOCKERS)
    reading = READINGS.get(topic)
    shown = SHELVES[topic]
    return ShelfView(
        registers={one.key: [entry_view(entry) for entry in source.entries(one.key)] for one in shown},
        names=_names(shown, source),
        reading=reading(source).plain(is_live=True) if reading else {},
    )


def entry_view(entry: Entry) -> EntryView:
    """An entry as it is sent."""
    return EntryView(
        id=entry.id,
        number=entry.number,
        values=dict(entry.values),
        author=entry.author,
        group_index=entry.group_index,
        seat_id=entry.seat_id,
        edited_at=entry.edited_at.astimezone(UTC).isoformat() if entry.edited_at else "",
    )


async def shelf_source(
    work: UnitOfWork, people: People, keys: Sequence[str], clock: Clock, *, is_backstage: bool = False
) -> ShelfSource:
    """What a reading needs of these registers."""
    workshop = people.workshop
    rows: dict[str, Sequence[Kept]] = defaultdict(list)
    in_one_table = [key for key in keys if REGISTERS[key].store is Store.ENTRY]
    for row in await work.entries.of(workshop.id, *in_one_table) if in_one_table else ():
        rows[row.register_key].append(row)  # type: ignore[attr-defined]
    for key in keys:
        if REGISTERS[key].store is not Store.ENTRY:
            rows[key] = await standing_rows(work, workshop.id, REGISTERS[key])
    goals = await standing_rows(work, workshop.id, REGISTERS["goals"]) if "goals" not in keys else rows["goals"]
    adopted = [row for row in goals if isinstance(row, GoalRow) and row.status == "adopted"]
    entries = {key: [_entry(people, REGISTERS[key], row) for row in rows[key]] for key in keys}
    if not is_backstage:
        for key in keys:
            if REGISTERS[key].is_backstage:
                entries[key] = [one for one in entries[key] if is_released(one.values)]
    by_sheet, former_by_sheet = await summaries(work, workshop)
    challenge = await work.challenges.of_workshop(workshop.id)
    return ShelfSource(
        registers=entries,
        summaries_by_sheet=by_sheet,
        former_by_sheet=former_by_sheet,
        complexity=challenge.complexity if challenge else "",
        adopted=frozenset(row.id for row in adopted),
        deadlines={row.id: row.deadline for row in adopted},
        parts=frozenset(workshop.parts),
        template=workshop.template,
        language=workshop.language,
        today=clock().date(),
        groups=[group.name for group in people.groups],
        thresholds=thresholds_of(workshop.thresholds),
    )


def with_carried(
    carried: CarriedRow | None, present: Mapping[str, Subjects], former: Mapping[str, list[Subjects]]
) -> tuple[dict[str, Subjects], dict[str, list[Subjects]]]:
    """Summaries with those that came with a charter: the charter's are an earlier wave as soon as the room answers."""
    if carried is None:
        return dict(present), dict(former)
    said = {key: read_subjects(Place(one)) for key, one in carried.estimates.get("present", {}).items()}
    earlier = {
        key: [read_subjects(Place(one)) for one in waves] for key, waves in carried.estimates.get("former", {}).items()
    }
    return (
        {key: subjects or said.get(key, {}) for key, subjects in present.items()},
        {
            key: [*earlier.get(key, []), *([said[key]] if present[key] and said.get(key) else []), *waves]
            for key, waves in former.items()
        },
    )


def _entry(people: People, register: Register, row: Kept) -> Entry:
    credit = Credit() if register.is_uncredited else people.credit(row.seat_id, row_id=row.id)
    is_named = people.workshop.naming == Naming.NAMES and not register.is_uncredited
    return Entry(
        id=row.id,
        number=row.number,
        values=values_of(register, row),
        seat_id=(row.seat_id or "") if is_named else "",
        author=credit.author,
        # Where nobody is named no group is either: it would come and go with how many are in it.
        group_index=-1 if people.workshop.naming == Naming.NOBODY else credit.group_index,
        added_at=_added(row),
        edited_at=row.edited_at,
    )


def _added(row: Kept) -> datetime:
    if isinstance(row, GoalRow):
        return row.proposed_at
    return row.sketched_at if isinstance(row, InstrumentRow) else row.added_at


def _names(shown: Sequence[Register], source: ShelfSource) -> dict[str, str]:
    """The names of everything that these registers point at."""
    named: dict[str, str] = {}
    for register in shown:
        for field in register.linking:
            title = REGISTERS[field.target].title
            by_id = {one.id: one.text(title) for one in source.entries(field.target)}
            for entry in source.entries(register.key):
                for one in linked_ids(field, entry.values[field.name]):
                    if one in by_id:
                        named[one] = by_id[one]
    return named


# --- estimates --------------------------------------------------------------------------------------------------------


async def estimates_view(work: UnitOfWork, workshop_id: str) -> EstimatesView:
    """All sheets: how many have answered, and what may be seen of the answers."""
    rows = {row.sheet: row for row in await work.sheets.of(workshop_id)}
    answers = await _answers(work, workshop_id)
    given = {(sheet, wave): count for sheet, wave, count in await work.estimates.givers(workshop_id)}
    views = {}
    for key, sheet in SHEETS.items():
        row = rows.get(key) or SheetRow(workshop_id=workshop_id, sheet=key)
        views[key] = SheetView(
            key=key,
            wave=row.wave,
            is_open=row.is_open,
            is_shown=row.is_shown,
            given=given.get((key, row.wave), 0),
            subjects=_views(_shown(sheet, answers.get((key, row.wave), {}), is_shown=row.is_shown)),
            former=[_views(_shown(sheet, answers.get((key, wave), {}), is_shown=True)) for wave in range(1, row.wave)],
        )
    return EstimatesView(views)


async def summaries(work: UnitOfWork, workshop: WorkshopRow) -> tuple[dict[str, Subjects], dict[str, list[Subjects]]]:
    """What may be seen of every sheet: of its present wave, and of the earlier ones, oldest first."""
    rows = {row.sheet: row for row in await work.sheets.of(workshop.id)}
    answers = await _answers(work, workshop.id)
    present, former = {}, {}
    for key, sheet in SHEETS.items():
        row = rows.get(key)
        wave, is_shown = (row.wave, row.is_shown) if row else (1, False)
        present[key] = _shown(sheet, answers.get((key, wave), {}), is_shown=is_shown)
        former[key] = [_shown(sheet, answers.get((key, one), {}), is_shown=True) for one in range(1, wave)]
    carried = await work.carried.of(workshop.id) if workshop.is_carried else None
    return with_carried(carried, present, former)


async def _answers(work: UnitOfWork, workshop_id: str) -> Answers:
    answers: Answers = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for sheet, wave, subject, item, answer, count in await work.estimates.counted(workshop_id):
        answers[sheet, wave][subject][item] += [answer] * count
    return answers


def _shown(
    sheet: Sheet, answers: Mapping[str, Mapping[str, list[str]]], *, is_shown: bool
) -> dict[str, dict[str, Summary]]:
    """Everything once the facilitator shows it; before, only what shows at once and enough people have answered."""
    if not is_shown and sheet.showing is not Showing.AT_ONCE:
        return {}
    shown: dict[str, dict[str, Summary]] = {}
    for subject, by_item in answers.items():
        found = {item.name: summarise(item, by_item.get(item.name, ())) for item in sheet.items}
        kept = {name: one for name, one in found.items() if (one.count if is_shown else one.count >= SHOWN_FROM)}
        if kept:
            shown[subject] = kept
    return shown


def _views(summaries: Mapping[str, Mapping[str, Summary]]) -> dict[str, dict[str, SummaryView]]:
    return {
        subject: {
            name: SummaryView(
                one.count,
                one.passes,
                -1 if one.median is None else one.median,
                -1 if one.low is None else one.low,
                -1 if one.high is None else one.high,
                dict(one.counts),
            )
            for name, one in by_item.items()
        }
        for subject, by_item in summaries.items()
    }
