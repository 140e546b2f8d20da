"""A register: entries with the same fields, typed by many hands on phones, kept with their history.

Must not: store, or decide who may pass the gate (`app.domain.permissions` does).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.actions import Action
from app.domain.parts import Part
from app.domain.registers.fields import FieldKind, RegisterField, Value, Values
from app.domain.roles import LEADING, Role
from app.domain.snapshot.topics import Topic
from app.domain.steps import StepKind


class Hands(StrEnum):
    """Who may add to a register, or change an entry: everybody in the room, whoever wrote it, or facilitators."""

    EVERYBODY = "everybody"
    OWN = "own"
    LEADING = "leading"


class Store(StrEnum):
    """Where entries are kept: in the registers' own table, or in one that was there first."""

    ENTRY = "entry"
    STAKEHOLDER = "stakeholder"
    INSTRUMENT = "instrument"
    GOAL = "goal"


RELEASED = "is_released"
"""The field by which facilitators show an entry of a backstage register to the room."""


@dataclass(frozen=True, slots=True)
class Register:
    """A register. `title` is the field that names an entry, `part` the part it is shown and hidden with, if any.

    `anchor` begins how the charter refers to its entries (`CM3`). `unique`: no two entries agree in all of these
    fields; `distinct`: fields of one entry that may not agree. `most`: how many entries there may be. `is_backstage`:
    participants see only entries that a facilitator has released (the field `is_released`). `fill`: values of a new
    entry that follow from what was typed, for fields that were left empty. `door`: the action by which entries are
    added, changed and taken out, where it is not the registers' own; `leading_door` the one for facilitators alone.
    `is_uncredited`: nobody is told which seat wrote an entry.
    """

    key: str
    step: StepKind
    topic: Topic
    fields: tuple[RegisterField, ...]
    title: str
    anchor: str = ""
    part: Part | None = None
    most: int = 200
    adds: Hands = Hands.EVERYBODY
    edits: Hands = Hands.EVERYBODY
    unique: tuple[str, ...] = ()
    distinct: tuple[str, ...] = ()
    is_backstage: bool = False
    store: Store = Store.ENTRY
    fill: Callable[[Mapping[str, str | list[str]]], Values] | None = None
    door: Action | None = None
    leading_door: Action | None = None
    is_uncredited: bool = False

    def door_for(self, role: Role, usual: Action) -> Action:
        """The action by which a seat of this role does what is usually done by `usual`."""
        special = (self.leading_door if role in LEADING else None) or self.door
        return special or usual

    @property
    def by_name(self) -> Mapping[str, RegisterField]:
        """The fields by name."""
        return {one.name: one for one in self.fields}

    @property
    def blanks(self) -> dict[str, Value]:
        """The values of an entry of which nothing was said."""
        return {one.name: one.blank for one in self.fields}

    @property
    def linking(self) -> tuple[RegisterField, ...]:
        """Fields that point at other entries."""
        return tuple(one for one in self.fields if one.kind in {FieldKind.LINK, FieldKind.LINKS})


def linked_ids(field: RegisterField, value: Value) -> tuple[str, ...]:
    """The ids a value points at."""
    if field.kind is FieldKind.LINK:
        return (str(value),) if value else ()
    if field.kind is FieldKind.LINKS and isinstance(value, list):
        return tuple(value)
    return ()


def is_released(values: Mapping[str, Value]) -> bool:
    """Whether an entry of a backstage register may be seen by everybody."""
    return values.get(RELEASED) == "yes"
