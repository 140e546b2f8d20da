"""Results by group without giving anybody away: blocks of groups, and the balanced reading of a result.

Small groups are merged until nothing can be learnt about fewer than five ballots, not by subtraction either
(complementary suppression). It is done twice: when the electorate is frozen, by who may vote, since a ballot carries
only its block; and when the result is shown, by the valid ballots, since of twelve who might, three may have voted.

Must not: decide anything. The balanced reading informs; the declared rule of the round decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

THRESHOLD = 5
"""The fewest ballots of which anything is shown."""

OTHER = "other"
"""Key of the block of merged groups; it comes last."""

BRIDGING_FROM = 3.0
"""Mean score (0..5) of the least satisfied block from which an option is called bridging."""


@dataclass(frozen=True, slots=True)
class Block:
    """Groups that are counted as one. `key` is the group's id, or `other`; `size` is the number of voices."""

    key: str
    group_ids: tuple[str, ...]
    size: int

    def label(self, names: Mapping[str, str]) -> str:
        """The names of its groups: 'Citizens', or 'Business + Citizens'."""
        return " + ".join(names[group_id] for group_id in self.group_ids)


def freeze_blocks(sizes: Mapping[str, int], *, threshold: int = THRESHOLD) -> tuple[Block, ...]:
    """Blocks of the groups that may vote: `sizes` are voices by group id, in the order in which they are shown.

    Groups below the threshold are merged; while that block is a single group or still too small, the next smallest
    joins it. Empty when only one block would remain: then there is no breakdown. Groups without voices are left out.
    Source: complementary suppression, vectors V11.
    """
    return tuple(
        Block(ids[0] if len(ids) == 1 else OTHER, ids, sum(sizes[one] for one in ids))
        for ids in _merged(sizes, threshold)
    )


def block_of(blocks: Sequence[Block], group_id: str | None) -> str:
    """Key of the block in which a voter counts; empty when there is no breakdown.

    Somebody of a group that had no voices when the blocks were frozen counts in the merged block, or else in the
    largest, where a single ballot shows least.
    """
    for block in blocks:
        if group_id in block.group_ids:
            return block.key
    if not blocks:
        return ""
    return OTHER if blocks[-1].key == OTHER else max(blocks, key=lambda block: block.size).key


def shown_together(valid: Mapping[str, int], *, threshold: int = THRESHOLD) -> list[tuple[str, ...]]:
    """The blocks under which something may be shown: keys of frozen blocks by their valid ballots, small ones merged.

    Empty when fewer than two would remain: then nothing is told apart by block.
    """
    return _merged(valid, threshold)


def _merged(sizes: Mapping[str, int], threshold: int) -> list[tuple[str, ...]]:
    """Keys that stay alone, in order, then the merged ones; empty when fewer than two blocks remain."""
    present = [key for key in sizes if sizes[key] > 0]
    by_size = sorted(present, key=lambda key: sizes[key])
    merged = [key for key in by_size if sizes[key] < threshold]
    if merged:
        for key in by_size[len(merged) :]:
            if len(merged) > 1 and sum(sizes[one] for one in merged) >= threshold:
                break
            merged.append(key)
    blocks: list[tuple[str, ...]] = [(key,) for key in present if key not in merged]
    if merged:
        blocks.append(tuple(key for key in present if key in merged))
    # What is left of two blocks can be too small still when there was nothing left to merge in.
    if len(blocks) < 2 or any(sum(sizes[key] for key in block) < threshold for block in blocks):
        return []
    return blocks


def displayed_blocks(valid: Mapping[str, int], *, threshold: int = THRESHOLD) -> tuple[tuple[str, ...], ...]:
    """Which frozen blocks are shown together: `valid` are valid ballots by block key, in the order of the blocks.

    Empty when fewer than two can be shown.
    """
    return tuple(_merged(valid, threshold))


