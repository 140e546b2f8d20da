"""The close reading as people see it: after the reveal, in words, with tables of the same figures."""

import ast
import re
from pathlib import Path

import pytest

import app.domain.voting.notes as notes_module
from app.domain.errors import Conflict, NotFound
from app.domain.snapshot import ReadingView
from app.domain.voting.groups import THRESHOLD
from app.domain.voting.methods import ON_A_TEXT, Method
from app.domain.voting.opinions import FEWEST_BALLOTS, FEWEST_IN_A_GROUP, FEWEST_OPTIONS
from app.i18n.catalogue import catalogue
from app.i18n.message import names
from app.i18n.text import texts
from app.persistence.tables import RoundRow
from app.services.views.reading import LONGEST_NAME, NAMED, Labels, note_view, reading_view
from tests.made_up_rounds import MadeUpRound, made_up
from tests.rooms import Room, a_key

SAY = texts("en").format
SIZES = {"a": 14, "b": 9, "c": 6, "d": 5}


def row_of(case: MadeUpRound) -> RoundRow:
    """A stored round as the made-up one would be."""
    return RoundRow(
        id="round",
        workshop_id="room",
        step_id="step",
        subject="options",
        subject_text="Every child can swim",
        method=case.rules.method.value,
        criteria=["impact", "feasibility"],
        options=[{"id": one, "label": one.title(), "detail": f"G{at}"} for at, one in enumerate(case.rules.option_ids)],
        blocks=[{"key": key, "label": f"Group {key}", "group_ids": [key], "size": size} for key, size in SIZES.items()],
    )


def view_of(case: MadeUpRound) -> ReadingView:
    return reading_view(row_of(case), case.result, case.reading)


@pytest.mark.parametrize("method", list(Method))
def test_every_reading_has_words_and_tables_whose_cells_fit(method: Method) -> None:
    case = made_up(method, SIZES)
    view = view_of(case)
    for note in view.notes:
        assert names(catalogue().texts[note.key]) <= set(note.values)
        assert SAY(note.key, **note.values)
    for one in view.robustness:
        assert one.winners
        assert SAY(one.key, label=one.label)
    for table in view.tables:
        assert SAY(table.key)
        assert all(header.startswith("=") or SAY(header) for header in table.header)
        assert all(len(row) == len(table.header) for row in table.rows)
    assert view.opinions_note == "" or SAY(view.opinions_note)
    assert {option.label for option in view.options} == (
        {"Every child can swim"} if method in ON_A_TEXT else {f"G{at} Option{at}" for at in range(5)}
    )
    for option in view.options:
        assert [block.label for block in option.blocks] in (
            [],
            [" + ".join(f"Group {key}" for key in keys) for keys in case.reading.blocks],
        )
        assert all(0 <= block.share <= 1 for block in option.blocks)


@pytest.mark.parametrize(
    ("method", "tables"),
    [
        (Method.DOTS, {"result"}),
        (Method.SCORE, {"result", "scores"}),
        (Method.RANKED, {"result", "duels", "runoff"}),
        (Method.PAIRWISE, {"result", "comparisons"}),
        (Method.TWO_CRITERIA, {"result"}),
        (Method.EQUAL_SHARES, {"result", "ledger"}),
        (Method.CONSENT, set()),
    ],
)
def test_each_method_shows_the_tables_of_its_own_count(method: Method, tables: set[str]) -> None:
    shown = {table.key.rpartition(".")[2] for table in view_of(made_up(method, SIZES)).tables}
    assert shown - {"groups", "agreement"} == tables
    assert {"groups", "agreement"} <= shown


def test_every_note_and_every_reason_for_no_opinion_groups_has_words_and_no_words_are_idle() -> None:
    source = Path(notes_module.__file__).read_text(encoding="utf-8")
    codes = {
        node.args[0].value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Note"
        and isinstance(node.args[0], ast.Constant)
    } | {"tie_settled_by_lot", "tie_settled_by_supporters"}
    told = {key.rpartition(".")[2] for key in catalogue().texts if key.startswith("voting_reading.note.")}
    assert told == codes
    text = (Path(notes_module.__file__).parent / "opinions.py").read_text(encoding="utf-8")
    reasons = set(re.findall(r'missing="(\w+)"|return "(\w+)"', text))
    said = {key.rpartition(".")[2] for key in catalogue().texts if key.startswith("voting_reading.opinions.")}
    assert said == {one or other for one, other in reasons} | {"method"}


