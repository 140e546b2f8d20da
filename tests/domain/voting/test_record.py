"""A published record says what was voted and not by whom, in one spelling, and is fixed by its root."""

import hashlib
import json
import random
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.voting.record import (
    APART,
    StoredBallot,
    canonical,
    complete,
    displayed_blocks,
    head_of,
    published_ballots,
    root_over,
    to_text,
)
from tests.records import APPROVAL, BLOCKS, DOTS, FIST, cast, declared, record_of

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=12,
)


@given(plain)
def test_one_value_has_one_spelling_whatever_it_was_written_like(value: Any) -> None:
    spelled = canonical(value)
    assert json.loads(spelled) == value
    assert canonical(json.loads(json.dumps(value, indent=2))) == spelled


def test_the_spelling_is_the_one_of_the_book() -> None:
    assert (
        canonical({"b": [True, None, 1], "a": 'é\u2028\x07"/🚢'})
        == '{"a":"é\u2028\\u0007\\"/🚢","b":[true,null,1]}'.encode()
    )
    # By code point, where a browser's own order would put the ship (a pair of surrogates) first.
    assert canonical({"🚢": 1, "\uffee": 2}) == '{"\uffee":2,"🚢":1}'.encode()


SPELLED_IN_SEVERAL_WAYS = [1.0, 0.1, float("nan"), 2**53, -(2**60), 10**5000, "\ud800", {1: "a"}, {"a": [1.5]}, b"x"]


@pytest.mark.parametrize("value", SPELLED_IN_SEVERAL_WAYS, ids=range(len(SPELLED_IN_SEVERAL_WAYS)))
def test_what_could_be_spelled_in_several_ways_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"spelling|exactly|no text|surrogates"):
        canonical(value)


def test_something_endlessly_nested_is_refused_and_nothing_falls_over() -> None:
    value: list[Any] = []
    for _ in range(100_000):
        value = [value]
    with pytest.raises(ValueError, match="nested"):
        canonical(value)


def test_composed_and_decomposed_letters_stay_what_they_are() -> None:
    assert canonical("é") != canonical("e\u0301")


# --- what is in it, and what is not -----------------------------------------------------------------------------------


@given(st.permutations(range(12)), st.sampled_from([DOTS, APPROVAL, FIST]))
def test_the_order_of_casting_leaves_no_trace(order: list[int], rules: Any) -> None:
    ballots = cast(rules, 12)
    facts = declared(rules)
    head = complete(head_of(facts, ballots), [], [])
    shuffled = [ballots[at] for at in order]
    again = complete(head_of(facts, shuffled), [], [])
    assert head == again
    assert published_ballots(head, ballots) == published_ballots(again, shuffled)
    assert root_over(head, published_ballots(head, ballots)) == root_over(again, published_ballots(again, shuffled))


def test_the_order_of_published_ballots_is_that_of_their_random_ids_and_of_nothing_else() -> None:
    record = record_of()
    ids = [ballot["id"] for ballot in record["ballots"]]
    assert ids == sorted(ids)
    assert record["receipts"] == sorted(record["receipts"])
    assert record["comments"] == sorted(record["comments"])


def test_a_ballot_has_these_parts_and_no_moment_seat_or_comment() -> None:
    stored = StoredBallot("ballotaaaaaaaaaa", "0" * 64, "", {"approved": [], "comment": "I am Ada"})
    head = complete(head_of(declared(APPROVAL), [stored]), [], ["I am Ada"])
    (ballot,) = published_ballots(head, [stored])
    assert list(ballot) == ["id", "mark", "block", "voter", "choices", "leaf"]
    assert ballot["choices"] == {"approved": []}


@given(st.integers(0, 60), st.integers(0, 99))
def test_no_block_is_shown_with_fewer_than_five_valid_ballots(voters: int, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - imagined voters
    weights = [dice.random() ** 3 for _ in BLOCKS]
    blocks = dice.choices([key for key, _ in BLOCKS], weights, k=max(voters, 1))
    record = record_of(DOTS, ballots=cast(DOTS, voters, seed, blocks=blocks))
    shown = Counter(one["block"] for one in record["ballots"] if "abstain" not in one["choices"])
    assert len(shown) != 1 or set(shown) == {""}
    assert all(number >= 5 for block, number in shown.items() if block)
    assert {block for block in shown if block} == {block["key"] for block in record["blocks"]}


def test_an_abstention_does_not_say_from_which_block_it_came() -> None:
    record = record_of(DOTS, 200)
    abstentions = [one for one in record["ballots"] if "abstain" in one["choices"]]
    assert abstentions
    assert {one["block"] for one in abstentions} == {""}
    assert len(record["blocks"]) == 3


def test_blocks_that_are_shown_together_are_named_together() -> None:
    few = [key for key, number in (("citizens", 9), ("business", 3), ("other", 3)) for _ in range(number)]
    ballots = [StoredBallot(f"{at:016d}", f"{at:064x}", key, {"approved": []}) for at, key in enumerate(few)]
    assert displayed_blocks(ballots, BLOCKS) == [("citizens",), ("business", "other")]
    blocks = head_of(declared(APPROVAL), ballots)["blocks"]
    assert [one["key"] for one in blocks] == ["citizens", "business+other"]
    assert [one["label"] for one in blocks] == ["Citizens", "Business + Research + Administration"]


# --- the file ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rules", [DOTS, APPROVAL, FIST], ids=lambda rules: rules.method)
def test_the_file_reads_back_to_the_record_and_has_a_line_for_each_ballot(rules: Any) -> None:
    record = record_of(rules)
    text = to_text(record)
    assert json.loads(text) == record
    assert sum(line.startswith('  {"id": ') for line in text.splitlines()) == len(record["ballots"])


def test_everything_but_ballots_and_what_is_computed_is_in_the_first_leaf() -> None:
    record = record_of()
    head = {name: value for name, value in record.items() if name not in APART}
    spelled = json.dumps(head, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
    assert hashlib.sha256(b"\x00" + spelled).hexdigest() == record["leaf"]
    assert {"question", "options", "rules", "terms", "blocks", "receipts", "comments", "workshop"} <= head.keys()
