"""The server as one child process: started, seen to answer, and always stopped, whatever it does.

What it must not do: import the app. The child is granian with Reflex's compiled pages mounted; the names of Reflex's
internal variables stand here and nowhere else.
"""

from __future__ import annotations

import contextlib
import ctypes
import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from app.launch.errors import FAILED, LaunchError
from app.launch.frontend import ROOT, reflex_environment
from app.settings import Settings

KILL_AFTER_SECONDS = 8
"""How long open connections get to end after a stop, before granian kills its worker."""

READY_WITHIN_SECONDS = 60
_MOST_CONNECTIONS = 16384
_POLL_SECONDS = 0.1


def run(settings: Settings, when_ready: Callable[[], None], root: Path = ROOT) -> int:
    """Serve until somebody stops it, and return the exit code: 0 after a stop, 1 when the server ended by itself.

    `when_ready` is called once, when the server answers. SIGINT, SIGTERM and SIGHUP stop it: open requests end, the
    hub leaves, and after `KILL_AFTER_SECONDS` what still runs is killed. No process of ours outlives this call.

    Errors: `LaunchError` when the server does not answer in `READY_WITHIN_SECONDS`.
    """
    with _stop_signals() as was_stopped, _child(settings, root) as child:
        until = time.monotonic() + READY_WITHIN_SECONDS
        while not was_stopped() and child.poll() is None and not _answers(settings):
            if time.monotonic() > until:
                raise LaunchError(f"The server did not answer within {READY_WITHIN_SECONDS} seconds.")
            time.sleep(_POLL_SECONDS)
        if not was_stopped() and child.poll() is None:
            when_ready()
        while not was_stopped() and child.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(timeout=_POLL_SECONDS * 5)
        if was_stopped():
            return 0
    print("The server ended by itself; the lines above say why.", file=sys.stderr)
    return FAILED


def command(settings: Settings) -> list[str]:
    """Return granian's command line: one worker, since the rooms and the sockets live in its memory."""
    return [
        sys.executable,
        "-m",
        "granian",
        *("--interface", "asgi", "--factory"),
        *("--host", settings.host, "--port", str(settings.port)),
        *("--workers", "1", "--workers-kill-timeout", str(KILL_AFTER_SECONDS)),
        # Every open socket counts as a request under way; the default would close the door at 1024 people.
        *("--backlog", "4096", "--backpressure", str(_MOST_CONNECTIONS)),
        *("--log-level", settings.log_level, "--no-access-log"),
        "app.main:serve",
    ]


def environment(settings: Settings, root: Path = ROOT) -> dict[str, str]:
    """Return the server's environment: ours, with the settings that were checked and Reflex's production switches."""
    environ = reflex_environment(root)
    environ.update(
        {
            "PORT": str(settings.port),
            "MISSION_ROOM_DATA_DIR": str(settings.data_dir),
            "MISSION_ROOM_DATABASE_URL": settings.database_url,
            "REFLEX_ENV_MODE": "prod",
            "REFLEX_SOCKET_INTERVAL": "10s",
            "REFLEX_SOCKET_TIMEOUT": "20s",
            "REFLEX_SOCKET_MAX_HTTP_BUFFER_SIZE": str(settings.max_message_bytes),
            "__REFLEX_MOUNT_FRONTEND_COMPILED_APP": "true",
            "__REFLEX_SKIP_COMPILE": "true",
        }
    )
    return environ


@contextmanager
def _child(settings: Settings, root: Path) -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen(
        command(settings),
        cwd=root,
        env=environment(settings, root),
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C reaches us alone, and the whole group can be ended at once
        preexec_fn=_end_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - no threads here
    )
    try:
        yield child
    finally:
        _stop(child)


def _stop(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is None:
        child.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(timeout=KILL_AFTER_SECONDS + 2)
    # The group may hold a worker even when its parent has gone.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


@contextmanager
def _stop_signals() -> Iterator[Callable[[], bool]]:
    """Note the first signal to stop instead of dying of it, and give the old handlers back afterwards."""
    received: list[int] = []

    def note(number: int, _frame: FrameType | None) -> None:
        received.append(number)

    # What the caller ignores stays ignored: nohup counts on that.
    numbers = [n for n in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP) if signal.getsignal(n) is not signal.SIG_IGN]
    old = {number: signal.signal(number, note) for number in numbers}
    try:
        yield lambda: bool(received)
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)


def _end_with_parent() -> None:
    """Ask Linux to stop the server when we are killed without a chance to do it ourselves."""
    ctypes.CDLL(None).prctl(1, signal.SIGTERM)  # PR_SET_PDEATHSIG


def _answers(settings: Settings) -> bool:
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::", "localhost") else settings.host  # noqa: S104
    connection = http.client.HTTPConnection(host, settings.port, timeout=2)
    try:
        connection.request("GET", "/ping")
        return connection.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
