"""Where the states find the house: set once by the composition root, before the first event.

Reflex makes states itself, so they cannot be handed their services.
"""

from dataclasses import dataclass

from app.realtime.hub import Hub
from app.services.house import House


@dataclass(slots=True)
class _Counter:
    house: House | None = None
    hub: Hub | None = None


_counter = _Counter()


def open_counter(house: House, hub: Hub) -> None:
    """Tell all states which house they serve."""
    _counter.house, _counter.hub = house, hub


def house() -> House:
    """The services."""
    if _counter.house is None:
        raise RuntimeError("a state was used before the house was opened")
    return _counter.house


def hub() -> Hub:
    """The hub."""
    if _counter.hub is None:
        raise RuntimeError("a state was used before the house was opened")
    return _counter.hub
