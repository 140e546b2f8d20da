"""The states of a charter, from collecting to adopted: which moves there are, and what each asks for.

The order is that of the outline (collecting, the facilitators' review, the participants' review with its comment
window, a workshop draft, consultation, adopted). Must not: store, or say who may move it (permissions do).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.errors import Conflict, Invalid


class CharterState(StrEnum):
    """Where a charter stands, in the order of its life."""

    COLLECTING = "collecting"
    FACILITATOR_REVIEW = "facilitator_review"
    PARTICIPANTS_REVIEW = "participants_review"
    WORKSHOP_DRAFT = "workshop_draft"
    CONSULTATION = "consultation"
    ADOPTED = "adopted"


class Need(StrEnum):
    """What a move asks for; each can be answered by a reason, which is kept."""

    BACK = "back"
    SKIP = "skip"
    CONSENT = "consent"
    OBJECTION = "objection"
    CHANGED = "changed"
    BLOCKING = "blocking"


ORDER = tuple(CharterState)
_OPEN_FOR_COMMENTS = frozenset({CharterState.PARTICIPANTS_REVIEW, CharterState.CONSULTATION})


@dataclass(frozen=True, slots=True)
class Ground:
    """What an adoption rests on.

    `asked`: a round on the charter was revealed; `agreed`: its result was yes; `changed`: the text has changed since
    that round opened; `blocking`: how many checks that block a charter are open.
    """

    asked: bool = False
    agreed: bool = False
    changed: bool = False
    blocking: int = 0


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a version: `v0.3` is the third draft, `v1.0` the first that was adopted, `v1.1` the next draft."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"v{self.major}.{self.minor}"


def state_of(name: str) -> CharterState:
    """A state by its name. Errors: Invalid `charter.state_unknown`."""
    try:
        return CharterState(name)
    except ValueError:
        raise Invalid("charter.state_unknown", "state") from None


def next_state(state: CharterState) -> CharterState | None:
    """The state after this one; None when it is the last."""
    place = ORDER.index(state) + 1
    return ORDER[place] if place < len(ORDER) else None


def comments_open(state: CharterState | str) -> bool:
    """Whether people may comment on the charter and propose changes of it."""
    return state in _OPEN_FOR_COMMENTS


def is_frozen(state: CharterState | str) -> bool:
    """Whether what the charter says may not be changed until it is reopened."""
    return state == CharterState.ADOPTED


def needs(state: CharterState, to: CharterState, ground: Ground) -> tuple[Need, ...]:
    """What stands in the way of a move. Errors: Conflict `charter.state_same`.

    The next state asks for nothing; going back and leaving states out ask for a reason. To adopt asks for a revealed
    round on the charter that agreed to this text, and for no open check that blocks, or for the reason to do without.
    """
    if state is to:
        raise Conflict("charter.state_same")
    found: list[Need] = []
    steps = ORDER.index(to) - ORDER.index(state)
    if steps < 0:
        found.append(Need.BACK)
    elif steps > 1:
        found.append(Need.SKIP)
    if to is CharterState.ADOPTED:
        if not ground.asked:
            found.append(Need.CONSENT)
        elif not ground.agreed:
            found.append(Need.OBJECTION)
        elif ground.changed:
            found.append(Need.CHANGED)
        if ground.blocking:
            found.append(Need.BLOCKING)
    return tuple(found)


def check_move(state: CharterState, to: CharterState, ground: Ground, reason: str) -> None:
    """Let a move pass. Errors: Conflict for the same state, Invalid `charter.needs.<need>` without a reason."""
    open_needs = needs(state, to, ground)
    if open_needs and not reason.strip():
        raise {
            Need.BACK: Invalid("charter.needs.back", "reason"),
            Need.SKIP: Invalid("charter.needs.skip", "reason"),
            Need.CONSENT: Invalid("charter.needs.consent", "reason"),
            Need.OBJECTION: Invalid("charter.needs.objection", "reason"),
            Need.CHANGED: Invalid("charter.needs.changed", "reason"),
            Need.BLOCKING: Invalid("charter.needs.blocking", "reason", count=ground.blocking),
        }[open_needs[0]]


def next_label(states: Sequence[CharterState | str], state: CharterState | str) -> Label:
    """The label of the next version, after versions made in these states, when it is made in `state`.

    A version made by adopting is the next whole number; one that is kept while adopted, or afterwards, counts on.
    """
    major, minor = 0, 0
    former = ""
    for one in (*states, state):
        if one == CharterState.ADOPTED and former != CharterState.ADOPTED:
            major, minor = major + 1, 0
        else:
            minor += 1
        former = str(one)
    return Label(major, minor)
