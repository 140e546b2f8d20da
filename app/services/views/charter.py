"""The charter's contents, read in one look as others may see them, and the draft as the page draws it.

What is sealed or hidden is not read into them: no card before the reveal, no round before its result is revealed.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Protocol, TypeVar

from app.domain.charter.assemble import Charter, DraftSection
from app.domain.charter.data import (
    CardFacts,
    ChallengeFacts,
    CharterData,
    Credit,
    EntryFacts,
    GoalFacts,
    GroupFacts,
    InstrumentFacts,
    ParkedFacts,
    ProgrammeFacts,
    SectionEdit,
    StakeholderFacts,
    StepFacts,
    WorkshopFacts,
)
from app.domain.charter.rich import to_html
from app.domain.document import (
    Block,
    Figure,
    Heading,
    ItemList,
    Missing,
    Note,
    Paragraph,
    Table,
    references_in,
    text_of,
)
from app.domain.quality.settling import Words
from app.domain.readings import READINGS
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.source import ShelfSource
from app.domain.roles import Role
from app.domain.snapshot import BlockView, CharterSectionView, CharterView, NamedView, StandingView
from app.domain.steps import Prompt, StepKind, StepStatus
from app.domain.workshop import Naming, WorkshopStatus
from app.persistence.tables import CardRow, GoalRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services import goalsetting, mapping, sketching
from app.services.clock import Clock
from app.services.views.asked import Asked
from app.services.views.comments import comment_facts
from app.services.views.figures import figure_view
from app.services.views.people import People
from app.services.views.provenance import events
from app.services.views.results import Results
from app.services.views.round_facts import round_facts
from app.services.views.shelves import shelf_source


class _Mergeable(Protocol):
    id: str
    merged_into_id: str | None


class _Authored(Protocol):
    id: str
    seat_id: str | None


M = TypeVar("M", bound=_Mergeable)


def registers_facts(source: ShelfSource) -> dict[str, tuple[EntryFacts, ...]]:
    """The entries of every register as a charter may print them, each with an anchor of its register's own."""
    return {
        key: tuple(
            EntryFacts(
                one.id,
                one.number,
                one.values,
                Credit(one.author, source.groups[one.group_index] if one.group_index >= 0 else ""),
                f"{register.anchor}{one.number}",
            )
            for one in source.entries(key)
        )
        for key, register in REGISTERS.items()
    }


async def charter_data(work: UnitOfWork, people: People, results: Results, clock: Clock) -> CharterData:
    """Everything a charter is assembled from."""
    workshop = people.workshop
    seats = [seat for seat in people.seats.values() if seat.removed_at is None and seat.role == Role.PARTICIPANT]
    goals = list(await work.goals.of(workshop.id))
    step = await work.steps.of_kind(workshop.id, StepKind.FRAME)
    is_revealed = bool(step and step.is_revealed)
    cards = await _cards(work, people) if is_revealed else ()
    source = await shelf_source(work, people, tuple(REGISTERS), clock)
    versions = await work.charter_versions.of(workshop.id)
    asked = await Asked.read(work, workshop, goals)
    data = CharterData(
        workshop=WorkshopFacts(
            id=workshop.id,
            title=workshop.title,
            purpose=workshop.purpose,
            language=workshop.language,
            convener=workshop.convener,
            place=workshop.place,
            naming=Naming(workshop.naming),
            status=WorkshopStatus(workshop.status),
            created_on=workshop.created_at.date(),
            ended_on=_day(workshop.ended_at),
        ),
        generated_on=clock().date(),
        groups=tuple(
            GroupFacts(
                group.id,
                group.name,
                max(sum(seat.group_id == group.id for seat in seats), people.took_part(group.id).get("seats", 0)),
                max(
                    sum(seat.weight for seat in seats if seat.group_id == group.id),
                    people.took_part(group.id).get("voices", 0),
                ),
            )
            for group in people.groups
        ),
        unseated=max(
            sum(seat.weight for seat in seats if people.group_index(seat.group_id) < 0),
            people.took_part("").get("voices", 0),
        ),
        steps=tuple(
            StepFacts(
                one.id, StepKind(one.kind), one.title, one.minutes, StepStatus(one.status), one.opened_at, one.closed_at
            )
            for one in await work.steps.of(workshop.id)
        ),
        cards=cards,
        challenge=await _challenge(work, workshop.id, cards) if is_revealed else ChallengeFacts(),
        goals=_goals(people, goals, clock, asked),
        rounds=await round_facts(work, people, goals, results),
        stakeholders=tuple(
            StakeholderFacts(row.id, row.number, mapping.content_of(row), _credit(people, row))
            for row in await work.stakeholders.of(workshop.id)
            if not row.is_removed
        ),
        instruments=tuple(
            InstrumentFacts(row.id, row.number, sketching.content_of(row), _credit(people, row))
            for row in await work.instruments.of(workshop.id)
            if not row.is_removed
        ),
        parked=await _parked(work, people),
        registers=registers_facts(source),
        readings={topic.value: reading(source) for topic, reading in READINGS.items()},
        shelves=replace(source, none=Words.of(asked.notes).none),
        parts=frozenset(workshop.parts),
        edits=tuple(
            SectionEdit(row.section_key, row.text, row.basis, _day(row.edited_at), row.form)
            for row in await work.charter_edits.of(workshop.id)
        ),
        programme=await _programme(work, workshop),
        state=workshop.charter_state,
        version_label=versions[-1].label if versions else "",
        has_moved_on=bool(versions) and versions[-1].changes != await work.changes.of_contents(workshop.id),
        comments=await comment_facts(work, people),
        thresholds=asked.thresholds,
        severities=asked.severities,
        check_notes=asked.notes,
    )
    return replace(data, events=await events(work, people, data))


