"""What each voter still has to spend, exactly: whole numbers over one common denominator.

Voters with the same amount are one class, so that ten thousand purses are a few numbers. Must not: choose an option.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import lcm
from operator import mul

import numpy as np

from app.domain.voting.cast import Whole


@dataclass(frozen=True, slots=True, eq=False)
class Purses:
    """Rows are ballots. `amounts` are those of the classes, ascending, in 1/`unit`; `classes` says whose is which."""

    approvals: Whole
    weights: Whole
    amounts: tuple[int, ...]
    unit: int
    classes: Whole

    @classmethod
    def filled(cls, approvals: Whole, weights: Whole, limit: int) -> "Purses":
        """The limit divided among all voices."""
        voices = int(weights.sum()) or 1
        return cls(approvals, weights, (limit,), voices, np.zeros(len(weights), dtype=np.int64))

    def price(self, column: int, cost: int) -> Fraction | None:
        """The least that, paid by each supporter at most, makes the cost; None when they cannot afford it together."""
        supports = self.approvals[:, column] > 0
        found = np.bincount(self.classes[supports], self.weights[supports], minlength=len(self.amounts))
        voices: list[int] = found.astype(np.int64).tolist()
        # Of the poorer classes: what they have together, and how many they are.
        given: list[int] = list(accumulate(map(mul, voices, self.amounts), initial=0))
        poorer = list(accumulate(voices, initial=0))
        wanted, payers = cost * self.unit, poorer[-1]
        if not payers or given[-1] < wanted:
            return None

        def is_enough(place: int) -> bool:
            return wanted - given[place] <= self.amounts[place] * (payers - poorer[place])

        # Whoever has less than the price gives all; the others share the rest.
        first = bisect_left(range(len(voices)), True, key=is_enough)
        return Fraction(wanted - given[first], (payers - poorer[first]) * self.unit)

    def payers(self, column: int) -> int:
        """Voices that support an option and have anything left."""
        has = np.array([amount > 0 for amount in self.amounts])
        return int(self.weights[(self.approvals[:, column] > 0) & has[self.classes]].sum())

    def after(self, column: int, price: Fraction) -> "Purses":
        """What is left when the supporters of an option have paid up to this price each."""
        supports = self.approvals[:, column] > 0
        present, inverse = np.unique(self.classes * 2 + supports, return_inverse=True)
        unit = lcm(self.unit, price.denominator)
        finer, paid = unit // self.unit, price.numerator * (unit // price.denominator)
        had = [amount * finer for amount in self.amounts]
        left = [max(0, had[both >> 1] - paid) if both & 1 else had[both >> 1] for both in present.tolist()]
        amounts = sorted(set(left))
        places = {amount: place for place, amount in enumerate(amounts)}
        merged = np.array([places[amount] for amount in left], dtype=np.int64)
        return Purses(self.approvals, self.weights, tuple(amounts), unit, merged[inverse.ravel()])

    def can_pay_all(self, prices: Mapping[int, Fraction]) -> bool:
        """Whether all who support several of these columns can pay each price whole: then their order is the same."""
        if len(prices) < 2:
            return True
        columns = list(prices)
        patterns = np.unique(np.column_stack([self.classes, self.approvals[:, columns]]), axis=0)
        return all(
            self._has(row[0], [prices[one] for one, is_in in zip(columns, row[1:], strict=True) if is_in])
            for row in patterns.tolist()
        )

    def _has(self, member: int, prices: Sequence[Fraction]) -> bool:
        return len(prices) < 2 or sum(prices) * self.unit <= self.amounts[member]
