"""Those who ask at one moment are answered together, and one person's trouble is nobody else's."""

import asyncio
from collections.abc import Sequence

import pytest

from app.domain.errors import Conflict
from app.services.together import Together


class Clerk:
    """Answers with the number doubled; waits for a signal when told to; trips over odd numbers in company."""

    def __init__(self, *, trips: bool = False) -> None:
        self.asked: list[list[int]] = []
        self.was_asked = asyncio.Event()
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self._trips = trips
        self.fault: BaseException = Conflict("write.collision")

    async def __call__(self, numbers: Sequence[int]) -> Sequence[int | Exception]:
        self.asked.append(list(numbers))
        self.was_asked.set()
        await self.may_answer.wait()
        if self._trips and 13 in numbers:
            raise self.fault
        return [ValueError(number) if number < 0 else 2 * number for number in numbers]


async def test_one_who_asks_alone_is_answered_at_once() -> None:
    clerk = Clerk()
    assert await Together(clerk).ask(21) == 42
    assert clerk.asked == [[21]]


async def test_who_comes_while_one_is_answered_shares_the_next_answer() -> None:
    clerk = Clerk()
    clerk.may_answer.clear()
    together = Together(clerk)
    first = asyncio.create_task(together.ask(1))
    await clerk.was_asked.wait()
    others = [asyncio.create_task(together.ask(number)) for number in range(2, 6)]
    await asyncio.sleep(0)
    clerk.may_answer.set()
    assert await asyncio.gather(first, *others) == [2, 4, 6, 8, 10]
    assert clerk.asked == [[1], [2, 3, 4, 5]]


async def test_no_more_than_so_many_are_answered_together() -> None:
    clerk = Clerk()
    together = Together(clerk, most=2)
    assert await asyncio.gather(*(together.ask(number) for number in range(5))) == [0, 2, 4, 6, 8]
    assert [len(asked) for asked in clerk.asked] == [2, 2, 1]


async def test_an_error_goes_to_the_one_who_asked_for_it() -> None:
    together = Together(Clerk())
    answers = await asyncio.gather(*(together.ask(number) for number in (1, -1, 2)), return_exceptions=True)
    assert [answers[0], answers[2]] == [2, 4]
    assert isinstance(answers[1], ValueError)


async def test_when_all_fail_together_each_is_tried_alone() -> None:
    clerk = Clerk(trips=True)
    together = Together(clerk)
    answers = await asyncio.gather(*(together.ask(number) for number in (12, 13, 14)), return_exceptions=True)
    assert [answers[0], answers[2]] == [24, 28]
    assert isinstance(answers[1], Conflict)


async def test_when_the_database_is_away_all_hear_so_at_once() -> None:
    clerk = Clerk(trips=True)
    clerk.fault = OSError("the disk is gone")
    together = Together(clerk)
    answers = await asyncio.gather(*(together.ask(number) for number in (12, 13, 14)), return_exceptions=True)
    assert [str(answer) for answer in answers] == ["the disk is gone"] * 3
    assert clerk.asked == [[12, 13, 14]]
    assert await together.ask(4) == 8


async def test_nobody_is_left_waiting_when_the_answering_is_cancelled() -> None:
    clerk = Clerk(trips=True)
    clerk.fault = asyncio.CancelledError()
    together = Together(clerk)
    answers = await asyncio.gather(*(together.ask(number) for number in (12, 13)), return_exceptions=True)
    assert all(isinstance(answer, asyncio.CancelledError) for answer in answers)
    assert await together.ask(4) == 8


async def test_who_went_away_is_missed_by_nobody() -> None:
    clerk = Clerk()
    clerk.may_answer.clear()
    together = Together(clerk)
    gone = asyncio.create_task(together.ask(1))
    stays = asyncio.create_task(together.ask(2))
    await clerk.was_asked.wait()
    gone.cancel()
    clerk.may_answer.set()
    assert await stays == 4
    with pytest.raises(asyncio.CancelledError):
        await gone
    assert await together.ask(3) == 6
