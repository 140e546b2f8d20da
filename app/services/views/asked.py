"""What the checks of goals are told beyond the goals' own words: the room's answers, what was dropped, and the notes.

Read once for all goals of a workshop. Must not: judge anything (see `app.domain.quality`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from app.domain.estimates.summary import Summary, ratings, yes_percent
from app.domain.quality.checks import Finding
from app.domain.quality.goal import Dropped, GoalAnswers, GoalContext, check_goal
from app.domain.quality.settling import CheckNote, NoteKind, settled
from app.domain.quality.thresholds import Thresholds, thresholds_of
from app.persistence.tables import EntryRow, GoalRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.goalsetting import content_of, first_of
from app.services.views.shelves import summaries

Sheets = Mapping[str, Mapping[str, Mapping[str, Summary]]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known besides the goals themselves. `places` are dropped ones by goal; `levels` go with `levels_of`."""

    thresholds: Thresholds
    severities: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[CheckNote, ...] = ()
    sheets: Sheets = field(default_factory=dict)
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    levels: tuple[str, ...] = ()
    levels_of: str = ""
    language: str = "en"
    workshop_day: date | None = None

    @classmethod
    async def read(cls, work: UnitOfWork, workshop: WorkshopRow, goals: Sequence[GoalRow]) -> "Asked":
        """Everything that the checks of these goals are told."""
        sheets, _ = await summaries(work, workshop)
        entries = await work.entries.ever(workshop.id, "subtargets", "levels")
        adopted = sorted((row.number, row.id) for row in goals if row.status == "adopted")
        return cls(
            thresholds=thresholds_of(workshop.thresholds),
            severities=workshop.severities,
            notes=await check_notes(work, workshop.id),
            sheets=sheets,
            places=_dropped_places(entries),
            levels=_dropped(entries, "levels", "level"),
            levels_of=adopted[0][1] if adopted else "",
            language=workshop.language,
            workshop_day=workshop.ended_at.date() if workshop.ended_at else None,
        )

    def findings_of(self, row: GoalRow, today: date) -> tuple[Finding, ...]:
        """All findings about a goal, as the rules give them."""
        context = GoalContext(
            today=today,
            workshop_day=self.workshop_day,
            first=first_of(row),
            answers=self._answers(row),
            dropped=Dropped(self.places.get(row.id, ()), self.levels if row.id == self.levels_of else ()),
            language=self.language,
        )
        return check_goal(content_of(row), context, self.thresholds, subject_id=row.id)

    def settled_of(self, row: GoalRow, today: date) -> tuple[Finding, ...]:
        """The same as the workshop takes them: off, weighed and put aside."""
        return settled(self.findings_of(row, today), self.severities, self.notes)

    def _answers(self, row: GoalRow) -> GoalAnswers:
        said = self.sheets.get("goal_check", {}).get(row.id, {})
        mission = self.sheets.get("calibration", {}).get("", {})
        neutral = self.sheets.get("neutrality", {}).get(row.id, {})
        return GoalAnswers(
            boldness=ratings(said.get("boldness")) or ratings(mission.get("boldness")),
            feasibility=ratings(said.get("feasibility")),
            two_solutions_percent=yes_percent(neutral.get("two_solutions")),
            anyway_percent=yes_percent(said.get("anyway")),
            neighbour_percent=yes_percent(said.get("neighbour")),
            business_as_usual=_number(row.more.get("usual_value")),
            past_pace=_number(row.more.get("past_pace")),
        )


async def check_notes(work: UnitOfWork, workshop_id: str) -> tuple[CheckNote, ...]:
    """What was said about checks, oldest first."""
    return tuple(
        CheckNote(row.id, row.check_id, row.subject_id, NoteKind(row.kind), row.reason, row.role, row.noted_at.date())
        for row in await work.check_notes.of(workshop_id)
    )


def _dropped_places(entries: Sequence[EntryRow]) -> dict[str, tuple[str, ...]]:
    """By goal: places that had a target, and have none any more."""
    by_goal: dict[str, list[EntryRow]] = defaultdict(list)
    for row in entries:
        if row.register_key == "subtargets":
            by_goal[str(row.more.get("goal") or "")].append(row)
    found = {goal: _dropped(rows, "subtargets", "scope") for goal, rows in by_goal.items()}
    return {goal: places for goal, places in found.items() if goal and places}


def _dropped(entries: Sequence[EntryRow], register: str, name: str) -> tuple[str, ...]:
    rows = [row for row in entries if row.register_key == register]
    standing = {_plain(row.more.get(name)) for row in rows if not row.is_removed}
    gone = [str(row.more.get(name) or "") for row in rows if row.is_removed and row.merged_into_id is None]
    return tuple(dict.fromkeys(one for one in gone if one and _plain(one) not in standing))


def _plain(value: object) -> str:
    return " ".join(str(value or "").casefold().split())


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) else None
