"""The size of the suite, its servers, and the counting of what was tried."""

import contextlib
import functools
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house_fixtures import postgres  # noqa: F401 - a fixture
from tests.integrity.databases import ON_POSTGRES
from tests.integrity.ledger import Ledger
from tests.integrity.promises import PROMISES
from tests.integrity.serving import Server, serving

_counted: dict[str, Counter[str]] = defaultdict(Counter)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here starts the real server."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.server)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Keep what was counted, where somebody asked for it."""
    report = session.config.getoption("--integrity-report")
    if report:
        path = Path(report)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(_counted, indent=1, sort_keys=True) + "\n", encoding="utf-8")


@pytest.fixture
def count() -> Callable[..., None]:
    """Add to what was tried for a promise, by its name and its words: `count("one_vote", volleys=1, ballots=1)`."""

    def add(promise: str, **counts: int) -> None:
        (known,) = (one for one in PROMISES if one.name == promise)
        assert counts.keys() == known.words
        for name, number in counts.items():
            _counted[promise][name] += number

    return add


@pytest.fixture
def size(request: pytest.FixtureRequest) -> Callable[[int, int], int]:
    """The bounded number or the full one, as the run was asked for: `size(8, 100)`."""
    is_full = bool(request.config.getoption("--full-integrity"))
    return lambda bounded, full: full if is_full else bounded


@pytest.fixture(scope="session")
def servers(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], Server]]:
    """One server for each kind of database, started when it is first asked for."""
    with contextlib.ExitStack() as stack:

        @functools.cache
        def started(kind: str) -> Server:
            environ: dict[str, Any] = {}
            if kind == "postgres":
                engine = request.getfixturevalue("postgres")
                engine.psql("CREATE DATABASE integrity;")
                environ["MISSION_ROOM_DATABASE_URL"] = engine.get_uri("integrity")
            return stack.enter_context(serving(tmp_path_factory.mktemp(kind), **environ))

        yield started


@pytest.fixture(params=["sqlite", ON_POSTGRES])
def any_server(request: pytest.FixtureRequest, servers: Callable[[str], Server]) -> Iterator[Server]:
    """A server at default settings; a test that takes it runs on both databases, and leaves no error in its log."""
    server = servers(request.param)
    yield server
    assert server.faults() == [], server.said()


@pytest.fixture
def ledger(any_server: Server) -> Ledger:
    """The database of `any_server`."""
    return Ledger(any_server.settings.database_url)


@pytest.fixture(scope="session")
def battered_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server for text that makes no sense; its log may say so, as the libraries that read it do."""
    with serving(tmp_path_factory.mktemp("battered")) as server:
        yield server
