"""Codes are short enough to be guessed by a machine: wrong ones are counted by address, right ones never.

A whole room shares one address, so nothing else is counted by it. And when somebody in the room has typed too many
wrong codes, the others still get in: a code that was right from an address before tells it nothing new.
"""

import contextlib
import math
import time
from collections import OrderedDict
from collections.abc import AsyncIterator

from fastapi import Request
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from app.api.proxies import caller
from app.domain.errors import MissionRoomError, TooMany
from app.domain.ids import tidy_code

_GUESSES = {"code.unknown", "link.unknown", "recovery.unknown", "public.unknown"}
_MOST_KNOWN = 10_000


class Guessing:
    """Counts wrong codes in this process."""

    def __init__(self, wrong_codes_per_minute: int, trusted_proxy_hops: int) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._rate = parse(f"{wrong_codes_per_minute}/minute")
        self._hops = trusted_proxy_hops
        self._known: OrderedDict[tuple[str, str], None] = OrderedDict()

    @contextlib.asynccontextmanager
    async def counted(self, request: Request, code: str = "") -> AsyncIterator[None]:
        """Count the block if it ends with a wrong code. Errors: TooMany when there were too many already.

        `code` is what the block looks up, where knowing that it exists is all that can be learned; empty where more
        is at stake (a recovery code brings somebody's seat).
        """
        address = caller(request, self._hops)
        key = (address, tidy_code(code))
        if key not in self._known and not self._limiter.test(self._rate, address):
            until = self._limiter.get_window_stats(self._rate, address).reset_time
            raise TooMany("limit.codes", seconds=max(1, math.ceil(until - time.time())))
        try:
            yield
        except MissionRoomError as error:
            if error.code in _GUESSES:
                self._limiter.hit(self._rate, address)
                raise
            self._remember(key)
            raise
        self._remember(key)

    def _remember(self, key: tuple[str, str]) -> None:
        if key[1]:
            self._known[key] = None
            self._known.move_to_end(key)
            if len(self._known) > _MOST_KNOWN:
                self._known.popitem(last=False)
