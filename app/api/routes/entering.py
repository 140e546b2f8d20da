"""Before and at the door: start a workshop, look at one, take a seat, come back. Nothing here needs a seat."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from app.api.context import PROBLEMS, Body, Context, ShortText, Text
from app.api.proxies import caller, shared_address
from app.api.routes.templates import TemplateFile
from app.api.seats import SeatTaken, page_of
from app.domain.ids import tidy_code
from app.domain.templates import USUAL
from app.domain.workshop import Actor
from app.services.seating import LinkFacts

AsToken = Annotated[
    bool, Query(description="For programs: answer with a bearer token instead of a cookie. Browsers are refused.")
]


class NewWorkshop(Body):
    """What a workshop starts with: a template of `GET /templates` by its key, or one as a file.

    What is left out is the template's: language, groups, naming (names, pseudonyms, nobody).
    """

    title: ShortText
    purpose: Text = ""
    language: ShortText = ""
    template: ShortText = USUAL
    template_file: TemplateFile | None = None
    groups: Annotated[list[ShortText], Field(max_length=40)] | None = None
    naming: ShortText = ""
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


class LinkAnswer(BaseModel):
    """What a secret link is for. No name is needed where it leads back to a seat, or is somebody's own."""

    title: str
    role: str
    needs_name: bool


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Entering"], responses=PROBLEMS)
    house, seats, guessing = context.house, context.seats, context.guessing

    async def seated_by(request: Request, facts: LinkFacts) -> Actor | None:
        """Who sits at this device with the link's role already, or nobody. A personal link leads to its own seat."""
        if facts.is_personal:
            return None
        known = await seats.known(request, facts.code)
        return known if known is not None and known.role == facts.role else None

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
            template_file=body.template_file,
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
            address = caller(request, context.settings.trusted_proxy_hops)
            seated = await house.seating.join(code, name=body.display_name, group_id=body.group_id, address=address)
        return seats.answer(seated, as_token=token)

    @router.get("/links/{link}", summary="What a secret link is for")
    async def look_at_link(request: Request, link: str) -> LinkAnswer:
        """The workshop's title, the role, and whether a name is needed."""
        async with guessing.counted(request, link):
            facts = await house.seating.link_facts(link)
            needs_name = facts.needs_name and await seated_by(request, facts) is None
        return LinkAnswer(title=facts.title, role=facts.role, needs_name=needs_name)

    @router.post(
        "/links/{link}/seats", status_code=201, summary="Take the seat of a secret link", response_model=SeatTaken
    )
    async def follow(request: Request, link: str, body: LinkSeat, token: AsToken = False) -> Response:
        """Take a co-facilitator's or observer's seat, or come back to it (200), to the facilitator's or one's own."""
        seats.refuse_tokens_to_pages(request, as_token=token)
        async with guessing.counted(request, link):
            facts = await house.seating.link_facts(link)
            if facts.is_personal and not token:
                await seats.refuse_to_leave_the_desk(request, facts.code)
            known = None if token else await seated_by(request, facts)
            if known is not None:
                return seats.answer(house.seating.come_back(known, facts.code), as_token=False, status=200)
            seated = await house.seating.join_by_link(link, name=body.display_name)
        return seats.answer(seated, as_token=token)

    @router.post("/seats/recover", status_code=201, summary="Bring a seat to this device", response_model=SeatTaken)
    async def recover(request: Request, body: Recovery, token: AsToken = False) -> Response:
        """With the workshop's code and the seat's recovery code."""
        seats.refuse_tokens_to_pages(request, as_token=token)
        async with guessing.counted(request):
            seated = await house.seating.recover(body.code, body.recovery_code)
        return seats.answer(seated, as_token=token)

    return router
