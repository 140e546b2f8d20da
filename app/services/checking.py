"""The quality checks of a workshop: its own numbers and severities, and words on single findings.

Must not: judge (see `app.domain.quality`), or put aside what blocks a complete draft.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from app.domain.actions import Action
from app.domain.charter.quality import findings_of
from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.quality.checks import CHECKS, Severity
from app.domain.quality.settling import TAKES_A_REASON, TAKES_NONE, NoteKind, read_severities
from app.domain.quality.thresholds import BOUNDS, CHECKED_BY, DEFAULTS, read_thresholds, thresholds_of
from app.domain.snapshot import FindingView, Topic
from app.domain.workshop import Actor, clean_text
from app.i18n.text import texts
from app.persistence.tables import CheckNoteRow
from app.services.forms import Typed
from app.services.turn import Gate, Turn
from app.services.views.charter import charter_data
from app.services.views.goals import hints_for
from app.services.views.people import People
from app.services.views.results import Results

MOST_NOTES = 200
_SHOWN = (Topic.GOALS, Topic.CHARTER)


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What a workshop has set: every threshold as it is used, and the severity of every check ('off': not asked).

    `titles` are the checks in words and `labels` the thresholds; `numbers_of` says which check compares with which.
    """

    thresholds: Mapping[str, float] = field(default_factory=dict)
    usual_thresholds: Mapping[str, float] = field(default_factory=dict)
    bounds: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    severities: Mapping[str, str] = field(default_factory=dict)
    usual_severities: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    numbers_of: Mapping[str, list[str]] = field(default_factory=dict)


class Checking:
    """All about the checks that is not a check."""

    def __init__(self, gate: Gate, results: Results) -> None:
        self._gate = gate
        self._results = results

    # --- numbers and severities -------------------------------------------------------------------------------------

    async def settings(self, actor: Actor) -> CheckSettings:
        """The numbers and severities in use, with the usual ones beside them."""
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.VIEW_CHARTER)
        used, words = thresholds_of(workshop.thresholds), texts(workshop.language)
        return CheckSettings(
            {name: getattr(used, name) for name in BOUNDS},
            {name: getattr(DEFAULTS, name) for name in BOUNDS},
            dict(BOUNDS),
            {one.id: str(workshop.severities.get(one.id, one.severity)) for one in CHECKS.values()},
            {one.id: str(one.severity) for one in CHECKS.values()},
            {one.id: words.format(one.title_key) for one in CHECKS.values()},
            {name: words.format(f"charter.doc.threshold.{name}") for name in BOUNDS},
            {one: [name for name in BOUNDS if CHECKED_BY[name] == one] for one in CHECKS},
        )

    async def configure(
        self, actor: Actor, *, thresholds: Mapping[str, Any] | None, severities: Mapping[str, Any] | None
    ) -> None:
        """Set the numbers and severities of this workshop anew; what is not named is as usual. None: leave them.

        Errors: Invalid, as `read_thresholds` and `read_severities`.
        """
        numbers = None if thresholds is None else read_thresholds(thresholds)
        grades = None if severities is None else read_severities(severities)
        async with self._gate.turn(actor, Action.EDIT_WORKSHOP, *_SHOWN, Topic.MIX, Topic.BACKSTAGE) as turn:
            if numbers is not None:
                turn.workshop.thresholds = numbers
            if grades is not None:
                turn.workshop.severities = grades

    async def hints(self, actor: Actor, fields: Typed) -> list[FindingView]:
        """What the checks say of a goal that is still being typed, by the numbers of this workshop."""
        async with self._gate.database.read() as work:
            workshop, _ = await self._gate.check(work, actor, Action.VIEW_ROOM)
        return hints_for(
            fields,
            today=self._gate.clock().date(),
            language=workshop.language,
            thresholds=thresholds_of(workshop.thresholds),
            severities=workshop.severities,
        )

    # --- words on findings --------------------------------------------------------------------------------------------

    async def put_aside(self, actor: Actor, check_id: str, *, subject_id: str = "", reason: str = "") -> str:
        """Put an open finding aside with a reason that is kept; returns the note's id.

        Errors: NotFound `check.not_open`, Conflict `check.blocks`, Invalid naming `reason`.
        """
        said = clean_text(reason, "reason", most=600, least=3)
        async with self._gate.turn(
            actor, Action.EDIT_CHARTER, *_SHOWN, label="put_check_aside", is_undoable=True
        ) as turn:
            people = await People.read(turn.work, turn.workshop)
            data = await charter_data(turn.work, people, self._results, self._gate.clock)
            open_ones = [
                one
                for one in findings_of(data)
                if one.is_open and (one.check_id, one.subject_id) == (check_id, subject_id)
            ]
            if not open_ones:
                raise NotFound("check.not_open")
            if all(one.severity is Severity.BLOCK for one in open_ones):
                raise Conflict("check.blocks")
            return await self._note(turn, check_id, subject_id, NoteKind.ASIDE, said)

    async def explain(self, actor: Actor, check_id: str, kind: str, reason: str = "") -> str:
        """Say why something is left out on purpose ('reason': Q18, Q19) or that there is none ('none': Q27, Q39).

        Returns the note's id. Errors: Invalid `check.kind`, or naming `reason`.
        """
        allowed = {NoteKind.REASON: TAKES_A_REASON, NoteKind.NONE: TAKES_NONE}
        wanted = next((one for one in allowed if one == kind), None)
        if wanted is None or check_id not in allowed[wanted]:
            raise Invalid("check.kind", "kind")
        said = clean_text(reason, "reason", most=600, least=3 if wanted is NoteKind.REASON else 0)
        async with self._gate.turn(
            actor, Action.EDIT_CHARTER, *_SHOWN, label="explain_check", is_undoable=True
        ) as turn:
            return await self._note(turn, check_id, "", wanted, said)

    async def take_back(self, actor: Actor, note_id: str) -> None:
        """Take a word on a check back; the finding is open again. Errors: NotFound `check.note_gone`."""
        async with self._gate.turn(
            actor, Action.EDIT_CHARTER, *_SHOWN, label="take_back_check_note", is_undoable=True
        ) as turn:
            row = await turn.work.check_notes.get(actor.workshop_id, note_id, lock=True)
            if row is None or row.is_removed:
                raise NotFound("check.note_gone")
            row.is_removed = True

    async def _note(self, turn: Turn, check_id: str, subject_id: str, kind: NoteKind, reason: str) -> str:
        """Keep a word; one said again replaces the former."""
        await turn.work.workshops.by_id(turn.actor.workshop_id, lock=True)
        standing = await turn.work.check_notes.of(turn.actor.workshop_id)
        if len(standing) >= MOST_NOTES:
            raise Conflict("check.too_many_notes", most=MOST_NOTES)
        for one in standing:
            if (one.check_id, one.subject_id, one.kind) == (check_id, subject_id, kind):
                one.is_removed = True
        row = turn.work.check_notes.add(
            CheckNoteRow(
                workshop_id=turn.actor.workshop_id,
                check_id=check_id,
                subject_id=subject_id,
                kind=kind,
                reason=reason,
                role=turn.actor.role,
                noted_at=turn.now,
            )
        )
        return row.id
