"""The quality checks of a workshop: what they find, its own numbers and severities, and words on single findings."""

from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, Made, MaybeId, ShortText
from app.api.seats import Seat
from app.services.chartering import CheckReport
from app.services.checking import CheckSettings

CheckId = Annotated[str, Field(max_length=8, pattern="^[A-Z0-9]*$")]
Reason = Annotated[str, Field(max_length=600)]


class Settings(Body):
    """What this workshop sets; what is not named is as usual. Leave one out to keep it as it is."""

    thresholds: dict[str, Any] | None = Field(default=None, examples=[{"sti_led_percent_most": 50}])
    severities: dict[str, Any] | None = Field(default=None, examples=[{"Q21": "info", "Q33": "off"}])


class Aside(Body):
    """Why a finding is put aside; `subject` is the id of the goal it is about, empty for the mission."""

    reason: Reason
    subject: MaybeId = ""


class Said(Body):
    """`reason` (Q18, Q19: left out on purpose) or `none` (Q27: none known, Q39: none raised)."""

    kind: ShortText
    reason: Reason = ""


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Charter"], responses=PROBLEMS, prefix="/workshops/{code}/checks")
    house = context.house

    @router.get("", summary="The quality report")
    async def report(actor: Seat) -> CheckReport:
        """What every check finds now; what blocks a complete draft first."""
        return await house.chartering.checks(actor)

    @router.get("/settings", summary="Numbers and severities of the checks")
    async def settings(actor: Seat) -> CheckSettings:
        """Those in use, with the usual ones and the bounds beside them."""
        return await house.checking.settings(actor)

    @router.put("", status_code=204, summary="Set numbers and severities")
    async def configure(actor: Seat, body: Settings) -> None:
        """A severity is block, warn, info or off. Facilitators only."""
        await house.checking.configure(actor, thresholds=body.thresholds, severities=body.severities)

    @router.post("/{check_id}/aside", status_code=201, summary="Put a finding aside")
    async def put_aside(actor: Seat, check_id: CheckId, body: Aside) -> Made:
        """With a reason that is kept and printed; what blocks cannot be put aside. Facilitators only."""
        return Made(id=await house.checking.put_aside(actor, check_id, subject_id=body.subject, reason=body.reason))

    @router.post("/{check_id}/said", status_code=201, summary="Say why something is left out, or that there is none")
    async def explain(actor: Seat, check_id: CheckId, body: Said) -> Made:
        """The check takes it as its answer. Facilitators only."""
        return Made(id=await house.checking.explain(actor, check_id, body.kind, body.reason))

    @router.delete("/notes/{note_id}", status_code=204, summary="Take a word on a check back")
    async def take_back(actor: Seat, note_id: str) -> None:
        """What was put aside is open again; it can be undone."""
        await house.checking.take_back(actor, note_id)

    return router
