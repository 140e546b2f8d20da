"""What changed between two charters: nothing where nothing did, the target first, and everything that did."""

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from app.domain.charter.assemble import assemble
from app.domain.charter.changes import Area, Change, ChangeKind, changes, comparable
from app.domain.charter.data import CharterData, SectionEdit
from app.domain.charter.words import PieceKind, word_changes
from app.export.json_data import to_json
from app.i18n.text import texts
from tests.charters import EMPTY, TODAY, full


def values_of(data: CharterData) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(to_json(assemble(data, texts("en")), data))
    return loaded


FULL = values_of(full())


def softened() -> CharterData:
    """The same workshop with a softer goal, a narrower scope, one more stakeholder and one section worded by hand."""
    data = full()
    first, *others = data.goals
    softer = replace(first.content, target_value=60, deadline=date(2035, 12, 31), population="Pupils of one district")
    return replace(
        data,
        goals=(replace(first, content=softer), *others),
        stakeholders=(*data.stakeholders, replace(data.stakeholders[0], id="st9", number=9)),
        challenge=replace(data.challenge, scope_out="School buses and mopeds", statement="The way feels unsafe"),
        edits=(SectionEdit("mandate", "We word it ourselves"), SectionEdit("goals", "In our words")),
    )


def test_the_same_charter_has_no_changes() -> None:
    assert changes(FULL, deepcopy(FULL)) == ()


def test_another_day_is_no_change() -> None:
    assert changes(FULL, values_of(replace(full(), generated_on=date(2027, 1, 1)))) == ()


def test_target_deadline_and_scope_come_first() -> None:
    found = changes(FULL, values_of(softened()))
    assert [change.area for change in found][:4] == [Area.TARGET, Area.DEADLINE, Area.SCOPE, Area.SCOPE]
    target = found[0]
    assert (target.ref, target.label) == ("G1", "Every child walks or cycles to school safely")
    assert (target.before, target.after) == (70, 60)
    assert target.path == ("goals", "G1", "content", "target_value")


def test_an_entry_that_is_new_is_one_change() -> None:
    found = [one for one in changes(FULL, values_of(softened())) if one.area is Area.ACTORS]
    assert [(one.kind, one.ref, one.label) for one in found] == [(ChangeKind.ADDED, "S9", "Street department")]


def test_a_section_is_compared_where_somebody_worded_it() -> None:
    found = [one for one in changes(FULL, values_of(softened())) if one.area is Area.TEXT]
    assert [(one.kind, one.path) for one in found] == [(ChangeKind.ADDED, ("sections", "goals"))]


def test_entries_with_other_ids_are_the_same_by_their_reference() -> None:
    data = full()
    renamed = {"goal1": "goal77", "st1": "st77"}
    text = json.dumps(FULL)
    for old, new in renamed.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    assert json.loads(text) != values_of(data)
    assert changes(FULL, json.loads(text)) == ()


def test_an_adopted_goal_that_falls_away_is_a_change_of_the_target() -> None:
    without = values_of(replace(full(), goals=full().goals[1:]))
    first = changes(FULL, without)[0]
    assert (first.kind, first.area, first.ref) == (ChangeKind.REMOVED, Area.TARGET, "G1")


def test_an_empty_charter_can_be_compared_with_a_full_one() -> None:
    found = changes(values_of(EMPTY), FULL)
    assert {Area.TARGET, Area.CHALLENGE, Area.ACTORS, Area.INSTRUMENTS} <= {one.area for one in found}


def test_the_first_entry_of_a_list_is_named() -> None:
    found = [one for one in changes(values_of(EMPTY), FULL) if one.area is Area.INSTRUMENTS]
    assert [(one.kind, one.ref, one.label) for one in found] == [
        (ChangeKind.ADDED, "I1", "School streets"),
        (ChangeKind.ADDED, "I2", "Bare idea"),
    ]


