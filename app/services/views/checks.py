"""The quality checks in words, for the page beside the document and for programs.

Must not: judge (see `app.domain.quality`).
"""

from collections.abc import Sequence

from app.domain.charter.data import CharterData
from app.domain.charter.pen import Texts
from app.domain.charter.quality import findings_of
from app.domain.quality.checks import CHECKS, Finding, Outcome, Severity
from app.domain.quality.settling import TAKES_A_REASON, TAKES_NONE, CheckNote, NoteKind
from app.domain.snapshot import CheckNoteView, CheckView

_FIRST = {Severity.BLOCK: 0, Severity.WARN: 1, Severity.INFO: 2}
_OUTCOMES = {
    Outcome.FAILED: 0,
    Outcome.HINT: 1,
    Outcome.NOT_ANSWERED: 2,
    Outcome.PUT_ASIDE: 3,
    Outcome.PASSED: 4,
}


def checks_views(data: CharterData, texts: Texts) -> tuple[list[CheckView], list[CheckNoteView]]:
    """Every finding, what blocks and what is open first, and every word that was said on checks."""
    found = findings_of(data)
    goals = {goal.id: goal.content.statement for goal in data.goals}
    order = list(CHECKS)
    ordered = sorted(
        found,
        key=lambda one: (not one.is_open, _FIRST[one.severity], _OUTCOMES[one.outcome], order.index(one.check_id)),
    )
    views = [_view(one, goals.get(one.subject_id, ""), texts) for one in ordered]
    return views, [_note(one, found, goals.get(one.subject_id, ""), texts) for one in data.check_notes]


def _view(finding: Finding, subject: str, texts: Texts) -> CheckView:
    step = CHECKS[finding.check_id].step
    return CheckView(
        check_id=finding.check_id,
        subject_id=finding.subject_id,
        subject=subject,
        title=texts.format(finding.title_key),
        message=texts.format(finding.message_key, **finding.values),
        mend=texts.format(finding.mend_key, **finding.values) if finding.mend_key and finding.is_open else "",
        outcome=str(finding.outcome),
        severity=str(finding.severity),
        step=str(step) if step else "",
        takes=_takes(finding),
        reason=finding.reason,
        note_id=finding.note_id,
    )


def _takes(finding: Finding) -> list[str]:
    if not finding.is_open:
        return []
    found = [
        str(kind)
        for kind, checks in ((NoteKind.REASON, TAKES_A_REASON), (NoteKind.NONE, TAKES_NONE))
        if finding.check_id in checks
    ]
    return found if found or finding.severity is Severity.BLOCK else [str(NoteKind.ASIDE)]


def _note(note: CheckNote, found: Sequence[Finding], subject: str, texts: Texts) -> CheckNoteView:
    return CheckNoteView(
        id=note.id,
        check_id=note.check_id,
        title=texts.format(CHECKS[note.check_id].title_key),
        subject=subject,
        kind=str(note.kind),
        reason=note.reason,
        role=note.role,
        on=note.noted_on.isoformat() if note.noted_on else "",
        is_used=note.kind is not NoteKind.ASIDE or any(one.note_id == note.id for one in found),
    )
