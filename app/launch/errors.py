"""The one error of a start: a sentence for a person, and the exit code that goes with it.

What it must not do: carry a traceback to the terminal.
"""

from __future__ import annotations

DONE, FAILED, MISUSED, INTERRUPTED = 0, 1, 2, 130
"""Exit codes of `mission-room`: done; could not be done; the command or a setting is wrong; Ctrl-C."""


class LaunchError(Exception):
    """Something needed for the start is missing. Its text is what the person at the terminal reads."""

    def __init__(self, says: str, code: int = FAILED) -> None:
        super().__init__(says)
        self.code = code
