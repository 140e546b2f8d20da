"""Who is connected to the other instances, as they tell it, and what of one's own people the others have been told.

Each instance tells only what has changed since it spoke last, and everything when it is asked. All of it is in memory:
an instance that is gone takes its people's presence with it. What it must not do: know the channel or the hub.
"""

import functools
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from operator import or_

from app.persistence.channel import Word
from app.services.views.here import NOBODY_HERE, Here

_IN_ONE_WORD = 100
"""Seats, so that a word fits into a message of the channel."""


class Doing(StrEnum):
    """What is told of people: that their page is open, and that they are writing."""

    HERE = "here"
    WRITING = "writing"


class Elsewhere:
    """What others have said of their people."""

    def __init__(self) -> None:
        self._said: dict[str, dict[str, Here]] = {}
        self._together: dict[str, Here] = {}

    def __call__(self, workshop_id: str) -> Here:
        """Who of a workshop is connected to any other instance."""
        return self._together.get(workshop_id, NOBODY_HERE)

    def knows(self, instance_id: str) -> bool:
        """Whether this instance has said who is with it."""
        return instance_id in self._said

    def begins(self, instance_id: str) -> set[str]:
        """This instance is about to say anew who is with it; the workshops whose people are not known any more."""
        before = self.forget(instance_id)
        self._said[instance_id] = {}
        return before

    def forget(self, instance_id: str) -> set[str]:
        """This instance is gone; the workshops of which it had people."""
        workshops = set(self._said.pop(instance_id, {}))
        for workshop_id in workshops:
            self._unite(workshop_id)
        return workshops

    def take(self, instance_id: str, kind: str, workshop_id: str, come: Iterable[str], gone: Iterable[str]) -> None:
        """Take in that seats have come to an instance and gone from it, or have begun and stopped writing there."""
        said = self._said.setdefault(instance_id, {})
        before, came, left = said.get(workshop_id, NOBODY_HERE), _seats(come), _seats(gone)
        if kind == Doing.HERE:
            groups = {**before.groups, **{seat: group for seat, group in came.items() if group}}
            seats = (before.seats - left.keys()) | came.keys()
            now = Here(seats, before.writing, {seat: group for seat, group in groups.items() if seat in seats})
        else:
            now = Here(before.seats, (before.writing - left.keys()) | came.keys(), before.groups)
        if now == NOBODY_HERE:
            said.pop(workshop_id, None)
        else:
            said[workshop_id] = now
        self._unite(workshop_id)

    def _unite(self, workshop_id: str) -> None:
        parts = [workshops[workshop_id] for workshops in self._said.values() if workshop_id in workshops]
        if parts:
            self._together[workshop_id] = functools.reduce(or_, parts)
        else:
            self._together.pop(workshop_id, None)


class Told:
    """What this instance has told of its own people. `own` says who of a workshop is connected here."""

    def __init__(self, own: Callable[[str], Here]) -> None:
        self._own = own
        self._told: dict[str, Here] = {}

    def forget(self) -> None:
        """Somebody has heard nothing of it: everything is to be told anew."""
        self._told.clear()

    def news(self, workshops: Iterable[str]) -> Iterator[Word]:
        """What is different from what was told, for all workshops with people here. It is then taken for told."""
        for workshop_id in {*workshops, *self._told}:
            before, now = self._told.get(workshop_id, NOBODY_HERE), self._own(workshop_id)
            if now == NOBODY_HERE:
                self._told.pop(workshop_id, None)
            else:
                self._told[workshop_id] = now
            yield from _differences(Doing.HERE, workshop_id, _with_groups(before), _with_groups(now))
            yield from _differences(Doing.WRITING, workshop_id, before.writing, now.writing)


def _with_groups(here: Here) -> frozenset[str]:
    """Seats as they are told: with their group behind a colon, so that others can count by it."""
    return frozenset(f"{seat}:{here.groups.get(seat, '')}" for seat in here.seats)


def _seats(told: Iterable[str]) -> dict[str, str]:
    """Seats that were told, with the group of each; empty where there is none."""
    return {seat: group for seat, _, group in (str(one).partition(":") for one in told)}


def _differences(kind: str, workshop_id: str, before: frozenset[str], now: frozenset[str]) -> Iterator[Word]:
    if before == now:
        return
    come, gone = sorted(now - before), sorted(before - now)
    for start in range(0, max(len(come), len(gone)), _IN_ONE_WORD):
        part = slice(start, start + _IN_ONE_WORD)
        yield [kind, workshop_id, come[part], gone[part]]
