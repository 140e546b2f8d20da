"""Carrying a charter on: a file begins a workshop, or is held beside the charter of one."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from app.api.context import PROBLEMS, Context, MaybeId
from app.api.routes.entering import AsToken
from app.api.seats import Seat, SeatTaken
from app.i18n.text import texts
from app.services.carrying.carrying import BroughtView
from app.services.views.comparing import told

_FILE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "A charter as JSON, as `GET /workshops/{code}/charter?format=json` gives it (schema 1.x).",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}
Name = Annotated[str, Query(max_length=200, description="The facilitator's name.")]
Other = Annotated[MaybeId, Query(alias="workshop", description="A workshop of the same programme, instead of a file.")]


class Carried(SeatTaken):
    """The facilitator's seat in the new workshop, and what came along."""

    brought: BroughtView


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Carrying on"], responses=PROBLEMS)
    house, seats = context.house, context.seats

    @router.post("/workshops/import/preview", summary="Look into a charter", openapi_extra=_FILE)
    async def look(request: Request) -> BroughtView:
        """What is in it and what could not come along; nothing is started."""
        return await house.carrying.look(await request.body())

    @router.post(
        "/workshops/import",
        status_code=201,
        summary="Start a workshop with a charter",
        response_model=Carried,
        openapi_extra=_FILE,
    )
    async def begin(request: Request, facilitator_name: Name = "", token: AsToken = False) -> Response:
        """All of the charter or nothing. Anyone may; the answer seats the facilitator, as for any new workshop."""
        seats.refuse_tokens_to_pages(request, as_token=token)
        started, brought = await house.carrying.begin(await request.body(), facilitator_name=facilitator_name)
        seated = await house.seating.join_by_link(started.facilitator_link)
        link = f"/link/{started.facilitator_link}"
        return seats.answer(seated, as_token=token, facilitator_link=link, more={"brought": brought.plain()})

    @router.post("/workshops/{code}/charter/compare", summary="Compare with another charter", openapi_extra=_FILE)
    async def compare(actor: Seat, request: Request, workshop: Other = "") -> dict[str, Any]:
        """What changed from that charter to this workshop's: target, deadline, scope and commitments first.

        The other is the file that is sent, or, for facilitators, a workshop of the same programme.
        """
        if workshop:
            found = await house.programmes.compare(actor, workshop)
        else:
            found = await house.carrying.compare(actor, await request.body())
        return {"changes": told(found, texts())}

    return router
