"""What helps to think: real missions with what the checks find in them, and the reframing card of a seat."""

from fastapi import APIRouter
from pydantic import BaseModel

from app.api.context import PROBLEMS, Context
from app.api.seats import Seat, pass_gate
from app.domain.actions import Action
from app.domain.library import Annotated, annotated
from app.domain.typed import shown
from app.i18n.text import texts


class Remark(BaseModel):
    """What a check says of a goal, in words; `mend` is empty where nothing is to mend."""

    check: str
    outcome: str
    question: str
    text: str
    mend: str


class LibraryMission(BaseModel):
    """A real mission: who set it, what it says, where that is from, and the remarks of the checks."""

    key: str
    name: str
    who: str
    source: str
    statement: str
    indicator: str
    baseline: str
    target: str
    deadline: str
    learn: str
    passed: int
    checked: int
    remarks: list[Remark]


class Card(BaseModel):
    """A reframing card by its code."""

    card: str


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Goals"], responses=PROBLEMS, prefix="/workshops/{code}")
    clock = context.house.clock

    @router.get("/library", summary="Real missions to learn from")
    async def library(actor: Seat) -> list[LibraryMission]:
        """The same checks as for the room's own goals, explained."""
        pass_gate(actor, Action.VIEW_ROOM)
        return [_mission(one) for one in annotated(clock().date())]

    @router.get("/reframing/card", summary="The reframing card of this seat")
    async def card(actor: Seat) -> Card:
        """Dealt evenly within each group; whoever holds the same one comes from other groups too."""
        return Card(card=str(await context.house.dealing.card_of(actor)))

    return router


def _mission(one: Annotated) -> LibraryMission:
    words, goal = texts(), one.example.goal
    remarks = [
        Remark(
            check=finding.check_id,
            outcome=str(finding.outcome),
            question=words.format(finding.title_key),
            text=words.format(finding.message_key, **finding.values),
            mend=words.format(finding.mend_key, **finding.values) if finding.mend_key else "",
        )
        for finding in one.findings
    ]
    baseline = f"{shown(goal.baseline_value)} {goal.unit} ({goal.baseline_year})" if goal.baseline_year else ""
    return LibraryMission(
        key=one.example.key,
        name=one.example.name,
        who=one.example.who,
        source=one.example.source,
        statement=goal.statement,
        indicator=goal.indicator,
        baseline=baseline,
        target=f"{shown(goal.target_value)} {goal.unit}".strip() if goal.target_value is not None else "",
        deadline=goal.deadline.isoformat() if goal.deadline else "",
        learn=words.format(f"library.{one.example.key}.learn"),
        passed=sum(remark.outcome == "passed" for remark in remarks),
        checked=len(remarks),
        remarks=remarks,
    )
