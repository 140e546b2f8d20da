"""What a workshop makes of the quality checks, read back from a charter's JSON. Files before 1.3 say nothing of it."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from app.domain.carrying.place import Place
from app.domain.errors import Invalid
from app.domain.quality.checks import CHECKS
from app.domain.quality.settling import CheckNote, NoteKind, read_severities
from app.domain.quality.thresholds import read_thresholds
from app.domain.roles import Role

_MOST_NOTES = 2_000

V = TypeVar("V")


def read_numbers(place: Place) -> dict[str, float]:
    """Thresholds that differ from the usual ones, by name."""
    return _read(place.at("thresholds"), read_thresholds)


def read_weights(place: Place) -> dict[str, str]:
    """Severities that were set, by check; also those that a template sets to what is usual."""
    _read(place.at("severities"), read_severities)
    return {check: str(severity) for check, severity in place.at("severities").object().items()}


def _read(place: Place, read: Callable[[Mapping[str, Any]], V]) -> V:
    try:
        return read(place.object())
    except Invalid as fault:
        raise place.wrong("carry.choice", said=fault.field or fault.code) from None


def read_notes(place: Place, goals: set[str]) -> tuple[CheckNote, ...]:
    """What was said about findings; of a goal that is not in the file nothing is kept."""
    found = []
    for one in place.at("notes").items(_MOST_NOTES):
        check, subject = one.at("check").line(8), one.at("subject_id").id()
        if check not in CHECKS:
            raise one.at("check").wrong("carry.choice", said=check)
        if not subject or subject in goals:
            found.append(
                CheckNote(
                    id="",
                    check_id=check,
                    subject_id=subject,
                    kind=one.at("kind").choice(NoteKind, NoteKind.ASIDE),
                    reason=one.at("reason").text(4000),
                    role=str(one.at("role").choice(Role, Role.FACILITATOR)) if one.at("role").value else "",
                    noted_on=one.at("noted_on").day(),
                )
            )
    return tuple(found)
