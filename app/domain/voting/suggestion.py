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


@dataclass(frozen=True, slots=True)
class Advice:
    """What fits first, and what would do as well, for whoever sees it otherwise."""

    first: Suggestion
    other: Suggestion


MOST_TO_RANK, MOST_TO_SCORE, MOST_FOR_DOTS = 8, 12, 25
"""Options that people can put in order, can judge one by one, and can still read before they spread dots."""

FEWEST_FOR_PAIRS = 10
"""People that two at a time needs, so that its margins are not too wide to say anything."""

MOST_FOR_CREDITS, FEWEST_FOR_CREDITS = 20, 16
"""Options, and people, between which credits tell well how strongly a room feels (methods 3.3)."""

MOST_FOR_CONSENT = 30
"""People of whom each can still be heard with an objection; of more, six steps show where the room stands."""

_DOTS, _APPROVAL = Suggestion(Method.DOTS, "dots"), Suggestion(Method.APPROVAL, "approval")
_SCORE = Suggestion(Method.SCORE, "score")
_RANKED = Suggestion(Method.RANKED, "ranked", RankingRule.SCHULZE)
_CREDITS, _PAIRS = Suggestion(Method.QUADRATIC, "quadratic"), Suggestion(Method.PAIRWISE, "pairwise")
_SHARES, _MAP = Suggestion(Method.EQUAL_SHARES, "equal_shares"), Suggestion(Method.TWO_CRITERIA, "two_criteria")
_CONSENT, _FIST = Suggestion(Method.CONSENT, "consent"), Suggestion(Method.FIST_OF_FIVE, "fist_of_five")


def suggest(options: int, people: int, purpose: Purpose) -> Advice:
    """The method that fits so many options and people for a purpose, and another one, each with its reason."""
    found = _of_many(people)
    match purpose:
        case Purpose.AGREE:
            found = Advice(_CONSENT, _FIST) if people <= MOST_FOR_CONSENT else Advice(_FIST, _CONSENT)
        case Purpose.TEMPERATURE:
            found = Advice(_FIST, _CONSENT)
        case Purpose.PORTFOLIO:
            found = Advice(_SHARES, _APPROVAL)
        case Purpose.MAP:
            found = Advice(_MAP, _SCORE if options <= MOST_TO_SCORE else _APPROVAL)
        case Purpose.WINNER if options <= MOST_TO_RANK:
            found = Advice(_RANKED, _SCORE)
        case Purpose.NARROW if options <= MOST_FOR_DOTS:
            found = Advice(_DOTS, _APPROVAL)
        case Purpose.ORDER:
            found = _in_order(options, people)
    return found


def _in_order(options: int, people: int) -> Advice:
    if options <= MOST_TO_RANK:
        return Advice(_SCORE, _RANKED)
    if options <= MOST_TO_SCORE:
        return Advice(_SCORE, _CREDITS)
    if options <= MOST_FOR_CREDITS and people >= FEWEST_FOR_CREDITS:
        return Advice(_CREDITS, _PAIRS)
    return _of_many(people)


def _of_many(people: int) -> Advice:
    return Advice(_PAIRS, _APPROVAL) if people >= FEWEST_FOR_PAIRS else Advice(_APPROVAL, _DOTS)
