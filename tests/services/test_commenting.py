"""Comments on the charter: when they are taken, whose they are, what is accepted and what stays on record."""

import json
from dataclasses import asdict, replace

import pytest

from app.domain.errors import Conflict, Invalid, MissionRoomError, NotAllowed
from app.domain.snapshot import CommentsView, Topic
from app.services.commenting import LONGEST_COMMENT, Said
from app.services.house import House
from tests.rooms import Room, a_room

REMARK = Said("challenge", text="Who is affected?")
BETTER = Said("challenge", "suggestion", quote="the  quay", proposed="every quay of the harbour")


@pytest.fixture
async def reviewed(room: Room) -> Room:
    """A room in participants' review, with a section worded by hand."""
    await room.open("charter")
    await room.house.drafting.reword(room.facilitator, "challenge", "At the quay nobody sleeps.\nWe act.")
    await room.charter_is("participants_review")
    return room


async def comments(room: Room) -> CommentsView:
    view = await room.view(Topic.COMMENTS)
    assert isinstance(view, CommentsView)
    return view


async def charter(room: Room) -> str:
    return json.dumps(asdict(await room.view(Topic.CHARTER)), ensure_ascii=False)


async def wording(room: Room) -> str:
    return next(one.text for one in (await room.view(Topic.CHARTER)).sections if one.key == "challenge")


@pytest.mark.parametrize("state", ["collecting", "facilitator_review", "workshop_draft", "adopted"])
async def test_comments_are_taken_in_review_and_consultation_and_at_no_other_time(room: Room, state: str) -> None:
    author = room.participants[0]
    for is_open in ("participants_review", "consultation"):
        await room.charter_is(is_open)
        await room.house.commenting.comment(author, REMARK)
    await room.charter_is(state)
    assert (await comments(room)).is_open is False
    with pytest.raises(Conflict, match=r"comments\.closed"):
        await room.house.commenting.comment(author, REMARK)
    assert (await comments(room)).total == 2


async def test_who_comes_back_after_the_end_may_comment_on_the_charter_and_nothing_else(reviewed: Room) -> None:
    author = reviewed.participants[0]
    await reviewed.house.convening.end(reviewed.facilitator)
    await reviewed.charter_is("consultation")
    await reviewed.house.commenting.comment(author, REMARK)
    assert (await comments(reviewed)).open == 1
    with pytest.raises(NotAllowed, match=r"gate\.ended"):
        await reviewed.house.running.park(author, "Something else")


