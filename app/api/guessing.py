"""Codes are short enough to be guessed by a machine: wrong ones are counted by address, right ones never.

A whole room shares one address, so nothing else is counted by it.
"""

import contextlib
from collections.abc import AsyncIterator

from fastapi import Request
from limits import parse
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from app.domain.errors import NotFound, NotSeated, TooMany

_GUESSES = {"code.unknown", "link.unknown", "recovery.unknown"}


class Guessing:
    """Counts wrong codes in this process."""

    def __init__(self, wrong_codes_per_minute: int, trusted_proxy_hops: int) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._rate = parse(f"{wrong_codes_per_minute}/minute")
        self._hops = trusted_proxy_hops

    def address(self, request: Request) -> str:
        """Where a request comes from, as the last proxy of ours saw it."""
        if self._hops:
            seen = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",") if part.strip()]
            if len(seen) >= self._hops:
                return seen[-self._hops]
        return request.client.host if request.client else ""

    @contextlib.asynccontextmanager
    async def counted(self, request: Request) -> AsyncIterator[None]:
        """Count the block if it ends with a wrong code. Errors: TooMany when there were too many already."""
        address = self.address(request)
        if not self._limiter.test(self._rate, address):
            raise TooMany("limit.codes", seconds=60)
        try:
            yield
        except (NotFound, NotSeated) as error:
            if error.code in _GUESSES:
                self._limiter.hit(self._rate, address)
            raise
