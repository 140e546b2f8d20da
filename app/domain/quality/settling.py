"""What a workshop makes of the checks: its own severities, checks that are off, findings put aside with a reason.

A finding that blocks 'complete draft' cannot be put aside: it is mended, or its check is set to another severity in the
open, which the report says. A note on one that has come to block keeps its reason and stops counting.

Must not: hide anything. What is off or aside is printed with the rest.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from app.domain.errors import Invalid
from app.domain.quality.checks import CHECKS, Finding, Outcome, Severity

OFF = "off"
"""The severity of a check that this workshop does not ask."""

_WEIGHT = {Severity.INFO: 0, Severity.WARN: 1, Severity.BLOCK: 2}


class NoteKind(StrEnum):
    """What is said: put aside, left out on purpose (a rule takes it as its reason), or that there is none."""

    ASIDE = "aside"
    REASON = "reason"
    NONE = "none"


TAKES_A_REASON = frozenset({"Q18", "Q19"})
"""Checks that pass where something is left out for a stated reason."""

TAKES_NONE = frozenset({"Q27", "Q39"})
"""Checks that pass where it is on record that there is none: no existing work known, no objection raised."""


@dataclass(frozen=True, slots=True)
class CheckNote:
    """A word on a check; `subject_id` is the goal it is about, empty for the mission. `role` is who said it."""

    id: str
    check_id: str
    subject_id: str = ""
    kind: NoteKind = NoteKind.ASIDE
    reason: str = ""
    role: str = ""
    noted_on: date | None = None


def read_severities(said: Mapping[str, Any]) -> dict[str, str]:
    """What is kept of severities that somebody sets, by check; none that is the check's own.

    Errors: Invalid, naming the check: `check.unknown`, `check.severity`.
    """
    kept = {}
    for check_id, value in said.items():
        if check_id not in CHECKS:
            raise Invalid("check.unknown", str(check_id)[:60])
        if value not in {*Severity, OFF}:
            raise Invalid("check.severity", check_id)
        if value != CHECKS[check_id].severity:
            kept[check_id] = str(value)
    return kept


def off_checks(severities: Mapping[str, Any]) -> tuple[str, ...]:
    """The checks that a workshop does not ask, in the order of the report."""
    return tuple(one for one in CHECKS if severities.get(one) == OFF)


def settled(
    findings: Iterable[Finding], severities: Mapping[str, Any] | None = None, notes: Iterable[CheckNote] = ()
) -> tuple[Finding, ...]:
    """The findings as this workshop takes them: without those of checks that are off, and put aside where it said so.

    A severity of its own replaces the check's; a lesser finding of the same check never gets graver by it.
    """
    chosen = severities or {}
    asides = {(one.check_id, one.subject_id): one for one in notes if one.kind is NoteKind.ASIDE}
    found = []
    for one in findings:
        wanted = chosen.get(one.check_id)
        if wanted == OFF:
            continue
        if wanted in set(Severity):
            one = replace(one, severity=_weighed(one, Severity(wanted)))  # noqa: PLW2901 - the same finding, weighed
        note = asides.get((one.check_id, one.subject_id))
        if note is not None and one.is_open and one.severity is not Severity.BLOCK:
            one = replace(one, outcome=Outcome.PUT_ASIDE, reason=note.reason, note_id=note.id)  # noqa: PLW2901
        found.append(one)
    return tuple(found)


def _weighed(finding: Finding, wanted: Severity) -> Severity:
    if finding.severity is CHECKS[finding.check_id].severity:
        return wanted
    return min(finding.severity, wanted, key=_WEIGHT.__getitem__)


@dataclass(frozen=True, slots=True)
class Words:
    """What notes tell the rules: reasons by check, and the checks of which it is on record that there is none."""

    reasons: Mapping[str, str] = field(default_factory=dict)
    none: frozenset[str] = frozenset()

    @classmethod
    def of(cls, notes: Iterable[CheckNote]) -> "Words":
        """From notes of every kind."""
        said = list(notes)
        return cls(
            {one.check_id: one.reason for one in said if one.kind is NoteKind.REASON},
            frozenset(one.check_id for one in said if one.kind is NoteKind.NONE),
        )
