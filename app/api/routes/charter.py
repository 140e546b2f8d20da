"""Step 5: the charter, to read in every format and to word."""

from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, ShortText
from app.api.files import as_download
from app.api.seats import Seat
from app.domain.charter.wording import PLAIN, RICH
from app.services.chartering import SectionToWord


class Wording(Body):
    """A section's own words, as `text` or as `html`; `basis` is the hash of what they were written over.

    `seen` is the stamp of the wording that was there before: when somebody has worded the section since, it is refused.
    """

    text: str = ""
    html: str = ""
    basis: ShortText = ""
    seen: Annotated[str, Field(max_length=64)] | None = None


Kind = Annotated[str, Query(alias="format", description="md, docx, pdf or json", max_length=8, pattern="^[a-z]*$")]


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Charter"], responses=PROBLEMS, prefix="/workshops/{code}/charter")
    house = context.house

    @router.get("", summary="The charter as a file", response_class=Response)
    async def download(actor: Seat, kind: Kind = "md") -> Response:
        """Assembled at this moment from what the room has said and decided."""
        return as_download(await house.chartering.file(actor, kind), f"charter.{kind}")

    @router.get("/sections/{section_key}", summary="A section to word")
    async def section(actor: Seat, section_key: str) -> SectionToWord:
        """As HTML, with what tells this wording from a later one; facilitators only."""
        return await house.chartering.section(actor, section_key)

    @router.put("/sections/{section_key}", status_code=204, summary="Word a section")
    async def reword(actor: Seat, section_key: str, body: Wording) -> None:
        """What was assembled stays beneath; facilitators only."""
        text, form = (body.html, RICH) if body.html else (body.text, PLAIN)
        await house.drafting.reword(actor, section_key, text, basis=body.basis, form=form, seen=body.seen)

    @router.delete("/sections/{section_key}", status_code=204, summary="Go back to what was assembled")
    async def restore(actor: Seat, section_key: str) -> None:
        """The own words are put away."""
        await house.drafting.restore(actor, section_key)

    return router
