"""The workshop as a whole: its facts, its end, the day on which it is deleted. For facilitators; the gate says so."""

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel

from app.api.context import PROBLEMS, Body, Context, ShortText, Text, whole
from app.api.seats import Seat
from app.domain.errors import NotFound
from app.domain.snapshot import Topic


class FactsChange(Body):
    """Facts of the workshop; what is left out stays."""

    title: ShortText | None = None
    purpose: Text | None = None
    convener: ShortText | None = None
    place: ShortText | None = None
    naming: ShortText | None = None


class Retention(Body):
    """Days after its end (or from today while it lives) on which everything is deleted."""

    days: Annotated[int, whole(1, 3650)]


class DeletedOn(BaseModel):
    """The day on which everything is deleted, ISO."""

    delete_on: str


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["The workshop"], responses=PROBLEMS, prefix="/workshops/{code}")
    house = context.house

    @router.patch("", status_code=204, summary="Change the facts of the workshop")
    async def describe(actor: Seat, body: FactsChange) -> None:
        """Title, purpose, convener, place, and how names are shown."""
        agenda = await house.views.view(actor.workshop_id, Topic.AGENDA)
        if agenda is None:
            raise NotFound("workshop.gone")
        known = {name: getattr(agenda, name) for name in FactsChange.model_fields}
        await house.convening.describe(actor, **(known | body.model_dump(exclude_none=True)))

    @router.put("/retention", summary="Choose when everything is deleted")
    async def keep_for(actor: Seat, body: Retention) -> DeletedOn:
        """Deletion really deletes."""
        return DeletedOn(delete_on=await house.convening.keep_for(actor, body.days))

    @router.post("/end", status_code=204, summary="End the workshop")
    async def end(actor: Seat) -> None:
        """Nothing more is collected; reading, the charter and deletion remain."""
        await house.convening.end(actor)

    @router.post("/reopen", status_code=204, summary="Take the end back")
    async def reopen(actor: Seat) -> None:
        """The room is open again."""
        await house.convening.reopen(actor)

    @router.delete("", status_code=204, summary="Delete the workshop and everything in it, now")
    async def delete(
        actor: Seat, confirm: Annotated[str, Query(max_length=40, description="The code, once more.")] = ""
    ) -> None:
        """Only the facilitator; it cannot be undone."""
        await house.convening.delete(actor, confirm)

    return router
