"""A load balancer for tests: passes each new connection to the next server that answers, and knows nothing of HTTP.

    async with balancing([3001, 3002]) as balancer:
        httpx.get(balancer.url + "/api/health")

It listens on this machine alone. There is nothing sticky in it: whoever connects again may get any of the servers.
"""

import asyncio
import contextlib
import itertools
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence


class Balancer:
    """`taken` counts the connections that each server got, by its port; `refused` those that none took."""

    def __init__(self, ports: Sequence[int]) -> None:
        self.url = ""
        self.taken: Counter[int] = Counter()
        self.refused = 0
        self._number = len(ports)
        self._turns: Iterator[int] = itertools.cycle(ports)
        self._open: set[asyncio.Task[None]] = set()

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one connection until either side ends it."""
        connected = await self._connect()
        if connected is None:
            self.refused += 1
            writer.close()
            return
        server_reader, server_writer = connected
        ways = {
            asyncio.create_task(_carry(reader, server_writer)),
            asyncio.create_task(_carry(server_reader, writer)),
        }
        self._open |= ways
        try:
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for way in ways:
                way.cancel()
            self._open -= ways
            for end in (writer, server_writer):
                end.close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter] | None:
        for port in itertools.islice(self._turns, self._number):
            with contextlib.suppress(OSError):
                connected = await asyncio.open_connection("127.0.0.1", port)
                self.taken[port] += 1
                return connected
        return None

    def stop(self) -> None:
        """End all connections."""
        for way in self._open:
            way.cancel()


@contextlib.asynccontextmanager
async def balancing(ports: Sequence[int]) -> AsyncIterator[Balancer]:
    """Balance between servers on these ports for the time of the block."""
    balancer = Balancer(ports)
    server = await asyncio.start_server(balancer.serve, "127.0.0.1", 0)
    balancer.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield balancer
    finally:
        server.close()
        balancer.stop()


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(OSError):
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
