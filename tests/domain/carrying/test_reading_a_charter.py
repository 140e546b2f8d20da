"""A charter's JSON is read back whole, and whatever is wrong with a file is said with its place."""

import copy
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.carrying.charter import Left, read_charter
from app.domain.carrying.comparing import side_by_side
from app.domain.carrying.opening import DEEPEST, MOST_BYTES
from app.domain.charter.assemble import assemble
from app.domain.charter.changes import changes
from app.domain.charter.data import (
    CharterData,
    Credit,
    EntryFacts,
    GoalFacts,
    OptionFacts,
    ParkedFacts,
    RoundFacts,
    WorkshopFacts,
)
from app.domain.errors import Invalid
from app.domain.goals import GoalContent
from app.domain.registers.catalogue import REGISTERS
from app.domain.voting.methods import Method
from app.export.json_data import to_json
from app.i18n.text import texts
from tests import charters
from tests.made_up_rounds import made_up

EXAMPLE = Path(__file__).parents[3] / "docs/examples/feed-2034.json"


def written(data: CharterData) -> bytes:
    return to_json(assemble(data, texts()), data)


def values(file: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(file)
    return found


def again(data: CharterData) -> CharterData:
    return read_charter(written(data)).data


FULL = values(written(charters.full()))


def changed(where: tuple[str | int, ...], value: object) -> bytes:
    """The full charter with something else at a place."""
    found: Any = copy.deepcopy(FULL)
    place = found
    for key in where[:-1]:
        place = place[key]
    place[where[-1]] = value
    return json.dumps(found).encode()


def test_the_published_example_is_read_and_written_again_without_a_change() -> None:
    file = EXAMPLE.read_bytes()
    data = read_charter(file).data
    assert changes(*side_by_side(values(file), values(written(data)))) == ()
    assert len(data.goals) == 7
    assert data.goals[0].merged or data.goals[1].merged or any(goal.merged for goal in data.goals)


def test_a_workshop_with_something_in_every_part_comes_back_as_it_was() -> None:
    data, back = charters.full(), again(charters.full())
    assert back.cards == data.cards
    assert back.challenge == data.challenge
    assert [replace(goal, findings=()) for goal in back.goals] == [
        replace(goal, findings=(), merged=tuple(replace(one, findings=()) for one in goal.merged))
        for goal in data.goals
    ]
    assert back.stakeholders == data.stakeholders
    assert back.parked == data.parked
    assert back.groups == data.groups
    assert back.steps == data.steps
    assert back.workshop == data.workshop
    assert [replace(one, result=None) for one in back.rounds] == [replace(one, result=None) for one in data.rounds]  # type: ignore[type-var]


@pytest.mark.parametrize("method", list(Method))
@pytest.mark.parametrize("sizes", [{"a": 9, "b": 8, "c": 7}, {"a": 5, "b": 2, "c": 3}])
def test_a_result_of_every_method_comes_back_as_it_was_counted(method: Method, sizes: dict[str, int]) -> None:
    made = made_up(method, sizes)
    held = RoundFacts(
        "r1",
        1,
        "Which?",
        "options",
        "",
        method,
        made.result,
        options=tuple(OptionFacts(one.id, f"Way {one.id}") for one in made.result.options),
        block_labels={"a": "Government", "b": "Business + Others", "c": "Citizens"},
        limit=2,
        criteria=("impact", "effort"),
        ranking_rule="borda",
    )
    data = replace(charters.EMPTY, rounds=(held,))
    (back,) = again(data).rounds
    assert values(written(replace(data, rounds=(back,))))["rounds"] == values(written(data))["rounds"]
    shown = assemble(data, texts()).document
    assert assemble(replace(data, rounds=(back,)), texts()).document == shown


def test_what_cannot_come_along_is_told() -> None:
    told = dict(read_charter(written(charters.full())).left)
    assert told == {Left.SEATS: 12, Left.BALLOTS: 3, Left.HISTORY: 0}
    old = changed(("estimates",), None)
    assert Left.ESTIMATES in dict(read_charter(old).left)


def test_links_to_what_was_removed_since_are_left_behind_and_counted() -> None:
    brought = read_charter(changed(("instruments", 0, "partner_ids"), ["st2", "gone"]))
    assert brought.data.instruments[0].content.partner_ids == ("st2",)
    assert dict(brought.left)[Left.LINKS] == 1


def test_keys_of_a_later_version_are_ignored() -> None:
    later = changed(("schema_version",), "1.9")
    assert read_charter(later.replace(b'"kind": "mission-charter"', b'"kind": "mission-charter", "moons": [1]')).data


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "carry.no_json"),
        (b"Dear all,", "carry.no_json"),
        (b"\xff\xfe\x00", "carry.no_json"),
        (b'{"a": NaN}', "carry.no_json"),
        (b"[" * 100_000, "carry.too_deep"),
        (b"[1, 2]", "carry.no_charter"),
        (b'{"kind": "mission-charter"}', "carry.no_charter"),
        (b'{"kind": "round-record", "schema_version": "1.0"}', "carry.no_charter"),
        (b'{"kind": "mission-charter", "schema_version": "2.0"}', "carry.version"),
        (b'{"kind": "mission-charter", "kind": "x"}', "carry.twice"),
        (b'{"x": ' + b"9" * 5000 + b"}", "carry.no_json"),
        (b" " * (MOST_BYTES + 1), "carry.too_large"),
        (written(charters.full())[:-200], "carry.cut_off"),
        (json.dumps(FULL).encode()[:3000], "carry.cut_off"),
    ],
)
def test_what_is_no_charter_is_refused(file: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read_charter(file)
    assert refused.value.code == code


def test_a_charter_nested_deeper_than_any_is_refused() -> None:
    deep: Any = 1
    for _ in range(DEEPEST + 2):
        deep = [deep]
    with pytest.raises(Invalid, match=r"carry\.too_deep"):
        read_charter(changed(("more",), deep))


@pytest.mark.parametrize(
    ("where", "value", "code", "place"),
    [
        (("workshop", "title"), "", "carry.missing", "workshop.title"),
        (("workshop", "title"), 7, "carry.kind", "workshop.title"),
        (("workshop", "naming"), "shout", "carry.choice", "workshop.naming"),
        (("goals", 0, "content", "deadline"), "soon", "carry.day", "goals[0].content.deadline"),
        (("goals", 0, "content", "target_value"), "much", "carry.kind", "goals[0].content.target_value"),
        (("goals", 0, "content", "target_value"), 1e300, "carry.range", "goals[0].content.target_value"),
        (("goals", 0, "content", "statement"), "x" * 700, "carry.long", "goals[0].content.statement"),
        (("goals", 1, "ref"), "G1", "carry.reference_twice", "goals[1].ref"),
        (("goals", 1, "ref"), "third", "carry.reference", "goals[1].ref"),
        (("goals", 1, "merged_into"), "G99", "carry.nowhere", "goals[1].merged_into"),
        (("goals", 1, "id"), "goal1", "carry.reference_twice", "goals[1].id"),
        (("cards", 0, "prompt"), "shout", "carry.choice", "cards[0].prompt"),
        (("cards", 0), "text", "carry.kind", "cards[0]"),
        (("challenge", "sources", 0), "C99", "carry.nowhere", "challenge.sources[0]"),
        (("rounds", 1, "result", "winners"), ["nobody"], "carry.nowhere", "rounds[1].result.winners[0]"),
        (("rounds", 1, "method"), "shouting", "carry.choice", "rounds[1].method"),
        (("rounds", 1, "tie_rule"), "<b>", "carry.choice", "rounds[1].tie_rule"),
        (("stakeholders", 0, "sector"), "circus", "carry.choice", "stakeholders[0].sector"),
        (("instruments", 0, "code"), "PI999", "carry.choice", "instruments[0].code"),
        (("parking_lot",), {"a": 1}, "carry.kind", "parking_lot"),
        (("participants", "groups", 1, "name"), "government", "carry.reference_twice", "participants.groups[1].name"),
    ],
)
def test_what_is_wrong_in_a_charter_is_said_with_its_place(
    where: tuple[str | int, ...], value: object, code: str, place: str
) -> None:
    with pytest.raises(Invalid) as refused:
        read_charter(changed(where, value))
    assert (refused.value.code, refused.value.values["place"]) == (code, place)


def test_an_entry_of_a_register_is_checked_field_by_field() -> None:
    entry = {"ref": "PR1", "id": "p1", "values": {"name": "Nets", "levers": ["magic"]}}
    with pytest.raises(Invalid) as refused:
        read_charter(changed(("registers",), {"projects": [entry]}))
    assert refused.value.values["place"] == "registers.projects[0].values.levers"


# --- small made-up workshops ------------------------------------------------------------------------------------------

words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=40).map(
    lambda text: "w" + " ".join(text.split())
)
credits_ = st.builds(Credit, words, words)
numbers = st.one_of(st.none(), st.integers(-1000, 1000).map(float), st.floats(-1e6, 1e6, allow_nan=False))
contents = st.builds(
    GoalContent,
    words,
    indicator=words,
    unit=words,
    is_yes_no=st.booleans(),
    baseline_value=numbers,
    baseline_year=st.one_of(st.none(), st.integers(1900, 2200)),
    target_value=numbers,
    deadline=st.one_of(st.none(), st.dates()),
    population=words,
)


