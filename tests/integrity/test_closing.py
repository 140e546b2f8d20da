"""After the close no vote counts; a vote during the close counts exactly when it was acknowledged."""

import asyncio
import json
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from tests.integrity.ledger import Ledger
from tests.integrity.screen import Answer, Screen
from tests.integrity.serving import Server
from tests.integrity.workshop import Choices, Vote, Workshop, gathered

VOTERS = 30


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


@dataclass
class Moment:
    """A room that votes, a few at once, while its round is closed after so many acknowledgements."""

    room: Workshop
    vote: Vote
    pages: list[Screen]
    close_after: int
    stored: int = 0
    is_time: asyncio.Event = field(default_factory=asyncio.Event)
    at_once: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(8))

    async def cast(self, number: int) -> tuple[Choices, Answer]:
        """The vote of one: numbers of dots that nobody else chooses, every third by socket."""
        one, two = self.vote.options
        choices: Choices = {"dots": {one: 1 + number % 6, two: 1 + number // 6}}
        person = self.room.people[number]
        async with self.at_once:
            if number % 3:
                answer = await self.vote.by_rest(person, choices)
            else:
                answer = await self.vote.by_socket(self.pages[number // 3], person, choices)
        self.stored += answer.is_stored
        if self.stored >= self.close_after:
            self.is_time.set()
        return choices, answer

    async def close(self) -> None:
        """The close, amid the votes."""
        await self.is_time.wait()
        await self.vote.move("close")

    async def pass_by(self) -> list[tuple[Choices, Answer]]:
        """All votes, in the order of the people."""
        *cast, _ = await asyncio.gather(*(self.cast(number) for number in range(VOTERS)), self.close())
        return cast


async def test_a_close_amid_votes_counts_exactly_what_was_acknowledged(
    any_server: Server, ledger: Ledger, count: Callable[..., None], size: Callable[[int, int], int]
) -> None:
    for turn in range(size(2, 20)):
        async with gathered(any_server.url, people=VOTERS) as room, AsyncExitStack() as stack:
            vote = await room.vote("dots", await room.goals(2), dots=20, cap=20)
            pages = [await stack.enter_async_context(one.page(room.url)) for one in room.people[::3]]
            votes = await Moment(room, vote, pages, close_after=1 + turn % 10).pass_by()
            counted = [as_text(choices) for choices, answer in votes if answer.is_stored]
            assert 0 < len(counted) < VOTERS, "some must be in time and some late, or nothing was tried"
            assert {answer.code for _, answer in votes} == {"", "round.not_open"}
            assert sorted(as_text(choices) for choices in ledger.choices(vote.id)) == sorted(counted)
            in_time = {one.seat_id for one, (_, answer) in zip(room.people, votes, strict=True) if answer.is_stored}
            assert ledger.voted(vote.id) == in_time
            await vote.move("reveal")
            seen = await vote.seen()
            assert (seen["turnout"]["cast"], seen["result"]["valid"]) == (len(counted), len(counted))
            count("no_late_vote", closes=1, acknowledged=len(counted), refused=len(votes) - len(counted))
