"""What a quality check is, what it finds, and how findings add up to a readiness score.

The checks and their severities are those of the charter's chapter on quality (Q01 to Q42); only those that have a rule
here are listed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from app.domain.steps import StepKind


class Kind(StrEnum):
    """Who decides: the rule (auto), people on the rule's suspicion (hint), or people by their answers (ask)."""

    AUTO = "auto"
    HINT = "hint"
    ASK = "ask"


class Severity(StrEnum):
    """What an open check does: it blocks the status 'complete draft', warns, or informs. None stops an export."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


class Outcome(StrEnum):
    """What came out. `not_answered`: there is not enough to judge yet, or nobody has been asked. `put_aside`: people
    have looked at a hint or a failed check and said why it does not count here.
    """

    PASSED = "passed"
    FAILED = "failed"
    HINT = "hint"
    NOT_ANSWERED = "not_answered"
    PUT_ASIDE = "put_aside"


@dataclass(frozen=True, slots=True)
class Check:
    """A named rule; its texts are `check.<id>.title`, and `check.<id>.<outcome>` and `.mend` with their variants.

    `step` is where what it finds can be mended; None where nothing can, as with votes that are over.
    """

    id: str
    kinds: tuple[Kind, ...]
    severity: Severity
    step: StepKind | None = None

    @property
    def title_key(self) -> str:
        """Message key of the check's question."""
        return f"check.{self.id}.title"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. `mend_key` says what would help; empty where nothing is to mend.

    `subject_id` is the goal it is about, empty for the mission as a whole. `severity` is the check's own, or a lower
    one for a lesser finding of the same check. `reason` and `note_id` belong to what was put aside.
    """

    check_id: str
    outcome: Outcome
    severity: Severity
    message_key: str
    mend_key: str = ""
    values: Mapping[str, str | int] = field(default_factory=dict)
    subject_id: str = ""
    reason: str = ""
    note_id: str = ""

    @property
    def title_key(self) -> str:
        """Message key of the check's question."""
        return CHECKS[self.check_id].title_key

    @property
    def is_open(self) -> bool:
        """Whether there is something to mend or to look at."""
        return self.outcome in {Outcome.FAILED, Outcome.HINT}


_AUTO, _HINT, _ASK = (Kind.AUTO,), (Kind.HINT,), (Kind.ASK,)
_BLOCK, _WARN, _INFO = Severity.BLOCK, Severity.WARN, Severity.INFO

_MENDED_IN: Mapping[StepKind, str] = {
    StepKind.GOALS: "Q01 Q02 Q03 Q04 Q05 Q06 Q07 Q08 Q09 Q10 Q11 Q40 Q42",
    StepKind.STAKEHOLDERS: "Q12 Q13 Q14 Q15 Q16 Q17 Q28 Q29 Q33 Q34 Q37",
    StepKind.INSTRUMENTS: "Q18 Q19 Q20 Q21 Q22 Q23 Q24 Q25 Q26 Q27 Q35 Q36",
    StepKind.CHARTER: "Q30 Q31 Q32 Q39 Q41",
}
_STEP_OF = {check_id: step for step, ids in _MENDED_IN.items() for check_id in ids.split()}

