"""Errors of the domain: stable codes and values, never sentences.

The catalogues turn `code` into words (`error.<code>`); the REST API sends it as the stable part of its problem details.
"""

from collections.abc import Mapping


class MissionRoomError(Exception):
    """Base of everything that can be said to a person about a refused action.

    `code` is stable and dotted (`ballot.over_budget`); `values` fill the placeholders of its message.
    """

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, str | int] = values

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.code} ({details})" if details else self.code


class Invalid(MissionRoomError):
    """What was sent cannot be taken as it is; `field` names the input, empty when it is the whole form."""

    def __init__(self, code: str, field: str = "", **values: str | int) -> None:
        super().__init__(code, **values)
        self.field = field


class NotAllowed(MissionRoomError):
    """The gate said no: wrong role, step not open, or not one's own."""


class NotSeated(MissionRoomError):
    """Nobody we know: no seat, an expired one, or one that was removed."""


class NotFound(MissionRoomError):
    """There is no such thing in this workshop."""


class Conflict(MissionRoomError):
    """Somebody else was quicker, or the thing has moved on; nothing was changed."""


class TooMany(MissionRoomError):
    """A limit was reached; `seconds` says when to try again."""
