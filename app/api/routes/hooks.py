"""Webhooks: addresses that are told of what happens in the workshop. For facilitators; the gate says so."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, Made, ShortText
from app.api.seats import Seat
from app.domain.hooks import CHOSEN
from app.services.hooks.hooking import HookView, MadeHook


class NewHook(Body):
    """An https address, and the events that it is told of."""

    url: Annotated[str, Field(max_length=500, examples=["https://example.org/mission-room"])]
    events: Annotated[list[ShortText], Field(max_length=20, examples=[list(CHOSEN)])]


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Webhooks"], responses=PROBLEMS, prefix="/workshops/{code}/webhooks")
    hooks = context.house.hooks

    @router.get("", summary="The addresses that are told, with what was sent")
    async def listed(actor: Seat) -> list[HookView]:
        """The newest messages of each, newest first."""
        return await hooks.listed(actor)

    @router.post("", status_code=201, summary="Tell an address")
    async def add(actor: Seat, body: NewHook) -> MadeHook:
        """The answer has the signing key, this once. Messages follow Standard Webhooks."""
        return await hooks.add(actor, body.url, list(body.events))

    @router.delete("/{hook_id}", status_code=204, summary="Tell an address nothing more")
    async def remove(actor: Seat, hook_id: str) -> None:
        """What waits for it is not sent any more, and its log is deleted."""
        await hooks.remove(actor, hook_id)

    @router.post("/{hook_id}/test", status_code=201, summary="Send a test")
    async def test(actor: Seat, hook_id: str) -> Made:
        """It is sent within a few seconds; look at the log then."""
        return Made(id=await hooks.test(actor, hook_id))

    @router.post("/messages/{message_id}/again", status_code=204, summary="Send a message once more")
    async def again(actor: Seat, message_id: str) -> None:
        """With the same id, so that the receiver can tell that it is the same."""
        await hooks.again(actor, message_id)

    return router
