"""What a method says of each option, and the ranks that follow: ties are ties unless the declared rule breaks them.

Must not: know a method; look at the order of options, or at an id except in a lot whose seed was published.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import TypeVar

from app.domain.voting.result import Comparisons, Interval, Rankings, Shares, Spread
from app.domain.voting.terms import Terms, TieRule, lot_order

Number = int | float | Fraction
Strength = tuple[Number, ...]
Place = tuple[Number | str, ...]
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Standing:
    """One option. Options of the same `strength` (compared left to right, the greater leads) have the same score;
    `finer` tells them apart where the method itself says how. `is_eligible`: somebody said something for it; an option
    of which nobody did comes after all others, whatever a count without a word makes of it.
    """

    strength: Strength
    score: float
    supporters: int
    finer: Strength = ()
    is_eligible: bool = True
    scores: Spread | None = None
    across: Spread | None = None
    up: Spread | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Standings:
    """All options, and what else a method shows. `winners` only where they are not simply the first ranks."""

    options: Mapping[str, Standing]
    rankings: Rankings | None = None
    comparisons: Comparisons | None = None
    shares: Shares | None = None
    winners: frozenset[str] | None = None


def ranks_of(options: Mapping[str, Standing], terms: Terms) -> dict[str, int]:
    """Rank by option id: 1 and how many are stronger, so that equals share a rank.

    Errors: ValueError for a lot without a seed.
    """
    return ranked({option: _place(option, standing, terms) for option, standing in options.items()})


def ranked(places: Mapping[str, Place]) -> dict[str, int]:
    """Ranks by key, the smallest first: 1, 1, 3."""
    first: dict[Place, int] = {}
    for rank, place in enumerate(sorted(places.values()), start=1):
        first.setdefault(place, rank)
    return {option: first[place] for option, place in places.items()}


def winners_of(standings: Standings, ranks: Mapping[str, int], wanted: int) -> frozenset[str]:
    """The best, as many as are wanted, and all that are tied with the last of them.

    An option for which nobody said anything is not among them, however many are wanted.
    """
    if standings.winners is not None:
        return standings.winners
    return frozenset(option for option, one in standings.options.items() if ranks[option] <= wanted and one.is_eligible)


def narrowed(tied: Sequence[str], supporters: Mapping[str, int], terms: Terms) -> list[str]:
    """Those of some tied options that the declared rule takes first: all of them when ties are kept."""
    places = {option: _tie_break(option, supporters[option], terms) for option in tied}
    first = min(places.values(), default=())
    return [option for option in tied if places[option] == first]


def settled_ties(
    order: Sequence[str], options: Mapping[str, Standing], ranks: Mapping[str, int]
) -> tuple[tuple[str, ...], ...]:
    """Groups of the same score, in order of rank, that were told apart."""
    groups = alike(order, lambda option: (options[option].is_eligible, options[option].strength))
    return tuple(group for group in groups if len({ranks[option] for option in group}) > 1)


def alike(order: Sequence[str], key: Callable[[str], Key]) -> tuple[tuple[str, ...], ...]:
    """Groups of two and more neighbours with the same key."""
    groups = (tuple(group) for _, group in groupby(order, key))
    return tuple(group for group in groups if len(group) > 1)


def _place(option: str, standing: Standing, terms: Terms) -> Place:
    """Sorts the strongest first; equal only for options that are to stay tied."""
    own: Place = tuple(-number for number in (standing.is_eligible, *standing.strength, *standing.finer))
    return own + _tie_break(option, standing.supporters, terms)


def _tie_break(option: str, supporters: int, terms: Terms) -> Place:
    match terms.tie_rule:
        case TieRule.KEEP_TIE:
            return ()
        case TieRule.SUPPORTERS:
            return (-supporters,)
        case TieRule.LOT:
            return (lot_order(terms.lot_seed, option),)
