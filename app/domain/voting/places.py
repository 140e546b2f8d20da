"""Where each voice puts each option, from 0 to 1, whatever the method: what agreement and opinions are read from.

What a ballot gives (`app.domain.voting.utilities`) is put between the least and the most that it could give to one
option; there is a row for each voice.

Must not: decide who wins; every method has its own count.
"""

from dataclasses import dataclass
from math import isqrt

import numpy as np
from numpy.typing import NDArray

from app.domain.voting.ballots import BallotRules
from app.domain.voting.cast import UNJUDGED, Cast
from app.domain.voting.methods import HIGHEST_RATING, HIGHEST_SCORE, LOWEST_RATING, Method
from app.domain.voting.utilities import STANDS, Utilities

Table = NDArray[np.float64]

BACKED_OR_NOT = frozenset({Method.DOTS, Method.APPROVAL, Method.QUADRATIC, Method.EQUAL_SHARES})
"""Methods in which giving nothing is no judgement of its own: an option is backed or it is not."""

BUDGETED = frozenset({Method.DOTS, Method.QUADRATIC, Method.RANKED, Method.PAIRWISE})
"""Methods in which what one option gets, another cannot get."""


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Voices × options. `given` is in the unit of the ballot, `places` from 0 to 1, both NaN where not judged.

    `criteria` are the two ratings of two criteria (voices × options × 2). `blocks` names the block of each voice.
    Abstentions are not there. A round about a text has one option, `utilities.TEXT`.
    """

    method: Method
    options: tuple[str, ...]
    given: Table
    places: Table
    blocks: NDArray[np.str_]
    criteria: Table | None = None

    @property
    def judged(self) -> NDArray[np.bool_]:
        """Which voices judged which options."""
        return ~np.isnan(self.places)

    @property
    def supports(self) -> NDArray[np.bool_]:
        """Who supports: gives it anything where options are backed or not, else puts it in the upper half."""
        least = 0.0 if self.method in BACKED_OR_NOT else 0.5
        return np.nan_to_num(self.places, nan=0.0) > least


def places_of(cast: Cast, given: Utilities) -> Places:
    """The places that ballots give, one row for each voice. `given` are the utilities of `cast`."""
    lowest, highest = _bounds(cast.rules)
    values = np.repeat(given.values, cast.weights, axis=0)
    criteria = None
    if cast.rules.method is Method.TWO_CRITERIA:
        ratings = np.stack(cast.ratings, axis=2).astype(np.float64)
        criteria = np.repeat(np.where(ratings == UNJUDGED, np.nan, ratings), cast.weights, axis=0)
    return Places(
        method=cast.rules.method,
        options=given.option_ids,
        given=values,
        places=(values - lowest) / (highest - lowest),
        blocks=np.repeat(cast.blocks, cast.weights),
        criteria=criteria,
    )


def _bounds(rules: BallotRules) -> tuple[float, float]:
    """The least and the most that a voice can give to an option."""
    most = {
        Method.DOTS: min(rules.cap or rules.dots, rules.dots),
        Method.QUADRATIC: isqrt(rules.credits),
        Method.SCORE: HIGHEST_SCORE,
        Method.FIST_OF_FIVE: HIGHEST_SCORE,
        Method.TWO_CRITERIA: HIGHEST_RATING,
        Method.RANKED: len(rules.option_ids) - 1,
        Method.CONSENT: max(STANDS.values()),
    }
    lowest = LOWEST_RATING if rules.method is Method.TWO_CRITERIA else 0
    return lowest, max(most.get(rules.method, 1), lowest + 1)
