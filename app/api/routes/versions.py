"""Step 5: the state of the charter, its versions, and what changed between them."""

from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from app.api.context import PROBLEMS, Body, Context, IdempotencyKey, ShortText
from app.api.seats import Seat
from app.services.versions import LONGEST_NOTE, NOW

Note = Annotated[str, Field(max_length=LONGEST_NOTE)]


class Keeping(Body):
    """Why this version is kept."""

    note: Note = ""


class Move(Body):
    """Where the charter goes, and why, where that is asked for."""

    state: ShortText
    reason: Note = ""


class Version(BaseModel):
    """A version that was kept."""

    number: int
    label: str
    state: str
    note: str
    role: str
    kept_at: str


Number = Annotated[int, Query(ge=1, description="the number of a version")]
Until = Annotated[int, Query(ge=NOW, description="the number of a later version; 0: the charter as it is now")]


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Charter"], responses=PROBLEMS, prefix="/workshops/{code}/charter")
    versions = context.house.versions

    @router.get("/versions", summary="The versions that were kept")
    async def listed(actor: Seat) -> list[Version]:
        """By number. What each of them says is for facilitators."""
        return [
            Version(
                number=row.number,
                label=row.label,
                state=row.state,
                note=row.note,
                role=row.role,
                kept_at=row.kept_at.isoformat(),
            )
            for row in await versions.listed(actor)
        ]

    @router.post("/versions", status_code=201, summary="Keep a version")
    async def keep(actor: Seat, body: Keeping, key: IdempotencyKey = "") -> dict[str, int]:
        """The charter as it is now; facilitators only."""
        return {"number": await versions.keep(actor, body.note, key=key)}

    @router.get("/versions/{number}", summary="What a version says")
    async def content(actor: Seat, number: int) -> Response:
        """JSON of the published schema, without the names of people; facilitators only."""
        return Response(await versions.content(actor, number), media_type="application/json")

    @router.get("/changes", summary="What changed between two versions")
    async def changes(actor: Seat, since: Number, until: Until = NOW) -> dict[str, Any]:
        """Target, deadline, scope and commitments first, in words; texts word by word."""
        return (await versions.compare(actor, since, until)).told()

    @router.put("/state", summary="Move the charter to another state")
    async def move(actor: Seat, body: Move, key: IdempotencyKey = "") -> dict[str, int]:
        """A version is kept; facilitators only. Going back, leaving out and adopting without consent take a reason."""
        return {"number": await versions.move(actor, body.state, body.reason, key=key)}

    return router
