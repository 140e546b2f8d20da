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

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from itertools import chain

from app.domain.voting.purses import Purses
from app.domain.voting.result import Purchase, Shares
from app.domain.voting.standing import Standing, Standings, narrowed
from app.domain.voting.terms import Terms
from app.domain.voting.utilities import Utilities

_MOST_WAYS = 100
"""Ways after ties beyond which none is followed further: then everything that was tied stays tied."""


Choices = Mapping[str, Fraction | None]
"""Options that can be bought next, with the price for each payer; None where it is bought from what is left."""


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

    def follow(self, way: _Way) -> tuple[_Way, Choices]:
        """Buy until a tie that matters: the way so far, and the options of which one is next. None at its end."""
        while True:
            prices, way = self._cheapest(way)
            options = narrowed(list(prices), self.supporters, self.terms)
            choices: Choices = {option: prices[option] for option in options}
            if prices:
                is_clear = way.purses.can_pay_all({self.columns[option]: prices[option] for option in options})
            else:
                choices = dict.fromkeys(self._completing(way))
                is_clear = sum(map(self.terms.cost, choices)) <= self.terms.limit - way.spent()
            if not choices or not is_clear:
                return way, choices
            way = self.bought(way, choices)

    def bought(self, way: _Way, choices: Choices) -> _Way:
        """The way after buying these options; those without a price are a completion."""
        purses, ledger = way.purses, list(way.ledger)
        for option, price in choices.items():
            cost, column = self.terms.cost(option), self.columns[option]
            if price is None:
                ledger.append(Purchase(option, cost, 0, 0.0, is_completion=True))
            else:
                ledger.append(Purchase(option, cost, purses.payers(column), float(price)))
                purses = purses.after(column, price)
        return _Way(
            purses=purses,
            steps={**way.steps, **dict.fromkeys(choices, len(way.steps))},
            ledger=tuple(ledger),
            least={option: price for option, price in way.least.items() if option not in choices},
        )

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
        return narrowed(tied, self.supporters, self.terms)


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
    common, choices = market.follow(start)
    ends, tied = _ends(market, common, choices)
    always = frozenset.intersection(*(frozenset(end.steps) for end in ends))
    sometimes = tied.union(*(end.steps for end in ends)) - always
    standings = {
        option: Standing(
            strength=_strength(option, always, sometimes, common, voices),
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
        unsettled=tuple(choices),
    )
    return Standings(standings, shares=shares, winners=always | sometimes)


def _ends(market: _Market, common: _Way, choices: Choices) -> tuple[list[_Way], frozenset[str]]:
    """Where all ways end; where there are too many of them, how far they have come, and what is tied there."""
    ends: list[_Way] = [] if choices else [common]
    open_ways = [(common, choices)] if choices else []
    while open_ways:
        if sum(len(tied) for _, tied in open_ways) > _MOST_WAYS:  # for all at once: none goes further than another
            return [*ends, *(way for way, _ in open_ways)], frozenset(
                chain.from_iterable(tied for _, tied in open_ways)
            )
        followed = [
            market.follow(market.bought(way, {option: price}))
            for way, tied in open_ways
            for option, price in tied.items()
        ]
        ends += [way for way, tied in followed if not tied]
        open_ways = [(way, tied) for way, tied in followed if tied]
    return ends, frozenset()


def _strength(
    option: str, always: frozenset[str], sometimes: frozenset[str], common: _Way, voices: int
) -> tuple[int, int, int]:
    if option in always:
        # In the order of purchase, as far as that is the same in every way; then by approvals.
        return 2, -common.steps.get(option, len(common.steps)), voices if option not in common.steps else 0
    return (1, 0, 0) if option in sometimes else (0, 0, voices)
