"""A table becomes entries: by headings in any words, names to ids, and faults told by row and cell."""

import pytest

from app.domain.errors import Invalid
from app.domain.registers.catalogue import REGISTERS, register
from app.domain.registers.columns import ReadRow, Words, find_columns, read_rows
from app.domain.registers.portfolio import PROJECTS

WORDS = Words(
    fields={"name": ["Name of the project", "Tên dự án"], "goals": ["Objectives"], "ends": ["Funding ends"]},
    choices={
        "levers": {"policy": ["Policy and rules"], "data": ["Data"]},
        "budget": {"below_10m": ["1–10 million"]},
        "flexibility": {"some": ["Some freedom"]},
    },
    names={
        "goals": {
            "g1": ["Recycle half, by weight", "1", "#1", "G1"],
            "g2": ["Clean rivers", "2", "#2", "G2"],
            "g3": ["Same words", "3", "#3", "G3"],
            "g4": ["same  words", "4", "#4", "G4"],
        }
    },
)


def read(*table: list[str], chosen: dict[str, str] | None = None) -> list[ReadRow]:
    columns = find_columns(PROJECTS, table, WORDS, chosen or {})
    return read_rows(PROJECTS, table, columns, WORDS)


def only(*table: list[str]) -> dict[str, str | list[str]]:
    (row,) = read(*table)
    assert row.faults == ()
    return dict(row.typed)


def test_headings_are_known_as_in_the_code_in_english_and_in_other_languages() -> None:
    for heading in ("name", "NAME", " Name ", "Name of the project", "name_of-the project:", "Tên dự án"):
        assert only([heading], ["Nets"]) == {"name": "Nets"}
    assert only(["Name", "Funding ends"], ["Nets", "2027"]) == {"name": "Nets", "ends": "2027"}


def test_columns_that_are_unknown_are_left_out_until_somebody_says_what_they_are() -> None:
    table = (["Name", "Who runs it"], ["Nets", "City"])
    assert only(*table) == {"name": "Nets"}
    (row,) = read(*table, chosen={"who runs it": "owner"})
    assert row.typed == {"name": "Nets", "owner": "City"}
    (row,) = read(["Name", "Owner"], ["Nets", "City"], chosen={"Owner": ""})
    assert row.typed == {"name": "Nets"}, "a column that was known can be left out"


def test_headings_may_stand_below_a_title_and_rows_keep_their_numbers() -> None:
    rows = read(["Our projects"], [], ["Name", "Ends"], ["Nets", ""], ["", ""], ["Boats", "someday"])
    assert [(row.row, row.typed.get("name")) for row in rows] == [(4, "Nets"), (6, "Boats")]
    (fault,) = rows[1].faults
    assert (fault.row, fault.field, fault.text, fault.code) == (6, "ends", "someday", "date.unreadable")


def test_a_row_is_told_everything_that_is_wrong_with_it() -> None:
    (row,) = read(["Name", "Ends", "Levers", "Goals"], ["", "31.12.2027", "Magic", "Nobody's goal"])
    found = {(fault.field, fault.code) for fault in row.faults}
    assert found == {
        ("ends", "date.unreadable"),
        ("levers", "choice.unknown"),
        ("goals", "import.name_unknown"),
        ("name", "field.missing"),
    }


def test_choices_are_known_by_their_words_and_by_their_code() -> None:
    head = ["Name", "Levers", "Budget", "Flexibility"]
    typed = only(head, ["A", "policy and rules; DATA", "1-10 million", "some"])
    assert typed["levers"] == ["policy", "data"]
    assert typed["budget"] == "below_10m"
    assert typed["flexibility"] == "some"
    assert only(head, ["A", "Policy and rules, Data", "", ""])["levers"] == ["policy", "data"]


@pytest.mark.parametrize(
    ("cell", "ids"),
    [
        ("Recycle half, by weight", ["g1"]),
        ("clean rivers; recycle half, by weight", ["g2", "g1"]),
        ("G1, G2", ["g1", "g2"]),
        ("1", ["g1"]),
        ("#2\n#1", ["g2", "g1"]),
        ("Clean rivers | G4", ["g2", "g4"]),
    ],
)
def test_names_and_numbers_become_ids(cell: str, ids: list[str]) -> None:
    assert only(["Name", "Objectives"], ["A", cell])["goals"] == ids


def test_a_name_that_two_have_is_not_guessed() -> None:
    (row,) = read(["Name", "Objectives"], ["A", "Same words"])
    assert [(fault.code, fault.values["text"]) for fault in row.faults] == [("import.name_twice", "Same words")]


@pytest.mark.parametrize(
    ("table", "chosen", "code"),
    [
        ([], {}, "import.empty"),
        ([["", " "]], {}, "import.empty"),
        ([["Nets", "City"], ["Boats", "City"]], {}, "import.no_title"),
        ([["Name", "Tên dự án"], ["a", "b"]], {}, "import.column_twice"),
        ([["Name"], ["a"]], {"Name": "shoe_size"}, "field.unknown"),
    ],
)
def test_a_table_that_cannot_be_read_at_all_is_refused(
    table: list[list[str]], chosen: dict[str, str], code: str
) -> None:
    with pytest.raises(Invalid) as refused:
        find_columns(PROJECTS, table, WORDS, chosen)
    assert refused.value.code == code


@pytest.mark.parametrize("key", sorted(REGISTERS))
def test_every_register_knows_its_own_fields_as_headings(key: str) -> None:
    kept = register(key)
    columns = find_columns(kept, [[one.name for one in kept.fields], ["x"]], Words(), {})
    assert columns.fields == tuple("" if one.is_fleeting else one.name for one in kept.fields)
