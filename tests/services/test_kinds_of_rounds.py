"""Rounds of every kind: what is voted on, who may vote, how secret it is, until when, and what goes on from it."""

import json
from typing import Any

import pytest

from app.domain.errors import Conflict, Invalid, MissionRoomError, NotAllowed
from app.domain.voting.methods import default_pairs
from tests.rooms import INSTRUMENT, Room, a_key, on_both_databases


def choices_of(stored: dict[str, Any]) -> Any:
    """The choices of a stored ballot: SQLite has them as text."""
    choices = stored["choices"]
    return json.loads(choices) if isinstance(choices, str) else choices


async def refused(room: Room, **plan: Any) -> MissionRoomError:
    with pytest.raises(MissionRoomError) as caught:
        await room.round(**plan)
    return caught.value


# --- what is voted on -------------------------------------------------------------------------------------------------


async def test_typed_options_are_voted_on_in_the_order_in_which_they_were_typed(room: Room) -> None:
    await room.open("goals")
    round_id = await room.round(subject="options", method="approval", options=("Buses", " Trams\n", "", "Bicycles"))
    options = (await room.round_view(round_id)).options
    assert [(one.label, one.detail, one.cost) for one in options] == [
        ("Buses", "1", 1),
        ("Trams", "2", 1),
        ("Bicycles", "3", 1),
    ]
    await room.house.voting.cast(room.participants[0], round_id, a_key(), {"approved": [options[1].id]})
    await room.reveal(round_id)
    assert (await room.result(round_id)).winners == (options[1].id,)


async def test_themes_of_cards_are_voted_on_once_the_cards_are_shown(room: Room) -> None:
    await room.open("frame")
    card = await room.house.framing.write(room.participants[0], "problem", "Noise at night", key="k")
    assert (await refused(room, subject="framings", method="approval")).code == "round.cards_sealed"
    await room.house.framing.reveal(room.facilitator)
    await room.house.framing.add_cluster(room.facilitator, "Noise", card_id=card)
    assert (await refused(room, subject="framings", method="approval")).code == "round.too_few_options"
    await room.house.framing.add_cluster(room.facilitator, "Air", card_id="")
    round_id = await room.round(subject="framings", method="approval")
    assert {one.label for one in (await room.round_view(round_id)).options} == {"Noise", "Air"}


async def test_instruments_are_voted_on_in_their_own_step(room: Room) -> None:
    await room.open("instruments")
    for name in ("A grant", "A rule"):
        await room.house.sketching.sketch(room.participants[0], {**INSTRUMENT, "name": name})
    round_id = await room.round(subject="instruments", method="score")
    shown = await room.round_view(round_id)
    assert [(one.label, one.detail) for one in shown.options] == [("A grant", "I1"), ("A rule", "I2")]
    await room.house.voting.cast(room.participants[0], round_id, a_key(), {"scores": {shown.options[0].id: 5}})


async def test_a_single_goal_and_a_typed_text_can_be_agreed_to(room: Room) -> None:
    await room.open("goals")
    first, _ = await room.goals(2)
    round_id = await room.round(method="consent", option_ids=(first,))
    assert (await room.round_view(round_id)).subject_text == "Goal number 0 of the room"
    await room.house.voting.close(room.facilitator, round_id)
    assert (await refused(room, method="consent")).code == "round.method"
    assert (await refused(room, method="consent", subject="text")).code == "text.missing"
    second = await room.round(method="consent", subject="text", subject_text="We meet every month")
    await room.house.voting.cast(room.participants[0], second, a_key(), {"stand": "consent"})
    assert (await room.round_view(second)).options == []


async def test_the_usual_numbers_stand_in_where_none_were_chosen(room: Room) -> None:
    await room.open("goals")
    await room.goals(4)
    for method, usual in (("dots", {"dots": 3, "cap": 3}), ("quadratic", {"credits": 100})):
        round_id = await room.round(method=method)
        shown = await room.round_view(round_id)
        assert {name: getattr(shown, name) for name in usual} == usual
        await room.house.voting.close(room.facilitator, round_id)
    pairwise = await room.round(method="pairwise")
    assert (await room.round_view(pairwise)).pairs == default_pairs(4) == 6
    await room.house.voting.close(room.facilitator, pairwise)
    rated = await room.round(method="two_criteria")
    assert (await room.round_view(rated)).criteria == ["impact", "feasibility"]


async def test_costs_are_told_by_option_or_in_their_order(room: Room) -> None:
    await room.open("goals")
    first, second, _ = await room.goals(3)
    by_id = await room.round(method="equal_shares", limit=100, limit_unit="EUR", costs=(f"{second}=40", f"{first}=70"))
    shown = await room.round_view(by_id)
    assert {one.id: one.cost for one in shown.options} == {first: 70, second: 40}
    assert (shown.limit, shown.limit_unit) == (100, "EUR")
    await room.house.voting.close(room.facilitator, by_id)
    typed = await room.round(
        subject="options", method="equal_shares", limit=5, options=("Pilot", "Study"), costs=("3", "2")
    )
    assert [one.cost for one in (await room.round_view(typed)).options] == [3, 2]


