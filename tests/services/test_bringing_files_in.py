"""Files come into registers row by row: what can be read comes in once, the rest is told, and nothing is guessed."""

import asyncio
import io
import time

import pytest
import xlsxwriter

from app.domain.errors import Conflict, Invalid, NotAllowed
from app.domain.snapshot import Topic
from tests.rooms import STAKEHOLDER, Room, on_both_databases

FILE = """Name;Owner;Goals;Levers;Ends
River nets;City of Hue;G1;technology; 2027-06-30
Refill shops;Women's union;Halve the noise of the harbour at night;norms, skills;2028
Deposit scheme;Ministry;;policy;soon
River  NETS;city of hue;G1;;
Repair cafés;;G9;;
"""


async def names(room: Room) -> list[str]:
    return [one.values["name"] for one in await room.house.registers.entries(room.facilitator, "projects")]


@on_both_databases
async def test_a_look_changes_nothing_and_says_row_by_row_what_would_come_in(room: Room) -> None:
    await room.goal()
    before = await room.dump()
    seen = await room.house.importing.look(room.facilitator, "projects", FILE.encode())
    assert await room.dump() == before
    assert seen.ready == 2
    assert seen.known == [5], "the same project a second time, however it is typed"
    assert [(one.row, one.field, one.text, one.code) for one in seen.faults] == [
        (4, "ends", "soon", "date.unreadable"),
        (6, "goals", "G9", "import.name_unknown"),
    ]
    assert seen.faulty == [4, 6]
    assert [(one.heading, one.field) for one in seen.columns] == [
        ("Name", "name"),
        ("Owner", "owner"),
        ("Goals", "goals"),
        ("Levers", "levers"),
        ("Ends", "ends"),
    ]


@on_both_databases
async def test_valid_rows_are_kept_and_nothing_comes_in_twice(room: Room) -> None:
    goal = await room.goal()
    brought = await room.house.importing.bring(room.facilitator, "projects", FILE.encode())
    assert (brought.added, brought.known, brought.faulty) == (2, [5], [4, 6])
    first, second = await room.house.registers.entries(room.facilitator, "projects")
    assert (first.values["ends"], first.values["goals"], first.values["levers"]) == (
        "2027-06-30",
        [goal],
        ["technology"],
    )
    assert (second.values["ends"], second.values["goals"]) == ("2028-12-31", [goal])
    mended = FILE.replace("soon", "2029").replace("G9", "#1")
    again = await room.house.importing.bring(room.facilitator, "projects", mended.encode())
    assert (again.added, again.known, again.faulty) == (2, [2, 3, 5], [])
    assert await names(room) == ["River nets", "Refill shops", "Deposit scheme", "Repair cafés"]


async def test_a_file_that_says_less_brings_nothing_twice_either(room: Room) -> None:
    await room.goal()
    await room.house.importing.bring(room.facilitator, "projects", FILE.encode())
    names_alone = "\n".join(line.partition(";")[0] for line in FILE.splitlines())
    look = await room.house.importing.look(room.facilitator, "projects", names_alone.encode())
    assert (look.ready, look.known) == (2, [2, 3, 5])


async def test_the_desk_can_undo_a_whole_import_and_bring_it_in_again(room: Room) -> None:
    await room.goal()
    await room.house.importing.bring(room.facilitator, "projects", FILE.encode())
    await room.house.running.undo(room.facilitator, (await room.view(Topic.BACKSTAGE)).undo_id)
    assert await names(room) == []
    assert (await room.house.importing.bring(room.facilitator, "projects", FILE.encode())).added == 2


async def test_a_request_that_is_sent_again_changes_nothing(room: Room) -> None:
    await room.goal()
    for _ in range(2):
        await room.house.importing.bring(room.facilitator, "projects", FILE.encode(), key="one-and-the-same")
    assert len(await names(room)) == 2


async def test_two_imports_at_the_same_moment_bring_each_project_once(room: Room) -> None:
    await room.goal()
    bring = room.house.importing.bring
    both = await asyncio.gather(*(bring(room.facilitator, "projects", FILE.encode()) for _ in range(2)))
    assert sum(one.added for one in both) == 2
    assert len(await names(room)) == 2


async def test_somebody_can_say_what_a_column_is(room: Room) -> None:
    file = b"Title of the measure,Run by\nRiver nets,City\n"
    with pytest.raises(Invalid) as refused:
        await room.house.importing.look(room.facilitator, "projects", file)
    assert refused.value.code == "import.no_title"
    assert refused.value.values["headings"] == "Title of the measure, Run by"
    chosen = {"Title of the measure": "name", "Run by": "owner"}
    assert (await room.house.importing.bring(room.facilitator, "projects", file, chosen)).added == 1


async def test_stakeholders_come_in_by_the_words_of_the_form_and_keep_who_is_there(room: Room) -> None:
    await room.open("stakeholders")
    await room.house.mapping.add(room.facilitator, STAKEHOLDER)
    file = "Name,Sector,Level\nPort  authority,Government,local\nHarbour school,research,Local\n,Business,Local\n"
    brought = await room.house.importing.bring(room.facilitator, "stakeholders", file.encode())
    assert (brought.added, brought.known, brought.faulty) == (1, [2], [4])
    listed = await room.house.registers.entries(room.facilitator, "stakeholders")
    assert [one.values["name"] for one in listed] == ["Port authority", "Harbour school"]


async def test_goals_are_not_imported_and_participants_import_nothing(room: Room) -> None:
    with pytest.raises(NotAllowed):
        await room.house.importing.look(room.facilitator, "goals", b"Statement\nBe good\n")
    await room.open("instruments")
    for attempt in (room.house.importing.look, room.house.importing.bring):
        with pytest.raises(NotAllowed):
            await attempt(room.participants[0], "projects", FILE.encode())


async def test_more_than_a_register_holds_is_refused_as_a_whole(room: Room) -> None:
    file = "Name\n" + "".join(f"Project {number}\n" for number in range(501))
    with pytest.raises(Conflict) as refused:
        await room.house.importing.look(room.facilitator, "projects", file.encode())
    assert refused.value.values["most"] == 500
    assert await names(room) == []


async def test_two_hundred_rows_of_a_workbook_are_there_in_a_moment(room: Room) -> None:
    goals = await room.goals(3)
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Name", "Owner", "Goals", "Levers", "Budget", "Summary"])
        for row in range(1, 201):
            faulty = "Nothing known" if row % 20 == 0 else "data"
            sheet.write_row(row, 0, [f"Project {row}", f"Owner {row % 40}", f"G{row % 3 + 1}", faulty, "", "w " * 90])
    began = time.monotonic()
    brought = await room.house.importing.bring(room.facilitator, "projects", file.getvalue())
    took = time.monotonic() - began
    assert (brought.added, len(brought.faulty)) == (190, 10)
    assert took < 10, "a moment, even on a busy machine"
    assert {
        goal for one in (await room.view(Topic.PORTFOLIO)).registers["projects"] for goal in one.values["goals"]
    } == set(goals)
