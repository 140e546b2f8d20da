"""What a file says of the quality checks: numbers and severities of the workshop's own, and words on checks.

Must not: take a number that no desk could have set.
"""

from collections.abc import Sequence

from app.domain.carrying.place import Place
from app.domain.charter.data import GoalFacts
from app.domain.errors import Invalid
from app.domain.quality.checks import CHECKS
from app.domain.quality.settling import CheckNote, NoteKind, read_severities
from app.domain.quality.thresholds import BOUNDS, Thresholds, read_thresholds, thresholds_of

_MOST_NOTES = 200
_LONGEST = 600


def read_numbers(place: Place) -> tuple[Thresholds, dict[str, str]]:
    """Thresholds and severities. Errors: Invalid `carry.…`."""
    try:
        numbers = read_thresholds({name: one.number() for name, one in place.at("thresholds").entries()})
    except Invalid as error:
        if error.code.startswith("carry."):
            raise
        raise place.at("thresholds").wrong("carry.range") from None
    severities = {name: one.line(8) for name, one in place.at("severities").entries()}
    try:
        return thresholds_of({name: numbers[name] for name in BOUNDS if name in numbers}), read_severities(severities)
    except Invalid:
        raise place.at("severities").wrong("carry.kind") from None


def read_notes(place: Place, goals: Sequence[GoalFacts]) -> tuple[CheckNote, ...]:
    """Words on checks, each about a goal of the file or about the mission. Errors: Invalid `carry.…`."""
    ids = {one.number: one.id for goal in goals for one in (goal, *goal.merged)}
    found = []
    for number, one in enumerate(place.items(_MOST_NOTES), 1):
        check = one.at("check").line(8)
        goal = one.at("goal")
        subject = ids.get(goal.reference(), "") if goal.line(16) else ""
        if check not in CHECKS or (goal.line(16) and not subject):
            raise one.wrong("carry.nowhere")
        kind = one.at("kind").choice(NoteKind, NoteKind.ASIDE)
        role, day = one.at("role").line(20), one.at("noted_on").day()
        found.append(CheckNote(f"n{number}", check, subject, kind, one.at("reason").text(_LONGEST), role, day))
    return tuple(found)
