"""The roster with its personal links, and the door of the open round. For facilitators; the gate says so."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, IdempotencyKey, Made
from app.api.proxies import shared_address
from app.api.seats import Seat
from app.domain.snapshot import AddedPeopleView, RosterView
from app.services.roll import LONGEST_PAGE, PAGE
from app.services.roster import Sought


class People(Body):
    """Lines of `Name; Group`, or a CSV whose first columns these are."""

    people: Annotated[str, Field(max_length=200_000)]


class Door(Body):
    """Whether people who come from now on may vote in the open round."""

    is_shut: bool


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Roster and door"], responses=PROBLEMS, prefix="/workshops/{code}")
    house = context.house

    @router.post("/roster", status_code=201, summary="List people")
    async def add(actor: Seat, body: People, key: IdempotencyKey = "") -> AddedPeopleView:
        """Each gets a personal link to one seat. What is right is kept; `faults` names the lines that were not."""
        return await house.roster.add(actor, body.people, key=key)

    @router.get("/roster", summary="Who is listed, a page at a time")
    async def page(
        actor: Seat,
        q: Annotated[str, Query(description="Words that are all in the name or the group.")] = "",
        state: Annotated[Literal["", "unused", "seated", "revoked"], Query(description="Empty means all.")] = "",
        after: Annotated[str, Query(description="The `after` of the page before; empty for the first.")] = "",
        limit: Annotated[int, Query(json_schema_extra={"minimum": 1, "maximum": LONGEST_PAGE})] = PAGE,
    ) -> RosterView:
        """By name, with the path of each link. It does not say which seat is whose."""
        return await house.roster.page(actor, Sought(q, state, after, limit))

    @router.get("/roster.csv", summary="Everybody with their links, for a mail merge", response_class=Response)
    async def file(request: Request, actor: Seat) -> Response:
        """Name, group, the whole link, state. Keep it as you keep keys."""
        text = await house.roster.file(actor, shared_address(request, context.settings))
        headers = {"Content-Disposition": 'attachment; filename="roster.csv"'}
        return Response(f"\ufeff{text}", media_type="text/csv; charset=utf-8", headers=headers)

    @router.post("/roster/{link_id}/renewal", status_code=201, summary="Give somebody a new link")
    async def renew(actor: Seat, link_id: str) -> Made:
        """It leads to the same seat; the old one stops working."""
        return Made(id=await house.roster.renew(actor, link_id))

    @router.delete("/roster/{link_id}", status_code=204, summary="Take somebody off the roster")
    async def remove(
        actor: Seat,
        link_id: str,
        with_seat: Annotated[bool, Query(description="Take the seat away, too.")] = False,
    ) -> None:
        """The link stops working. A seat that was taken with it stays, unless it is to go too."""
        await house.roster.remove(actor, link_id, with_seat=with_seat)

    @router.put("/rounds/{round_id}/door", status_code=204, summary="Shut or open the door of the open round")
    async def door(actor: Seat, round_id: str, body: Door) -> None:
        """Shut: new seats write along but do not vote in this round, and are told so. Open: those who wait may vote."""
        await (house.doorkeeping.shut if body.is_shut else house.doorkeeping.open)(actor, round_id)

    return router
