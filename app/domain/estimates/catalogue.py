"""All sheets by key."""

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.errors import NotFound
from app.domain.estimates.sheet import Item, ItemKind, Sheet, Showing
from app.domain.parts import Part
from app.domain.steps import StepKind

PLACING = Sheet(
    key="placing",
    step=StepKind.STAKEHOLDERS,
    part=Part.PLACING,
    subject="stakeholders",
    showing=Showing.AT_ONCE,
    items=(
        Item("power"),
        Item("interest"),
        Item("legitimacy", ItemKind.CHOICE, choices=("yes", "no"), family="answer"),
        Item("urgency", ItemKind.CHOICE, choices=("yes", "no"), family="answer"),
    ),
)
"""Where each person would place an actor."""

CALIBRATION = Sheet(
    key="calibration",
    step=StepKind.GOALS,
    part=Part.CALIBRATION,
    items=tuple(Item(name) for name in ("scope", "depth", "granularity", "focus", "boldness")),
)
"""The five dimensions by which missions are customised to their context."""

CLASSIFICATION = Sheet(
    key="classification",
    step=StepKind.FRAME,
    part=Part.CLASSIFICATION,
    items=tuple(
        Item(name)
        for name in (
            "problem_contested",
            "problem_complex",
            "problem_uncertain",
            "solution_contested",
            "solution_complex",
            "solution_uncertain",
        )
    ),
)
"""Complicated or complex, converged or diverged: six statements, three on the problem and three on solutions."""

VERDICT = Sheet(
    key="verdict",
    step=StepKind.INSTRUMENTS,
    part=Part.PORTFOLIO,
    subject="projects",
    items=(Item("verdict", ItemKind.CHOICE, choices=("accelerate", "connect", "rethink", "let_go"), family="verdict"),),
)
"""What the room would do with each project."""

SHEETS: Mapping[str, Sheet] = MappingProxyType(
    {one.key: one for one in (CLASSIFICATION, CALIBRATION, PLACING, VERDICT)}
)


def sheet(key: str) -> Sheet:
    """A sheet by its key. Errors: NotFound `sheet.unknown`."""
    try:
        return SHEETS[key]
    except KeyError:
        raise NotFound("sheet.unknown") from None
