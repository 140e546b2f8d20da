"""The public summary of a mission, for anybody with its address, while facilitators have it on. Needs no seat."""

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field

from app.api.context import Context, problem_answers
from app.api.proxies import shared_address


class MomentShape(BaseModel):
    """A hub or a first public moment of the movement; the day is ISO or empty."""

    kind: str
    what: str
    place: str
    on: str


class ConfirmedShape(BaseModel):
    """Confirmed commitments of one kind in one unit; different units are never added up."""

    kind: str
    unit: str
    amount: float | None
    count: int


class Summary(BaseModel):
    """What is told in public. `join_url` is empty when nobody can join any more."""

    title: str
    purpose: str
    convener: str
    place: str
    invitation: str
    goals: list[str]
    confirmed: list[ConfirmedShape]
    sectors: list[str] = Field(description="Sectors that the confirmed commitments come from.")
    moments: list[MomentShape]
    champions: int = Field(description="How many there are; who they are is not told.")
    join_url: str


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Entering"], responses=problem_answers(404, 429))

    @router.get("/workshops/{code}/summary", summary="What is told of the mission in public")
    async def summary(request: Request, code: str) -> Summary:
        """Nobody's name is in it. NotFound while facilitators have it off."""
        async with context.guessing.counted(request, code):
            told = await context.house.telling.summary(code)
        found = told.summary
        return Summary(
            title=told.title,
            purpose=told.purpose,
            convener=told.convener,
            place=told.place,
            invitation=found.invitation,
            goals=list(found.goals),
            confirmed=[
                ConfirmedShape(kind=one.kind, unit=one.unit, amount=one.amount, count=one.count)
                for one in found.confirmed
            ],
            sectors=[str(one) for one in found.sectors],
            moments=[MomentShape(kind=one.kind, what=one.what, place=one.place, on=one.on) for one in found.moments],
            champions=found.champions,
            join_url=f"{shared_address(request, context.settings)}/join/{told.code}" if told.is_open else "",
        )

    return router
