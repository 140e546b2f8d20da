"""How far people agree on an option, in numbers that have a source: agreement, polarisation, consensus over groups.

Each is a plain function of counts, so that anybody can check it with a pencil. None needs a ballot.

Must not: decide what is said of a number (see `app.domain.voting.agreement`).
"""

from collections.abc import Sequence
from itertools import combinations
from math import prod

FEWEST_CATEGORIES = 3
"""van der Eijk's measure is about the shape of a distribution, which takes three categories at least."""


def agreement_on_scale(counts: Sequence[float]) -> float:
    """van der Eijk's A of an ordered scale: `counts` are people by category, from the lowest to the highest.

    1: all in one category; 0: evenly spread; -1: two camps of the same size at both ends. The distribution is taken
    apart into layers (who is there, and who is not), whose agreement is weighed by their size.
    Source: C. van der Eijk, Measuring agreement in ordered rating scales, Quality & Quantity 35 (2001), 325-341.
    Errors: ValueError for fewer than three categories, or nobody in them.
    """
    left = list(counts)
    everybody = sum(left)
    if len(left) < FEWEST_CATEGORIES or everybody <= 0:
        raise ValueError("agreement on a scale takes three categories and somebody in them")
    total = 0.0
    for level in sorted({count for count in counts if count > 0}):
        pattern = [count >= level for count in counts]
        height = min(one for one, is_there in zip(left, pattern, strict=True) if is_there)
        total += height * sum(pattern) * agreement_of_pattern(pattern)
        left = [one - height if is_there else one for one, is_there in zip(left, pattern, strict=True)]
    return total / everybody


def agreement_of_pattern(pattern: Sequence[bool]) -> float:
    """A of one layer: how much of the scale it covers, and whether what it covers is in one piece.

    Looks at every three categories in order: two neighbours of a kind speak for one piece, a gap between two against.
    """
    width, covered = len(pattern), sum(pattern)
    if covered in (1, width):
        return 1.0 if covered == 1 else 0.0
    together = apart = 0
    for first, middle, last in combinations(pattern, 3):
        together += first != last and middle
        apart += first and last and not middle
    unimodality = ((width - 2) * together - (width - 1) * apart) / ((width - 2) * (together + apart))
    return unimodality * (1 - (covered - 1) / (width - 1))


def agreement_on_two(supporters: float, judged: float) -> float:
    """Agreement where one can only support or not: 1 when all do the same, 0 for two halves.

    One minus Leik's ordinal dispersion of two categories. Source: R. K. Leik, A measure of ordinal consensus, Pacific
    Sociological Review 9 (1966), 85-90. Errors: ZeroDivisionError when nobody judged.
    """
    share = supporters / judged
    return 1 - 2 * min(share, 1 - share)


def polarisation(counts: Sequence[float], places: Sequence[float]) -> float:
    """Esteban and Ray's polarisation with a sensitivity of 1: people by place, places on a scale from 0 to 1.

    0: all at one place; 1: two halves at both ends, which is the most it can be. Unlike a spread it tells camps from
    people who are merely scattered: everybody evenly on six places is 0.26.
    Source: J.-M. Esteban and D. Ray, On the measurement of polarization, Econometrica 62 (1994), 819-851.
    Errors: ZeroDivisionError for nobody.
    """
    everybody = sum(counts)
    shares = [count / everybody for count in counts]
    felt = sum(
        one * other * (one + other) * abs(here - there)
        for (one, here), (other, there) in combinations(zip(shares, places, strict=True), 2)
    )
    return 4 * felt


def consensus_of_groups(supporters: Sequence[float], judged: Sequence[float]) -> float:
    """Group-informed consensus: how likely it is that somebody of any group supports, so that none is outvoted.

    Polis multiplies the shares of support of all groups, each smoothed as (supporters + 1) / (judged + 2) since a few
    people tell little. This is that product's root of as many groups: the same order of options, on a scale from 0 to
    1 that does not fall with the number of groups.
    Source: C. Small et al., Polis: Scaling deliberation by mapping high dimensional opinion spaces, RECERCA 26 (2021).
    Errors: ZeroDivisionError without groups.
    """
    shares = [(some + 1) / (all_of_them + 2) for some, all_of_them in zip(supporters, judged, strict=True)]
    return float(prod(shares) ** (1 / len(shares)))
