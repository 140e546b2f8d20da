"""What the room's estimates come to: how many, the middle, the spread.

Must not: know who said what.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import median

from app.domain.estimates.sheet import PASS, Item, ItemKind


@dataclass(frozen=True, slots=True)
class Summary:
    """Of the answers to one question. `count` answered, `passes` said that they cannot judge.

    For ratings, `median` and the quartiles `low` and `high` (Tukey's hinges: medians of the two halves, the middle one
    in both); None where nobody answered. `counts` holds every possible answer.
    """

    count: int = 0
    passes: int = 0
    median: float | None = None
    low: float | None = None
    high: float | None = None
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def spread(self) -> float:
        """The interquartile range; 0 where nobody answered."""
        return 0.0 if self.low is None or self.high is None else self.high - self.low


def summarise(item: Item, answers: Iterable[str]) -> Summary:
    """What these answers (as `Item.read` gives them) come to."""
    given = [one for one in answers if one]
    said = [one for one in given if one != PASS]
    passes = len(given) - len(said)
    if item.kind is not ItemKind.RATING:
        found = Counter(word for one in said for word in one.split(","))
        return Summary(len(said), passes, counts={word: found[word] for word in item.choices})
    numbers = sorted(int(one) for one in said)
    counts = Counter(numbers)
    every = {str(value): counts[value] for value in range(item.least, item.most + 1)}
    if not numbers:
        return Summary(0, passes, counts=every)
    half = (len(numbers) + 1) // 2
    return Summary(
        len(numbers),
        passes,
        float(median(numbers)),
        float(median(numbers[:half])),
        float(median(numbers[-half:])),
        every,
    )


def yes_percent(summary: Summary | None) -> int | None:
    """Per cent of those who could judge that said yes to a question with yes and no; None where nobody was asked."""
    if summary is None or not summary.count:
        return None
    return round(100 * summary.counts.get("yes", 0) / summary.count)


def ratings(summary: Summary | None) -> tuple[int, ...]:
    """Every rating by itself, lowest first; empty where nobody has given one."""
    if summary is None:
        return ()
    return tuple(int(value) for value, count in summary.counts.items() for _ in range(count))
