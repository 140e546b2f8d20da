"""The close reading of rounds of every method: the same whoever comes first, and never of fewer than five people."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.voting.ballots import BallotRules, ScoreBallot, WeightedBallot
from app.domain.voting.groups import THRESHOLD
from app.domain.voting.methods import ON_A_TEXT, Method
from app.domain.voting.reading import Reading
from app.domain.voting.terms import Terms
from tests.made_up_rounds import MadeUpRound, made_up

every_method = pytest.mark.parametrize("method", list(Method))
CHOOSING = [method for method in Method if method not in ON_A_TEXT]
SIZES = {"a": 14, "b": 9, "c": 6, "d": 5}

blocks = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 14), max_size=5)
seeds = st.integers(0, 10**6)


def by_option(reading: Reading) -> object:
    """All that a reading says, whatever the order in which equals are listed."""
    return (
        {one.id: one for one in reading.options},
        reading.blocks,
        sorted(reading.raw_winners),
        sorted(reading.balanced_winners),
        [replace(one, winners=tuple(sorted(one.winners))) for one in reading.recounts],
        reading.opinions,
        [
            (note.code, note.numbers, {name: sorted(ids) for name, ids in note.options.items()}, note.blocks)
            for note in reading.notes
            if note.code not in ("close_call", "close_estimate")  # of equals any can stand at the edge
        ],
    )


def test_heads_and_groups_that_choose_differently_are_both_named() -> None:
    """Vector V6: one person one vote chooses G1, groups of the same weight G2, which is bridging."""
    rules = BallotRules(Method.SCORE, ("G1", "G2"))
    sizes = {"research": 18, "ministries": 5, "industry": 5, "civil society": 5}
    means = dict(zip(sizes, zip((5, 2, 3, 1), (3, 4, 4, 4), strict=True), strict=True))
    ballots = tuple(
        WeightedBallot(ScoreBallot(dict(zip(("G1", "G2"), means[block], strict=True))), 1, block)
        for block, size in sizes.items()
        for _ in range(size)
    )
    reading = MadeUpRound(rules, ballots, Terms(eligible=33, eligible_by_block=sizes)).reading
    assert reading.raw_winners == ("G1",)
    assert reading.balanced_winners == ("G2",)
    assert reading.is_composition_sensitive
    first, second = reading.options
    assert (first.id, first.rank, first.rank_balanced) == ("G1", 1, 2)
    assert (second.id, second.rank, second.rank_balanced) == ("G2", 2, 1)
    assert first.balance is not None
    assert (round(first.balance.raw, 3), first.balance.balanced, first.balance.spread) == (3.636, 2.75, 4)
    assert second.agreement.is_bridging
    assert first.agreement.is_divisive
    note = next(note for note in reading.notes if note.code == "composition_sensitive")
    assert (note.options, note.is_warning) == ({"raw": ("G1",), "balanced": ("G2",)}, True)
    without = {one.without: one.winners for one in reading.recounts if one.without}
    assert without[("research",)] == ("G2",)
    assert without[("industry",)] == ("G1",)


@every_method
def test_every_method_is_read_by_group_and_with_agreement(method: Method) -> None:
    case = made_up(method, SIZES)
    reading = case.reading
    assert [one.id for one in reading.options] == (
        [""] if method in ON_A_TEXT else [one.id for one in case.result.options]
    )
    assert len(reading.blocks) >= 2
    assert any(one.balance for one in reading.options)
    assert all(0 <= (one.agreement.agreement or 0) <= 1 for one in reading.options)
    assert all(0 <= (one.agreement.polarisation or 0) <= 1 + 1e-9 for one in reading.options)
    assert reading.raw_winners == case.result.winners


@pytest.mark.parametrize(
    ("method", "keys"),
    [
        (Method.DOTS, {"supporters"}),
        (Method.APPROVAL, {"split_vote"}),
        (Method.SCORE, {"median", "share_high", "borda_from_scores", "schulze_from_scores"}),
        (Method.RANKED, {"borda", "instant_runoff", "first_preferences"}),
        (Method.QUADRATIC, {"supporters"}),
        (Method.PAIRWISE, {"win_share"}),
        (Method.TWO_CRITERIA, {"first_criterion", "second_criterion"}),
        (Method.EQUAL_SHARES, {"most_approved"}),
    ],
)
def test_every_choice_is_counted_in_other_ways_balanced_and_without_each_group(method: Method, keys: set[str]) -> None:
    case = made_up(method, {"a": 16, "b": 12, "c": 9})
    reading = case.reading
    assert {one.key for one in reading.recounts} == {*keys, "balanced", "without"}
    assert [one.without for one in reading.recounts if one.without] == list(reading.blocks)
    for one in reading.recounts:
        assert one.winners
        assert one.is_same == (set(one.winners) == set(case.result.winners))


@every_method
@settings(max_examples=12)
@given(sizes=blocks, seed=seeds)
def test_nothing_can_be_told_of_fewer_than_five_people(method: Method, sizes: dict[str, int], seed: int) -> None:
    case = made_up(method, sizes, seed=seed)
    reading = case.reading
    valid = [one for one in case.ballots if not one.ballot.is_abstention]
    size = {keys: sum(one.weight for one in valid if one.block in keys) for keys in reading.blocks}
    assert len(size) != 1
    assert all(number >= THRESHOLD for number in size.values())
    assert sum(size.values()) in (0, len(valid)), "what is left out could be told by subtraction"
    for one in reading.options:
        if one.balance:
            assert tuple(block.keys for block in one.balance.by_block) == reading.blocks
            assert all(block.valid >= THRESHOLD for block in one.balance.by_block)
        if one.agreement.judged < THRESHOLD:
            assert one.agreement.agreement is None
            assert one.agreement.polarisation is None
    for recount in reading.recounts:
        if recount.without:
            assert recount.without in size
            assert len(valid) - size[recount.without] >= THRESHOLD
    assert all(group.size >= THRESHOLD for group in reading.opinions.groups)


@every_method
@settings(max_examples=8)
@given(sizes=blocks, seed=seeds, data=st.data())
def test_the_order_of_ballots_and_of_options_changes_nothing(
    method: Method, sizes: dict[str, int], seed: int, data: st.DataObject
) -> None:
    case = made_up(method, sizes, seed=seed)
    shuffled = data.draw(st.permutations(case.ballots))
    options = tuple(data.draw(st.permutations(case.rules.option_ids)))
    other = case.but(ballots=tuple(shuffled), rules=replace(case.rules, option_ids=options))
    assert by_option(other.reading) == by_option(case.reading)


@every_method
@settings(max_examples=8)
@given(sizes=blocks, seed=seeds, voices=st.lists(st.integers(1, 3), min_size=70, max_size=70))
def test_a_ballot_of_three_voices_is_read_as_three_ballots(
    method: Method, sizes: dict[str, int], seed: int, voices: list[int]
) -> None:
    case = made_up(method, sizes, seed=seed)
    weighed = tuple(replace(one, weight=number) for one, number in zip(case.ballots, voices, strict=False))
    repeated = tuple(replace(one, weight=1) for one in weighed for _ in range(one.weight))
    assert by_option(case.but(ballots=weighed).reading) == by_option(case.but(ballots=repeated).reading)


@every_method
def test_nobody_and_everybody_abstaining_can_be_read(method: Method) -> None:
    case = made_up(method, SIZES)
    nobody = case.but(ballots=())
    abstaining = case.but(ballots=tuple(one for one in case.ballots if one.ballot.is_abstention))
    for reading in (nobody.reading, abstaining.reading):
        assert [note.code for note in reading.notes] == ["no_ballots"]
        assert reading.blocks == ()
        assert not reading.recounts