@pytest.mark.parametrize(
    ("plan", "code", "field"),
    [
        ({"method": "equal_shares"}, "number.range", "limit"),
        ({"method": "equal_shares", "limit": 5, "costs": ("0",)}, "number.range", "costs"),
        ({"method": "equal_shares", "limit": 5, "costs": ("a=x",)}, "number.range", "costs"),
        ({"subject": "options", "options": ("A", "B"), "costs": ("1", "2", "3")}, "round.costs", "costs"),
        ({"subject": "options", "options": ("A", "a")}, "round.same_options", "options"),
        ({"subject": "options", "options": ("A", " ")}, "round.too_few_options", "options"),
        ({"subject": "options", "options": ("A", "x" * 201)}, "text.too_long", "options"),
        ({"method": "two_criteria", "criteria": ("Impact",)}, "round.criteria", "criteria"),
        ({"method": "two_criteria", "criteria": ("Impact", "impact")}, "round.criteria", "criteria"),
        ({"eligibility": "groups"}, "round.no_groups", "group_ids"),
        ({"eligibility": "friends"}, "choice.unknown", "eligibility"),
        ({"secrecy": "whispered"}, "choice.unknown", "secrecy"),
        ({"ranking_rule": "plurality"}, "choice.unknown", "ranking_rule"),
        ({"credits": 1001}, "number.range", "credits"),
        ({"pairs": 101}, "number.range", "pairs"),
        ({"winners": 0}, "number.range", "winners"),
        ({"closes_in_minutes": -1}, "number.range", "closes_in_minutes"),
        ({"block_quorum_percent": 101}, "number.range", "block_quorum_percent"),
    ],
)
async def test_what_cannot_be_held_is_refused_at_its_field(
    room: Room, plan: dict[str, Any], code: str, field: str
) -> None:
    await room.open("goals")
    await room.goals(3)
    error = await refused(room, **plan)
    assert isinstance(error, Invalid)
    assert (error.code, error.field) == (code, field)


async def test_not_all_options_can_win(room: Room) -> None:
    await room.open("goals")
    await room.goals(3)
    assert (await refused(room, winners=3)).code == "round.too_many_winners"


# --- who may vote -----------------------------------------------------------------------------------------------------


@on_both_databases
async def test_only_the_chosen_groups_may_vote(room: Room) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    citizen, researcher = await room.joins("Ada", group="Citizens"), await room.joins("Bo", group="Research")
    round_id = await room.round(eligibility="groups", group_ids=(room.groups["Citizens"],))
    shown = await room.round_view(round_id)
    assert shown.group_names == ["Citizens"]
    await room.house.voting.cast(citizen, round_id, a_key(), {"dots": {goals[0]: 1}})
    with pytest.raises(NotAllowed, match=r"round\.not_eligible"):
        await room.house.voting.cast(researcher, round_id, a_key(), {"dots": {goals[0]: 1}})


# --- secrecy ----------------------------------------------------------------------------------------------------------


@on_both_databases
@pytest.mark.parametrize("secrecy", ["open", "pseudonymous"])
async def test_a_signed_ballot_can_be_changed_from_each_device_of_the_seat(room: Room, secrecy: str) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    voter = room.participants[0]
    round_id = await room.round(method="approval", secrecy=secrecy)
    await room.house.voting.cast(voter, round_id, a_key(), {"approved": [goals[0]]})
    other_device = a_key()
    assert await room.house.voting.own(voter, round_id, other_device) == {"approved": [goals[0]]}
    await room.house.voting.cast(voter, round_id, other_device, {"approved": [goals[1]]})
    stored = (await room.dump())["ballot"]
    assert [(one["seat_id"], choices_of(one)) for one in stored] == [(voter.seat_id, {"approved": [goals[1]]})]
    await room.house.voting.withdraw(voter, round_id, a_key())
    assert (await room.dump())["ballot"] == []


# --- deadlines --------------------------------------------------------------------------------------------------------


@on_both_databases
async def test_after_the_deadline_no_ballot_is_taken_and_the_house_closes_the_round(room: Room) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    early, late = room.participants[:2]
    round_id = await room.round(closes_in_minutes=10)
    deadline = (await room.round_view(round_id)).closes_at
    assert deadline == int(room.clock().timestamp() * 1000) + 600_000
    await room.house.voting.cast(early, round_id, a_key(), {"dots": {goals[0]: 1}})
    next_deadline = await room.house.voting.close_due()
    assert next_deadline is not None
    assert int(next_deadline.timestamp() * 1000) == deadline
    room.clock.passes(minutes=10)
    with pytest.raises(Conflict, match=r"round\.deadline_passed"):
        await room.house.voting.cast(late, round_id, a_key(), {"dots": {goals[0]: 1}})
    assert await room.house.voting.close_due() is None
    shown = await room.round_view(round_id)
    assert (shown.status, shown.turnout.cast) == ("closed", 1)
    await room.house.voting.reveal(room.facilitator, round_id)
    assert (await room.result(round_id)).valid == 1


