"""Many who ask the same kind of thing at one moment are answered together.

The first is answered at once; whoever comes meanwhile is gathered, and the next answer is for all of them. So one
person waits for nobody, and a burst of thousands costs as many answers as there is time for. Must not: know what is
asked.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from app.domain.errors import MissionRoomError

Ask = TypeVar("Ask")
Answer = TypeVar("Answer")


class Together(Generic[Ask, Answer]):
    """Gathers asks for `answer_all`, which gets up to `most` of them and returns an answer or an error for each.

    When `answer_all` fails as a whole with what a single ask can cause (`caused_by_one`), its asks are put one by one:
    what is wrong with one must not fail the others. When the database is away all hear so at once.
    """

    def __init__(
        self,
        answer_all: Callable[[Sequence[Ask]], Awaitable[Sequence[Answer | Exception]]],
        *,
        most: int = 500,
        caused_by_one: type[Exception] = MissionRoomError,
    ) -> None:
        self._answer_all = answer_all
        self._caused_by_one = caused_by_one
        self._most = most
        self._waiting: deque[tuple[Ask, asyncio.Future[Answer]]] = deque()
        self._answering: asyncio.Task[None] | None = None

    async def ask(self, ask: Ask) -> Answer:
        """The answer to this one. Errors: what `answer_all` gave or raised for it."""
        answer: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._waiting.append((ask, answer))
        if self._answering is None or self._answering.done():
            self._answering = asyncio.create_task(self._answer_while_there_are_any())
        return await answer

    async def _answer_while_there_are_any(self) -> None:
        while self._waiting:
            asked = [self._waiting.popleft() for _ in range(min(self._most, len(self._waiting)))]
            try:
                await self._answer_these(asked)
            except BaseException:
                for _, future in asked:
                    future.cancel()  # nobody is left waiting for an answer that does not come
                raise

    async def _answer_these(self, asked: Sequence[tuple[Ask, "asyncio.Future[Answer]"]]) -> None:
        try:
            answers = await self._answer_all([ask for ask, _ in asked])
            answered = list(zip(asked, answers, strict=True))
        except Exception as fault:
            if len(asked) > 1 and isinstance(fault, self._caused_by_one):
                for one in asked:
                    await self._answer_these([one])
                return
            answered = [(one, fault) for one in asked]
        for (_, future), answer in answered:
            _settle(future, answer)


def _settle(future: "asyncio.Future[Answer]", answer: Answer | Exception) -> None:
    if future.done():
        return  # whoever asked has gone away
    if isinstance(answer, Exception):
        future.set_exception(answer)
    else:
        future.set_result(answer)
