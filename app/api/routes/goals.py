"""Step 2 without the vote: goals."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, Id, IdempotencyKey, Made, OneChange, ShortText, Text
from app.api.seats import Seat
from app.services.forms import clean_form

Number = Annotated[float | str, Field(description="A number, or one as people type it: 1 200,5")]


class Goal(Body):
    """A goal; everything but the statement may still be missing. Dates are ISO, or a year alone."""

    statement: Text
    indicator: Text = ""
    unit: ShortText = ""
    is_yes_no: bool = False
    baseline_value: Number = ""
    baseline_year: int | ShortText = ""
    baseline_source: Text = ""
    baseline_owner: ShortText = ""
    baseline_due: ShortText = ""
    target_value: Number = ""
    deadline: ShortText = ""
    milestone: Text = ""
    milestone_date: ShortText = ""
    population: Text = ""
    visible_change: Text = ""
    constraint: Text = ""
    equity: Text = ""


class GoalChange(OneChange):
    """One decision of a facilitator about a goal."""

    merged_into: Id | None = None
    is_hidden: bool | None = None


class Adoption(Body):
    """Why the goal was adopted; kept in the charter."""

    reason: Text = ""


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Goals"], responses=PROBLEMS, prefix="/workshops/{code}/goals")
    goals = context.house.goalsetting

    @router.post("", status_code=201, summary="Propose a goal")
    async def propose(actor: Seat, body: Goal, key: IdempotencyKey = "") -> Made:
        """Anybody who takes part may."""
        return Made(id=await goals.propose(actor, clean_form(body.model_dump()), key=key))

    @router.put("/{goal_id}", status_code=204, summary="Sharpen a goal")
    async def rewrite(actor: Seat, goal_id: str, body: Goal) -> None:
        """Its author while the step is open, a facilitator always. The first wording is kept."""
        await goals.rewrite(actor, goal_id, clean_form(body.model_dump()))

    @router.patch("/{goal_id}", status_code=204, summary="Merge or hide a goal")
    async def change(actor: Seat, goal_id: str, body: GoalChange) -> None:
        """Authors and texts of merged goals are kept."""
        if body.merged_into:
            await goals.merge(actor, goal_id, body.merged_into)
        if body.is_hidden is not None:
            await goals.hide(actor, goal_id, is_hidden=body.is_hidden)

    @router.put("/{goal_id}/adoption", status_code=204, summary="Adopt a goal")
    async def adopt(actor: Seat, goal_id: str, body: Adoption) -> None:
        """For the charter, with the reason beside the vote."""
        await goals.adopt(actor, goal_id, reason=body.reason)

    @router.delete("/{goal_id}/adoption", status_code=204, summary="Take an adoption back")
    async def unadopt(actor: Seat, goal_id: str) -> None:
        """The goal is a proposal again."""
        await goals.unadopt(actor, goal_id)

    return router
