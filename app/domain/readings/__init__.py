"""What is read from registers: one module per topic, each a pure step from entries to plain data.

Must not: query. A reading gets a source with everything in it.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.domain.readings import aims, closing, commitments, learning, mix, portfolio, profile, relations
from app.domain.readings.findings import Findings
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.register import Register
from app.domain.registers.source import ShelfSource
from app.domain.snapshot import Topic

Reading = Callable[[ShelfSource], Findings]

READINGS: Mapping[Topic, Reading] = MappingProxyType(
    {
        Topic.AIMS: aims.read,
        Topic.RELATIONS: relations.read,
        Topic.COMMITMENTS: commitments.read,
        Topic.MIX: mix.read,
        Topic.PORTFOLIO: portfolio.read,
        Topic.LEARNING: learning.read,
        Topic.PROFILE: profile.read,
        Topic.SUPPORTS: closing.read,
    }
)
"""The reading of each shelf topic that has one."""

READS: Mapping[Topic, tuple[str, ...]] = MappingProxyType(
    {
        Topic.AIMS: ("instruments", "projects"),
        Topic.COMMITMENTS: ("stakeholders", "goals", "mandates", "reviews"),
        Topic.MIX: ("stakeholders", "goals", "levers"),
        Topic.LEARNING: ("stakeholders",),
        Topic.RELATIONS: ("stakeholders", "goals", "blockers"),
    }
)
"""Registers, besides its own and those it points at, that a topic's reading looks into."""

SHELVES: Mapping[Topic, tuple[Register, ...]] = MappingProxyType(
    {
        topic: tuple(one for one in REGISTERS.values() if one.topic is topic)
        for topic in (
            Topic.AIMS,
            Topic.RELATIONS,
            Topic.COMMITMENTS,
            Topic.MIX,
            Topic.PORTFOLIO,
            Topic.LEARNING,
            Topic.PROFILE,
            Topic.BLOCKERS,
            Topic.PAPER,
            Topic.SUPPORTS,
        )
    }
)
"""The registers of each shelf topic."""


def registers_of(topic: Topic) -> tuple[str, ...]:
    """Keys of all registers that a topic shows, points at or reads."""
    own = SHELVES[topic]
    pointed = [field.target for one in own for field in one.linking]
    return tuple(dict.fromkeys((*(one.key for one in own), *pointed, *READS.get(topic, ()))))


_WITH_VIEWS_OF_THEIR_OWN: Mapping[str, tuple[Topic, ...]] = MappingProxyType(
    {"stakeholders": (Topic.INSTRUMENTS,), "goals": (Topic.INSTRUMENTS,)}
)
"""Topics that have no shelf and show these registers."""

_SHOWN_IN: Mapping[str, tuple[Topic, ...]] = MappingProxyType(
    {
        key: (
            *(topic for topic in SHELVES if key in registers_of(topic)),
            *_WITH_VIEWS_OF_THEIR_OWN.get(key, ()),
        )
        for key in REGISTERS
    }
)


def topics_of(kept: Register) -> tuple[Topic, ...]:
    """What a change of a register changes: its own topic, those that show, point at or read it, and the charter."""
    return tuple(dict.fromkeys((kept.topic, *_SHOWN_IN[kept.key], Topic.CHARTER)))


def topics_reading(register_key: str) -> tuple[Topic, ...]:
    """Shelf topics that show, point at or read a register, for services that change it in a way of their own."""
    return _SHOWN_IN[register_key]
