"""Where a room would place an actor: the middle of what everybody said, and what follows from it.

Must not: settle anything. Facilitators do, after the room has seen where it differs.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.estimates.summary import Summary
from app.domain.stakeholders import Quadrant, Salience, StakeholderContent, quadrant, salience

WIDE_FROM = 2
"""Spread (interquartile range, of ratings 1 to 5) from which a room should talk before it settles."""

_NOBODY = Summary()


@dataclass(frozen=True, slots=True)
class Placed:
    """What the room said of one actor: summaries of four questions, and what follows of the middle of them."""

    power: Summary
    interest: Summary
    legitimacy: Summary
    urgency: Summary
    quadrant: Quadrant | None
    salience: Salience | None

    @property
    def count(self) -> int:
        """How many answered the question that most have answered."""
        return max(one.count for one in (self.power, self.interest, self.legitimacy, self.urgency))

    @property
    def is_wide(self) -> bool:
        """Whether the room does not agree on power or interest."""
        return max(self.power.spread, self.interest.spread) >= WIDE_FROM


def placed(said: Mapping[str, Summary]) -> Placed:
    """Of the summaries of the sheet `placing`, by item. Half a point more counts as the higher rating."""
    power, interest = said.get("power", _NOBODY), said.get("interest", _NOBODY)
    legitimacy, urgency = said.get("legitimacy", _NOBODY), said.get("urgency", _NOBODY)
    at_power, at_interest = _rating(power), _rating(interest)
    is_legitimate, is_urgent = _majority(legitimacy), _majority(urgency)
    return Placed(
        power,
        interest,
        legitimacy,
        urgency,
        quadrant(at_power, at_interest),
        None
        if at_power is None or is_legitimate is None or is_urgent is None
        else salience(at_power, is_legitimate, is_urgent),
    )


def salience_of(actor: StakeholderContent) -> Salience | None:
    """The class of an actor as settled; None until power, legitimacy and urgency are."""
    if actor.power is None or actor.is_legitimate is None or actor.is_urgent is None:
        return None
    return salience(actor.power, actor.is_legitimate, actor.is_urgent)


def _rating(said: Summary) -> int | None:
    return None if said.median is None else int(said.median + 0.5)


def _majority(said: Summary) -> bool | None:
    """Whether more said yes than no; None where nobody said, or as many."""
    yes, no = said.counts.get("yes", 0), said.counts.get("no", 0)
    return None if yes == no else yes > no
