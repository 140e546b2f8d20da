"""The ways in which a round can be voted, and the numbers that bound them.

Must not: read ballots (see `app.domain.voting.validation`) or count them (see `app.domain.voting.tally`).
"""

from enum import StrEnum


class Method(StrEnum):
    """How a round is voted.

    Each with its ballot in `app.domain.voting.ballots`, its count in `app.domain.voting.tally` and its explanation to
    the room in the catalogue `voting`.
    """

    DOTS = "dots"
    APPROVAL = "approval"
    SCORE = "score"
    RANKED = "ranked"
    QUADRATIC = "quadratic"
    PAIRWISE = "pairwise"
    TWO_CRITERIA = "two_criteria"
    EQUAL_SHARES = "equal_shares"
    CONSENT = "consent"
    FIST_OF_FIVE = "fist_of_five"


ON_A_TEXT = frozenset({Method.CONSENT, Method.FIST_OF_FIVE})
"""Methods that ask whether people agree to one text; all others choose among options."""

MAX_DOTS = 20
MAX_CREDITS = 1000
DEFAULT_CREDITS = 100
HIGHEST_SCORE = 5
LOWEST_RATING, HIGHEST_RATING = 1, 5
MAX_PAIRS = 100
MOST_OPTIONS = 200
LONGEST_REASON = 500
"""Characters of a reason, and of a comment with a vote."""


def default_dots(options: int) -> int:
    """Dots per voter where none were chosen: a third of the options, 3 at least and 10 at most (methods 3.3)."""
    return min(10, max(3, round(options / 3)))


def all_pairs(options: int) -> int:
    """How many different pairs there are of so many options."""
    return options * (options - 1) // 2


def default_pairs(options: int) -> int:
    """Comparisons asked of each person where no number was chosen: about one and a half times the options, 6 to 20.

    A dozen taps is what people give on a phone; the many people make the rest.
    """
    return min(all_pairs(options), 20, max(6, round(options * 1.5)))
