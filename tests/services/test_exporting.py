"""Registers as files: names for ids, nothing that runs, nothing that somebody may not see, and back again."""

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from app.domain.errors import NotFound
from tests.rooms import Room


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def sheets_of(content: bytes) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


async def a_portfolio(room: Room) -> None:
    await room.open("goals")
    goal = await room.house.goalsetting.propose(
        room.participants[0], {"statement": "Clean water in every village by 2032"}
    )
    await room.open("instruments")
    add = room.house.registers.add
    await add(
        room.participants[0], "projects", {"name": "River nets", "owner": "City", "goals": [goal], "ends": "2027-01-31"}
    )
    await add(room.participants[0], "projects", {"name": '=HYPERLINK("https://example.org")', "owner": "@me"})


async def test_a_register_is_a_table_with_names_in_the_place_of_ids(room: Room) -> None:
    await a_portfolio(room)
    file = await room.house.exporting.csv(room.participants[1], "projects")
    first = rows_of(file.content)[0]
    assert (file.filename, first["Number"], first["Written by"]) == ("projects.csv", "PR1", "Person Number0")
    said = set(first.values())
    assert {"River nets", "City", "Clean water in every village by 2032", "2027-01-31"} <= said


async def test_what_looks_like_a_formula_stays_text(room: Room) -> None:
    await a_portfolio(room)
    second = rows_of((await room.house.exporting.csv(room.facilitator, "projects")).content)[1]
    assert not [cell for cell in second.values() if cell.startswith(("=", "@", "+", "-"))]
    book = sheets_of((await room.house.exporting.xlsx(room.facilitator)).content)
    (projects,) = [rows for rows in book.values() if any("River nets" in row for row in rows)]
    assert any('=HYPERLINK("https://example.org")' in row for row in projects), "as text, the sign itself is harmless"


async def test_a_part_that_is_hidden_is_not_in_the_workbook_and_comes_back_with_it(room: Room) -> None:
    await a_portfolio(room)
    shown = set(sheets_of((await room.house.exporting.xlsx(room.facilitator)).content))
    await room.house.convening.show_parts(room.facilitator, [])
    hidden = set(sheets_of((await room.house.exporting.xlsx(room.facilitator)).content))
    assert len(shown - hidden) == 1
    await room.house.convening.show_parts(room.facilitator, ["portfolio"])
    assert set(sheets_of((await room.house.exporting.xlsx(room.facilitator)).content)) == shown


async def test_what_is_backstage_is_only_in_the_files_of_those_who_see_it(room: Room) -> None:
    await room.open("stakeholders")
    add = room.house.registers.add
    await add(room.facilitator, "blockers", {"what": "The tender is stuck"})
    await add(room.facilitator, "blockers", {"what": "No staff until May", "is_released": "yes"})
    assert len(rows_of((await room.house.exporting.csv(room.facilitator, "blockers")).content)) == 2
    (released,) = rows_of((await room.house.exporting.csv(room.participants[0], "blockers")).content)
    assert "No staff until May" in released.values()


async def test_a_table_that_was_taken_along_can_be_brought_back_and_nothing_comes_twice(room: Room) -> None:
    await a_portfolio(room)
    file = await room.house.exporting.csv(room.facilitator, "projects")
    again = await room.house.importing.bring(room.facilitator, "projects", file.content, {}, key="again")
    entries = await room.house.registers.entries(room.facilitator, "projects")
    assert len(entries) == 2, again
    first = entries[0]
    await room.house.registers.remove(room.facilitator, "projects", first.id)
    await room.house.importing.bring(room.facilitator, "projects", file.content, {}, key="once more")
    back = (await room.house.registers.entries(room.facilitator, "projects"))[-1]
    assert back.values == first.values


async def test_a_workbook_of_nothing_opens_and_an_unknown_register_is_refused(room: Room) -> None:
    assert len(sheets_of((await room.house.exporting.xlsx(room.facilitator)).content)) == 1
    with pytest.raises(NotFound):
        await room.house.exporting.csv(room.facilitator, "nothing")


async def test_the_same_entries_on_the_same_day_give_the_same_bytes(room: Room) -> None:
    await a_portfolio(room)
    one, other = [await room.house.exporting.xlsx(room.facilitator) for _ in range(2)]
    assert one.content == other.content
