"""Before and at the door: start a workshop, look at one, take a seat, come back. Nothing here needs a seat."""

import io
from typing import Annotated, Any

import segno
from fastapi import APIRouter, Query, Request, Response
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, ShortText, Text
from app.api.seats import page_of
from app.domain.ids import tidy_code
from app.domain.workshop import DEFAULT_GROUPS

AsToken = Annotated[bool, Query(description="For programs: answer with a bearer token instead of a cookie.")]


class NewWorkshop(Body):
    """What a workshop starts with."""

    title: ShortText
    purpose: Text = ""
    language: ShortText = "en"
    template: ShortText = "half_day"
    groups: Annotated[list[ShortText], Field(max_length=40)] = list(DEFAULT_GROUPS)
    naming: ShortText = "names"
    convener: ShortText = ""
    place: ShortText = ""
    facilitator_name: ShortText = ""


class NewSeat(Body):
    """Who joins, and from which group."""

    display_name: ShortText = ""
    group_id: ShortText = ""


class LinkSeat(Body):
    """Who comes by a secret link; the facilitator's own link needs no name."""

    display_name: ShortText = ""


class Recovery(Body):
    """The two codes that bring a seat to another device."""

    code: ShortText
    recovery_code: ShortText


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Entering"], responses=PROBLEMS)
    house, seats, guessing = context.house, context.seats, context.guessing

    @router.post("/workshops", status_code=201, summary="Start a workshop")
    async def start(request: Request, body: NewWorkshop, token: AsToken = False) -> Response:
        """Anyone may. The answer seats the facilitator and carries the secret link back to that seat."""
        await seats.own_pages_only(request)
        started = await house.convening.start(
            title=body.title,
            purpose=body.purpose,
            language=body.language,
            groups=body.groups,
            naming=body.naming,
            template=body.template,
            convener=body.convener,
            place=body.place,
            facilitator_name=body.facilitator_name,
        )
        seated = await house.seating.join_by_link(started.facilitator_link)
        link = f"/link/{started.facilitator_link}"
        return seats.seat(seated, as_token=token, more={"facilitator_link": link} if token else None)

    @router.get("/workshops/{code}", summary="What anybody with the code may know")
    async def look(request: Request, code: str) -> dict[str, Any]:
        """Title, purpose, groups, how names are shown, and the date of deletion."""
        async with guessing.counted(request):
            facts = await house.convening.public_facts(code)
        known = await seats.known(request, code)
        return {
            "code": facts.code,
            "title": facts.title,
            "purpose": facts.purpose,
            "convener": facts.convener,
            "language": facts.language,
            "naming": facts.naming,
            "status": facts.status,
            "delete_on": facts.delete_on,
            "groups": [{"id": group_id, "name": name} for group_id, name in facts.groups],
            "next": page_of(known, facts.code) if known else "",
        }

    @router.post("/workshops/{code}/seats", status_code=201, summary="Take a seat")
    async def join(request: Request, code: str, body: NewSeat, token: AsToken = False) -> Response:
        """Join as participant. A device that has a seat here already is brought back to it."""
        await seats.own_pages_only(request)
        async with guessing.counted(request):
            known = None if token else await seats.known(request, code)
            if known is not None:
                seated = house.seating.come_back(known, tidy_code(code))
                return seats.seat(seated, as_token=False, status=200)
            seated = await house.seating.join(code, name=body.display_name, group_id=body.group_id)
        return seats.seat(seated, as_token=token)

    @router.get("/links/{token}", summary="What a secret link is for")
    async def link(request: Request, token: str) -> dict[str, Any]:
        """The workshop's title, the role, and whether a name is needed."""
        async with guessing.counted(request):
            title, role, needs_name = await house.seating.link_facts(token)
        return {"title": title, "role": role, "needs_name": needs_name}

    @router.post("/links/{link_token}/seats", status_code=201, summary="Take the seat of a secret link")
    async def follow(request: Request, link_token: str, body: LinkSeat, token: AsToken = False) -> Response:
        """Take a co-facilitator's or observer's seat, or come back to the facilitator's."""
        await seats.own_pages_only(request)
        async with guessing.counted(request):
            seated = await house.seating.join_by_link(link_token, name=body.display_name)
        return seats.seat(seated, as_token=token)

    @router.post("/seats/recover", status_code=201, summary="Bring a seat to this device")
    async def recover(request: Request, body: Recovery, token: AsToken = False) -> Response:
        """With the workshop's code and the seat's recovery code."""
        await seats.own_pages_only(request)
        async with guessing.counted(request):
            seated = await house.seating.recover(body.code, body.recovery_code)
        return seats.seat(seated, as_token=token)

    @router.get("/qr/{code}.svg", summary="A QR code that leads to the join page", response_class=Response)
    async def qr(request: Request, code: str) -> Response:
        """Black on white, whatever the theme: cameras want contrast."""
        picture = io.BytesIO()
        address = f"{_base(request, context)}/join/{tidy_code(code)[:12]}"
        segno.make(address, error="m").save(
            picture, kind="svg", border=3, dark="#000", light="#fff", xmldecl=False, svgns=True, omitsize=True
        )
        return Response(picture.getvalue(), media_type="image/svg+xml", headers={"cache-control": "max-age=3600"})

    return router


def _base(request: Request, context: Context) -> str:
    """The address that a phone can use: the public one, or else the one by which this very request came."""
    settings = context.settings
    if settings.public_url != f"http://localhost:{settings.port}":
        return settings.public_url
    return f"{request.url.scheme}://{request.headers.get('host', request.url.netloc)}"
