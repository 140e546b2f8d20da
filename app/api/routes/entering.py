"""Before and at the door: start a workshop, look at one, take a seat, come back. Nothing here needs a seat."""

import io
from typing import Annotated

import segno
from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from app.api.context import PROBLEMS, Body, Context, ShortText, Text
from app.api.proxies import shared_address
from app.api.seats import SeatTaken, page_of
from app.domain.errors import NotFound
from app.domain.ids import CODE_ALPHABET, JOIN_CODE_LENGTH, tidy_code
from app.domain.workshop import DEFAULT_GROUPS

AsToken = Annotated[
    bool, Query(description="For programs: answer with a bearer token instead of a cookie. Browsers are refused.")
]


class NewWorkshop(Body):
    """What a workshop starts with. Templates: half_day, ninety_minutes, blank; naming: names, pseudonyms, nobody."""

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
    """Who joins, and from which group. The name is needed only where names are shown."""

    display_name: ShortText = ""
    group_id: ShortText = ""


class LinkSeat(Body):
    """Who comes by a secret link; the facilitator's own link needs no name."""

    display_name: ShortText = ""


class Recovery(Body):
    """The two codes that bring a seat to another device."""

    code: ShortText
    recovery_code: ShortText


class Group(BaseModel):
    """A group of participants."""

    id: str
    name: str


class Facts(BaseModel):
    """What anybody with the code may know. `next` is the page of the seat that this device has, if it has one.

    `join_url` is what the QR code says: the join page at an address that phones can reach.
    """

    code: str
    title: str
    purpose: str
    convener: str
    language: str
    naming: str
    status: str
    delete_on: str = Field(description="The day on which everything is deleted, ISO.")
    groups: list[Group]
    join_url: str
    next: str


class LinkFacts(BaseModel):
    """What a secret link is for."""

    title: str
    role: str
    needs_name: bool


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Entering"], responses=PROBLEMS)
    house, seats, guessing = context.house, context.seats, context.guessing

    @router.post("/workshops", status_code=201, summary="Start a workshop", response_model=SeatTaken)
    async def start(request: Request, body: NewWorkshop, token: AsToken = False) -> Response:
        """Anyone may. The answer seats the facilitator; programs also get the secret link back to that seat."""
        seats.refuse_tokens_to_pages(request, as_token=token)
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
        return seats.answer(seated, as_token=token, facilitator_link=link)

    @router.get("/workshops/{code}", summary="What anybody with the code may know")
    async def look(request: Request, code: str) -> Facts:
        """Title, purpose, groups, how names are shown, and the date of deletion."""
        async with guessing.counted(request, code):
            facts = await house.convening.public_facts(code)
        known = await seats.known(request, code)
        return Facts(
            code=facts.code,
            title=facts.title,
            purpose=facts.purpose,
            convener=facts.convener,
            language=facts.language,
            naming=facts.naming,
            status=facts.status,
            delete_on=facts.delete_on,
            groups=[Group(id=group_id, name=name) for group_id, name in facts.groups],
            join_url=f"{shared_address(request, context.settings)}/join/{facts.code}",
            next=page_of(known, facts.code) if known else "",
        )

    @router.post("/workshops/{code}/seats", status_code=201, summary="Take a seat", response_model=SeatTaken)
    async def join(request: Request, code: str, body: NewSeat, token: AsToken = False) -> Response:
        """Join as participant. A device that has a seat here already is brought back to it (200)."""
        seats.refuse_tokens_to_pages(request, as_token=token)
        async with guessing.counted(request, code):
            known = None if token else await seats.known(request, code)
            if known is not None:
                seated = house.seating.come_back(known, tidy_code(code))
                return seats.answer(seated, as_token=False, status=200)
            seated = await house.seating.join(code, name=body.display_name, group_id=body.group_id)
        return seats.answer(seated, as_token=token)

    @router.get("/links/{link}", summary="What a secret link is for")
    async def look_at_link(request: Request, link: str) -> LinkFacts:
        """The workshop's title, the role, and whether a name is needed."""
        async with guessing.counted(request, link):
            title, role, needs_name = await house.seating.link_facts(link)
        return LinkFacts(title=title, role=role, needs_name=needs_name)

    @router.post(
        "/links/{link}/seats", status_code=201, summary="Take the seat of a secret link", response_model=SeatTaken
    )
    async def follow(request: Request, link: str, body: LinkSeat, token: AsToken = False) -> Response:
        """Take a co-facilitator's or observer's seat, or come back to the facilitator's."""
        seats.refuse_tokens_to_pages(request, as_token=token)
        async with guessing.counted(request, link):
            seated = await house.seating.join_by_link(link, name=body.display_name)
        return seats.answer(seated, as_token=token)

    @router.post("/seats/recover", status_code=201, summary="Bring a seat to this device", response_model=SeatTaken)
    async def recover(request: Request, body: Recovery, token: AsToken = False) -> Response:
        """With the workshop's code and the seat's recovery code."""
        seats.refuse_tokens_to_pages(request, as_token=token)
        async with guessing.counted(request):
            seated = await house.seating.recover(body.code, body.recovery_code)
        return seats.answer(seated, as_token=token)

    @router.get("/qr/{code}.svg", summary="A QR code that leads to the join page", response_class=Response)
    async def qr(request: Request, code: str) -> Response:
        """Black on white, whatever the theme: cameras want contrast. It says nothing about whether the code is right.

        Errors: NotFound for what cannot be a code.
        """
        tidy = tidy_code(code)
        if len(tidy) != JOIN_CODE_LENGTH or not set(tidy) <= set(CODE_ALPHABET):
            raise NotFound("code.unknown")
        picture = io.BytesIO()
        segno.make(f"{shared_address(request, context.settings)}/join/{tidy}", error="m", micro=False).save(
            picture, kind="svg", border=3, dark="#000", light="#fff", xmldecl=False, svgns=True, omitsize=True
        )
        headers = {"cache-control": "max-age=300", "vary": "host"}
        return Response(picture.getvalue(), media_type="image/svg+xml", headers=headers)

    return router