@st.composite
def workshops(draw: Callable[..., Any]) -> CharterData:
    goals = [
        GoalFacts(f"g{number}", number, draw(contents), draw(st.booleans()), draw(credits_), draw(words))
        for number in range(1, draw(st.integers(0, 4)) + 1)
    ]
    commitments = tuple(
        EntryFacts(
            f"c{number}",
            number,
            {
                **REGISTERS["commitments"].blanks,
                "offer": draw(words),
                "kind": draw(st.sampled_from(["money", "days"])),
                "amount": draw(numbers),
                "goals": [goal.id for goal in goals if draw(st.booleans())],
            },
            draw(credits_),
            f"CM{number}",
        )
        for number in range(1, draw(st.integers(0, 3)) + 1)
    )
    parked = tuple(ParkedFacts(number, draw(words), draw(credits_)) for number in range(1, draw(st.integers(0, 3)) + 1))
    return CharterData(
        WorkshopFacts("w1", draw(words), draw(words)),
        charters.TODAY,
        goals=tuple(sorted(goals, key=lambda goal: (not goal.is_adopted, goal.number))),
        registers={**dict.fromkeys(REGISTERS, ()), "commitments": commitments},
        parked=parked,
    )


@settings(max_examples=40, deadline=None)
@given(workshops())
def test_any_small_workshop_comes_back_as_it_was(data: CharterData) -> None:
    back = again(data)
    assert back.goals == data.goals
    assert back.entries("commitments") == data.entries("commitments")
    assert back.parked == data.parked
    assert changes(*side_by_side(values(written(data)), values(written(back)))) == ()