CHECKS: Mapping[str, Check] = {
    check.id: replace(check, step=_STEP_OF.get(check.id))
    for check in (
        Check("Q01", _AUTO, _BLOCK),
        Check("Q02", _AUTO, _BLOCK),
        Check("Q03", _AUTO, _BLOCK),
        Check("Q04", _AUTO, _WARN),
        Check("Q05", _HINT + _ASK, _WARN),
        Check("Q06", _HINT, _WARN),
        Check("Q07", _ASK + _AUTO, _WARN),
        Check("Q08", _ASK + _AUTO, _WARN),
        Check("Q09", _HINT + _ASK, _INFO),
        Check("Q10", _AUTO, _INFO),
        Check("Q11", _AUTO, _WARN),
        Check("Q12", _AUTO, _BLOCK),
        Check("Q13", _AUTO, _WARN),
        Check("Q14", _AUTO, _WARN),
        Check("Q15", _AUTO, _WARN),
        Check("Q16", _AUTO, _WARN),
        Check("Q17", _ASK + _AUTO, _INFO),
        Check("Q18", _AUTO, _BLOCK),
        Check("Q19", _AUTO, _WARN),
        Check("Q20", _AUTO, _WARN),
        Check("Q21", _AUTO, _WARN),
        Check("Q22", _AUTO, _WARN),
        Check("Q23", _AUTO, _WARN),
        Check("Q24", _AUTO, _WARN),
        Check("Q25", _AUTO, _WARN),
        Check("Q26", _AUTO, _WARN),
        Check("Q27", _AUTO, _WARN),
        Check("Q28", _AUTO, _WARN),
        Check("Q29", _AUTO, _WARN),
        Check("Q30", _AUTO, _BLOCK),
        Check("Q31", _AUTO, _WARN),
        Check("Q32", _AUTO, _BLOCK),
        Check("Q33", _AUTO, _INFO),
        Check("Q34", _AUTO, _BLOCK),
        Check("Q35", _AUTO, _BLOCK),
        Check("Q36", _ASK, _WARN),
        Check("Q37", _ASK, _WARN),
        Check("Q38", _AUTO, _WARN),
        Check("Q39", _AUTO, _WARN),
        Check("Q40", _AUTO + _ASK, _WARN),
        Check("Q41", _AUTO, _WARN),
        Check("Q42", _ASK, _INFO),
    )
}
"""Checks by id, in the order of the report."""


def passed(check_id: str, variant: str = "", **values: str | int) -> Finding:
    """The check is fine."""
    return _finding(check_id, Outcome.PASSED, variant, values)


def failed(check_id: str, variant: str = "", **values: str | int) -> Finding:
    """The rule is not kept."""
    return _finding(check_id, Outcome.FAILED, variant, values)


def hint(check_id: str, variant: str = "", **values: str | int) -> Finding:
    """The rule suspects something; people decide."""
    return _finding(check_id, Outcome.HINT, variant, values)


def not_answered(check_id: str, variant: str = "") -> Finding:
    """There is not enough to judge yet."""
    return _finding(check_id, Outcome.NOT_ANSWERED, variant, {})


def softened(finding: Finding, severity: Severity) -> Finding:
    """The same finding with a lower severity."""
    return replace(finding, severity=severity)


def _finding(check_id: str, outcome: Outcome, variant: str, values: Mapping[str, str | int]) -> Finding:
    tail = f"_{variant}" if variant else ""
    needs_mending = outcome in {Outcome.FAILED, Outcome.HINT}
    return Finding(
        check_id=check_id,
        outcome=outcome,
        severity=CHECKS[check_id].severity,
        message_key=f"check.{check_id}.{outcome}{tail}",
        mend_key=f"check.{check_id}.mend{tail}" if needs_mending else "",
        values=dict(values),
    )


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far a draft is: checks `passed` of those `checked`, and the ids that still block 'complete draft'."""

    passed: int
    checked: int
    blocking: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether nothing blocks the status 'complete draft'."""
        return not self.blocking


def readiness(findings: Iterable[Finding]) -> Readiness:
    """Add findings up by check: a check has passed when all its findings have (one goal without baseline fails Q02).

    What was put aside with a reason counts as passed, unless it blocks.

    A check that blocks does so until it has passed; one that was not answered does not count as passed either.
    """
    by_check: dict[str, list[Finding]] = {}
    for finding in findings:
        by_check.setdefault(finding.check_id, []).append(finding)
    fine = [check_id for check_id, found in by_check.items() if all(_is_settled(one) for one in found)]
    blocking = [
        check_id
        for check_id, found in by_check.items()
        if any(one.severity is Severity.BLOCK and one.outcome is not Outcome.PASSED for one in found)
    ]
    return Readiness(passed=len(fine), checked=len(by_check), blocking=tuple(sorted(blocking)))


def _is_settled(finding: Finding) -> bool:
    is_aside = finding.outcome is Outcome.PUT_ASIDE and finding.severity is not Severity.BLOCK
    return finding.outcome is Outcome.PASSED or is_aside
