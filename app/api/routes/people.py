"""Beside the steps: the parking lot, tables without phones, and seats that are taken away."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, IdempotencyKey, Made, ShortText, Text


class Parked(Body):
    """Something to come back to."""

    text: Text


class Settled(Body):
    """The answer to a parked item."""

    answer: Text = ""
    is_settled: bool = True


class Table(Body):
    """People without phones: `voices` of them."""

    name: ShortText
    group_id: ShortText
    voices: Annotated[int, Field(ge=1, le=100)]


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["The room"], responses=PROBLEMS, prefix="/workshops/{code}")
    house, seats = context.house, context.seats

    @router.post("/parking", status_code=201, summary="Park something")
    async def park(request: Request, code: str, body: Parked, key: IdempotencyKey = "") -> Made:
        """Something to come back to; it is listed in the charter."""
        actor = await seats.writer(request, code)
        return Made(id=await house.running.park(actor, body.text, key=key))

    @router.put("/parking/{item_id}", status_code=204, summary="Answer a parked item, or open it again")
    async def settle(request: Request, code: str, item_id: str, body: Settled) -> Response:
        """Facilitators only."""
        actor = await seats.writer(request, code)
        await house.running.settle(actor, item_id, answer=body.answer, is_settled=body.is_settled)
        return Response(status_code=204)

    @router.post("/tables", status_code=201, summary="Seat a table without phones")
    async def table(request: Request, code: str, body: Table) -> Made:
        """A facilitator enters its votes, which count once for each of its people."""
        actor = await seats.writer(request, code)
        seat_id = await house.seating.sit_table(actor, name=body.name, group_id=body.group_id, voices=body.voices)
        return Made(id=seat_id)

    @router.delete("/seats/{seat_id}", status_code=204, summary="Take a seat away")
    async def remove_seat(request: Request, code: str, seat_id: str) -> Response:
        """What was said stays; a vote that was cast stays in the box."""
        await house.seating.remove(await seats.writer(request, code), seat_id)
        return Response(status_code=204)

    return router
