"""Steps 3 and 4: stakeholders and instruments."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, Id, IdempotencyKey, Made, ShortText, Text
from app.services.forms import clean_form

Codes = Annotated[list[ShortText], Field(max_length=40)]
Ids = Annotated[list[Id], Field(max_length=200)]


class Stakeholder(Body):
    """An actor of the register; power and interest are 1 to 5, or left out."""

    name: ShortText
    sector: ShortText
    level: ShortText
    policy_field: ShortText = "other"
    roles: Codes = []
    power: int | None = None
    interest: int | None = None
    is_present: bool = False
    note: Text = ""


class Place(Body):
    """A place on the grid."""

    power: Annotated[int, Field(ge=1, le=5)]
    interest: Annotated[int, Field(ge=1, le=5)]


class Instrument(Body):
    """An instrument sketch. Side and stages default to those of its type (`code`)."""

    name: ShortText
    summary: Text = ""
    code: ShortText = ""
    side: ShortText = ""
    stages: Codes = []
    goal_ids: Ids = []
    lead_id: Id = ""
    partner_ids: Ids = []
    target_group: Text = ""
    budget: ShortText = ""
    budget_status: ShortText = ""
    budget_source: Text = ""
    start: ShortText = ""
    first_step: Text = ""
    is_new: bool = True


def _form(body: Instrument) -> dict[str, object]:
    return {**body.model_dump(), "is_new": "true" if body.is_new else "false"}


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(responses=PROBLEMS, prefix="/workshops/{code}")
    mapping, sketching, seats = context.house.mapping, context.house.sketching, context.seats

    @router.post("/stakeholders", status_code=201, summary="Add a stakeholder", tags=["Stakeholders"])
    async def add(request: Request, code: str, body: Stakeholder, key: IdempotencyKey = "") -> Made:
        """To the register of the workshop."""
        actor = await seats.writer(request, code)
        return Made(id=await mapping.add(actor, clean_form(body.model_dump()), key=key))

    @router.put("/stakeholders/{item_id}", status_code=204, summary="Change a stakeholder", tags=["Stakeholders"])
    async def describe(request: Request, code: str, item_id: str, body: Stakeholder) -> Response:
        """All that is known about it, anew."""
        await mapping.rewrite(await seats.writer(request, code), item_id, clean_form(body.model_dump()))
        return Response(status_code=204)

    @router.put("/stakeholders/{item_id}/place", status_code=204, summary="Place on the grid", tags=["Stakeholders"])
    async def place(request: Request, code: str, item_id: str, body: Place) -> Response:
        """Power and interest, each 1 to 5."""
        await mapping.place(await seats.writer(request, code), item_id, body.power, body.interest)
        return Response(status_code=204)

    @router.delete("/stakeholders/{item_id}", status_code=204, summary="Remove a stakeholder", tags=["Stakeholders"])
    async def remove(request: Request, code: str, item_id: str) -> Response:
        """Facilitators only; it can be undone at the desk."""
        await mapping.remove(await seats.writer(request, code), item_id)
        return Response(status_code=204)

    @router.post("/instruments", status_code=201, summary="Sketch an instrument", tags=["Instruments"])
    async def sketch(request: Request, code: str, body: Instrument, key: IdempotencyKey = "") -> Made:
        """Goals, lead and partners must be known in this workshop."""
        actor = await seats.writer(request, code)
        return Made(id=await sketching.sketch(actor, clean_form(_form(body)), key=key))

    @router.put("/instruments/{item_id}", status_code=204, summary="Change a sketch", tags=["Instruments"])
    async def redraw(request: Request, code: str, item_id: str, body: Instrument) -> Response:
        """All of it, anew."""
        await sketching.rewrite(await seats.writer(request, code), item_id, clean_form(_form(body)))
        return Response(status_code=204)

    @router.delete("/instruments/{item_id}", status_code=204, summary="Remove a sketch", tags=["Instruments"])
    async def drop(request: Request, code: str, item_id: str) -> Response:
        """Facilitators only; it can be undone at the desk."""
        await sketching.remove(await seats.writer(request, code), item_id)
        return Response(status_code=204)

    return router
