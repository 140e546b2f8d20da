"""What every route needs, handed over once when the API is built."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Header, Request
from pydantic import BaseModel, ConfigDict, Field

from app.api.guessing import Guessing
from app.api.seats import Seats
from app.domain.workshop import Actor
from app.services.house import House
from app.settings import Settings

ActorOf = Callable[[Request, str], Awaitable[Actor]]

IdempotencyKey = Annotated[
    str,
    Header(
        alias="Idempotency-Key",
        max_length=64,
        description="Made by the sender. A request that is sent again with the same key changes nothing and gets "
        "the first answer.",
    ),
]
Text = Annotated[str, Field(max_length=4000)]
ShortText = Annotated[str, Field(max_length=200)]
Id = Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9]*$")]


class Body(BaseModel):
    """Base of what can be sent: unknown names are refused."""

    model_config = ConfigDict(extra="forbid")


class Made(BaseModel):
    """What was made."""

    id: str


@dataclass(frozen=True, slots=True)
class Context:
    """The house and its doorkeepers."""

    house: House
    settings: Settings
    seats: Seats
    guessing: Guessing


PROBLEM: dict[str, Any] = {
    "description": "Refused: problem details with a stable `code`",
    "content": {
        "application/problem+json": {
            "schema": {
                "type": "object",
                "required": ["type", "title", "status", "code", "detail"],
                "properties": {
                    "type": {"type": "string"},
                    "title": {"type": "string"},
                    "status": {"type": "integer"},
                    "code": {"type": "string", "examples": ["round.not_open"]},
                    "detail": {"type": "string"},
                    "errors": {"type": "object", "additionalProperties": {"type": "string"}},
                },
            }
        }
    },
}
PROBLEMS: dict[int | str, dict[str, Any]] = dict.fromkeys((401, 403, 404, 409, 422, 429), PROBLEM)
