"""What every route needs, handed over once when the API is built, and the words of the contract that all share."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Annotated, Any, Protocol

from fastapi import Header
from pydantic import BaseModel, ConfigDict, Field

from app.api.guessing import Guessing
from app.api.seats import Seats
from app.domain.errors import Invalid
from app.services.house import House
from app.services.views.here import Here
from app.settings import Settings

WhoIsHere = Callable[[str], Here]
"""Workshop id -> who is connected now."""

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
Id = Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9]+$")]
MaybeId = Annotated[str, Field(max_length=40, pattern=r"^[a-z0-9]*$")]


def whole(least: int, most: int) -> Any:
    """Document the range of a whole number; the service checks it and says it in words."""
    return Field(json_schema_extra={"minimum": least, "maximum": most})


class Body(BaseModel):
    """Base of what can be sent: unknown names are refused."""

    model_config = ConfigDict(extra="forbid")


class OneChange(Body):
    """Base of bodies of which one part is sent: two changes could not be stored in one turn."""

    def model_post_init(self, _context: object) -> None:
        """Errors: Invalid unless exactly one part is there."""
        if len(self.model_fields_set) != 1:
            raise Invalid("change.one")


class Made(BaseModel):
    """What was made."""

    id: str


class Demos(Protocol):
    """Demo workshops on demand, one for each template that has one."""

    @property
    def keys(self) -> Collection[str]:
        """The templates that have a demo here."""

    async def code_of(self, template: str) -> str:
        """The join code of the demo of a template; it is played first where there is none yet."""


@dataclass(frozen=True, slots=True)
class Context:
    """The house and its doorkeepers; `demos` where this installation shows them."""

    house: House
    settings: Settings
    seats: Seats
    guessing: Guessing
    here: WhoIsHere
    demos: Demos | None = None


class Problem(BaseModel):
    """Problem details (RFC 9457): why a request was refused."""

    type: str = Field(description="Always `about:blank`; the code says more.")
    title: str = Field(description="The status in words.")
    status: int
    code: str = Field(description="Stable, for programs.", examples=["round.not_open"])
    detail: str = Field(description="A sentence for people, in their language.")
    errors: dict[str, str] = Field(default={}, description="Sentences by the name of the field they are about.")


PROBLEM_TYPE = "application/problem+json"
_WHY = {
    401: "No seat in this workshop",
    403: "Not now, or not for this seat",
    404: "No such thing",
    409: "The thing has moved on; nothing was changed",
    413: "Too large",
    422: "What was sent cannot be taken as it is",
    429: "Too many; `Retry-After` says when to try again",
    503: "Not ready",
}


def problem_answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """How routes document that they refuse with these statuses."""
    content = {PROBLEM_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {status: {"description": _WHY[status], "content": content} for status in statuses}


PROBLEMS = problem_answers(401, 403, 404, 409, 413, 422, 429)
"""The refusals that any route may give."""
