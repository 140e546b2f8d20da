"""Method of equal shares: a set of options under a limit, chosen so that each voter decides over the same part of it.

Each voice gets the limit divided by the number of voices. Bought next is the option whose supporters can pay its cost
with the lowest price for each of them (who has less gives what is left), until none can be paid. What is left of the
limit buys, by the most approvals, what still fits ('utilitarian completion'). Nothing is bought that nobody approves.

A tie in the price, or in approvals at the completion, goes by the declared rule (supporters, lot). Where ties are kept,
options that can all be bought in whatever order are bought together; else every way is followed: what is bought in all
ways is chosen, what is bought in some of them is tied, and the ledger stops before the tie and names it.

Sources: D. Peters and P. Skowron, Proportionality and the limits of welfarism, EC 2020; D. Peters, G. Pierczyński and
P. Skowron, Proportional participatory budgeting with additive utilities, NeurIPS 2021. All numbers are exact.

Must not: go by the order of options or by ids; spend more than the limit.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction

from app.domain.voting.purses import Purses
from app.domain.voting.result import Purchase, Shares
from app.domain.voting.standing import Standing, Standings, narrowed
from app.domain.voting.terms import Terms
from app.domain.voting.utilities import Utilities

_MOST_WAYS = 60
"""Ways after ties beyond which none is followed further: then everything that was tied stays tied."""


class Satisfaction(StrEnum):
    """What an option is worth to a supporter: each the same, or what it costs."""

    CARDINALITY = "cardinality"
    COST = "cost"


@dataclass(frozen=True, slots=True)
class _Way:
    """One way through the ties: the purses, what was bought in which step, and for what."""

    purses: Purses
    steps: Mapping[str, int] = field(default_factory=dict)
    ledger: tuple[Purchase, ...] = ()
    least: Mapping[str, Fraction] = field(default_factory=dict)
    """A price that each option has at least; one that is not here can no longer be paid by shares."""

    def spent(self) -> int:
        return sum(one.cost for one in self.ledger)


@dataclass(frozen=True, slots=True)
class _Market:
    """Everything that stays the same: columns, approvals, costs and terms."""

    columns: Mapping[str, int]
    supporters: Mapping[str, int]
    terms: Terms
    satisfaction: Satisfaction

    def follow(self, way: _Way) -> tuple[_Way, list[_Way]]:
        """Buy until a tie that matters: the way so far, and how it can go on. None left when it is at its end."""
        while True:
            prices, way = self._cheapest(way)
            options = narrowed(list(prices), self.supporters, self.terms) if prices else []
            if options:
                is_together = len(options) == 1 or way.purses.can_pay_all(
                    {self.columns[option]: prices[option] for option in options}
                )
                bought = (
                    [self._paid(way, {option: prices[option] for option in options})]
                    if is_together
                    else [self._paid(way, {option: prices[option]}) for option in options]
                )
            else:
                options = self._completing(way)
                is_together = sum(map(self.terms.cost, options)) <= self.terms.limit - way.spent()
                bought = [self._added(way, options)] if is_together else [self._added(way, [one]) for one in options]
            if not options or len(bought) > 1:
                return way, bought if options else []
            way = bought[0]

    def _cheapest(self, way: _Way) -> tuple[dict[str, Fraction], _Way]:
        """The options with the lowest price for what they are worth. Prices never fall, so most need not be looked at:
        only those whose price was no higher than the lowest when it was last known."""
        least = dict(way.least)
        best: Fraction | None = None
        found: dict[str, Fraction] = {}
        for option in sorted(least, key=lambda one: least[one]):
            if best is not None and least[option] > best:
                break
            price = way.purses.price(self.columns[option], self.terms.cost(option))
            if price is None:
                del least[option]
                continue
            least[option] = price / (self.terms.cost(option) if self.satisfaction is Satisfaction.COST else 1)
            if best is None or least[option] < best:
                best, found = least[option], {}
            if least[option] == best:
                found[option] = price
        return found, replace(way, least=least)

    def _paid(self, way: _Way, prices: Mapping[str, Fraction]) -> _Way:
        step, purses, ledger = len(way.steps), way.purses, list(way.ledger)
        for option, price in prices.items():
            payers = purses.payers(self.columns[option])
            ledger.append(Purchase(option, self.terms.cost(option), payers, float(price)))
            purses = purses.after(self.columns[option], price)
        return _Way(
            purses=purses,
            steps={**way.steps, **dict.fromkeys(prices, step)},
            ledger=tuple(ledger),
            least={option: price for option, price in way.least.items() if option not in prices},
        )

    def _completing(self, way: _Way) -> list[str]:
        """Those with the most approvals of what still fits."""
        left = self.terms.limit - way.spent()
        fitting = [
            option
            for option, voices in self.supporters.items()
            if voices and option not in way.steps and self.terms.cost(option) <= left
        ]
        most = max((self.supporters[option] for option in fitting), default=0)
        tied = [option for option in fitting if self.supporters[option] == most]
        return narrowed(tied, self.supporters, self.terms) if tied else []

    def _added(self, way: _Way, options: Iterable[str]) -> _Way:
        added = list(options)
        return replace(
            way,
            steps={**way.steps, **dict.fromkeys(added, len(way.steps))},
            ledger=(*way.ledger, *(Purchase(one, self.terms.cost(one), 0, 0.0, is_completion=True) for one in added)),
        )


def count(given: Utilities, terms: Terms, satisfaction: Satisfaction = Satisfaction.CARDINALITY) -> Standings:
    """Buy under `terms.limit` with `terms.costs`. Chosen options rank in the order of purchase, others by approvals.

    Errors: ValueError for an option that costs less than 1.
    """
    if any(terms.cost(option) < 1 for option in given.option_ids):
        raise ValueError("an option costs 1 at least")
    supporters = dict(zip(given.option_ids, (given.weights @ given.parts).tolist(), strict=True))
    market = _Market({one: at for at, one in enumerate(given.option_ids)}, supporters, terms, satisfaction)
    purses = Purses.filled(given.parts, given.weights, terms.limit)
    start = _Way(purses, least={option: Fraction(0) for option, voices in supporters.items() if voices})
    common, ways = market.follow(start)
    ends = _ends(market, common, ways)
    always = frozenset.intersection(*(frozenset(end.steps) for end in ends))
    sometimes = frozenset().union(*(end.steps for end in ends)) - always
    standings = {
        option: Standing(
            strength=_strength(option, always, sometimes, ends, voices),
            score=voices,
            supporters=voices,
            is_eligible=voices > 0,
        )
        for option, voices in supporters.items()
    }
    shares = Shares(
        limit=terms.limit,
        each=terms.limit / int(given.weights.sum()) if len(given.weights) else 0.0,
        purchases=common.ledger,
        unsettled=tuple(option for option in given.option_ids if any(option in _new(common, way) for way in ways)),
    )
    return Standings(standings, shares=shares, winners=always | sometimes)


def _ends(market: _Market, common: _Way, ways: list[_Way]) -> list[_Way]:
    """Where all ways end; where there are too many of them, how far they have come."""
    ends: list[_Way] = [] if ways else [common]
    while ways:
        further: list[_Way] = []
        for way in ways:
            stopped, following = market.follow(way)
            further += following
            if not following:
                ends.append(stopped)
        if len(further) > _MOST_WAYS:
            return [*ends, *further]  # all at once, so that none is followed further than another
        ways = further
    return ends


def _new(before: _Way, after: _Way) -> set[str]:
    return set(after.steps) - set(before.steps)


def _strength(
    option: str, always: frozenset[str], sometimes: frozenset[str], ends: list[_Way], voices: int
) -> tuple[int, int]:
    if option in always:
        return 2, -ends[0].steps[option] if len(ends) == 1 else voices
    return (1, 0) if option in sometimes else (0, voices)
