"""Methods whose count is a sum: dots, approvals, quadratic votes. The most in all leads.

Approval: Brams and Fishburn, Approval Voting (1983). Quadratic: Posner and Weyl, Voting Squared (2015); the square is
in the ballot, whose credits the validator counts. Must not: weigh one ballot against another.
"""

from app.domain.voting.standing import Standing, Standings
from app.domain.voting.utilities import Utilities


def count(given: Utilities) -> Standings:
    """The sum of each option, and the voices that gave it anything."""
    sums = (given.weights @ given.parts).tolist()
    supporters = (given.weights @ (given.parts > 0)).tolist()
    return Standings(
        {
            option: Standing((total,), total, voices, is_eligible=voices > 0)
            for option, total, voices in zip(given.option_ids, sums, supporters, strict=True)
        }
    )
