"""Leading the room: agenda, timer, notes, undo. For facilitators; the gate says so."""

from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter

from app.api.context import PROBLEMS, Body, Context, Id, ShortText, Text, whole
from app.api.seats import Seat
from app.domain.errors import NotFound
from app.domain.snapshot import AgendaView, Topic
from app.services.running import StepPlan


class Timer(Body):
    """What to do with the timer; `seconds` for start and extend (there also below zero)."""

    do: Literal["start", "extend", "pause", "resume", "stop"]
    seconds: int = 0


class StepChange(Body):
    """How a step is worded and timed; what is left out stays. Empty texts mean the usual ones."""

    title: ShortText | None = None
    prompt: Text | None = None
    minutes: Annotated[int, whole(0, 480)] | None = None


class Note(Body):
    """A private note on a step; only facilitators see it."""

    text: Text


class Undo(Body):
    """What to take back: the `undo_id` of the backstage topic, so that nothing newer is taken back unseen."""

    change_id: Id


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Leading"], responses=PROBLEMS, prefix="/workshops/{code}")
    house = context.house

    @router.post("/steps/{step_id}/{move}", status_code=204, summary="Open or close a step")
    async def step(actor: Seat, step_id: str, move: Literal["open", "close"]) -> None:
        """Opening a step closes the one that was open; the room follows."""
        moves = {"open": house.running.open_step, "close": house.running.close_step}
        await moves[move](actor, step_id)

    @router.patch("/steps/{step_id}", status_code=204, summary="Reword or retime a step")
    async def plan_step(actor: Seat, step_id: str, body: StepChange) -> None:
        """Title, prompt, minutes."""
        agenda: AgendaView | None = await house.views.view(actor.workshop_id, Topic.AGENDA)
        known = next((one for one in (agenda.steps if agenda else []) if one.id == step_id), None)
        if known is None:
            raise NotFound("step.gone")
        plan = StepPlan(known.title, known.prompt, known.minutes)
        await house.running.plan_step(actor, step_id, replace(plan, **body.model_dump(exclude_none=True)))

    @router.put("/steps/{step_id}/note", status_code=204, summary="Keep a private note on a step")
    async def note(actor: Seat, step_id: str, body: Note) -> None:
        """One note a step; an empty one clears it."""
        await house.running.write_note(actor, step_id, body.text)

    @router.post("/timer", status_code=204, summary="The timer that everybody sees")
    async def timer(actor: Seat, body: Timer) -> None:
        """Start it afresh, add or take away time, hold it, let it run on, or take it away."""
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

    @router.post("/undo", status_code=204, summary="Take back the newest thing a facilitator did")
    async def undo(actor: Seat, body: Undo) -> None:
        """A conflict when something newer was done, or when it has been built on."""
        await house.running.undo(actor, body.change_id)

    return router
