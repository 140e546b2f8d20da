"""Frames: what goes over the wire, as text that is encoded once for everybody who gets it.

A topic's view becomes one piece of JSON; a frame is the pieces of some topics in the envelope that Reflex's client
takes for an ordinary update. What it must not do: know sockets, or who is in a room.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from app.domain.snapshot import Topic
from app.realtime.mirror import BLANK, Room

NAMESPACE = "/_event"
_SUFFIX = "_rx_state_"  # how Reflex's client names the vars of a state
_IS_CLOSED = f'"is_closed{_SUFFIX}":'

# "4" is a message of Engine.IO, "2" an event of Socket.IO; the rest is the event's name and its one argument.
_HEAD = f'42{NAMESPACE},["event",{{"delta":{{"{Room.get_full_name()}":{{'
_TAIL = "}}}]"


def piece(topic: Topic, view: object) -> str:
    """A topic's part of a frame: its var with the view as JSON."""
    return f'"{topic.value}{_SUFFIX}":{msgspec.json.encode(view).decode()}'


def frame(pieces: Iterable[str]) -> str:
    """An update of these topics."""
    return f"{_HEAD}{','.join(pieces)}{_TAIL}"


def entering_frame(pieces: Iterable[str]) -> str:
    """The first update of somebody who enters: everything, in a room that is open."""
    return frame((*pieces, f"{_IS_CLOSED}false"))


def closing_frame() -> str:
    """The last update a seat gets, removed or with its workshop gone: nothing of the room stays on screen."""
    return frame((*(piece(topic, blank()) for topic, blank in BLANK.items()), f"{_IS_CLOSED}true"))


def update_of(text: str) -> Mapping[str, Any]:
    """The argument of a frame's event, for sockets that can only be reached by Reflex's own emit."""
    _, update = msgspec.json.decode(text[text.index("[") :])
    return dict(update)
