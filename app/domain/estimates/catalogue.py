"""All sheets by key."""

from collections.abc import Mapping
from types import MappingProxyType

from app.domain.errors import NotFound
from app.domain.estimates.sheet import Item, ItemKind, Sheet, Showing
from app.domain.parts import Part
from app.domain.registers.portfolio import Lever
from app.domain.steps import StepKind


def _yes_or_no(name: str) -> Item:
    return Item(name, ItemKind.CHOICE, choices=("yes", "no"), family="answer")


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

VERDICTS = ("accelerate", "connect", "rethink", "let_go", "unclear")

VERDICT = Sheet(
    key="verdict",
    step=StepKind.INSTRUMENTS,
    part=Part.PORTFOLIO,
    subject="projects",
    items=(
        Item(
            "verdict",
            ItemKind.CHOICE,
            choices=("accelerate", "connect", "rethink", "let_go", "unclear"),
            family="verdict",
        ),
    ),
)
"""What the room would do with each project."""

MAPPING = Sheet(
    key="mapping",
    step=StepKind.INSTRUMENTS,
    part=Part.PORTFOLIO,
    subject="projects",
    showing=Showing.AT_ONCE,
    items=(
        Item("impact"),
        Item("links"),
        Item("capability"),
        Item("levers", ItemKind.CHOICES, choices=tuple(str(lever) for lever in Lever), family="lever"),
    ),
)
"""What mappers note while a project is pitched (portfolio sense-making)."""

WEIGHTS = Sheet(
    key="weights",
    step=StepKind.CHARTER,
    part=Part.COMPARISON,
    subject="measures",
    items=(Item("weight", least=0, most=10),),
)
"""How much each criterion of a comparison matters, 0 to 10."""

NEUTRALITY = Sheet(
    key="neutrality",
    step=StepKind.INSTRUMENTS,
    part=Part.PATHWAYS,
    subject="goals",
    showing=Showing.AT_ONCE,
    items=(Item("two_solutions", ItemKind.CHOICE, choices=("yes", "no"), family="answer"),),
)
"""Whether two quite different solutions could reach a goal: then it is neutral towards solutions."""

GOAL_CHECK = Sheet(
    key="goal_check",
    step=StepKind.GOALS,
    part=Part.QUALITY,
    subject="goals",
    showing=Showing.AT_ONCE,
    items=(
        Item("boldness"),
        Item("feasibility"),
        _yes_or_no("anyway"),
        _yes_or_no("neighbour"),
        _yes_or_no("worst_off"),
    ),
)
"""What the quality checks ask the room about each goal (Q07, Q08, Q09, Q40)."""

MISSION_CHECK = Sheet(
    key="mission_check",
    step=StepKind.CHARTER,
    part=Part.QUALITY,
    showing=Showing.AT_ONCE,
    items=(_yes_or_no("newcomers"), _yes_or_no("borrowed"), _yes_or_no("mechanism"), _yes_or_no("conflicts")),
)
"""What they ask about the mission as a whole (Q17, Q36, Q37, Q42)."""

SHEETS: Mapping[str, Sheet] = MappingProxyType(
    {
        one.key: one
        for one in (
            CLASSIFICATION,
            CALIBRATION,
            GOAL_CHECK,
            PLACING,
            MAPPING,
            VERDICT,
            NEUTRALITY,
            WEIGHTS,
            MISSION_CHECK,
        )
    }
)


def sheet(key: str) -> Sheet:
    """A sheet by its key. Errors: NotFound `sheet.unknown`."""
    try:
        return SHEETS[key]
    except KeyError:
        raise NotFound("sheet.unknown") from None
