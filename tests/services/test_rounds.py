"""Rounds: planned, opened, closed and revealed by facilitators, in that order and only once."""

import json
from typing import Any

import pytest

from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.snapshot import Topic
from app.domain.voting.methods import default_dots
from app.domain.voting.terms import lot_order
from app.services.rounds.plan import RoundPlan
from app.services.views.rounds import TOLD_BY_SUBJECT
from tests.rooms import Room, a_key


@pytest.fixture
async def goals(room: Room) -> list[str]:
    """Four goals in the open step."""
    await room.open("goals")
    return await room.goals(4)


async def planned(room: Room, **plan: Any) -> str:
    return await room.house.voting.plan(room.facilitator, room.steps["goals"], RoundPlan(**plan))


async def test_a_planned_round_shows_no_turnout_and_takes_no_ballot(room: Room, goals: list[str]) -> None:
    round_id = await planned(room)
    shown = await room.round_view(round_id)
    assert (shown.status, shown.turnout.eligible) == ("draft", 0)
    with pytest.raises(Conflict, match=r"round\.not_open"):
        await room.house.voting.cast(room.participants[0], round_id, a_key(), {"dots": {}})


@pytest.mark.parametrize(
    ("plan", "code", "field"),
    [
        ({"method": "ranking"}, "choice.unknown", "method"),
        ({"subject": "lunch"}, "choice.unknown", "subject"),
        ({"method": "fist_of_five"}, "round.method", "method"),
        ({"method": "dots", "subject": "challenge"}, "round.method", "method"),
        ({"method": "approval", "subject": "charter"}, "round.method", "method"),
        ({"dots": -1}, "number.range", "dots"),
        ({"dots": 21}, "number.range", "dots"),
        ({"cap": 21}, "number.range", "cap"),
        ({"dots": 3, "cap": 4}, "number.range", "cap"),
        ({"quorum_percent": 101}, "number.range", "quorum_percent"),
        ({"quorum_percent": -1}, "number.range", "quorum_percent"),
        ({"tie_rule": "coin"}, "choice.unknown", "tie_rule"),
        ({"title": "x" * 121}, "text.too_long", "title"),
        ({"subject_text": "x" * 1201}, "text.too_long", "subject_text"),
    ],
)
async def test_a_plan_that_cannot_be_is_refused_by_field_and_leaves_nothing(
    room: Room, goals: list[str], plan: dict[str, Any], code: str, field: str
) -> None:
    before = await room.dump()
    with pytest.raises(Invalid) as refused:
        await planned(room, **plan)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert await room.dump() == before


async def test_opening_freezes_all_standing_goals_in_their_wording(room: Room, goals: list[str]) -> None:
    await room.house.goalsetting.hide(room.facilitator, goals[0])
    round_id = await room.round()
    await room.goal(statement="A goal that comes too late")
    shown = await room.round_view(round_id)
    assert [option.id for option in shown.options] == goals[1:]
    assert [option.detail for option in shown.options] == ["G2", "G3", "G4"]
    assert shown.options[0].label == "Goal number 1 of the room"


async def test_a_round_can_be_about_some_goals_only(room: Room, goals: list[str]) -> None:
    round_id = await room.round(option_ids=(goals[3], goals[1]))
    assert [option.id for option in (await room.round_view(round_id)).options] == [goals[1], goals[3]]


async def test_one_goal_is_nothing_to_vote_on(room: Room) -> None:
    await room.open("goals")
    await room.goals(1)
    round_id = await planned(room)
    with pytest.raises(Conflict, match=r"round\.too_few_options"):
        await room.house.voting.open(room.facilitator, round_id)
    assert (await room.round_view(round_id)).status == "draft"


@pytest.mark.parametrize(("options", "dots"), [(2, 3), (9, 3), (12, 4), (30, 10), (60, 10)])
def test_dots_are_a_third_of_the_options_from_three_to_ten(options: int, dots: int) -> None:
    assert default_dots(options) == dots


async def test_dots_that_were_planned_are_kept(room: Room, goals: list[str]) -> None:
    shown = await room.round_view(await room.round(dots=7, cap=2))
    assert (shown.dots, shown.cap) == (7, 2)


async def test_only_one_vote_is_open_at_a_time(room: Room, goals: list[str]) -> None:
    first, second = await room.round(), await planned(room)
    with pytest.raises(Conflict, match=r"round\.another_open"):
        await room.house.voting.open(room.facilitator, second)
    await room.house.voting.close(room.facilitator, first)
    await room.house.voting.open(room.facilitator, second)
    assert (await room.view(Topic.ROUNDS)).current.id == second


async def test_a_round_goes_forward_only(room: Room, goals: list[str]) -> None:
    voting, lead = room.house.voting, room.facilitator
    round_id = await planned(room)
    for too_early in (voting.close, voting.reveal):
        with pytest.raises(Conflict):
            await too_early(lead, round_id)
    await voting.open(lead, round_id)
    for impossible in (voting.open, voting.reveal, voting.discard):
        with pytest.raises(Conflict):
            await impossible(lead, round_id)
    await voting.close(lead, round_id)
    for impossible in (voting.open, voting.close, voting.discard):
        with pytest.raises(Conflict):
            await impossible(lead, round_id)
    await voting.reveal(lead, round_id)
    for impossible in (voting.open, voting.close, voting.reveal, voting.discard):
        with pytest.raises(Conflict):
            await impossible(lead, round_id)


