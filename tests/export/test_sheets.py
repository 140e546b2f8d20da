"""The workbook: explicit columns, each explained, no voter of a ballot, and the same bytes for the same lists."""

import json

from app.domain.charter.assemble import assemble
from app.export.registers import RegisterTable, to_csv, to_xlsx
from app.export.sheets import workbook
from app.i18n.text import texts
from tests.charters import EMPTY, TODAY, full

RECORD = {
    "number": 2,
    "options": [{"id": "goal1", "label": "Safe ways"}, {"id": "goal3", "label": "=Crossings"}],
    "blocks": [{"key": "a", "label": "Citizens", "parts": ["a"]}],
    "ballots": [
        {"id": "b1", "block": "a", "voter": "Ada Byron", "choices": {"dots": {"goal1": 2, "goal3": 1}}},
        {"id": "b2", "block": "", "voter": "Bo Li", "choices": {"ranking": ["goal3", "goal1"], "abstain": True}},
    ],
}


def sheets() -> dict[str, RegisterTable]:
    made = workbook(assemble(full(), texts("en")), full(), [json.dumps(RECORD).encode()], texts("en"))
    return {one.key: one for one in made}


def test_the_first_sheet_explains_every_sheet_and_every_column() -> None:
    found = sheets()
    assert next(iter(found)) == "read_me"
    told = {(row[0], row[1]) for row in found["read_me"].rows}
    for sheet in list(found.values())[1:]:
        assert (sheet.title, "") in told
        assert {(sheet.title, heading) for heading in sheet.headings} <= told


def test_our_own_columns_all_have_a_meaning() -> None:
    found = sheets()
    ours = {found[key].title for key in ("goals", "cards", "rounds", "results", "ballots", "participation", "quality")}
    assert all(meaning for title, heading, meaning in found["read_me"].rows if title in ours and heading)


def test_every_row_has_a_cell_for_every_heading() -> None:
    for sheet in sheets().values():
        assert {len(row) for row in sheet.rows} == {len(sheet.headings)}, sheet.key


def test_goals_and_cards_that_were_put_together_say_with_which() -> None:
    found = sheets()
    assert {row[0]: (row[1], row[2]) for row in found["goals"].rows} == {
        "G1": ("adopted", ""),
        "G2": ("merged", "G1"),
        "G3": ("proposed", ""),
    }
    assert {row[0]: row[5] for row in found["cards"].rows}["C4"] == "C1"


def test_ballots_are_without_voters_and_name_what_was_chosen() -> None:
    rows = sheets()["ballots"].rows
    assert rows[:2] == (
        ("V2", "b1", "Citizens", "dots", "Safe ways", 2.0),
        ("V2", "b1", "Citizens", "dots", "=Crossings", 1.0),
    )
    assert ("V2", "b2", "", "ranking", "1", "=Crossings") in rows
    assert not [row for row in rows if "Ada Byron" in row or "Bo Li" in row]


def test_an_option_that_begins_like_a_formula_stays_text() -> None:
    said = to_csv(sheets()["ballots"]).content.decode("utf-8-sig")
    assert ",'=Crossings," in said
    assert ",=Crossings" not in said


def test_the_same_lists_give_the_same_bytes_and_an_empty_workshop_has_some() -> None:
    made = [to_xlsx(list(sheets().values()), TODAY, "T").content for _ in range(2)]
    assert made[0] == made[1]
    empty = workbook(assemble(EMPTY, texts("en")), EMPTY, [], texts("en"))
    assert [one.key for one in empty][:1] == ["read_me"]
    assert "lacking" in {one.key for one in empty}
