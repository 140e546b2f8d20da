"""Step 5: the charter, to read in every format and to word."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, ShortText
from app.api.files import as_download
from app.api.seats import Seat


class Wording(Body):
    """A section's own words; `basis` is the hash of what they were written over."""

    text: Annotated[str, Field(max_length=20_000)]
    basis: ShortText = ""


Kind = Annotated[str, Query(alias="format", description="md, docx, pdf or json", max_length=8, pattern="^[a-z]*$")]

Key = Annotated[str, Path(max_length=40, pattern="^[a-z0-9-]+$")]
Stamp = Annotated[
    str, Query(alias="v", max_length=16, pattern="^[0-9a-f]*$", description="as the draft's block has it")
]

# Opened by itself, a picture may do nothing at all.
_HARMLESS = {"x-content-type-options": "nosniff", "content-security-policy": "default-src 'none'; sandbox"}


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Charter"], responses=PROBLEMS, prefix="/workshops/{code}/charter")
    house = context.house

    @router.get("", summary="The charter as a file", response_class=Response)
    async def download(actor: Seat, kind: Kind = "md") -> Response:
        """Assembled at this moment from what the room has said and decided."""
        return as_download(await house.chartering.file(actor, kind), f"charter.{kind}")

    @router.get("/figures/{key}.svg", summary="A picture of the draft", response_class=Response)
    async def figure(actor: Seat, key: Key, stamp: Stamp = "") -> Response:
        """Keys are in the draft's blocks (`figure`). With its `stamp` a picture may be kept for good."""
        drawn = await house.chartering.figure(actor, key, stamp)
        kept = "private, max-age=31536000, immutable" if stamp == drawn.stamp else "private, no-store"
        return Response(drawn.svg, media_type="image/svg+xml", headers={**_HARMLESS, "cache-control": kept})

    @router.put("/sections/{section_key}", status_code=204, summary="Word a section")
    async def reword(actor: Seat, section_key: str, body: Wording) -> None:
        """What was assembled stays beneath; facilitators only."""
        await house.drafting.reword(actor, section_key, body.text, basis=body.basis)

    @router.delete("/sections/{section_key}", status_code=204, summary="Go back to what was assembled")
    async def restore(actor: Seat, section_key: str) -> None:
        """The own words are put away."""
        await house.drafting.restore(actor, section_key)

    return router