async def test_opening_what_was_just_planned_may_be_repeated(room: Room, goals: list[str]) -> None:
    round_id = await planned(room)
    for _ in range(2):
        await room.house.voting.open_if_draft(room.facilitator, round_id)
    assert (await room.round_view(round_id)).status == "open"
    await room.house.voting.open_if_draft(room.facilitator, "no-such-round")


async def test_a_discarded_round_is_gone(room: Room, goals: list[str]) -> None:
    round_id = await planned(room)
    await room.house.voting.discard(room.facilitator, round_id)
    assert (await room.dump())["voting_round"] == []
    with pytest.raises(NotFound, match=r"round\.gone"):
        await room.house.voting.open(room.facilitator, round_id)


async def test_the_electorate_is_every_participant_and_no_one_who_leads_or_watches(
    room: Room, goals: list[str]
) -> None:
    await room.by_link("observer")
    await room.by_link("cofacilitator")
    gone = await room.joins("Gone")
    await room.house.seating.remove(room.facilitator, gone.seat_id)
    table = await room.table(4)
    round_id = await room.round()
    stored = {row["seat_id"]: row["weight"] for row in (await room.dump())["electorate"]}
    assert stored == {**{actor.seat_id: 1 for actor in room.participants}, table: 4}
    assert (await room.round_view(round_id)).turnout.eligible == 7


async def test_endorsing_needs_a_challenge_and_keeps_its_wording(room: Room) -> None:
    await room.open("frame")
    with pytest.raises(Conflict, match=r"round\.no_challenge"):
        await room.round(method="fist_of_five", subject="challenge")
    await room.house.framing.compose(room.facilitator, statement="How might we rest?", source_ids=[])
    (draft,) = (await room.view(Topic.ROUNDS)).rounds
    await room.house.voting.open(room.facilitator, draft.id)
    await room.house.framing.compose(room.facilitator, statement="Something else by now", source_ids=[])
    shown = await room.round_view(draft.id)
    assert (shown.subject_text, shown.options) == ("How might we rest?", [])


async def test_a_fist_of_five_passes_with_concerns_and_not_with_an_objection(room: Room) -> None:
    await room.open("charter")
    voting = room.house.voting
    for values, passes in (((5, 4, 2), True), ((5, 4, 0), False)):
        round_id = await room.round(method="fist_of_five", subject="charter", subject_text="The charter")
        for actor, value in zip(room.participants, values, strict=True):
            await voting.cast(actor, round_id, a_key(), {"value": value, "reason": "Too fast" if value < 3 else ""})
        await room.reveal(round_id)
        result = (await room.round_view(round_id)).result
        assert result.is_passed is passes
        assert (result.concerns, result.objections) == ((["Too fast"], []) if passes else ([], ["Too fast"]))


async def test_the_quorum_is_judged_on_valid_ballots(room: Room, goals: list[str]) -> None:
    round_id = await room.round(quorum_percent=60)
    await room.house.voting.cast(room.participants[0], round_id, a_key(), {"dots": {goals[0]: 1}})
    await room.house.voting.cast(room.participants[1], round_id, a_key(), {"abstain": True})
    await room.reveal(round_id)
    result = (await room.round_view(round_id)).result
    assert (result.valid, result.abstained, result.eligible, result.is_quorum_met) == (1, 1, 3, False)


async def test_ending_the_workshop_closes_the_vote(room: Room, goals: list[str]) -> None:
    round_id = await room.round()
    key = a_key()
    await room.house.voting.cast(room.participants[0], round_id, key, {"dots": {goals[0]: 1}})
    await room.house.convening.end(room.facilitator)
    assert (await room.round_view(round_id)).status == "closed"
    assert await room.house.voting.own(room.participants[0], round_id, key) is None
    await room.house.convening.reopen(room.facilitator)
    await room.house.voting.reveal(room.facilitator, round_id)
    assert (await room.round_view(round_id)).result.valid == 1


async def test_pages_are_told_of_the_newest_rounds_and_how_many_came_before(room: Room) -> None:
    await room.open("goals")
    await room.goals(2)
    opened = []
    for _ in range(TOLD_BY_SUBJECT + 3):
        opened.append(await room.round())
        await room.reveal(opened[-1])
    prepared = await room.house.voting.plan(room.facilitator, await room.open("goals"), RoundPlan())
    shown = await room.view(Topic.ROUNDS)
    assert [one.id for one in shown.rounds] == [*opened[3:], prepared]
    assert (shown.earlier, shown.current.id) == (3, opened[-1])


async def test_the_number_of_a_lot_is_made_at_the_opening_and_seen_before_anybody_votes(
    room: Room, goals: list[str]
) -> None:
    """Else a facilitator could prepare rounds, and drop them, until one of them draws what they like."""
    round_id = await planned(room, method="approval", tie_rule="lot")
    assert (await room.round_view(round_id)).lot_seed == ""
    await room.house.voting.open(room.facilitator, round_id)
    seed = (await room.round_view(round_id)).lot_seed
    assert len(seed) >= 16
    assert seed != round_id
    for actor in room.participants:
        await room.house.voting.cast(actor, round_id, a_key(), {"approved": goals})
    await room.reveal(round_id)
    first, *_ = (await room.result(round_id)).options
    assert first.id == min(goals, key=lambda goal: lot_order(seed, goal))
    record = json.loads(await room.house.publishing.record(room.facilitator, round_id))
    assert record["terms"]["lot_seed"] == (await room.round_view(round_id)).lot_seed == seed


async def test_where_no_lot_decides_no_number_is_shown(room: Room, goals: list[str]) -> None:
    round_id = await planned(room)
    await room.house.voting.open(room.facilitator, round_id)
    assert (await room.round_view(round_id)).lot_seed == ""
