"""A workshop that was filled before, on a server, with some pages open."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

import httpx

from app.demo.caller import Caller
from app.demo.crowd import Crowd
from app.demo.door import find
from app.demo.felt import Felt
from app.demo.live import LivePage
from bench import servers
from bench.prepared import Prepared

_QUIET_SECONDS = 0.3


@dataclass(frozen=True, slots=True)
class Opened:
    """A prepared workshop on a server, with some pages open."""

    lead: Caller
    crowd: Crowd

    @property
    def pages(self) -> list[LivePage]:
        """The open pages."""
        return list(self.crowd.pages.values())


async def open_pages(stack: AsyncExitStack, server: servers.Server, prepared: Prepared, pages: int) -> Opened:
    """Open so many pages, each with a seat of its own, and wait until they are still."""
    client = await stack.enter_async_context(httpx.AsyncClient(base_url=server.url, timeout=60))
    lead = Caller(client, prepared.code, prepared.token, "Bench")
    crowd = Crowd(server.url, prepared.code, host=await find(server.url), felt=Felt(), seed=1)
    stack.push_async_callback(crowd.leave)
    await crowd.gather(pages, 20, _is_seated)
    await quiet(list(crowd.pages.values()))
    return Opened(lead, crowd)


def _is_seated(page: LivePage) -> bool:
    return page.seat("seat_status") == "seated" and bool(page.topic("agenda").get("steps"))


async def quiet(pages: list[LivePage]) -> None:
    """Wait until nothing comes any more."""
    frames = -1
    while frames != (now := sum(page.frames for page in pages)):
        frames = now
        await asyncio.sleep(_QUIET_SECONDS)


def told_since(opened: Opened, frames: dict[int, int]) -> Callable[[], bool]:
    """Whether every page has got something since it had so many frames."""
    return lambda: all(page.frames > frames[id(page)] for page in opened.pages)
