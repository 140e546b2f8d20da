"""The parts of each step that a workshop may show, under the step's own work, one open at a time.

Owners of a part change one line of `room.py` (the phone) and one of `desk.py`: the part, and a function that draws it.
What it draws is fetched when the part is opened: wrapped JSX as a `LaterComponent` with `is_ahead = False`, larger
pieces of Python as `later(face, ahead=False)` over an `rx.memo` in a module of its own.

Must not: decide which parts are shown (`Room.agenda.parts` says it).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import reflex as rx

from app.domain.classification import Quadrant
from app.domain.estimates.catalogue import SHEETS
from app.domain.parts import Part
from app.domain.registers.catalogue import REGISTERS
from app.domain.snapshot.topics import Topic
from app.domain.steps import StepKind
from app.realtime.mirror import Room
from app.ui.components.findings import findings
from app.ui.components.registers import leads, register, sheet, source_of

Face = Callable[[], rx.Component]
Faces = Mapping[StepKind, Sequence[tuple[Part, Face]]]


READ_IN: Mapping[Part, Sequence[tuple[Topic, Sequence[str]]]] = {
    Part.CLASSIFICATION: [
        (Topic.PROFILE, [*(f"profile.{quadrant}" for quadrant in Quadrant), "profile.discuss"]),
    ],
    Part.SUBTARGETS: [(Topic.AIMS, ["aims.sums"])],
    Part.CONFLICTS: [(Topic.AIMS, ["aims.conflict", "aims.unlinked"])],
    Part.RELATIONS: [(Topic.RELATIONS, ["relations.edges", "relations.isolated", "relations.brokers"])],
    Part.INCENTIVES: [(Topic.RELATIONS, ["relations.incentives", "relations.no_incentive"])],
    Part.MANDATE: [(Topic.RELATIONS, ["relations.levels", "relations.mandate_steps", "relations.bodies"])],
    Part.VOICES: [(Topic.RELATIONS, ["relations.voices"])],
    Part.COMMITMENTS: [(Topic.COMMITMENTS, ["commitments."])],
    Part.PORTFOLIO: [(Topic.PORTFOLIO, ["portfolio."])],
    Part.MONITORING: [(Topic.LEARNING, ["learning.calendar", "learning.weakest", "learning.no_indicator"])],
    Part.STOPPING: [(Topic.LEARNING, ["learning.no_criterion", "learning.criterion"])],
    Part.COMPARISON: [(Topic.LEARNING, ["learning.comparison", "learning.ranks", "learning.first", "learning.values"])],
    Part.DEVELOPMENT: [
        (
            Topic.PROFILE,
            [
                "profile.ownership",
                "profile.external",
                "profile.no_hand_over",
                "profile.capabilit",
                "profile.mechanism",
                "profile.borrowed",
                "profile.mimicry",
            ],
        ),
    ],
}
"""Which tables and hints of a topic's reading are shown with a part, by how their keys begin."""


class _Parts(rx.Component):
    library = "$/public/ui/parts.jsx"
    tag = "Parts"

    names: rx.Var[list[str]]
    shown: rx.Var[list[str]]
    place: rx.Var[str]


class _PartsJump(rx.Component):
    library = "$/public/ui/parts-jump.jsx"
    tag = "PartsJump"

    names: rx.Var[list[str]]
    shown: rx.Var[list[str]]


def jump_of(kind: Any, faces: Faces) -> rx.Component:
    """A line with the parts of the step of this kind (a Var), for the top of the step."""
    names = rx.Var.create({step.value: [which.value for which, _ in parts] for step, parts in faces.items()})
    return _PartsJump.create(names=names[kind], shown=Room.agenda.parts, key=kind)


def parts_of(step: StepKind, faces: Faces) -> rx.Component:
    """The parts of a step; nothing where the workshop shows none of them."""
    mine = faces.get(step, ())
    return _Parts.create(
        *[rx.el.div(draw()) for _, draw in mine],
        names=[which.value for which, _ in mine],
        shown=Room.agenda.parts,
        place=Room.agenda.code + ":" + step.value,
        key=step.value,
    )


def usual(which: Part, step: StepKind, *, before: Face | None = None) -> Face:
    """How a part is drawn that has no screen of its own: its registers in this step, then its sheets."""
    registers = [key for key, one in REGISTERS.items() if one.part is which and one.step is step]
    sheets = [one for one in SHEETS.values() if one.part is which and one.step is step]

    def draw() -> rx.Component:
        several = len(registers) + len(sheets) > 1
        return rx.el.div(
            *([before()] if before else []),
            *[_register(key, with_heading=several) for key in registers],
            *[_about_each(one.key, one.subject) if one.subject else sheet(one.key, runs=True) for one in sheets],
            *[findings(getattr(Room, topic.value), *prefixes) for topic, prefixes in READ_IN.get(which, ())],
            class_name="part-work",
        )

    return draw


def _register(key: str, *, with_heading: bool) -> rx.Component:
    declared = REGISTERS[key]
    shelf = getattr(Room, declared.topic.value)
    drawn = register(key, shelf=shelf, with_heading=with_heading)
    return rx.cond(leads(), drawn) if declared.is_backstage else drawn


def _about_each(key: str, subject: str) -> rx.Component:
    """A sheet for every entry of a register, each opened by itself."""
    source = source_of(subject)
    entries: Any = source if subject in {"goals", "stakeholders", "instruments"} else source.registers[subject]
    title = REGISTERS[subject].title

    def one(entry: Any) -> rx.Component:
        name = entry[title] if subject in {"goals", "stakeholders", "instruments"} else entry["values"][title]
        return rx.el.li(
            rx.el.details(
                rx.el.summary(name, class_name="fold-summary"),
                sheet(key, entry["id"].to(str)),
                class_name="fold-details",
            ),
            key=entry["id"].to(str),
        )

    return rx.el.ul(rx.foreach(entries, one), class_name="entries")
