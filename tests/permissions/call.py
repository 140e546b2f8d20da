"""A call of a service method, and who may make it when."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from app.domain.workshop import Actor
from tests.permissions.stage import Stage

Method = Callable[[Stage, Actor], Awaitable[Any]]


@dataclass(frozen=True)
class Call:
    """`who` may: F facilitator, C co-facilitator, P the participant whose own it is, O observer. `step` must be open.

    `leading_while`: facilitators may also while it is planned (p), and while it is closed (c).
    """

    name: str
    who: str
    step: str
    leading_while: str
    after_end: bool
    method: Method
