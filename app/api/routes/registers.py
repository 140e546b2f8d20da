"""Registers and estimates: what many hands type in fields, one way for all of them."""

from typing import Annotated, Any

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from app.api.context import PROBLEMS, Body, Context, IdempotencyKey, Made
from app.api.files import as_download
from app.api.seats import Seat, pass_gate
from app.domain.actions import Action
from app.domain.parts import Part
from app.domain.registers.catalogue import REGISTERS, register
from app.domain.registers.fields import FieldKind
from app.domain.snapshot import ChangedView, EntryView, FieldChangeView
from app.services.forms import clean_form

Fields = Annotated[dict[str, Any], Field(max_length=80)]


class FieldShape(BaseModel):
    """A field of a register: what it holds, and where it may point."""

    name: str
    kind: FieldKind
    choices: list[str] = []
    target: str = ""
    is_required: bool = False
    is_leading: bool = False


class RegisterShape(BaseModel):
    """A register and its fields. `part` is empty where it is always shown."""

    key: str
    step: str
    topic: str
    part: str
    title: str
    most: int
    fields: list[FieldShape]


class Change(Body):
    """Fields to set, and what was seen there before; other fields stay as they are."""

    fields: Fields
    seen: Fields | None = None


class Into(Body):
    """Where an entry is folded into."""

    into: str


class Parts(Body):
    """The parts that the workshop shows."""

    parts: list[Part]


class Answers(Body):
    """Answers by question; an empty one takes the answer back. `subject` is empty for the mission itself."""

    subject: str = ""
    answers: Fields


class Shown(Body):
    """Whether the room sees what came out."""

    is_shown: bool


def _shape(key: str) -> RegisterShape:
    one = register(key)
    return RegisterShape(
        key=one.key,
        step=one.step,
        topic=one.topic,
        part=one.part or "",
        title=one.title,
        most=one.most,
        fields=[
            FieldShape(
                name=field.name,
                kind=field.kind,
                choices=[str(value) for value in field.choices] if field.choices else [],
                target=field.target,
                is_required=field.is_required,
                is_leading=field.is_leading,
            )
            for field in one.fields
        ],
    )


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(responses=PROBLEMS, prefix="/workshops/{code}")
    _files(router, context)
    _registers(router, context)
    _sheets(router, context)
    return router


def _files(router: APIRouter, context: Context) -> None:
    exporting = context.house.exporting

    @router.get("/registers.xlsx", summary="All registers as a workbook", tags=["Registers"], response_class=Response)
    async def workbook(actor: Seat) -> Response:
        """A sheet for each register that has entries and is shown; names in the place of ids."""
        return as_download(await exporting.xlsx(actor))

    # Before `/registers/{key}`, which would take the ending for a part of the key.
    @router.get("/registers/{key}.csv", summary="A register as CSV", tags=["Registers"], response_class=Response)
    async def table(actor: Seat, key: str) -> Response:
        """UTF-8 with a mark by which spreadsheets know it; it can be imported again."""
        return as_download(await exporting.csv(actor, key))


def _registers(router: APIRouter, context: Context) -> None:
    registers, house = context.house.registers, context.house

    @router.get("/registers", summary="What registers there are", tags=["Registers"])
    async def shapes(actor: Seat) -> list[RegisterShape]:
        """With their fields, so that a program can fill them."""
        pass_gate(actor, Action.VIEW_ROOM)
        return [_shape(key) for key in REGISTERS]

    @router.put("/parts", status_code=204, summary="Show and hide parts", tags=["Registers"])
    async def parts(actor: Seat, body: Parts) -> None:
        """Facilitators only; what was written in a part stays when it is hidden."""
        await house.convening.show_parts(actor, [str(part) for part in body.parts])

    @router.get("/registers/{key}", summary="The entries of a register", tags=["Registers"])
    async def entries(actor: Seat, key: str) -> list[EntryView]:
        """Those that this seat may see, by number."""
        return await registers.entries(actor, key)

    @router.post("/registers/{key}", status_code=201, summary="Add an entry", tags=["Registers"])
    async def add(actor: Seat, key: str, body: Fields, idempotency_key: IdempotencyKey = "") -> Made:
        """Fields as the register names them; links are ids."""
        return Made(id=await registers.add(actor, key, clean_form(body), key=idempotency_key))

    @router.patch("/registers/{key}/{item_id}", summary="Change some fields of an entry", tags=["Registers"])
    async def change(actor: Seat, key: str, item_id: str, body: Change) -> ChangedView:
        """The last writer of a field wins; the answer says what somebody else had written there meanwhile."""
        return await registers.change(actor, key, item_id, clean_form(body.fields), seen=body.seen)

    @router.delete("/registers/{key}/{item_id}", status_code=204, summary="Take an entry out", tags=["Registers"])
    async def remove(actor: Seat, key: str, item_id: str) -> None:
        """Facilitators, and whoever wrote it; it can be undone."""
        await registers.remove(actor, key, item_id)

    @router.post("/registers/{key}/{item_id}/restore", status_code=204, summary="Put an entry back", tags=["Registers"])
    async def restore(actor: Seat, key: str, item_id: str) -> None:
        """One that was taken out."""
        await registers.restore(actor, key, item_id)

    @router.post("/registers/{key}/{item_id}/merge", status_code=204, summary="Merge two entries", tags=["Registers"])
    async def merge(actor: Seat, key: str, item_id: str, body: Into) -> None:
        """What the other lacks it gets; what pointed at the first points at the other. Facilitators only."""
        await registers.merge(actor, key, item_id, body.into)

    @router.get("/registers/{key}/{item_id}/history", summary="The history of an entry", tags=["Registers"])
    async def history(actor: Seat, key: str, item_id: str) -> list[FieldChangeView]:
        """What was set, newest first, by whom as far as others may know."""
        return await registers.history(actor, key, item_id)


def _sheets(router: APIRouter, context: Context) -> None:
    estimating = context.house.estimating

    @router.get("/sheets/{key}/mine", summary="What this seat has answered", tags=["Estimates"])
    async def mine(actor: Seat, key: str) -> dict[str, dict[str, str]]:
        """By subject and question."""
        return await estimating.mine(actor, key)

    @router.put("/sheets/{key}/mine", status_code=204, summary="Answer", tags=["Estimates"])
    async def give(actor: Seat, key: str, body: Answers) -> None:
        """What is not named stays; nobody else ever sees one seat's answers."""
        await estimating.give(actor, key, body.subject, clean_form(body.answers))

    @router.put("/sheets/{key}/shown", status_code=204, summary="Show or hide the answers", tags=["Estimates"])
    async def show(actor: Seat, key: str, body: Shown) -> None:
        """Facilitators only."""
        await estimating.show(actor, key, body.is_shown)

    @router.post("/sheets/{key}/ask-again", status_code=204, summary="Ask the room once more", tags=["Estimates"])
    async def ask_again(actor: Seat, key: str) -> None:
        """From an empty sheet; what was answered before stays to compare with. Facilitators only."""
        await estimating.ask_again(actor, key)
