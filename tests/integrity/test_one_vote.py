"""Ten votes of one seat at the same moment count once."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack

from tests.integrity.ledger import Ledger
from tests.integrity.screen import Answer, Screen
from tests.integrity.serving import Server
from tests.integrity.workshop import Choices, Person, Vote, gathered

AT_ONCE = 10


def ten_ways(goals: Sequence[str]) -> list[Choices]:
    return [{"dots": {goals[0]: number + 1, goals[1]: AT_ONCE - number}} for number in range(AT_ONCE)]


async def by_rest(vote: Vote, person: Person, _tabs: list[Screen], ways: list[Choices]) -> list[Answer]:
    return await asyncio.gather(*(vote.by_rest(person, choices) for choices in ways))


async def by_socket(vote: Vote, person: Person, tabs: list[Screen], ways: list[Choices]) -> list[Answer]:
    sent = (vote.by_socket(tabs[number % len(tabs)], person, choices) for number, choices in enumerate(ways))
    return await asyncio.gather(*sent)


async def by_both(vote: Vote, person: Person, tabs: list[Screen], ways: list[Choices]) -> list[Answer]:
    halves = by_rest(vote, person, tabs, ways[::2]), by_socket(vote, person, tabs, ways[1::2])
    return [answer for half in await asyncio.gather(*halves) for answer in half]


async def test_ten_votes_of_a_seat_at_once_are_one_ballot(
    any_server: Server, ledger: Ledger, count: Callable[..., None], size: Callable[[int, int], int]
) -> None:
    seats = size(2, 20)
    async with gathered(any_server.url, people=3 * seats) as room, AsyncExitStack() as stack:
        goals = await room.goals(2)
        vote = await room.vote("dots", goals, dots=20, cap=20)
        ways = ten_ways(goals)
        for number, person in enumerate(room.people):
            volley = (by_rest, by_socket, by_both)[number % 3]
            tabs = [await stack.enter_async_context(person.page(room.url)) for _ in range(2 if number % 3 else 0)]
            answers = await volley(vote, person, tabs, ways)
            assert {answer.code for answer in answers} == {""}, f"the same device may vote again: {answers}"
            await stack.aclose()
            stored = ledger.choices(vote.id)
            assert len(stored) == number + 1
            assert all(choices in ways for choices in stored)
        assert ledger.voted(vote.id) == {person.seat_id for person in room.people}
        assert (await vote.turnout())[""][0] == len(room.people)
    count("one_vote", volleys=len(room.people), ballots=len(stored))


async def test_ten_keys_of_a_seat_at_once_are_one_ballot_and_nine_refusals(
    any_server: Server, ledger: Ledger, count: Callable[..., None], size: Callable[[int, int], int]
) -> None:
    async with gathered(any_server.url, people=size(2, 20)) as room:
        goals = await room.goals(2)
        vote = await room.vote("dots", goals, dots=20, cap=20)
        for number, person in enumerate(room.people):
            async with person.page(room.url) as page:
                keys = (f"{person.seat_id}-device-{place}" for place in range(AT_ONCE))
                ballots = list(zip(ten_ways(goals), keys, strict=True))
                answers = await asyncio.gather(
                    *(
                        vote.by_socket(page, person, *ballot) if place % 2 else vote.by_rest(person, *ballot)
                        for place, ballot in enumerate(ballots)
                    )
                )
            accepted = [choices for (choices, _), answer in zip(ballots, answers, strict=True) if answer.is_stored]
            assert len(accepted) == 1
            assert {answer.code for answer in answers if not answer.is_stored} == {"ballot.other_device"}
            stored = ledger.choices(vote.id)
            assert len(stored) == number + 1
            assert accepted[0] in stored
    count("one_vote", volleys=len(room.people), ballots=len(stored))