async def test_a_deadline_can_be_moved_and_taken_away_while_the_round_is_open(room: Room) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    round_id = await room.round(closes_in_minutes=1)
    await room.house.voting.extend(room.facilitator, round_id, 5)
    room.clock.passes(minutes=5)
    await room.house.voting.close_due()
    await room.house.voting.cast(room.participants[0], round_id, a_key(), {"dots": {goals[0]: 1}})
    await room.house.voting.extend(room.facilitator, round_id, 0)
    room.clock.passes(days=3)
    assert await room.house.voting.close_due() is None
    assert (await room.round_view(round_id)).status == "open"
    await room.house.voting.close(room.facilitator, round_id)
    with pytest.raises(Conflict, match=r"round\.not_open"):
        await room.house.voting.extend(room.facilitator, round_id, 5)


# --- run-off ----------------------------------------------------------------------------------------------------------


async def test_the_best_go_on_into_a_run_off_and_whole_ties_with_them(room: Room) -> None:
    await room.open("goals")
    a, b, c, d = await room.goals(4)
    first = await room.round(method="approval")
    for actor, approved in zip(room.participants, ([a, b], [a, c], [a]), strict=False):
        await room.house.voting.cast(actor, first, a_key(), {"approved": approved})
    assert (await refused(room, method="approval", runoff_of=first, top=2)).code == "round.not_revealed"
    await room.reveal(first)
    run_off = await room.round(method="ranked", runoff_of=first, top=2)
    shown = await room.round_view(run_off)
    assert [one.id for one in shown.options] == [a, b, c]
    assert d not in {one.id for one in shown.options}
    assert shown.runoff_of == 1
    await room.house.voting.close(room.facilitator, run_off)
    other = await refused(room, method="approval", subject="options", options=("A", "B"), runoff_of=first, top=2)
    assert other.code == "round.runoff_subject"


async def test_a_run_off_is_for_those_who_could_vote_before(room: Room) -> None:
    await room.open("goals")
    a, b, _ = await room.goals(3)
    ada = await room.joins("Ada", group="Citizens")
    first = await room.round(method="approval", eligibility="groups", group_ids=(room.groups["Citizens"],))
    await room.house.voting.cast(ada, first, a_key(), {"approved": [a, b]})
    await room.reveal(first)
    shown = await room.round_view(await room.round(method="approval", runoff_of=first, top=2))
    assert (shown.eligibility, shown.group_names) == ("groups", ["Citizens"])


# --- comments ---------------------------------------------------------------------------------------------------------


@on_both_databases
async def test_comments_part_from_their_ballots_when_the_round_closes(room: Room) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    round_id = await room.round(method="approval", with_comment=True)
    key = a_key()
    said = {"approved": [goals[0]], "comment": "Think of the night shift"}
    await room.house.voting.cast(room.participants[0], round_id, key, said)
    await room.house.voting.cast(room.participants[1], round_id, a_key(), {"abstain": True, "comment": "Not mine"})
    assert await room.house.voting.own(room.participants[0], round_id, key) == said
    await room.house.voting.close(room.facilitator, round_id)
    stored = await room.dump()
    assert all("comment" not in choices_of(one) for one in stored["ballot"])
    assert {one["text"] for one in stored["ballot_comment"]} == {"Think of the night shift", "Not mine"}
    assert set(stored["ballot_comment"][0]) == {"id", "workshop_id", "round_id", "text"}


async def test_a_comment_is_refused_where_none_is_asked_for(room: Room) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    round_id = await room.round(method="approval")
    with pytest.raises(Invalid, match=r"ballot\.no_comments"):
        await room.house.voting.cast(
            room.participants[0], round_id, a_key(), {"approved": [goals[0]], "comment": "Hello"}
        )


async def test_comments_are_shown_with_the_result_and_not_before(room: Room) -> None:
    await room.open("goals")
    goals = await room.goals(2)
    round_id = await room.round(method="approval", with_comment=True)
    ballot = {"approved": [goals[0]], "comment": "Think of the night shift"}
    await room.house.voting.cast(room.participants[0], round_id, a_key(), ballot)
    await room.house.voting.close(room.facilitator, round_id)
    assert (await room.round_view(round_id)).result.comments == []
    await room.house.voting.reveal(room.facilitator, round_id)
    result = (await room.round_view(round_id)).result
    assert (result.comments, result.comment_count) == (["Think of the night shift"], 1)
