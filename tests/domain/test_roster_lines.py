"""The roster as a text: what is typed, pasted or comes from a spreadsheet, and the file that goes out."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import Invalid
from app.domain.roster import MOST_AT_ONCE, Person, read_people, to_csv

GROUPS = {"g1": "Citizens", "g2": "Business, small"}


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg; Citizens\nBen; Business, small",
        "Anna Berg ;citizens;anna@example.org\n\n  Ben;BUSINESS, SMALL\n",
        '"Anna Berg",Citizens\nBen,"Business, small"',
        'name,group,link,state\nAnna Berg,Citizens,https://x,unused\nBen,"Business, small",https://y,seated',
        "\ufeffName\tGroup\r\nAnna  Berg\tCitizens\r\nBen\tBusiness, small\r\n",
    ],
    ids=["typed", "untidy", "csv", "our own file", "from a spreadsheet"],
)
def test_lines_are_read_as_people_write_them(text: str) -> None:
    reading = read_people(text, GROUPS)
    assert list(reading.people.values()) == [Person("Anna Berg", "g1"), Person("Ben", "g2")]
    assert reading.faults == ()


def test_what_is_wrong_is_named_line_by_line_and_the_rest_is_kept() -> None:
    text = "Anna; Citizens\nBen; Pirates\nCora\n; Citizens\nanna; citizens\nDora; Citizens\nEmil; Citizens\n" + "x" * 61
    reading = read_people(text + "; Citizens", GROUPS, [Person("Emil", "g1")])
    assert {line: person.name for line, person in reading.people.items()} == {1: "Anna", 6: "Dora"}
    assert [(fault.line, fault.code) for fault in reading.faults] == [
        (2, "roster.unknown_group"),
        (3, "roster.no_group"),
        (4, "text.missing"),
        (5, "roster.twice"),
        (7, "roster.listed"),
        (8, "text.too_long"),
    ]
    assert reading.faults[3].values["line"] == 1


def test_two_people_of_one_name_may_be_in_different_groups() -> None:
    assert len(read_people("Anna; Citizens\nAnna; Business, small", GROUPS).people) == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "roster.empty"), ("\n ;\n".replace(";", " "), "roster.empty"), ("Name; Group", "roster.empty")],
)
def test_nothing_to_read_is_said_so(text: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        read_people(text, GROUPS)


def test_more_than_a_thousand_lines_are_refused_whole() -> None:
    lines = [f"Person {number}; Citizens" for number in range(MOST_AT_ONCE + 1)]
    assert len(read_people("\n".join(lines[:-1]), GROUPS).people) == MOST_AT_ONCE
    with pytest.raises(Invalid, match=r"roster\.too_many"):
        read_people("\n".join(lines), GROUPS)


@given(st.text(max_size=200))
def test_whatever_is_pasted_is_read_or_refused_in_words(text: str) -> None:
    try:
        reading = read_people(text, GROUPS)
    except Invalid:
        return
    assert all(person.group_id in GROUPS and person.name for person in reading.people.values())


@pytest.mark.parametrize("name", ["=1+1", "+44", "-2", "@home", "\tx"])
def test_no_cell_of_the_file_is_a_formula(name: str) -> None:
    rows = list(csv.reader(io.StringIO(to_csv([["name"], [name], ["Anna = Berg"]]))))
    assert rows == [["name"], [f"'{name}"], ["Anna = Berg"]]
