"""What may be told of a mission in public: nothing that names a person, and only while facilitators want it told.

Told are what facilitators wrote or adopted (title, purpose, goals), entries of the movement that they marked as
public, and sums of confirmed commitments. Not told are offers that nobody confirmed, who offered what, what somebody
said for themselves only, champions (they are people), and every field that may name a person.

Must not: take any other text that participants typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.crowding_in.pledge import Pledge
from app.domain.crowding_in.totals import totals
from app.domain.parts import Part
from app.domain.readings.pledged import pledges_of
from app.domain.registers.pledges import Authority, CommitmentKind, MovementKind
from app.domain.registers.source import Entry, ShelfSource
from app.domain.stakeholders import Sector


@dataclass(frozen=True, slots=True)
class Moment:
    """A hub or a first public moment: what, where, and when (an ISO day), as far as it was said."""

    kind: MovementKind
    what: str
    place: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """Confirmed commitments of one kind in one unit; `amount` is None where none of them says how much."""

    kind: CommitmentKind
    unit: str
    amount: float | None
    count: int


@dataclass(frozen=True, slots=True)
class PublicSummary:
    """The summary. `invitation` is the word to supporters, `sectors` where what is confirmed comes from."""

    invitation: str
    goals: tuple[str, ...] = ()
    confirmed: tuple[Confirmed, ...] = ()
    sectors: tuple[Sector, ...] = ()
    moments: tuple[Moment, ...] = ()
    champions: int = 0


def public_summary(source: ShelfSource) -> PublicSummary | None:
    """What is told now; None while it is off.

    It is on while the movement is a part of the workshop and an invitation to supporters is marked as public.
    """
    movement = source.entries("movement") if Part.MOVEMENT in source.parts else ()
    invitation = next((one for one in _public(movement) if _kind(one) is MovementKind.SUPPORTERS), None)
    if invitation is None:
        return None
    firm = [one for one in pledges_of(source) if _may_be_told(one)] if Part.COMMITMENTS in source.parts else []
    told = (MovementKind.HUB, MovementKind.FIRST_MOMENT)
    return PublicSummary(
        invitation=invitation.text("what"),
        goals=tuple(one.text("statement") for one in source.entries("goals") if one.id in source.adopted),
        confirmed=tuple(Confirmed(one.kind, one.unit, one.amount, one.count) for one in totals(firm)),
        sectors=tuple(sector for sector in Sector if any(one.sector is sector for one in firm)),
        moments=tuple(
            Moment(_kind(one), one.text("what"), one.text("place"), one.text("on"))
            for kind in told
            for one in _public(movement)
            if _kind(one) is kind
        ),
        champions=sum(_kind(one) is MovementKind.CHAMPION for one in movement),
    )


def _may_be_told(pledge: Pledge) -> bool:
    """Confirmed, and not by somebody who spoke for themselves only: their sum could tell who it was."""
    return pledge.is_firm and pledge.authority is not Authority.PERSONAL


def _public(entries: Iterable[Entry]) -> list[Entry]:
    return [one for one in entries if one.says_yes("is_public")]


def _kind(entry: Entry) -> MovementKind:
    return MovementKind(entry.text("kind"))
