"""Files into registers, and the pitch of a project."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, ConfigDict, Field

from app.api.context import PROBLEMS, Body, Context, IdempotencyKey, MaybeId
from app.api.seats import Seat
from app.domain.errors import Invalid
from app.services.registers.importing import ImportView, chosen_columns

_FILE: dict[str, Any] = {
    "requestBody": {
        "required": True,
        "description": "The file as it is: CSV (any separator; UTF-8, UTF-16 or Windows-1252), XLSX, XLS or ODS.",
        "content": {
            "text/csv": {"schema": {"type": "string"}},
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


class How(BaseModel):
    """How a file is taken."""

    model_config = ConfigDict(extra="forbid")

    is_preview: bool = Field(False, description="Only say what would come in, and change nothing.")
    columns: str = Field(
        "{}",
        max_length=20_000,
        description="A JSON object: by heading the field a column is to be taken for; an empty one leaves it out.",
    )


Asked = Annotated[How, Query()]


class Pitched(Body):
    """The project to be pitched; empty ends the pitch."""

    project: MaybeId = ""


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(responses=PROBLEMS, prefix="/workshops/{code}", tags=["Registers"])
    importing, pitching = context.house.importing, context.house.pitching

    @router.post("/registers/{key}/import", summary="Import a file", openapi_extra=_FILE)
    async def bring(
        actor: Seat,
        key: str,
        request: Request,
        asked: Asked,
        idempotency_key: IdempotencyKey = "",
    ) -> ImportView:
        """Row by row: what can be read comes in, what is there already does not come twice, the rest is told.

        Facilitators only; the desk can undo it.
        """
        chosen = _chosen(asked.columns)
        if asked.is_preview:
            return await importing.look(actor, key, await request.body(), chosen)
        return await importing.bring(actor, key, await request.body(), chosen, key=idempotency_key)

    @router.put("/pitch", status_code=204, summary="Let a project be pitched")
    async def pitch(actor: Seat, body: Pitched) -> None:
        """Every phone shows its sheet, and the room's timer runs for three minutes. Facilitators only."""
        await pitching.pitch(actor, body.project)

    return router


def _chosen(columns: str) -> dict[str, str]:
    try:
        return chosen_columns(json.loads(columns))
    except ValueError:
        raise Invalid("form.unreadable", "columns") from None
