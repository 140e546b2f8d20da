"""Beside the steps: the parking lot, tables without phones, the list of seats and taking one away, new links."""

from typing import Annotated

from fastapi import APIRouter, Query

from app.api.context import PROBLEMS, Body, Context, IdempotencyKey, Made, ShortText, Text, whole
from app.api.seats import Seat
from app.domain.snapshot import PeopleView
from app.services.roll import LONGEST_PAGE, PAGE, Asked


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
    voices: Annotated[int, whole(1, 100)]


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["People and parking lot"], responses=PROBLEMS, prefix="/workshops/{code}")
    house = context.house

    @router.post("/parking", status_code=201, summary="Park something")
    async def park(actor: Seat, body: Parked, key: IdempotencyKey = "") -> Made:
        """Something to come back to; it is listed in the charter."""
        return Made(id=await house.running.park(actor, body.text, key=key))

    @router.put("/parking/{item_id}", status_code=204, summary="Answer a parked item, or open it again")
    async def settle(actor: Seat, item_id: str, body: Settled) -> None:
        """Facilitators only."""
        await house.running.settle(actor, item_id, answer=body.answer, is_settled=body.is_settled)

    @router.post("/tables", status_code=201, summary="Seat a table without phones")
    async def table(actor: Seat, body: Table) -> Made:
        """A facilitator enters its votes, which count once for each of its people."""
        seat_id = await house.seating.sit_table(actor, name=body.name, group_id=body.group_id, voices=body.voices)
        return Made(id=seat_id)

    @router.get("/seats", summary="Who has a seat, a page at a time")
    async def seats(
        actor: Seat,
        *,
        q: Annotated[str, Query(description="Words that are all in the name or the group.")] = "",
        away: Annotated[bool, Query(description="Only those who are not here now.")] = False,
        after: Annotated[str, Query(description="The `after` of the page before; empty for the first.")] = "",
        limit: Annotated[int, Query(json_schema_extra={"minimum": 1, "maximum": LONGEST_PAGE})] = PAGE,
        unvoted: Annotated[bool, Query(description="Only those who may vote in the open round and have not.")] = False,
    ) -> PeopleView:
        """By the names that the workshop shows, in order of arrival. Facilitators only; counts are in `presence`.

        Who has voted in the open round is shown once five people have (`votes` is `shown`), and `unvoted` counts then.
        """
        return await house.roll.call(actor, Asked(q, away, after, limit, unvoted), context.here(actor.workshop_id))

    @router.delete("/seats/{seat_id}", status_code=204, summary="Take a seat away")
    async def remove_seat(actor: Seat, seat_id: str) -> None:
        """What was said stays; a vote that was cast stays in the box."""
        await house.seating.remove(actor, seat_id)

    @router.post("/links/{link_id}/renewal", status_code=204, summary="Replace a secret link")
    async def renew_link(actor: Seat, link_id: str) -> None:
        """The old one stops working; seats that were taken with it stay."""
        await house.seating.renew_link(actor, link_id)

    return router
