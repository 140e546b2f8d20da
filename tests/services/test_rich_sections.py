"""Sections worded as rich text: sanitised, shown in every format, and nobody writes over somebody else unawares."""

import json
from typing import Any

import pytest

from app.domain.document import Heading, ItemList, Table
from app.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from app.domain.snapshot import Topic
from app.export import Format
from app.services.commenting import Said
from app.services.drafting import LONGEST_RICH
from tests.reading import everything_in
from tests.rooms import Room

RICH = (
    "<h2>Quiet nights</h2><p>By <strong>2034</strong> the harbour <em>sleeps</em>, see "
    '<a href="https://example.org/noise">the survey</a> and [G1].</p>'
    "<ul><li>Ferries<ul><li>at berth</li></ul></li></ul>"
    "<table><tr><th>Quay</th><th>Level</th></tr><tr><td>North</td><td>62 dB</td></tr></table>"
)


@pytest.fixture
async def harbour(room: Room) -> Room:
    """A room with a goal and the section on goals worded as rich text."""
    await room.open("goals")
    await room.goal()
    await room.open("charter")
    await room.house.drafting.reword(room.facilitator, "goals", RICH, form="rich")
    return room


async def blocks_of(room: Room) -> list[Any]:
    """The blocks of the section on goals."""
    async with room.house.database.read() as work:
        workshop = await work.workshops.by_id(room.workshop_id)
        assert workshop is not None
        charter, _ = await room.house.chartering.draft(work, workshop)
    blocks = list(charter.document.blocks)
    start = next(at for at, one in enumerate(blocks) if isinstance(one, Heading) and one.anchor == "section-goals")
    end = next(at for at, one in enumerate(blocks) if at > start and isinstance(one, Heading) and one.level == 1)
    return blocks[start + 1 : end]


async def test_the_document_has_its_headings_lists_tables_links_and_references(harbour: Room) -> None:
    heading, paragraph, listed, table, *_ = await blocks_of(harbour)
    assert (heading.level, heading.text, heading.anchor) == (2, "Quiet nights", "section-goals-1")
    assert [run.href for run in paragraph.runs if run.href] == ["https://example.org/noise"]
    assert [run.target for run in paragraph.runs if run.target] == ["G1"]
    assert isinstance(listed, ItemList)
    assert listed.levels == (0, 1)
    assert isinstance(table, Table)
    assert (table.caption, table.header) == ("Quiet nights", ("Quay", "Level"))


@pytest.mark.parametrize("file_format", [Format.MARKDOWN, Format.WORD, Format.PDF, Format.JSON])
async def test_every_file_says_all_of_it(harbour: Room, file_format: Format) -> None:
    said = " ".join(everything_in(await harbour.house.chartering.file(harbour.facilitator, file_format)).split())
    for words in ("Quiet nights", "2034", "at berth", "62 dB", "the survey"):
        assert words in said, words


async def test_markdown_is_marked_up(harbour: Room) -> None:
    said = (await harbour.house.chartering.file(harbour.facilitator, "md")).content.decode()
    assert "### Quiet nights" in said
    assert (
        "By **2034** the harbour *sleeps*, see [the survey](<https://example.org/noise>) and [\\[G1\\]](#G1)." in said
    )
    assert "- Ferries\n  - at berth" in said
    assert "| North | 62 dB |" in said


async def test_the_json_has_it_as_html_and_as_text(harbour: Room) -> None:
    values = json.loads((await harbour.house.chartering.file(harbour.facilitator, "json")).content)
    section = next(one for one in values["sections"] if one["key"] == "goals")
    assert section["html"].startswith("<h2>Quiet nights</h2>")
    assert "North | 62 dB" in section["text"]
    assert all(one["html"] == "" for one in values["sections"] if not one["is_edited"])


