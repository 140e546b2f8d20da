"""How many are still writing, of all and by group; never who, and never what."""

import reflex as rx

from app.domain.steps import StepKind
from app.realtime.mirror import Room

SPOKEN_EVERY_SECONDS = 10
WRITTEN_IN = (StepKind.FRAME, StepKind.GOALS, StepKind.STAKEHOLDERS, StepKind.INSTRUMENTS)
"""The steps in which people write."""


class _StillWriting(rx.Component):
    library = "$/public/ui/still-writing.jsx"
    tag = "StillWriting"

    writing: rx.Var[int]
    groups: rx.Var[list[dict[str, str]]]
    every_seconds: rx.Var[int]
    is_bare: rx.Var[bool]


def is_written_in() -> rx.Var[bool]:
    """Whether the room is in a step in which people write."""
    current = Room.agenda.current
    kinds = rx.Var.create([kind.value for kind in WRITTEN_IN])
    return (Room.agenda.status == "live") & (current.status == "open") & kinds.contains(current.kind)


def still_writing(*, by_group: bool = True, spoken: bool = True, class_name: str = "") -> rx.Component:
    """One line; with nobody writing it says so, and keeps its place.

    Args:
        by_group: whether it names the groups.
        spoken: whether screen readers hear the number, at most every ten seconds. Once per page.
        class_name: how it looks.
    """
    return _StillWriting.create(
        writing=Room.presence.writing,
        groups=Room.presence.groups.to(list[dict[str, str]]),
        every_seconds=SPOKEN_EVERY_SECONDS if spoken else 0,
        is_bare=not by_group,
        class_name=class_name,
    )
