"""Steps 3 and 4: stakeholders and instruments."""

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, Id, IdempotencyKey, Made, MaybeId, ShortText, Text, whole
from app.api.seats import Seat
from app.domain.instruments import BudgetRange, BudgetStatus, Side, Stage
from app.domain.stakeholders import GovernanceLevel, PolicyField, Sector, StakeholderRole
from app.services.forms import clean_form

Rating = Annotated[int, whole(1, 5)]
Ids = Annotated[list[Id], Field(max_length=200)]


class Stakeholder(Body):
    """An actor of the register; power and interest are 1 to 5, or left out."""

    name: ShortText
    sector: Sector
    level: GovernanceLevel
    policy_field: PolicyField = PolicyField.OTHER
    roles: list[StakeholderRole] = []
    power: Rating | None = None
    interest: Rating | None = None
    is_present: bool = False
    note: Text = ""


class Place(Body):
    """A place on the grid."""

    power: Rating
    interest: Rating


class Instrument(Body):
    """An instrument sketch. Side and stages default to those of its type (`code`)."""

    name: ShortText
    summary: Text = ""
    code: ShortText = ""
    side: Side | Literal[""] = ""
    stages: list[Stage] = []
    goal_ids: Ids = []
    lead_id: MaybeId = ""
    partner_ids: Ids = []
    target_group: Text = ""
    budget: BudgetRange = BudgetRange.UNKNOWN
    budget_status: BudgetStatus = BudgetStatus.UNKNOWN
    budget_source: Text = ""
    start: ShortText = ""
    first_step: Text = ""
    is_new: bool = True


def _form(body: Instrument) -> dict[str, object]:
    return {**body.model_dump(mode="json"), "is_new": "true" if body.is_new else "false"}


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(responses=PROBLEMS, prefix="/workshops/{code}")
    mapping, sketching = context.house.mapping, context.house.sketching

    @router.post("/stakeholders", status_code=201, summary="Add a stakeholder", tags=["Stakeholders"])
    async def add(actor: Seat, body: Stakeholder, key: IdempotencyKey = "") -> Made:
        """To the register of the workshop."""
        return Made(id=await mapping.add(actor, clean_form(body.model_dump(mode="json")), key=key))

    @router.put("/stakeholders/{item_id}", status_code=204, summary="Change a stakeholder", tags=["Stakeholders"])
    async def describe(actor: Seat, item_id: str, body: Stakeholder) -> None:
        """All that is known about it, anew."""
        await mapping.rewrite(actor, item_id, clean_form(body.model_dump(mode="json")))

    @router.put("/stakeholders/{item_id}/place", status_code=204, summary="Place on the grid", tags=["Stakeholders"])
    async def place(actor: Seat, item_id: str, body: Place) -> None:
        """Power and interest, each 1 to 5."""
        await mapping.place(actor, item_id, body.power, body.interest)

    @router.delete("/stakeholders/{item_id}", status_code=204, summary="Remove a stakeholder", tags=["Stakeholders"])
    async def remove(actor: Seat, item_id: str) -> None:
        """Facilitators only; it can be undone at the desk."""
        await mapping.remove(actor, item_id)

    @router.post("/instruments", status_code=201, summary="Sketch an instrument", tags=["Instruments"])
    async def sketch(actor: Seat, body: Instrument, key: IdempotencyKey = "") -> Made:
        """Goals, lead and partners must be known in this workshop."""
        return Made(id=await sketching.sketch(actor, clean_form(_form(body)), key=key))

    @router.put("/instruments/{item_id}", status_code=204, summary="Change a sketch", tags=["Instruments"])
    async def redraw(actor: Seat, item_id: str, body: Instrument) -> None:
        """All of it, anew."""
        await sketching.rewrite(actor, item_id, clean_form(_form(body)))

    @router.delete("/instruments/{item_id}", status_code=204, summary="Remove a sketch", tags=["Instruments"])
    async def drop(actor: Seat, item_id: str) -> None:
        """Facilitators only; it can be undone at the desk."""
        await sketching.remove(actor, item_id)

    return router