@pytest.mark.parametrize(
    ("reason", "number"),
    [("few_options", FEWEST_OPTIONS), ("few_ballots", FEWEST_BALLOTS), ("not_apart", FEWEST_IN_A_GROUP)],
)
def test_the_words_name_the_threshold_that_holds(reason: str, number: int) -> None:
    assert f" {number} " in SAY(f"voting_reading.opinions.{reason}")


def test_a_sentence_names_so_many_and_shortens_what_is_long() -> None:
    labels = Labels({str(at): f"Option {at} " + "x" * 200 * (at == 0) for at in range(12)}, {})
    note = notes_module.Note("polarised", options={"options": tuple(str(at) for at in range(12))})
    told = str(note_view(labels, note).values["options"])
    assert told.endswith(", …")
    assert f"Option {NAMED - 1}" in told
    assert f"Option {NAMED}" not in told
    assert "x" * LONGEST_NAME not in told


async def test_a_result_is_read_after_the_reveal_and_not_before(room: Room) -> None:
    await room.open("goals")
    first, _ = await room.goals(2)
    round_id = await room.round(method="approval")
    await room.house.voting.cast(room.participants[0], round_id, a_key(), {"approved": [first]})
    with pytest.raises(Conflict, match=r"result\.sealed"):
        await room.house.views.reading(room.facilitator, round_id)
    await room.house.voting.close(room.facilitator, round_id)
    with pytest.raises(Conflict, match=r"result\.sealed"):
        await room.house.views.reading(room.participants[0], round_id)
    await room.house.voting.reveal(room.facilitator, round_id)
    view = await room.house.views.reading(room.participants[0], round_id)
    assert view.round_id == round_id
    assert [option.label for option in view.options if option.id == first] == ["G1 Goal number 0 of the room"]
    assert "voting_reading.note.few_ballots" in {note.key for note in view.notes}
    assert view == await room.house.views.reading(room.facilitator, round_id)


async def test_a_round_that_is_not_there_cannot_be_read(room: Room) -> None:
    with pytest.raises(NotFound, match=r"round\.gone"):
        await room.house.views.reading(room.facilitator, "nowhere")


async def test_groups_of_fewer_than_five_are_never_named(room: Room) -> None:
    await room.open("goals")
    first, second = await room.goals(2)
    people = [await room.joins(f"Person {at}", group="Citizens") for at in range(THRESHOLD + 1)]
    round_id = await room.round(method="score")
    for one in people:
        await room.house.voting.cast(one, round_id, a_key(), {"scores": {first: 5, second: 1}})
    await room.reveal(round_id)
    view = await room.house.views.reading(room.facilitator, round_id)
    assert not view.has_blocks
    assert {note.key for note in view.notes} == {"voting_reading.note.small_number"}
    assert "nothing is shown by group" in SAY("voting_reading.note.small_number", valid=THRESHOLD + 1)


async def test_groups_of_five_are_read_side_by_side_by_their_names(room: Room) -> None:
    await room.open("goals")
    first, second = await room.goals(2)
    round_id = await _split_vote(room, first, second)
    view = await room.house.views.reading(room.facilitator, round_id)
    assert view.has_blocks
    shown = {option.id: {block.label: block.score for block in option.blocks} for option in view.options}
    merged = (
        "Government + Research + Citizens"  # who of the other groups might have voted are too few to be shown alone
    )
    assert shown == {first: {merged: 5, "Business": 1}, second: {merged: 3, "Business": 4}}
    assert all(option.is_divisive == (option.id == first) for option in view.options)
    assert {one.label for one in view.robustness if one.label} == {merged, "Business"}


async def _split_vote(room: Room, first: str, second: str) -> str:
    """A revealed round of scores in which citizens and business differ."""
    people = [
        (await room.joins(f"{group} {at}", group=group), scores)
        for group, scores in (("Citizens", {first: 5, second: 3}), ("Business", {first: 1, second: 4}))
        for at in range(THRESHOLD)
    ]
    round_id = await room.round(method="score")
    for one, scores in people:
        await room.house.voting.cast(one, round_id, a_key(), {"scores": scores})
    await room.reveal(round_id)
    return round_id
