"""Results and turnout equal a recount of the stored rows, for every method, after all that people do with ballots."""

import asyncio
import json
import random
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

import pytest

from tests.integrity.databases import EVERY_METHOD
from tests.integrity.ledger import Ledger
from tests.integrity.recount import Recount, turnout
from tests.integrity.screen import Screen
from tests.integrity.serving import Server
from tests.integrity.workshop import WITHDRAW, Choices, Person, Vote, Workshop, gathered

VOICES_AT_TABLE = 7
REASONS = ("It is too slow.", "It costs too much.", "Nobody asked the harbour.")


@dataclass
class Box:
    """A round and the ballots that people have put in, by seat, as each was told."""

    room: Workshop
    vote: Vote
    pages: dict[str, Screen]
    dice: random.Random
    held: dict[str, Choices] = field(default_factory=dict)

    def any_choices(self) -> Choices:
        """A ballot of the round's method, now and then an abstention."""
        if self.dice.random() < 0.1:
            return {"abstain": True}
        match self.vote.method:
            case "dots":
                chosen = self.dice.sample(self.vote.options, 2)
                return {"dots": {chosen[0]: self.dice.randint(1, 3), chosen[1]: self.dice.randint(1, 2)}}
            case "approval":
                return {"approved": sorted(one for one in self.vote.options if self.dice.random() < 0.4)}
            case _:
                value = self.dice.randint(0, 5)
                return {"value": value, "reason": self.dice.choice(REASONS) if value < 3 else ""}

    async def act(self, person: Person) -> None:
        """Vote, vote otherwise, or take one's vote back, by page or by REST."""
        page = self.pages.get(person.seat_id)
        if person.seat_id in self.held and self.dice.random() < 0.25:
            answer = await person.ask("DELETE", self.vote.path, **{"Ballot-Key": person.ballot_key})
            assert answer.is_success, answer.text
            del self.held[person.seat_id]
            return
        choices = self.any_choices()
        cast = self.vote.by_socket(page, person, choices) if page else self.vote.by_rest(person, choices)
        answered = await cast
        assert answered.is_stored, answered
        self.held[person.seat_id] = choices

    async def from_page(self, person: Person) -> None:
        """Take a vote back by the page's button, which is seen to have worked by the room alone."""
        self.pages[person.seat_id].say(WITHDRAW, {"round_id": self.vote.id, "ballot_key": person.ballot_key})
        del self.held[person.seat_id]

    async def for_table(self, table_id: str) -> None:
        """The ballot of a table without phones."""
        choices = self.any_choices()
        body = {"ballot_key": "the-key-of-a-table-of-seven", "choices": choices}
        await self.room.lead.do("PUT", f"/rounds/{self.vote.id}/tables/{table_id}/ballot", body)
        for voice in range(VOICES_AT_TABLE):
            self.held[f"{table_id}#{voice}"] = choices


@pytest.mark.parametrize(*EVERY_METHOD, indirect=["any_server"])
async def test_totals_and_turnout_equal_a_recount_of_the_rows(
    any_server: Server, ledger: Ledger, method: str, *, count: Callable[..., None], size: Callable[[int, int], int]
) -> None:
    dice = random.Random(method)  # noqa: S311 - chance, not a secret
    people = size(25, 120)
    async with gathered(any_server.url, people=people) as room, AsyncExitStack() as stack:
        pages = {one.seat_id: await stack.enter_async_context(one.page(room.url)) for one in room.people[::5]}
        wall = await stack.enter_async_context(room.lead.page(room.url, "wall"))
        group = next(iter(room.groups))
        table_id = await room.lead.make("/tables", name="By the window", group_id=group, voices=VOICES_AT_TABLE)
        goals = [] if method == "fist_of_five" else await room.goals(6)
        terms = {"dots": 5, "cap": 3} if method == "dots" else {}
        box = Box(room, await room.vote(method, goals, **terms), pages, dice)
        compared = 0

        async def check_turnout() -> None:
            nonlocal compared
            stored = turnout(ledger.electorate(box.vote.id))
            assert await box.vote.turnout() == stored
            for page in (wall, *pages.values()):
                assert await page.until(lambda page=page: page.turnout(box.vote.id) == stored), (  # type: ignore[misc]
                    f"{page.turnout(box.vote.id)} on the screen, {stored} in the rows"
                )
            compared += 2 * len(stored)

        for turn in range(size(2, 10)):
            acting = dice.sample(room.people, people * 2 // 3)
            await asyncio.gather(*(box.act(person) for person in acting))
            if turn == 0:
                await box.for_table(table_id)
            await check_turnout()
        leaving = next(one for one in room.people if one.seat_id in box.held and one.seat_id not in pages)
        await room.lead.do("DELETE", f"/seats/{leaving.seat_id}")
        # Somebody comes late and votes; somebody takes a vote back on the page.
        late = await room.join(people)
        await box.act(late)
        await check_turnout()
        await box.from_page(next(one for one in room.people if one.seat_id in box.held and one.seat_id in pages))
        assert await wall.until(lambda: wall.turnout(box.vote.id)[""][0] == len(box.held))
        await check_turnout()

        def as_text(ballots: list[Choices]) -> list[str]:
            return sorted(json.dumps(one, sort_keys=True) for one in ballots)

        assert as_text(ledger.choices(box.vote.id)) == as_text(list(box.held.values()))
        await box.vote.move("close")
        await box.vote.move("reveal")
        recount = Recount(ledger, box.vote.id)
        seen = await box.vote.seen()
        reading = await box.room.lead.do("GET", box.vote.path.replace("/ballot", "/reading"))
        compared += recount.check(seen["result"], reading)
        assert await wall.until(lambda: wall.topic("rounds")["current"].get("result") == seen["result"])
        await check_turnout()
        assert sum(row["weight"] for row in recount.electorate if row["has_ballot"]) == len(recount.ballots)
    count("recount", rounds=1, ballots=len(recount.ballots), figures=compared)