async def test_what_a_browser_would_run_is_not_even_stored(room: Room) -> None:
    await room.open("charter")
    await room.house.drafting.reword(
        room.facilitator,
        "goals",
        '<p onclick="x()">Quiet<script>alert(1)</script><img src=x onerror=alert(1)>'
        '<a href="javascript:alert(1)">nights</a></p>',
        form="rich",
    )
    assert (await room.house.chartering.section(room.facilitator, "goals")).html == "<p>Quietnights</p>"


async def test_a_section_too_long_is_refused_with_its_length(room: Room) -> None:
    await room.open("charter")
    with pytest.raises(Invalid, match=r"text\.too_long") as refused:
        await room.house.drafting.reword(room.facilitator, "goals", f"<p>{'long ' * LONGEST_RICH}</p>", form="rich")
    assert refused.value.field == "html"
    for nothing in ("<p> </p>", "<script>alert(1)</script>"):
        with pytest.raises(Invalid, match=r"text\.missing"):
            await room.house.drafting.reword(room.facilitator, "goals", nothing, form="rich")
    with pytest.raises(Invalid, match=r"choice\.unknown"):
        await room.house.drafting.reword(room.facilitator, "goals", "words", form="latex")


async def test_who_saves_later_is_told_and_what_was_saved_stays(room: Room) -> None:
    await room.open("charter")
    drafting, chartering = room.house.drafting, room.house.chartering
    seen = (await chartering.section(room.facilitator, "goals")).stamp
    await drafting.reword(room.facilitator, "goals", "<p>Mine</p>", form="rich", seen=seen)
    with pytest.raises(Conflict, match=r"section\.changed"):
        await drafting.reword(room.facilitator, "goals", "<p>Yours</p>", form="rich", seen=seen)
    now = await chartering.section(room.facilitator, "goals")
    assert (now.html, now.edited_by) == ("<p>Mine</p>", room.facilitator.name)
    await drafting.reword(room.facilitator, "goals", "<p>Both</p>", form="rich", seen=now.stamp)
    assert (await chartering.section(room.facilitator, "goals")).html == "<p>Both</p>"


async def test_a_section_that_nobody_worded_can_be_written_on(room: Room) -> None:
    await room.open("goals")
    await room.house.goalsetting.adopt(room.facilitator, await room.goal(), reason="Agreed")
    section = await room.house.chartering.section(room.facilitator, "goals")
    assert "Halve the noise" in section.html
    assert (section.stamp, section.edited_by) == ("", "")
    with pytest.raises(NotFound):
        await room.house.chartering.section(room.facilitator, "nothing")
    with pytest.raises(NotAllowed):
        await room.house.chartering.section(room.participants[0], "goals")


async def test_plain_wording_still_works_and_can_be_gone_on_with(room: Room) -> None:
    await room.open("charter")
    await room.house.drafting.reword(room.facilitator, "goals", "We want quiet.\n\n- at night [G1]")
    section = await room.house.chartering.section(room.facilitator, "goals")
    assert section.html == "<p>We want quiet.</p><ul><li>at night [G1]</li></ul>"


async def test_undo_brings_back_the_plain_wording(room: Room) -> None:
    await room.open("charter")
    await room.house.drafting.reword(room.facilitator, "goals", "Plain <words>")
    await room.house.drafting.reword(room.facilitator, "goals", RICH, form="rich")
    undo = (await room.view(Topic.BACKSTAGE)).undo_id
    await room.house.running.undo(room.facilitator, undo)
    assert (await room.house.chartering.section(room.facilitator, "goals")).html == "<p>Plain &lt;words&gt;</p>"


async def test_a_proposal_is_taken_over_into_rich_words_without_flattening_them(harbour: Room) -> None:
    await harbour.house.versions.move(harbour.facilitator, "participants_review", "Straight to the room")
    comment = await harbour.house.commenting.comment(
        harbour.participants[0], Said("goals", "suggestion", "", "at berth", "at berth & at sea")
    )
    await harbour.house.commenting.answer(harbour.facilitator, comment, "accepted")
    section = await harbour.house.chartering.section(harbour.facilitator, "goals")
    assert "<li>at berth &amp; at sea</li>" in section.html
    assert "<h2>Quiet nights</h2>" in section.html
