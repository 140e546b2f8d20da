"""The server as a child process: it is always stopped, with everything it started, however it behaves."""

import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.server import free_port

pytestmark = pytest.mark.server

ROOT = Path(__file__).resolve().parents[2]

STAND_IN = """
    import http.server, os, signal, subprocess, sys
    from pathlib import Path

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
        def log_message(self, *_):
            pass

    worker = subprocess.Popen([sys.executable, "-c", "import signal,time; {worker}; time.sleep(120)"])
    Path({pids!r}).write_text(f"{{os.getpid()}} {{worker.pid}}")
    {behaviour}
    http.server.ThreadingHTTPServer(("127.0.0.1", {port}), Answers).serve_forever()
"""

SUPERVISOR = """
    import sys
    from pathlib import Path
    from app.launch import server
    from app.settings import Settings

    server.command = lambda settings: [sys.executable, {stand_in!r}]
    server.KILL_AFTER_SECONDS = 0
    server.READY_WITHIN_SECONDS = 20
    settings = Settings.from_environment({{"PORT": "{port}"}})
    sys.exit(server.run(settings, lambda: print("open", flush=True), Path({folder!r})))
"""

IGNORE = "signal.signal(signal.SIGTERM, signal.SIG_IGN)"


class Supervised:
    """`app.launch.server.run` in a process of its own, over a stand-in for granian that behaves as told."""

    def __init__(self, folder: Path, port: int, behaviour: str, worker: str) -> None:
        self.pids_file = folder / "pids"
        stand_in = folder / "stand_in.py"
        stand_in.write_text(
            textwrap.dedent(STAND_IN).format(pids=str(self.pids_file), port=port, behaviour=behaviour, worker=worker)
        )
        script = textwrap.dedent(SUPERVISOR).format(stand_in=str(stand_in), port=port, folder=str(folder))
        self.process = subprocess.Popen(
            [sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def wait_until_open(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == "open\n"

    def ends_with(self) -> int:
        return self.process.wait(timeout=20)

    def left_over(self) -> list[int]:
        """Return the processes of the server that still run once it had a moment to be collected."""
        pids = [int(pid) for pid in self.pids_file.read_text().split()]
        until = time.monotonic() + 10
        while (alive := [pid for pid in pids if _runs(pid)]) and time.monotonic() < until:
            _a_moment()
        return alive


def _runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def _a_moment() -> None:
    threading.Event().wait(0.05)


Start = Callable[..., Supervised]


@pytest.fixture
def start(tmp_path: Path, request: pytest.FixtureRequest) -> Start:
    def begin(behaviour: str = "pass", worker: str = "pass") -> Supervised:
        supervised = Supervised(tmp_path, free_port(), behaviour, worker)

        def end() -> None:
            supervised.process.kill()
            supervised.process.communicate()

        request.addfinalizer(end)
        return supervised

    return begin


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_the_server_and_leaves_no_process(start: Start, number: signal.Signals) -> None:
    supervised = start()
    supervised.wait_until_open()

    supervised.process.send_signal(number)

    assert supervised.ends_with() == 0
    assert supervised.left_over() == []


def test_a_server_that_does_not_listen_is_ended_all_the_same(start: Start) -> None:
    supervised = start(behaviour=IGNORE, worker=IGNORE)
    supervised.wait_until_open()

    supervised.process.send_signal(signal.SIGTERM)

    assert supervised.ends_with() == 0
    assert supervised.left_over() == []


def test_a_stop_before_the_server_answers_is_a_stop(start: Start, tmp_path: Path) -> None:
    supervised = start(behaviour="signal.pause()")
    until = time.monotonic() + 20
    while not (supervised.pids_file.exists() and supervised.pids_file.read_text()) and time.monotonic() < until:
        _a_moment()

    supervised.process.send_signal(signal.SIGTERM)

    assert supervised.ends_with() == 0
    assert supervised.left_over() == []
    assert supervised.process.stdout is not None
    assert supervised.process.stdout.read() == ""


def test_a_server_that_ends_by_itself_is_a_failure_that_says_so(start: Start) -> None:
    supervised = start(behaviour="sys.exit(3)")

    assert supervised.ends_with() == 1
    assert supervised.left_over() == []
    assert supervised.process.stderr is not None
    assert "The server ended by itself" in supervised.process.stderr.read()


if sys.platform == "linux":  # no other system tells a child that its parent is gone

    def test_when_we_are_killed_outright_the_server_hears_of_it(start: Start) -> None:
        supervised = start(worker="pass")
        supervised.wait_until_open()
        server = int(supervised.pids_file.read_text().split()[0])

        supervised.process.kill()
        supervised.ends_with()

        until = time.monotonic() + 10
        while _runs(server) and time.monotonic() < until:
            _a_moment()
        assert not _runs(server)
        os.kill(int(supervised.pids_file.read_text().split()[1]), signal.SIGKILL)
