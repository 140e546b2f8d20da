"""Updates of Reflex, decoded once for all pages that receive the very same bytes.

A room of thousands gets each frame thousands of times: parsing it for each page would cost more than all the rest.
What it must not do: change an update that was handed out; the pages share it.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from typing import Any

NAMESPACE = "/_event"
_START = f"42{NAMESPACE},".encode()
_LARGEST_KEPT = 2**20


class Update:
    """The states that an update touches, each with the variables that it sets."""

    __slots__ = ("states",)

    def __init__(self, states: tuple[tuple[str, dict[str, Any]], ...]) -> None:
        self.states = states


class SharedDecoder:
    """Remembers the updates of the last `how_many` different packets. `parsed` counts those it had to parse."""

    def __init__(self, how_many: int = 64) -> None:
        self.parsed = 0
        self._how_many = how_many
        self._known: OrderedDict[bytes, Update | None] = OrderedDict()

    def update(self, packet: bytes) -> Update | None:
        """The update that a packet carries, or nothing when it carries something else."""
        known = self._known
        if packet in known:
            known.move_to_end(packet)
            return known[packet]
        found = _parse(packet)
        self.parsed += 1
        if len(packet) <= _LARGEST_KEPT:
            known[packet] = found
            if len(known) > self._how_many:
                known.popitem(last=False)
        return found


def _parse(packet: bytes) -> Update | None:
    if not packet.startswith(_START):
        return None
    name, *arguments = json.loads(packet[len(_START) :])
    if name != "event" or not arguments:
        return None
    update = arguments[0]
    if isinstance(update, str):
        update = json.loads(update)
    return Update(tuple((update.get("delta") or {}).items()))
