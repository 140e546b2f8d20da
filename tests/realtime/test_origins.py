"""Who may open a live connection: the server's own pages under any name, and nobody else's."""

import socket
from collections.abc import Iterator

import pytest

from app.addresses import own_network_address
from app.demo.live import LiveError, open_page
from tests.server import RunningServer, running

pytestmark = pytest.mark.server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    settings = {"MISSION_ROOM_HOST": "0.0.0.0", "MISSION_ROOM_ALLOWED_ORIGINS": "https://friend.example.org"}  # noqa: S104
    with running(tmp_path_factory.mktemp("data"), **settings) as server:
        yield server


def names_of(server: RunningServer) -> list[str]:
    """Return the addresses under which this machine, and a phone in its network, reach the server."""
    hosts = ["localhost", "127.0.0.1", own_network_address() or socket.gethostbyname("localhost")]
    return [f"http://{host}:{server.port}" for host in hosts]


async def test_a_phone_may_connect_under_the_name_by_which_it_knows_the_server(server: RunningServer) -> None:
    for url in names_of(server):
        async with open_page(url, "/") as page:
            assert not page.ended.is_set()


async def test_a_friend_that_is_listed_may_connect(server: RunningServer) -> None:
    async with open_page(server.url, "/", origin="https://friend.example.org") as page:
        assert not page.ended.is_set()


@pytest.mark.parametrize("origin", ["https://stranger.example.org", "null", "http://localhost:1"])
async def test_the_page_of_a_stranger_may_not(server: RunningServer, origin: str) -> None:
    with pytest.raises(LiveError, match="refused"):
        async with open_page(server.url, "/", origin=origin):
            pass
