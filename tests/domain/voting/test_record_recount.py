"""A recount passes what is sound, and catches any single change: of a ballot by its name."""

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.voting.ballots import BallotRules
from app.domain.voting.record import ballot_leaf, head_leaf, root_over
from app.domain.voting.recount import Fault, check, hidden_quorums
from tests.records import APPROVAL, BLOCKS, DOTS, EVERY_METHOD, cast, changed_copies, record_of

each_method = pytest.mark.parametrize("rules", EVERY_METHOD, ids=lambda rules: rules.method)


def codes(faults: list[Fault]) -> set[str]:
    return {fault.code for fault in faults}


def resealed(record: dict[str, Any]) -> dict[str, Any]:
    """The work of a thorough forger: all hashes made to fit."""
    for ballot in record["ballots"]:
        ballot["leaf"] = ballot_leaf(ballot).hex()
    record["leaf"] = head_leaf(record).hex()
    record["root"] = root_over(record, record["ballots"])
    return record


@given(st.sampled_from(EVERY_METHOD), st.integers(0, 80), st.integers(0, 10_000), st.integers(0, 100))
def test_a_sound_record_has_no_fault(rules: BallotRules, voters: int, seed: int, quorum: int) -> None:
    record = record_of(rules, voters, seed, quorum_percent=quorum, block_quorum_percent=quorum // 2)
    assert check(record, root=record["root"]) == []
    assert check(json.loads(json.dumps(record))) == []


@each_method
def test_any_single_change_anywhere_is_caught_and_a_changed_ballot_is_named(rules: BallotRules) -> None:
    record = record_of(rules, 17, block_quorum_percent=4)
    changes = 0
    for path, changed in changed_copies(record):
        faults = check(changed)
        assert faults, path
        changes += 1
        if path[0] == "ballots" and len(path) > 2:
            position = int(path[1]) + 1
            named = changed["ballots"][position - 1]["id"]
            assert [fault for fault in faults if fault.position == position and fault.ballot in {named, ""}], path
    assert changes > 17 * 6


@each_method
def test_a_ballot_that_is_left_out_added_or_moved_is_caught(rules: BallotRules) -> None:
    record = record_of(rules, 12)
    for at in range(12):
        fewer, more, moved = (copy.deepcopy(record) for _ in range(3))
        del fewer["ballots"][at]
        more["ballots"].insert(at, copy.deepcopy(record["ballots"][at]))
        moved["ballots"].append(moved["ballots"].pop(at))
        assert {"root", "receipts.count"} <= codes(check(fewer))
        assert {"root", "ballot.twice.id", "ballot.twice.mark"} <= codes(check(more))
        assert at == 11 or {"root", "ballot.order"} <= codes(check(moved))


def test_of_a_forgery_whose_hashes_all_fit_the_root_that_the_room_saw_tells() -> None:
    record = record_of(APPROVAL, 20)
    forged = copy.deepcopy(record)
    forged["ballots"][3]["choices"] = {"approved": [record["options"][0]["id"]]}
    faults = check(resealed(forged), root=record["root"])
    assert "root.other" in codes(faults)
    assert codes(faults) <= {"root.other", "result.option", "result.other"}


def test_the_root_may_be_typed_in_capitals_with_spaces_around() -> None:
    record = record_of()
    assert check(record, root=f" {record['root'].upper()}\n") == []
    assert codes(check(record, root="é")) == {"root.other"}


@pytest.mark.parametrize(
    ("choices", "why"),
    [
        ({"dots": {"goalaaaaaaaaaaaa": 4}}, "ballot.over_cap"),
        ({"dots": {"goalaaaaaaaaaaaa": 3, "goalbaaaaaaaaaaa": 3}}, "ballot.over_budget"),
        ({"dots": {"elsewhere": 1}}, "ballot.unknown_option"),
        ({"dots": {"goalaaaaaaaaaaaa": 1.0}}, "ballot.malformed"),
        ({"dots": {"goalaaaaaaaaaaaa": True}}, "ballot.malformed"),
        ({"dots": {}, "comment": "I am Ada"}, "ballot.no_comments"),
        ([], "ballot.malformed"),
        (None, "ballot.malformed"),
    ],
)
def test_a_ballot_against_the_rules_is_named_even_if_all_hashes_fit(choices: Any, why: str) -> None:
    record = record_of(DOTS, 9)
    record["ballots"][4]["choices"] = choices
    if "1.0" not in repr(choices):
        resealed(record)
    faults = [fault for fault in check(record) if fault.code == "ballot.choices"]
    assert faults == [Fault("ballot.choices", record["ballots"][4]["id"], 5, {"why": why})]


def test_zeros_that_the_house_would_not_store_are_told() -> None:
    record = record_of(DOTS, 9)
    record["ballots"][0]["choices"] = {"dots": {one["id"]: 0 for one in record["options"]}}
    assert "ballot.spelling" in codes(check(resealed(record)))


def test_a_name_on_a_secret_ballot_is_a_fault() -> None:
    record = record_of(DOTS, 9)
    record["ballots"][0]["voter"] = "Ada"
    assert "ballot.named" in codes(check(resealed(record)))
    record["secrecy"] = "open"
    assert check(resealed(record)) == []


def test_exchanged_labels_of_two_options_are_caught_by_the_root() -> None:
    record = record_of()
    options = record["options"]
    options[0]["label"], options[1]["label"] = options[1]["label"], options[0]["label"]
    assert codes(check(record)) == {"head", "root"}


@pytest.mark.parametrize("name", sorted(record_of()["result"]))
def test_a_result_that_lacks_a_figure_is_a_fault(name: str) -> None:
    """Even one that says nothing in this way of voting: whoever reads the file looks for it."""
    record = record_of()
    del record["result"][name]
    assert check(record, root=record["root"])


def test_a_result_in_another_order_is_a_fault() -> None:
    record = record_of()
    record["result"]["options"].reverse()
    assert "result.options" in {fault.code for fault in check(record, root=record["root"])}


def test_the_option_whose_figures_are_wrong_is_named() -> None:
    record = record_of()
    record["result"]["options"][2]["score"] += 1
    (fault,) = check(record)
    assert fault == Fault("result.option", values={"option": record["result"]["options"][2]["id"]})


def test_a_quorum_of_a_block_that_is_not_shown_alone_is_taken_as_it_is_told_and_that_is_said() -> None:
    few = cast(DOTS, 30, blocks=["citizens"] * 9 + ["business"])
    record = record_of(DOTS, ballots=few, block_quorum_percent=50)
    assert check(record) == []
    assert hidden_quorums(record) == len(BLOCKS)
    assert record["result"]["quorum"]["statement"] == "missed"
    assert hidden_quorums(record_of(DOTS, 100, block_quorum_percent=1)) == 0
    assert hidden_quorums({}) == 0


# --- whatever a file holds --------------------------------------------------------------------------------------------

anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(anything)
def test_what_is_no_record_is_a_fault_and_nothing_falls_over(value: object) -> None:
    assert check(value)


@given(st.data())
def test_whatever_stands_in_the_place_of_a_part_is_a_fault_and_nothing_falls_over(data: st.DataObject) -> None:
    record = record_of(data.draw(st.sampled_from(EVERY_METHOD)), 7, block_quorum_percent=3)
    paths = [path for path, _ in changed_copies(record)]
    path = data.draw(st.sampled_from(paths))
    inner: Any = record
    for name in path[:-1]:
        inner = inner[name]
    before = copy.deepcopy(inner[path[-1]])
    inner[path[-1]] = data.draw(anything)
    same = json.dumps(inner[path[-1]], sort_keys=True) == json.dumps(before, sort_keys=True)
    assert bool(check(record)) != same


@pytest.mark.parametrize("part", sorted(record_of()))
def test_a_part_that_is_missing_is_a_fault(part: str) -> None:
    record = record_of()
    del record[part]
    assert check(record)
    assert part in {"leaf", "root", "ballots"} or check(resealed(record))


def test_a_record_of_too_many_ballots_is_not_counted() -> None:
    record = record_of()
    record["ballots"] = [None] * 100_001
    assert codes(check(record)) == {"too_many"}


def test_a_part_that_nobody_knows_is_covered_by_the_root_as_well() -> None:
    record = record_of()
    record["note"] = "slipped in"
    assert codes(check(record)) == {"head", "root"}
