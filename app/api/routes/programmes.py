"""Programmes: several workshops side by side, for whoever leads one of them."""

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, Id, IdempotencyKey, MaybeId, ShortText
from app.api.seats import Bearer, Seat
from app.domain.errors import MissionRoomError, NotFound
from app.domain.workshop import Actor
from app.services.programmes.bringing import MOST_AT_ONCE
from app.services.programmes.programmes import Elsewhere, may_see
from app.services.programmes.views import BroughtInView, MembershipView, ProgrammeView, ThereView


class NewProgramme(Body):
    """What the programme is called."""

    title: ShortText


class ProgrammeKey(Body):
    """The key that one of the programme's facilitators has given."""

    key: ShortText


class There(Body):
    """An entry of another workshop of the programme."""

    workshop: Id
    entry: Id


class Wanted(Body):
    """What is to be brought in. Registers: stakeholders, instruments, projects."""

    register_key: Annotated[str, Field(alias="register", max_length=24)]
    entries: Annotated[list[There], Field(max_length=MOST_AT_ONCE)]


class TheSame(Body):
    """An entry of this workshop, and the one of another that it is the same as; none: it is its own."""

    register_key: Annotated[str, Field(alias="register", max_length=24)]
    entry: Id
    workshop: MaybeId = ""
    there: MaybeId = ""


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Programmes"], responses=PROBLEMS)
    programmes, bringing = context.house.programmes, context.house.bringing
    here = "/workshops/{code}/programme"

    @router.post(here, status_code=201, summary="Start a programme with this workshop")
    async def start(actor: Seat, body: NewProgramme) -> MembershipView:
        """Facilitators only. The answer has the key by which other workshops join."""
        await programmes.start(actor, body.title)
        return await programmes.membership(actor)

    @router.post(here + "/join", summary="Join a programme")
    async def join(actor: Seat, body: ProgrammeKey) -> MembershipView:
        """By its key; facilitators only."""
        await programmes.join(actor, body.key)
        return await programmes.membership(actor)

    @router.get(here, summary="The programme of this workshop")
    async def membership(actor: Seat) -> MembershipView:
        """Title, code and key; facilitators only."""
        return await programmes.membership(actor)

    @router.patch(here, status_code=204, summary="Give the programme another title")
    async def rename(actor: Seat, body: NewProgramme) -> None:
        """In all of its workshops."""
        await programmes.rename(actor, body.title)

    @router.delete(here, status_code=204, summary="Leave the programme")
    async def leave(actor: Seat) -> None:
        """What was brought stays, here and there."""
        await programmes.leave(actor)

    @router.get(here + "/entries/{register_key}", summary="What the other workshops have")
    async def elsewhere(actor: Seat, register_key: str) -> list[ThereView]:
        """Actors, instruments or projects of the other workshops of the programme."""
        return await programmes.elsewhere(actor, register_key)

    @router.post(here + "/bring", summary="Bring entries into this workshop")
    async def bring(actor: Seat, body: Wanted, key: IdempotencyKey = "") -> BroughtInView:
        """Copies; what is here already under the same name is marked as the same."""
        wanted = [Elsewhere(one.workshop, one.entry) for one in body.entries]
        return await bringing.bring(actor, body.register_key, wanted, key=key)

    @router.put(here + "/same", status_code=204, summary="Say that an entry is the same as another workshop's")
    async def mark(actor: Seat, body: TheSame) -> None:
        """What is the same is counted once. Without a workshop: it is an entry of its own."""
        if body.workshop:
            await programmes.mark(actor, body.register_key, body.entry, Elsewhere(body.workshop, body.there))
        else:
            await programmes.unmark(actor, body.register_key, body.entry)

    @router.get("/programmes/{code}", summary="A programme")
    async def overview(request: Request, code: str, bearer: Bearer) -> ProgrammeView:
        """Charters side by side, what they share, and what was promised, each commitment counted once.

        For whoever leads one of its workshops; to anybody else there is no such programme.
        """
        leading: dict[str, Actor] = {}
        for workshop in await programmes.workshop_codes(code):
            try:
                actor = await context.seats.actor(request, workshop, bearer)
            except MissionRoomError:
                continue  # no seat there, or not with this token
            if may_see(actor):
                leading[workshop] = actor
        if not leading:
            raise NotFound("programme.unknown")
        own = {actor.workshop_id: workshop for workshop, actor in leading.items()}
        return await programmes.overview(next(iter(leading.values())), own)

    return router
