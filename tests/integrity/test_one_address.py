"""A whole room behind one address comes in, opens its pages and votes, at the default limits."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack

import pytest

from tests.integrity.ledger import Ledger
from tests.integrity.screen import Screen
from tests.integrity.serving import Server
from tests.integrity.workshop import Person, gathered


@pytest.mark.parametrize("any_server", ["sqlite"], indirect=True)
async def test_nobody_of_a_room_behind_one_address_is_refused(
    any_server: Server, ledger: Ledger, count: Callable[..., None], size: Callable[[int, int], int]
) -> None:
    how_many = size(100, 300)
    async with gathered(any_server.url, people=0) as room, AsyncExitStack() as stack:
        goals = await room.goals(3)
        at_once = asyncio.Semaphore(50)

        async def comes(number: int) -> tuple[Person, Screen]:
            async with at_once:
                person = await room.join(number)
                return person, await stack.enter_async_context(person.page(room.url))

        seated = await asyncio.gather(*(comes(number) for number in range(how_many)))
        vote = await room.vote("dots", goals, dots=3, cap=3)
        answers = await asyncio.gather(
            *(
                vote.by_socket(page, person, {"dots": {goals[number % 3]: 1 + number % 3}})
                for number, (person, page) in enumerate(seated)
            )
        )
        assert {answer.code for answer in answers} == {""}
        assert ledger.voted(vote.id) == {person.seat_id for person, _ in seated}
        assert len(ledger.choices(vote.id)) == how_many
        everybody = (how_many, how_many)
        told = await asyncio.gather(
            *(page.until(lambda page=page: page.turnout(vote.id).get("") == everybody) for _, page in seated)  # type: ignore[misc]
        )
        assert all(told), "every page shows that all have voted"
        assert not any(page.is_gone for _, page in seated)
    count("one_address", people=how_many, refused=0)