async def test_a_comment_that_is_sent_twice_is_kept_once(reviewed: Room) -> None:
    author = reviewed.participants[0]
    first = await reviewed.house.commenting.comment(author, REMARK, key="a key")
    assert await reviewed.house.commenting.comment(author, REMARK, key="a key") == first
    assert [one.number for one in (await comments(reviewed)).comments] == [1]
    assert (await reviewed.house.views.own(author)).comment_ids == [first]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (replace(REMARK, text=" "), "text"),
        (replace(REMARK, text="x" * (LONGEST_COMMENT + 1)), "text"),
        (replace(REMARK, section_key="nowhere"), "section_key"),
        (replace(REMARK, kind="joke"), "kind"),
        (replace(BETTER, proposed=""), "proposed"),
        (replace(BETTER, quote="x" * 601), "quote"),
    ],
)
async def test_what_cannot_be_taken_names_its_field(reviewed: Room, said: Said, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        await reviewed.house.commenting.comment(reviewed.participants[0], said)
    assert refused.value.field == field
    assert (await comments(reviewed)).total == 0


async def test_ones_own_can_be_changed_and_taken_back_until_it_is_answered(reviewed: Room) -> None:
    author, other = reviewed.participants[:2]
    mine = await reviewed.house.commenting.comment(author, REMARK)
    await reviewed.house.commenting.rewrite(author, mine, replace(REMARK, text="Who is most affected?"))
    (shown,) = (await comments(reviewed)).comments
    assert (shown.text, shown.is_edited) == ("Who is most affected?", True)
    for somebody in (other, reviewed.facilitator):
        with pytest.raises(NotAllowed, match=r"comment\.not_yours"):
            await reviewed.house.commenting.withdraw(somebody, mine)
    await reviewed.house.commenting.withdraw(author, mine)
    assert (await comments(reviewed)).comments == []
    assert "most affected?" not in await charter(reviewed)
    second = await reviewed.house.commenting.comment(author, REMARK)
    await reviewed.house.commenting.answer(reviewed.facilitator, second, "settled", "Now said above")
    assert [(one.number, one.status) for one in (await comments(reviewed)).comments] == [(2, "settled")]
    for refused in (
        reviewed.house.commenting.withdraw(author, second),
        reviewed.house.commenting.rewrite(author, second, REMARK),
        reviewed.house.commenting.answer(reviewed.facilitator, second, "settled"),
    ):
        with pytest.raises(Conflict, match=r"comment\.answered"):
            await refused


async def test_an_accepted_suggestion_is_in_the_section_with_its_source_and_one_undo_takes_both_back(
    reviewed: Room,
) -> None:
    suggestion = await reviewed.house.commenting.comment(reviewed.participants[0], BETTER)
    await reviewed.house.commenting.answer(reviewed.facilitator, suggestion, "accepted")
    assert await wording(reviewed) == "At every quay of the harbour nobody sleeps.\nWe act."
    by_hand = [one for one in (await reviewed.view(Topic.CHARTER)).blocks if one.section_key == "challenge"]
    assert "K1" in {reference.id for block in by_hand for reference in block.references}
    undo = (await reviewed.view(Topic.BACKSTAGE)).undo_id
    await reviewed.house.running.undo(reviewed.facilitator, undo)
    assert await wording(reviewed) == "At the quay nobody sleeps.\nWe act."
    assert [one.status for one in (await comments(reviewed)).comments] == ["open"]


async def test_a_suggestion_without_a_quote_is_added_at_the_end_and_of_an_assembled_section_too(room: Room) -> None:
    await room.open("frame")
    await room.house.framing.reveal(room.facilitator)
    await room.house.framing.compose(room.facilitator, statement="How might the harbour sleep?", source_ids=[])
    await room.charter_is("consultation")
    before = await wording(room)
    assert "How might the harbour sleep?" in before
    added = Said("challenge", "suggestion", proposed="Nobody had asked the night shift.")
    suggestion = await room.house.commenting.comment(room.participants[0], added)
    await room.house.commenting.answer(room.facilitator, suggestion, "accepted")
    assert await wording(room) == f"{before}\n\nNobody had asked the night shift."


async def test_where_the_quoted_words_are_gone_the_facilitator_words_the_section_while_accepting(
    reviewed: Room,
) -> None:
    lead = reviewed.facilitator
    suggestion = await reviewed.house.commenting.comment(reviewed.participants[0], BETTER)
    await reviewed.house.drafting.reword(lead, "challenge", "Nights are loud.")
    with pytest.raises(Conflict, match=r"comment\.words_gone"):
        await reviewed.house.commenting.answer(lead, suggestion, "accepted")
    assert [one.status for one in (await comments(reviewed)).comments] == ["open"]
    await reviewed.house.commenting.answer(lead, suggestion, "accepted", wording="Nights are loud at every quay.")
    assert await wording(reviewed) == "Nights are loud at every quay."


async def test_a_section_made_of_records_cannot_be_worded_by_a_suggestion(reviewed: Room) -> None:
    on_records = Said("votes", "suggestion", proposed="We all agreed")
    suggestion = await reviewed.house.commenting.comment(reviewed.participants[0], on_records)
    with pytest.raises(Conflict, match=r"comment\.section_fixed"):
        await reviewed.house.commenting.answer(reviewed.facilitator, suggestion, "accepted")


async def test_what_is_declined_needs_a_reason_that_is_printed(reviewed: Room) -> None:
    lead = reviewed.facilitator
    suggestion = await reviewed.house.commenting.comment(reviewed.participants[0], BETTER)
    with pytest.raises(Invalid, match=r"text\.missing") as refused:
        await reviewed.house.commenting.answer(lead, suggestion, "declined", " ")
    assert refused.value.field == "answer"
    with pytest.raises(Invalid, match=r"choice\.unknown"):
        await reviewed.house.commenting.answer(lead, suggestion, "settled")
    await reviewed.house.commenting.answer(lead, suggestion, "declined", "Only one quay is loud")
    printed = await charter(reviewed)
    assert "Declined. Only one quay is loud" in printed
    assert "every quay of the harbour" in printed
    assert "every quay" not in await wording(reviewed)


async def test_sections_count_their_comments_and_those_that_wait(reviewed: Room) -> None:
    first = await reviewed.house.commenting.comment(reviewed.participants[0], REMARK)
    await reviewed.house.commenting.comment(reviewed.participants[1], replace(REMARK, section_key="goals"))
    await reviewed.house.commenting.comment(reviewed.facilitator, REMARK)
    await reviewed.house.commenting.answer(reviewed.facilitator, first, "settled")
    view = await comments(reviewed)
    assert [(one.section_key, one.total, one.open) for one in view.counts] == [("challenge", 2, 1), ("goals", 1, 1)]
    assert (view.total, view.open) == (3, 2)


@pytest.mark.parametrize(("naming", "is_named"), [("names", True), ("pseudonyms", False), ("nobody", False)])
async def test_authors_are_named_by_the_workshops_rule(house: House, naming: str, is_named: bool) -> None:
    room = await a_room(house, participants=2, naming=naming)
    await room.charter_is("consultation")
    await house.commenting.comment(room.participants[0], REMARK)
    shown = json.dumps(asdict(await comments(room))) + await charter(room)
    assert ("Person Number0" in shown) is is_named


async def test_an_observer_reads_comments_and_writes_none(reviewed: Room) -> None:
    observer = await reviewed.by_link("observer")
    with pytest.raises(MissionRoomError, match=r"gate\.role"):
        await reviewed.house.commenting.comment(observer, REMARK)


async def test_moving_the_charter_tells_everybody_whether_comments_are_taken(room: Room) -> None:
    assert (await comments(room)).is_open is False
    room.ear.heard.clear()
    await room.house.versions.move(room.facilitator, "consultation", "We ask at once")
    assert Topic.COMMENTS in room.ear.topics()
    assert (await comments(room)).is_open is True
    await room.house.commenting.comment(room.participants[0], REMARK)
    await room.house.versions.move(room.facilitator, "adopted", "We all agree")
    (waiting,) = (await comments(room)).comments
    with pytest.raises(NotAllowed, match=r"gate\.adopted"):
        await room.house.commenting.answer(room.facilitator, waiting.id, "settled")
