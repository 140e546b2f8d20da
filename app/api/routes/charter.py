"""Step 5: the charter, to read in every format and to word."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, ShortText
from app.api.files import as_download
from app.api.seats import Seat
from app.domain.charter.wording import PLAIN, RICH
from app.domain.snapshot import TrailView
from app.export import ExportFile, Format
from app.services.chartering import SectionToWord


class Wording(Body):
    """A section's own words, as `text` or as `html`; `basis` is the hash of what they were written over.

    `seen` is the stamp of the wording that was there before: when somebody has worded the section since, it is refused.
    """

    text: str = ""
    html: str = ""
    basis: ShortText = ""
    seen: Annotated[str, Field(max_length=64)] | None = None


FORMATS = ", ".join(Format)
Kind = Annotated[str, Query(alias="format", description=FORMATS, max_length=8, pattern="^[a-z]*$")]
Summary = Annotated[bool, Query(description="the mission on one page instead; docx, pdf, html or md")]
_TEMPLATE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "A .docx or .dotx as it is, up to 4 MB. Macros are refused; its text and outside links go.",
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}

Key = Annotated[str, Path(max_length=40, pattern="^[a-z0-9-]+$")]
Anchor = Annotated[str, Path(max_length=60, pattern="^[A-Za-z0-9_-]+$")]
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
    async def download(actor: Seat, kind: Kind = "md", summary: Summary = False) -> Response:
        """Assembled at this moment from what the room has said and decided.

        `mission-room-notes` in the answer names what is to be said of the file: `pdf_letters` where no font had some
        letters, `pdf_plain` where the PDF keeps to no standard, `left_out` where the ZIP lacks a file.
        """
        return _named(await house.chartering.file(actor, kind, is_summary=summary))

    @router.post("", summary="The charter in your own Word template", response_class=Response, openapi_extra=_TEMPLATE)
    async def in_template(actor: Seat, request: Request, kind: Kind = "docx") -> Response:
        """Its styles, header, footer and page, with this charter in it. The template is not kept."""
        return _named(await house.chartering.file(actor, kind, await request.body()))

    @router.get("/sections/{section_key}", summary="A section to word")
    async def section(actor: Seat, section_key: str) -> SectionToWord:
        """As HTML, with what tells this wording from a later one; facilitators only."""
        return await house.chartering.section(actor, section_key)

    @router.get("/figures/{key}.svg", summary="A picture of the draft", response_class=Response)
    async def figure(actor: Seat, key: Key, stamp: Stamp = "") -> Response:
        """Keys are in the draft's blocks (`figure`). With its `stamp` a picture may be kept for good."""
        drawn = await house.chartering.figure(actor, key, stamp)
        kept = "private, max-age=31536000, immutable" if stamp == drawn.stamp else "private, no-store"
        return Response(drawn.svg, media_type="image/svg+xml", headers={**_HARMLESS, "cache-control": kept})

    @router.get("/trail/{anchor}", summary="Where a line of the charter comes from")
    async def trail(actor: Seat, anchor: Anchor) -> TrailView:
        """By its reference, such as C3, G1, V2 or section-goals: what was said, folded, voted, decided and edited."""
        return await house.chartering.trail(actor, anchor)

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


def _named(file: ExportFile) -> Response:
    return as_download(file, "charter." + file.filename.partition(".")[2])