@dataclass(frozen=True, slots=True)
class BlockCount:
    """What the valid ballots of a block add up to, per option. `keys` are those of the frozen blocks in it.

    `judged` are the ballots that judge an option where that is not all of them ('cannot judge').
    """

    keys: tuple[str, ...]
    valid: int
    sums: Mapping[str, int | Fraction]
    judged: Mapping[str, int] = field(default_factory=dict)

    def judges(self, option: str) -> int:
        """How many of its ballots judge an option."""
        return self.judged.get(option, self.valid)


@dataclass(frozen=True, slots=True)
class BlockScore:
    """The mean of an option within a block, over the `valid` ballots that judge it."""

    keys: tuple[str, ...]
    valid: int
    mean: float


@dataclass(frozen=True, slots=True)
class Balance:
    """Four readings of one option, all in the unit of a ballot's score (dots, share of approvals, points).

    `raw`: every ballot weighs the same. `balanced`: every block weighs the same. `bridge`: the least satisfied block.
    `spread`: from the least to the most satisfied.
    """

    raw: float
    balanced: float
    bridge: float
    spread: float
    by_block: tuple[BlockScore, ...]


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A result by displayed blocks. `is_composition_sensitive`: heads and groups put different options on top.

    `balances` lacks the options that too few of some block judge: of those no group is shown, so that none is told by
    subtraction.
    """

    blocks: tuple[tuple[str, ...], ...]
    balances: Mapping[str, Balance]
    is_composition_sensitive: bool


def break_down(
    counts: Sequence[BlockCount], option_ids: Sequence[str], *, winners: int = 1, threshold: int = THRESHOLD
) -> Breakdown | None:
    """Read a result by blocks, merged again by valid ballots; None when fewer than two can be shown, or no options.

    `winners` is how many options the round is to choose: the top sets of that size are compared, ties included.
    """
    blocks = _shown(counts, option_ids, threshold)
    if not blocks or not option_ids:
        return None
    raw: dict[str, Fraction] = {}
    balanced: dict[str, Fraction] = {}
    balances: dict[str, Balance] = {}
    for option in option_ids:
        judged = [block.judges(option) for block in blocks]
        if min(judged) < threshold:
            continue
        means = [Fraction(block.sums[option]) / number for block, number in zip(blocks, judged, strict=True)]
        raw[option] = Fraction(sum(block.sums[option] for block in blocks)) / sum(judged)
        balanced[option] = sum(means, Fraction(0)) / len(means)
        balances[option] = Balance(
            raw=float(raw[option]),
            balanced=float(balanced[option]),
            bridge=float(min(means)),
            spread=float(max(means) - min(means)),
            by_block=tuple(
                BlockScore(block.keys, number, float(mean))
                for block, number, mean in zip(blocks, judged, means, strict=True)
            ),
        )
    return Breakdown(
        blocks=tuple(block.keys for block in blocks),
        balances=balances,
        is_composition_sensitive=_top(raw, winners) != _top(balanced, winners),
    )


def is_bridging(balance: Balance) -> bool:
    """Whether even the least satisfied block accepts the option: for scores from 0 to 5, a mean of 3 or more."""
    return balance.bridge >= BRIDGING_FROM


def _shown(counts: Sequence[BlockCount], option_ids: Sequence[str], threshold: int) -> list[BlockCount]:
    by_position = {str(position): count for position, count in enumerate(counts)}
    merged = _merged({position: count.valid for position, count in by_position.items()}, threshold)
    return [_joined([by_position[position] for position in positions], option_ids) for positions in merged]


def _joined(counts: Sequence[BlockCount], option_ids: Sequence[str]) -> BlockCount:
    return BlockCount(
        keys=tuple(key for count in counts for key in count.keys),
        valid=sum(count.valid for count in counts),
        sums={option: sum((Fraction(one.sums.get(option, 0)) for one in counts), Fraction(0)) for option in option_ids},
        judged={option: sum(one.judges(option) for one in counts) for option in option_ids},
    )


def _top(values: Mapping[str, Fraction], winners: int) -> frozenset[str]:
    if not values:
        return frozenset()
    line = sorted(values.values(), reverse=True)[min(max(winners, 1), len(values)) - 1]
    return frozenset(option for option, value in values.items() if value >= line)