async def _programme(work: UnitOfWork, workshop: WorkshopRow) -> ProgrammeFacts | None:
    member = await work.programmes.of_workshop(workshop.id) if workshop.programme_id else None
    return ProgrammeFacts(member.code, member.title) if member else None


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _credit(people: People, row: _Authored) -> Credit:
    credit = people.credit(row.seat_id, getattr(row, "group_id", None), row.id)
    return Credit(credit.author, credit.group_name)


def _folded(rows: Iterable[M], stands: Callable[[M], bool]) -> Iterable[tuple[M, list[M]]]:
    """The rows that stand, each with all that were folded into it, also by way of another."""
    listed = list(rows)
    by_id = {row.id: row for row in listed}
    heaps: dict[str, list[M]] = defaultdict(list)
    for row in listed:
        root, seen = row, {row.id}
        while root.merged_into_id in by_id and root.merged_into_id not in seen:
            root = by_id[root.merged_into_id]
            seen.add(root.id)
        if root is not row:
            heaps[root.id].append(row)
    return [(row, heaps[row.id]) for row in listed if row.merged_into_id is None and stands(row)]


async def _cards(work: UnitOfWork, people: People) -> tuple[CardFacts, ...]:
    clusters = {one.id: one.name for one in await work.clusters.of(people.workshop.id)}
    rows = [row for row in await work.cards.of(people.workshop.id) if not row.is_hidden]

    def facts(row: CardRow, merged: Sequence[CardRow] = ()) -> CardFacts:
        return CardFacts(
            id=row.id,
            number=row.number,
            prompt=Prompt(row.prompt),
            text=row.text,
            credit=_credit(people, row),
            original_text=row.original_text if row.original_text != row.text else "",
            cluster=clusters.get(row.cluster_id or "", ""),
            merged=tuple(facts(one) for one in merged),
        )

    found = [facts(row, merged) for row, merged in _folded(rows, lambda _: True)]
    return tuple(sorted(found, key=lambda one: one.number))


async def _challenge(work: UnitOfWork, workshop_id: str, cards: tuple[CardFacts, ...]) -> ChallengeFacts:
    row = await work.challenges.of_workshop(workshop_id)
    if row is None:
        return ChallengeFacts()
    numbers = {one.id: one.number for card in cards for one in (card, *card.merged)}
    sources = [numbers[one] for one in await work.challenges.sources(workshop_id) if one in numbers]
    return ChallengeFacts(row.statement, row.complexity, row.scope_in, row.scope_out, tuple(sources))