def test_commitments_of_a_register_come_before_the_other_goals() -> None:
    entry = {"ref": "CM1", "id": "e1", "credit": {}, "values": {"offer": "Two buses", "amount": 2}}
    now = {**FULL, "registers": {"commitments": [entry]}}
    later = deepcopy(now)
    later["registers"]["commitments"][0]["values"]["amount"] = 5
    later["goals"][0]["content"]["equity"] = "Everybody"
    assert [(one.area, one.ref) for one in changes(now, later)] == [(Area.COMMITMENTS, "CM1"), (Area.GOALS, "G1")]


def applied(tree: dict[str, Any], found: tuple[Change, ...]) -> dict[str, Any]:
    """A tree with the changes made to it."""
    tree = deepcopy(tree)
    for change in found:
        place = tree
        for name in change.path[:-1]:
            place = place.setdefault(name, {})
        if change.kind is ChangeKind.REMOVED:
            del place[change.path[-1]]
        else:
            place[change.path[-1]] = change.after
    return tree


def without_hollows(value: Any) -> Any:
    """Without mappings that hold nothing."""
    if not isinstance(value, dict):
        return value
    inner = {name: without_hollows(one) for name, one in value.items()}
    return {name: one for name, one in inner.items() if one != {}}


leaves = st.none() | st.booleans() | st.integers(0, 9) | st.text("ab c", max_size=6)
contents = st.fixed_dictionaries(
    {"statement": st.text("ab", min_size=1, max_size=3)},
    optional={"target_value": leaves, "deadline": leaves, "population": leaves, "partners": st.lists(leaves)},
)


@st.composite
def charters(draw: st.DrawFn) -> dict[str, Any]:
    """Charters with goals, a register, sections, and values nobody knows yet."""
    numbers = draw(st.lists(st.integers(1, 4), unique=True))
    registered = draw(st.lists(st.integers(1, 4), unique=True))
    worded = draw(st.lists(st.sampled_from(["goals", "mix", "risks"]), unique=True))
    return {
        "generated_on": draw(st.sampled_from(["2026-01-01", "2026-02-02"])),
        "goals": [{"ref": f"G{one}", "id": f"g{one}", "content": draw(contents)} for one in numbers],
        "challenge": draw(st.dictionaries(st.sampled_from(["statement", "scope_in", "complexity"]), leaves)),
        "registers": {
            "commitments": [
                {"ref": f"CM{one}", "id": f"e{one}", "values": {"offer": "x", "amount": draw(leaves)}}
                for one in registered
            ]
        },
        "sections": [{"key": one, "is_edited": True, "text": draw(st.text("ab ", min_size=1))} for one in worded],
        "later": draw(st.dictionaries(st.sampled_from(["x", "y"]), leaves)),
    }


@given(charters(), charters())
def test_the_changes_made_to_the_first_give_the_second(before: dict[str, Any], after: dict[str, Any]) -> None:
    old, new = comparable(before, after)
    assert without_hollows(applied(old, changes(before, after))) == without_hollows(new)


@given(charters(), charters())
def test_the_other_way_round_everything_is_exchanged(before: dict[str, Any], after: dict[str, Any]) -> None:
    there = {one.path: (one.before, one.after) for one in changes(before, after)}
    back = {one.path: (one.after, one.before) for one in changes(after, before)}
    assert there == back


@given(st.text("ab \n", max_size=60), st.text("ab \n", max_size=60))
def test_the_pieces_of_two_texts_give_both_of_them(before: str, after: str) -> None:
    pieces = word_changes(before, after)
    assert "".join(one.text for one in pieces if one.kind is not PieceKind.ADDED) == before
    assert "".join(one.text for one in pieces if one.kind is not PieceKind.REMOVED) == after


def test_words_that_stay_are_not_marked() -> None:
    pieces = word_changes("Seven of ten children walk", "Six of ten children cycle")
    assert [one.text for one in pieces if one.kind is PieceKind.SAME] == ["of ten children "]


def test_the_day_a_charter_was_made_is_no_part_of_it() -> None:
    assert "generated_on" not in comparable({"generated_on": TODAY.isoformat()}, {})[0]
