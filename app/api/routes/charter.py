"""Step 5: the charter, to read in every format and to word."""

from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, ShortText


class Wording(Body):
    """A section's own words; `basis` is the hash of what they were written over."""

    text: Annotated[str, Field(max_length=20_000)]
    basis: ShortText = ""


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Charter"], responses=PROBLEMS, prefix="/workshops/{code}/charter")
    house, seats = context.house, context.seats

    @router.put("/sections/{section_key}", status_code=204, summary="Word a section")
    async def reword(request: Request, code: str, section_key: str, body: Wording) -> Response:
        """What was assembled stays beneath; facilitators only."""
        await house.drafting.reword(await seats.writer(request, code), section_key, body.text, basis=body.basis)
        return Response(status_code=204)

    @router.delete("/sections/{section_key}", status_code=204, summary="Go back to what was assembled")
    async def restore(request: Request, code: str, section_key: str) -> Response:
        """The own words are put away."""
        await house.drafting.restore(await seats.writer(request, code), section_key)
        return Response(status_code=204)

    return router
