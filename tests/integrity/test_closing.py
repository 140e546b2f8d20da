"""After the close no vote counts; a vote during the close counts exactly when it was acknowledged."""

import asyncio
import json
from collections.abc import Callable
from contextlib import AsyncExitStack

from tests.integrity.ledger import Ledger
from tests.integrity.screen import Answer
from tests.integrity.serving import Server
from tests.integrity.workshop import Choices, gathered


def as_text(choices: Choices) -> str:
    return json.dumps(choices, sort_keys=True)


async def test_a_vote_after_the_close_is_refused_and_changes_nothing(
    any_server: Server, ledger: Ledger, count: Callable[..., None]
) -> None:
    async with gathered(any_server.url, people=3) as room:
        goals = await room.goals(2)
        vote = await room.vote("dots", goals, dots=3, cap=3)
        ben, cleo, _ = room.people
        assert (await vote.by_rest(ben, {"dots": {goals[0]: 3}})).is_stored
        async with ben.page(room.url) as bens, cleo.page(room.url) as cleos:
            for move in ("close", "reveal"):
                await vote.move(move)
                before = ledger.of_votes()
                answers = [
                    await vote.by_rest(ben, {"dots": {goals[1]: 3}}),
                    await vote.by_rest(cleo, {"dots": {goals[1]: 3}}),
                    await vote.by_socket(bens, ben, {"abstain": True}),
                    await vote.by_socket(cleos, cleo, {"dots": {goals[1]: 3}}),
                ]
                assert {answer.code for answer in answers} == {"round.not_open"}
                taken_back = await ben.ask("DELETE", vote.path, **{"Ballot-Key": ben.ballot_key})
                assert taken_back.json()["code"] == "round.not_open"
                assert ledger.of_votes() == before
        result = (await vote.seen())["result"]
        assert {one["id"]: one["score"] for one in result["options"]} == {goals[0]: 3, goals[1]: 0}
        count("no_late_vote", closes=1, acknowledged=1, refused=2 * (len(answers) + 1))


async def test_a_close_amid_votes_counts_exactly_what_was_acknowledged(
    any_server: Server, ledger: Ledger, count: Callable[..., None], size: Callable[[int, int], int]
) -> None:
    acknowledged = refused = 0
    for turn in range(size(2, 20)):
        async with gathered(any_server.url, people=30) as room, AsyncExitStack() as stack:
            goals = await room.goals(2)
            vote = await room.vote("dots", goals, dots=20, cap=20)
            pages = [await stack.enter_async_context(one.page(room.url)) for one in room.people[::3]]
            so_far = 0
            is_time, at_once = asyncio.Event(), asyncio.Semaphore(8)

            async def cast(number: int) -> tuple[Choices, Answer]:
                nonlocal so_far
                # Two numbers of dots that no other voter chooses.
                choices: Choices = {"dots": {goals[0]: 1 + number % 6, goals[1]: 1 + number // 6}}
                person = room.people[number]
                async with at_once:
                    if number % 3:
                        answer = await vote.by_rest(person, choices)
                    else:
                        answer = await vote.by_socket(pages[number // 3], person, choices)
                so_far += answer.is_stored
                if so_far > turn % 10:
                    is_time.set()
                return choices, answer

            async def close() -> None:
                await is_time.wait()
                await vote.move("close")

            *cast_ones, _ = await asyncio.gather(*(cast(number) for number in range(30)), close())
            counted = [as_text(choices) for choices, answer in cast_ones if answer.is_stored]
            assert {answer.code for _, answer in cast_ones} <= {"", "round.not_open"}
            assert sorted(as_text(choices) for choices in ledger.choices(vote.id)) == sorted(counted)
            assert ledger.voted(vote.id) == {
                person.seat_id for person, (_, answer) in zip(room.people, cast_ones, strict=True) if answer.is_stored
            }
            await vote.move("reveal")
            seen = await vote.seen()
            assert (seen["turnout"]["cast"], seen["result"]["valid"]) == (len(counted), len(counted))
            acknowledged += len(counted)
            refused += len(cast_ones) - len(counted)
            count("no_late_vote", closes=1, acknowledged=len(counted), refused=len(cast_ones) - len(counted))
    assert acknowledged
    assert refused, "no vote was late: nothing was tried"
