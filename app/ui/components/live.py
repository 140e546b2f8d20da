"""What runs by itself: the timer and the page's save status.

Must not: know a state; views bring their numbers.
"""

from typing import Any

import reflex as rx


class _Timer(rx.Component):
    library = "$/public/ui/timer.jsx"
    tag = "Timer"

    state: rx.Var[str]
    ends_at_ms: rx.Var[int]
    remaining_seconds: rx.Var[int]
    server_now_ms: rx.Var[int]
    is_silent: rx.Var[bool]


def timer(view: Any, *, silent: bool = False) -> rx.Component:
    """The room's timer from a `TimerView` Var; draws nothing while its state is 'none'.

    It counts in the server's time (`assets/ui/server-time.js` asks for it; `server_now_ms` is where it begins), so a
    wrong device clock does not matter, and the shown second changes on all screens at once. Screen readers hear one
    minute, ten seconds and the end. `silent` for the wall.
    """
    return _Timer.create(
        state=view.state,
        ends_at_ms=view.ends_at_ms,
        remaining_seconds=view.remaining_seconds,
        server_now_ms=view.server_now_ms,
        is_silent=silent,
    )


class _SaveStatus(rx.Component):
    library = "$/public/ui/save-status.jsx"
    tag = "SaveStatus"


def save_status() -> rx.Component:
    """'Saved', 'Not saved yet' or 'Saving…' for all draft forms of the page together; for the top bar."""
    return _SaveStatus.create()
