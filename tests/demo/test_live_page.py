"""The live connection without a browser speaks as a page does."""

import asyncio
from collections.abc import Iterator

import pytest

from app.demo.live import LiveError, open_page
from tests.server import RunningServer, free_port, running

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running(tmp_path_factory.mktemp("data")) as server:
        yield server


async def test_a_page_is_filled_when_it_is_opened(server: RunningServer) -> None:
    async with open_page(server.url, "/") as page, asyncio.timeout(20):
        while not any(values.get("is_hydrated_rx_state_") for values in page.state.values()):
            page.changed.clear()
            await page.changed.wait()

    assert page.frames >= 1


async def test_many_pages_are_open_at_once(server: RunningServer) -> None:
    async def visit() -> int:
        async with open_page(server.url, "/") as page, asyncio.timeout(20):
            await page.changed.wait()
            return page.frames

    assert all(await asyncio.gather(*(visit() for _ in range(60))))


async def test_the_end_of_the_server_is_noticed(tmp_path_factory: pytest.TempPathFactory) -> None:
    with running(tmp_path_factory.mktemp("data")) as server:
        async with open_page(server.url, "/") as page:
            listening = asyncio.create_task(page.ended.wait())
            await asyncio.to_thread(server.stop)
            await asyncio.wait_for(listening, 20)


async def test_nobody_listening_is_an_error_at_once() -> None:
    with pytest.raises(OSError, match=r"[Cc]onnect"):
        async with open_page(f"http://127.0.0.1:{free_port()}", "/"):
            pass


async def test_a_server_of_another_kind_is_refused() -> None:
    async def answer(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    other = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = other.sockets[0].getsockname()[1]
    async with other:
        with pytest.raises(LiveError, match="status 404"):
            async with open_page(f"http://127.0.0.1:{port}", "/"):
                pass
