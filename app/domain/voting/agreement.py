"""Consensus and division, option by option: who agrees, who does not, among people and among groups.

The measures and their sources are in `app.domain.voting.measures`; the thresholds of what is called bridging, divisive
or polarised are here, by name. They describe; no method's winner depends on them.

Must not: measure anything from fewer than five judgements, in all or in a group.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.domain.voting.groups import THRESHOLD
from app.domain.voting.measures import agreement_on_scale, agreement_on_two, consensus_of_groups, polarisation
from app.domain.voting.methods import HIGHEST_RATING, HIGHEST_SCORE, LOWEST_RATING, Method
from app.domain.voting.places import BACKED_OR_NOT, Places

BRIDGING_PLACE = 0.6
"""An option is bridging when even the least satisfied group puts it here on average: 3 of 5 for scores …"""

BRIDGING_SHARE = 0.5
"""… or, where options are backed or not, when half of every group backs it."""

DIVISIVE_FROM = 0.4
"""An option divides the groups when their means (or shares of backers) are two fifths of the scale apart."""

POLARISED_FROM = 0.25
"""An option is polarised when so many of those who judge it are at the lowest, and so many at the highest value."""

_THIRDS = 3

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Agreement:
    """What people agree on about one option. Numbers are from 0 to 1, or None where too few judged it.

    `agreement`: 1 when all say the same, 0 when two camps stand at both ends; on a scale 0.5 is evenly spread (van der
    Eijk's A, moved to 0..1). `polarisation`: 1 for two equal camps at both ends (Esteban and Ray); None where options
    are backed or not, since who does not back an option need not be against it. `consensus`: how likely somebody of
    any group is to support it (Small et al.); None without groups. `is_bridging` and `is_divisive` compare groups,
    `is_polarised` looks at everybody.
    """

    option: str
    judged: int
    agreement: float | None = None
    polarisation: float | None = None
    consensus: float | None = None
    is_bridging: bool = False
    is_divisive: bool = False
    is_polarised: bool = False


def agreements(places: Places, groups: Sequence[Mask], opinions: Sequence[Mask] = ()) -> tuple[Agreement, ...]:
    """Agreement on every option, in the order of `places.options`.

    `groups` are the voices of each displayed group, empty when none are displayed; then `opinions`, the opinion groups,
    tell of consensus and bridges, though not of what divides: they were sought for being apart.
    """
    judged = places.judged
    supports = places.supports
    is_backed = places.method in BACKED_OR_NOT
    found = []
    for column, option in enumerate(places.options):
        number = int(judged[:, column].sum())
        if number < THRESHOLD:
            found.append(Agreement(option, number))
            continue
        scales = _distributions(places, supports, column)
        inside = [group & judged[:, column] for group in groups or opinions]
        is_grouped = bool(inside) and all(int(one.sum()) >= THRESHOLD for one in inside)
        # Where a group puts the option on average, or which part of it backs it.
        standing = (supports if is_backed else places.places)[:, column]
        means = [float(standing[one].mean()) for one in inside] if is_grouped else []
        bridge = BRIDGING_SHARE if is_backed else BRIDGING_PLACE
        found.append(
            Agreement(
                option=option,
                judged=number,
                agreement=min(_agreement(scale) for scale in scales),
                polarisation=None if is_backed else max(polarisation(scale, _evenly(scale)) for scale in scales),
                consensus=consensus_of_groups(
                    [int(supports[one, column].sum()) for one in inside], [int(one.sum()) for one in inside]
                )
                if is_grouped
                else None,
                is_bridging=is_grouped and min(means) >= bridge - 1e-9,
                is_divisive=is_grouped and bool(groups) and max(means) - min(means) >= DIVISIVE_FROM - 1e-9,
                is_polarised=any(is_polarised(scale) for scale in scales),
            )
        )
    return tuple(found)


def is_polarised(distribution: Sequence[int]) -> bool:
    """Whether a quarter and more are at each end of a rating; two or three values have no ends to speak of."""
    everybody = sum(distribution)
    ends = min(distribution[0], distribution[-1])
    return len(distribution) > _THIRDS and ends > 0 and ends >= POLARISED_FROM * everybody


def _agreement(distribution: Sequence[int]) -> float:
    if len(distribution) == 2:
        return agreement_on_two(distribution[1], sum(distribution))
    return (1 + agreement_on_scale(distribution)) / 2


def _evenly(distribution: Sequence[int]) -> list[float]:
    return [place / (len(distribution) - 1) for place in range(len(distribution))]


def _distributions(places: Places, supports: Mask, column: int) -> list[list[int]]:
    """People by category of the scale, lowest first; two scales for two criteria, of which the worse one is told.

    Rankings and comparisons have no scale of their own: they are read as lower, middle and upper third.
    """
    here = places.judged[:, column]
    if places.method in BACKED_OR_NOT or (places.method is Method.RANKED and len(places.options) < _THIRDS):
        some = int(supports[here, column].sum())
        return [[int(here.sum()) - some, some]]
    if places.criteria is not None:
        ratings = places.criteria[here, column].astype(np.intp) - LOWEST_RATING
        return [_counted(ratings[:, criterion], HIGHEST_RATING - LOWEST_RATING + 1) for criterion in (0, 1)]
    if places.method in (Method.SCORE, Method.FIST_OF_FIVE):
        return [_counted(places.given[here, column].astype(np.intp), HIGHEST_SCORE + 1)]
    if places.method is Method.CONSENT:
        return [_counted(places.given[here, column].astype(np.intp), _THIRDS)]
    third = np.floor(places.places[here, column] * _THIRDS + 1e-9).astype(np.intp)
    return [_counted(np.minimum(third, _THIRDS - 1), _THIRDS)]


def _counted(categories: NDArray[np.intp], count: int) -> list[int]:
    return [int(one) for one in np.bincount(categories, minlength=count)]
