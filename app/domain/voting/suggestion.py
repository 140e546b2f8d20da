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


def suggest(options: int, people: int, purpose: Purpose) -> Suggestion:
    """The method that fits so many options and people for a purpose, with the reason."""
    match purpose:
        case Purpose.AGREE:
            return Suggestion(Method.CONSENT, "consent")
        case Purpose.TEMPERATURE:
            return Suggestion(Method.FIST_OF_FIVE, "fist_of_five")
        case Purpose.PORTFOLIO:
            return Suggestion(Method.EQUAL_SHARES, "equal_shares")
        case Purpose.MAP:
            return Suggestion(Method.TWO_CRITERIA, "two_criteria")
        case Purpose.WINNER if options <= 8:
            return Suggestion(Method.RANKED, "ranked", RankingRule.SCHULZE)
        case Purpose.ORDER if options <= 12:
            return Suggestion(Method.SCORE, "score")
        case Purpose.NARROW if options <= 25:
            return Suggestion(Method.DOTS, "dots")
        case _:
            return Suggestion(Method.PAIRWISE, "pairwise") if people >= 10 else Suggestion(Method.APPROVAL, "approval")
