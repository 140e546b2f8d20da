"""Blocks of groups (vectors V11) and the balanced reading (vector V6)."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.voting.groups import (
    THRESHOLD,
    BlockCount,
    block_of,
    break_down,
    displayed_blocks,
    freeze_blocks,
    is_bridging,
)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        ({"a": 12, "b": 6, "c": 3}, [("a", 12), ("other", 9)]),
        ({"a": 12, "b": 3, "c": 2}, [("a", 12), ("other", 5)]),
        ({"a": 9, "b": 2}, []),
        ({"a": 7, "b": 3, "c": 1}, []),
        ({"a": 5, "b": 5}, [("a", 5), ("b", 5)]),
        ({"a": 5, "b": 5, "c": 0}, [("a", 5), ("b", 5)]),
        ({"a": 4, "b": 4, "c": 20}, [("c", 20), ("other", 8)]),
        ({"a": 40}, []),
        ({"a": 0, "b": 0}, []),
        ({}, []),
    ],
)
def test_small_groups_are_merged_until_nothing_can_be_derived(
    sizes: dict[str, int], expected: list[tuple[str, int]]
) -> None:
    assert [(block.key, block.size) for block in freeze_blocks(sizes)] == expected


def test_a_block_is_named_after_its_groups() -> None:
    names = {"g1": "Government", "g2": "Business", "g3": "Citizens"}
    assert [block.label(names) for block in freeze_blocks({"g1": 3, "g2": 12, "g3": 6})] == [
        "Business",
        "Government + Citizens",
    ]


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 30), max_size=8))
def test_no_block_is_small_and_no_group_is_in_two(sizes: dict[str, int]) -> None:
    blocks = freeze_blocks(sizes)
    assert len(blocks) != 1
    assert all(block.size >= THRESHOLD for block in blocks)
    assert all(block.size == sum(sizes[one] for one in block.group_ids) for block in blocks)
    inside = [group for block in blocks for group in block.group_ids]
    assert len(inside) == len(set(inside))
    if blocks:
        assert set(inside) == {group for group, size in sizes.items() if size}
        assert all(len(block.group_ids) > 1 for block in blocks if block.key == "other")


@pytest.mark.parametrize(
    ("sizes", "group", "block"),
    [
        ({"a": 12, "b": 6, "c": 3}, "a", "a"),
        ({"a": 12, "b": 6, "c": 3}, "c", "other"),
        ({"a": 12, "b": 6, "c": 3}, "late", "other"),
        ({"a": 12, "b": 6}, "late", "a"),
        ({"a": 12, "b": 6}, None, "a"),
        ({"a": 9, "b": 2}, "a", ""),
    ],
)
def test_a_late_group_counts_where_it_shows_least(sizes: dict[str, int], group: str | None, block: str) -> None:
    assert block_of(freeze_blocks(sizes), group) == block


ROOM = {"research": 18, "ministries": 5, "industry": 5, "civil_society": 5}
MEANS = {"G1": (5, 2, 3, 1), "G2": (3, 4, 4, 4)}
COUNTS = [
    BlockCount((group,), size, {goal: means[index] * size for goal, means in MEANS.items()})
    for index, (group, size) in enumerate(ROOM.items())
]


def test_heads_and_groups_can_put_different_goals_on_top() -> None:
    reading = break_down(COUNTS, ("G1", "G2"))
    assert reading is not None
    first, second = reading.balances["G1"], reading.balances["G2"]
    assert first.raw == pytest.approx(3.636, abs=5e-4)
    assert second.raw == pytest.approx(3.455, abs=5e-4)
    assert (first.balanced, second.balanced) == (2.75, 3.75)
    assert (first.bridge, second.bridge) == (1, 3)
    assert (first.spread, second.spread) == (4, 1)
    assert reading.is_composition_sensitive
    assert not is_bridging(first)
    assert is_bridging(second)


def test_with_two_to_choose_of_two_the_composition_does_not_matter() -> None:
    reading = break_down(COUNTS, ("G1", "G2"), winners=2)
    assert reading is not None
    assert not reading.is_composition_sensitive


def test_blocks_in_which_few_voted_are_merged_again() -> None:
    counts = [BlockCount((key,), valid, {"x": valid}) for key, valid in (("a", 12), ("b", 3), ("c", 8))]
    reading = break_down(counts, ("x",))
    assert reading is not None
    assert reading.blocks == (("a",), ("b", "c"))
    assert [block.valid for block in reading.balances["x"].by_block] == [12, 11]


def test_two_blocks_of_which_one_is_small_show_nothing() -> None:
    assert break_down([BlockCount(("a",), 12, {"x": 1}), BlockCount(("b",), 4, {"x": 4})], ("x",)) is None


def test_equal_thirds_are_equal() -> None:
    """Means like 1/3 and 2/6 must not look different by a rounding error."""
    counts = [BlockCount((key,), 6, {"x": Fraction(2), "y": 2}) for key in "abc"]
    reading = break_down(counts, ("x", "y"))
    assert reading is not None
    assert not reading.is_composition_sensitive


def test_an_option_that_few_of_a_group_judge_is_shown_for_no_group() -> None:
    """Not for the others either: from the whole and the others the few could be told by subtraction."""
    counts = [
        BlockCount(("a",), 12, {"x": 24, "y": 36}, {"x": 12, "y": 12}),
        BlockCount(("b",), 8, {"x": 8, "y": 16}, {"x": 4, "y": 8}),
    ]
    reading = break_down(counts, ("x", "y"))
    assert reading is not None
    assert set(reading.balances) == {"y"}


def test_a_mean_is_of_those_who_judge() -> None:
    counts = [BlockCount(("a",), 12, {"x": 24}, {"x": 6}), BlockCount(("b",), 8, {"x": 16}, {"x": 8})]
    reading = break_down(counts, ("x",))
    assert reading is not None
    assert [(block.valid, block.mean) for block in reading.balances["x"].by_block] == [(6, 4), (8, 2)]
    assert (reading.balances["x"].raw, reading.balances["x"].balanced) == (pytest.approx(40 / 14), 3)


@given(st.dictionaries(st.text("abcdefgh", min_size=1, max_size=2), st.integers(0, 30), max_size=8))
def test_displayed_blocks_are_never_small_and_never_one(valid: dict[str, int]) -> None:
    blocks = displayed_blocks(valid)
    assert len(blocks) != 1
    assert all(sum(valid[key] for key in keys) >= THRESHOLD for keys in blocks)
