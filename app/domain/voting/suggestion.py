"""Which way of voting fits, from three questions: how many options, how many people, and what the decision is for.

Rules of thumb of the field (methods 3.3); the facilitator decides.

Must not: know a workshop.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.voting.methods import Method
from app.domain.voting.terms import RankingRule


class Purpose(StrEnum):
    """What a decision is for."""

    NARROW = "narrow"
    ORDER = "order"
    WINNER = "winner"
    PORTFOLIO = "portfolio"
    MAP = "map"
    AGREE = "agree"
    TEMPERATURE = "temperature"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A method, a ranking rule where it is a ranking, and the key of its reason."""

    method: Method
    reason: str
    ranking_rule: RankingRule | None = None


MOST_TO_RANK, MOST_TO_SCORE, MOST_FOR_DOTS = 8, 12, 25
"""Options that people can put in order, can judge one by one, and can still read before they spread dots."""

FEWEST_FOR_PAIRS = 10
"""People that two at a time needs, so that its margins are not too wide to say anything."""

MOST_FOR_CREDITS, FEWEST_FOR_CREDITS = 20, 16
"""Options, and people, between which credits tell well how strongly a room feels (methods 3.3)."""

_ALWAYS = {
    Purpose.AGREE: Suggestion(Method.CONSENT, "consent"),
    Purpose.TEMPERATURE: Suggestion(Method.FIST_OF_FIVE, "fist_of_five"),
    Purpose.PORTFOLIO: Suggestion(Method.EQUAL_SHARES, "equal_shares"),
    Purpose.MAP: Suggestion(Method.TWO_CRITERIA, "two_criteria"),
}
_FOR_FEW = {
    Purpose.WINNER: (MOST_TO_RANK, Suggestion(Method.RANKED, "ranked", RankingRule.SCHULZE)),
    Purpose.ORDER: (MOST_TO_SCORE, Suggestion(Method.SCORE, "score")),
    Purpose.NARROW: (MOST_FOR_DOTS, Suggestion(Method.DOTS, "dots")),
}


def suggest(options: int, people: int, purpose: Purpose) -> Suggestion:
    """The method that fits so many options and people for a purpose, with the reason."""
    if purpose in _ALWAYS:
        return _ALWAYS[purpose]
    most, found = _FOR_FEW[purpose]
    if options <= most:
        return found
    if purpose is Purpose.ORDER and options <= MOST_FOR_CREDITS and people >= FEWEST_FOR_CREDITS:
        return Suggestion(Method.QUADRATIC, "quadratic")
    return (
        Suggestion(Method.PAIRWISE, "pairwise")
        if people >= FEWEST_FOR_PAIRS
        else Suggestion(Method.APPROVAL, "approval")
    )
