"""What a ranking shows of each option when what its count gives does not go with the ranks.

Schulze's method ranks in layers: whom nobody beats, then whom only these beat. An option that beats fewer others can
stand in a higher layer, and two of the same layer can beat different numbers. A bar as long as that number would then
contradict the rank beside it.

Must not: rank.
"""

from collections.abc import Mapping
from itertools import combinations

from app.domain.voting.result import Result


def ahead_of(result: Result) -> Mapping[str, int]:
    """By option how many others it is placed before, to be shown instead of its score; empty where scores will do."""
    if result.rankings is None or not any(
        (one.rank < other.rank and one.score < other.score) or (one.rank == other.rank and one.score != other.score)
        for one, other in combinations(result.options, 2)
    ):
        return {}
    return {one.id: sum(other.rank > one.rank for other in result.options) for one in result.options}
