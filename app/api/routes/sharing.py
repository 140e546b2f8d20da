"""The public page of the charter: its switch, and the page itself, which needs no seat.

Must not: let a browser keep the page, tell other sites where a reader came from, or be found by search engines.
"""

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from app.api.context import PROBLEMS, Context, problem_answers
from app.api.files import as_download
from app.api.problems import refusal
from app.api.proxies import shared_address
from app.api.seats import Seat
from app.api.standing_alone import guarded, notice_page
from app.domain.errors import MissionRoomError, NotFound
from app.domain.ids import PUBLIC_KEY
from app.export import ExportFile


class Published(BaseModel):
    """Where the public page is; empty while it is off."""

    url: str


def routes(context: Context) -> APIRouter:
    """The switch, for facilitators."""
    router = APIRouter(tags=["Charter"], responses=PROBLEMS, prefix="/workshops/{code}/charter/public")
    sharing = context.house.sharing

    def at(request: Request, key: str) -> Published:
        return Published(url=f"{shared_address(request, context.settings)}/public/{key}")

    @router.put("", summary="Make the charter public")
    async def turn_on(request: Request, actor: Seat) -> Published:
        """Nobody's name is on the page, but for supporters who agreed. It keeps its address while it is on."""
        return at(request, await sharing.turn_on(actor))

    @router.post("/renew", summary="Move the public page to another address")
    async def renew(request: Request, actor: Seat) -> Published:
        """The former address leads nowhere from now on."""
        return at(request, await sharing.renew(actor))

    @router.delete("", status_code=204, summary="Take the public page away")
    async def turn_off(actor: Seat) -> None:
        """At once: no browser keeps it."""
        await sharing.turn_off(actor)

    return router


def public_routes(context: Context) -> APIRouter:
    """The page, outside of the API's paths."""
    router = APIRouter(tags=["Charter"], responses=problem_answers(404, 429))
    sharing = context.house.sharing

    async def read(request: Request, key: str, kind: str) -> ExportFile:
        async with context.guessing.counted(request, key):
            if not PUBLIC_KEY.fullmatch(key):
                raise NotFound("public.unknown")
            return await sharing.page(key, kind)

    @router.get("/public/{key}.pdf", summary="The public charter as PDF", response_class=Response)
    async def pdf(request: Request, key: str) -> Response:
        """The same document as the page."""
        return guarded(as_download(await read(request, key, "pdf"), "charter.pdf"))

    @router.get("/public/{key}.md", summary="The public charter as Markdown", response_class=Response)
    async def markdown(request: Request, key: str) -> Response:
        """The same document as the page."""
        return guarded(as_download(await read(request, key, "md"), "charter.md"))

    @router.get("/public/{key}", summary="The public page of a charter", response_class=Response)
    async def page(request: Request, key: str) -> Response:
        """HTML without scripts. A page that was taken back says so in words, with status 404."""
        accepted = request.headers.get("accept-language", "")
        try:
            content = (await read(request, key, "html")).content
        except MissionRoomError as error:
            refused = refusal(error, accepted)
            answer = Response(notice_page(error, accepted), refused.status_code, media_type=_HTML)
            if "retry-after" in refused.headers:
                answer.headers["retry-after"] = refused.headers["retry-after"]
            return guarded(answer)
        return guarded(Response(content, media_type=_HTML))

    return router


_HTML = "text/html; charset=utf-8"