def _goals(people: People, rows: list[GoalRow], clock: Clock, asked: Asked) -> tuple[GoalFacts, ...]:
    def facts(row: GoalRow, merged: Sequence[GoalRow] = ()) -> GoalFacts:
        return GoalFacts(
            id=row.id,
            number=row.number,
            content=goalsetting.content_of(row),
            is_adopted=row.status == "adopted",
            credit=_credit(people, row),
            adoption_reason=row.adoption_reason,
            adopted_on=_day(row.adopted_at),
            first=goalsetting.first_of(row),
            findings=asked.findings_of(row, clock().date()),
            merged=tuple(facts(one) for one in merged),
        )

    shown = [row for row in rows if row.status != "hidden"]
    found = [facts(row, merged) for row, merged in _folded(shown, lambda row: row.status in {"proposed", "adopted"})]
    return tuple(sorted(found, key=lambda one: (not one.is_adopted, one.number)))


async def _parked(work: UnitOfWork, people: People) -> tuple[ParkedFacts, ...]:
    """Numbered by arrival, so that a number stays when an item is settled; open ones first."""
    rows = sorted(await work.parking.of(people.workshop.id), key=lambda row: (row.parked_at, row.id))
    found = [
        ParkedFacts(number, row.text, _credit(people, row), row.is_settled, row.answer)
        for number, row in enumerate(rows, start=1)
    ]
    return tuple(sorted(found, key=lambda one: one.is_settled))


# --- the page -------------------------------------------------------------------------------------------------------


def charter_view(charter: Charter, standing: StandingView | None = None) -> CharterView:
    """The draft for the page: blocks in order, each with the section it stands in."""
    sections = {f"section-{one.key}": one for one in charter.sections}
    blocks, current, own = [], charter.sections[0], 0
    for block in charter.document.blocks:
        if isinstance(block, Heading) and block.anchor in sections:
            current = sections[block.anchor]
            own = current.own
            blocks.append(_block_view(block, current))
            continue
        blocks.append(_own_view(block, current) if own > 0 else _block_view(block, current))
        own -= 1
    return CharterView(
        title=charter.document.title,
        blocks=blocks,
        sections=[
            CharterSectionView(one.key, one.title, one.text, one.basis, one.is_edited, one.is_outdated)
            for one in charter.sections
            if one.is_editable
        ],
        missing=list(charter.missing),
        passed=charter.readiness.passed,
        checked=charter.readiness.checked,
        standing=standing or StandingView(),
    )


def _own_view(block: Block, section: DraftSection) -> BlockView:
    """A block that somebody worded: its markup is kept, as HTML that `to_html` wrote."""
    view = _block_view(block, section)
    return view if isinstance(block, Heading) else replace(view, kind="own", html=to_html((block,)))


def _block_view(block: Block, section: DraftSection) -> BlockView:
    def view(**parts: object) -> BlockView:
        references = [NamedView(run.target, run.text.strip("[]")) for run in references_in((block,))]
        return BlockView(
            references=references,
            section_key=section.key,
            is_edited=section.is_edited,
            **parts,  # type: ignore[arg-type]
        )

    match block:
        case Heading(level=level, text=text, anchor=anchor):
            return view(kind="heading", level=level, anchor=anchor, text=text)
        case Paragraph(runs=runs):
            return view(kind="paragraph", text=text_of(runs, with_references=False).strip())
        case ItemList(items=items):
            return view(kind="list", items=[text_of(item) for item in items])
        case Table():
            return view(kind="table", **_table(block))
        case Figure(table=table):
            return view(kind="figure" if block.key else "table", figure=figure_view(block), **_table(table))
        case Missing(text=text) | Note(text=text):
            kind, mend = ("missing", block.mend) if isinstance(block, Missing) else ("note", "")
            return view(kind=kind, text=text, mend=mend)


def _table(table: Table) -> dict[str, object]:
    return {
        "text": table.caption,
        "header": list(table.header),
        "rows": [[text_of(cell) for cell in row.cells] for row in table.rows],
        "row_anchors": [row.anchor for row in table.rows],
    }
