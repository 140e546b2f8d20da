"""The room as it stands, and leading it: snapshot, own seat, agenda, timer, parking lot, the workshop as a whole."""

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from app.api.context import PROBLEMS, Body, Context, ShortText
from app.domain.errors import Invalid
from app.domain.roles import LEADING
from app.domain.snapshot import Topic


class Timer(Body):
    """What to do with the timer; `seconds` for start and extend."""

    do: Literal["start", "extend", "pause", "resume", "stop"]
    seconds: int = 0


class Deletion(Body):
    """The code, typed again as confirmation."""

    code: ShortText


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["The room"], responses=PROBLEMS, prefix="/workshops/{code}")
    house, seats = context.house, context.seats

    @router.get("/snapshot", summary="The room as this seat may see it")
    async def snapshot(
        request: Request,
        code: str,
        topics: Annotated[str, Query(description="Names of topics, with commas between; empty means all.")] = "",
    ) -> dict[str, Any]:
        """Every topic whole. Hidden cards, sealed results and names that nobody asked for are not in it."""
        actor = await seats.actor(request, code)
        allowed = [topic for topic in Topic if topic is not Topic.BACKSTAGE or actor.role in LEADING]
        wanted = [name for name in topics.split(",") if name]
        if not set(wanted) <= {topic.value for topic in allowed}:
            raise Invalid("choice.unknown", "topics")
        shown = {}
        for topic in allowed:
            if not wanted or topic in wanted:
                view = await house.views.view(actor.workshop_id, topic)
                shown[topic.value] = None if view is None else asdict(view)
        return shown

    @router.get("/me", summary="This seat's own things")
    async def me(request: Request, code: str) -> dict[str, Any]:
        """Name, group, recovery code, own cards, and the rounds in which it has voted."""
        actor = await seats.actor(request, code)
        return {"seat_id": actor.seat_id, "role": str(actor.role), **asdict(await house.views.own(actor))}

    @router.post("/steps/{step_id}/{move}", status_code=204, summary="Open or close a step")
    async def step(request: Request, code: str, step_id: str, move: Literal["open", "close"]) -> Response:
        """Opening a step closes the one that was open; the room follows."""
        actor = await seats.writer(request, code)
        if move == "open":
            await house.running.open_step(actor, step_id)
        else:
            await house.running.close_step(actor, step_id)
        return Response(status_code=204)

    @router.post("/timer", status_code=204, summary="The timer that everybody sees")
    async def timer(request: Request, code: str, body: Timer) -> Response:
        """Start it afresh, add or take away time, hold it, let it run on, or take it away."""
        actor = await seats.writer(request, code)
        match body.do:
            case "start":
                await house.running.start_timer(actor, body.seconds)
            case "extend":
                await house.running.extend_timer(actor, body.seconds)
            case "pause":
                await house.running.pause_timer(actor)
            case "resume":
                await house.running.resume_timer(actor)
            case "stop":
                await house.running.stop_timer(actor)
        return Response(status_code=204)

    @router.post("/end", status_code=204, summary="End the workshop")
    async def end(request: Request, code: str) -> Response:
        """Nothing more is collected; reading, the charter and deletion remain."""
        await house.convening.end(await seats.writer(request, code))
        return Response(status_code=204)

    @router.post("/reopen", status_code=204, summary="Take the end back")
    async def reopen(request: Request, code: str) -> Response:
        """The room is open again."""
        await house.convening.reopen(await seats.writer(request, code))
        return Response(status_code=204)

    @router.delete("", status_code=204, summary="Delete the workshop and everything in it, now")
    async def delete(request: Request, code: str, body: Deletion) -> Response:
        """Only the facilitator; it cannot be undone."""
        await house.convening.delete(await seats.writer(request, code), body.code)
        return Response(status_code=204)

    return router
