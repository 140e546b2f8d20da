"""Rounds, ballots and results. Before the reveal nothing here depends on what was voted, for nobody."""

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request, Response
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, Id, IdempotencyKey, Made, ShortText, Text
from app.domain.errors import Conflict, NotFound
from app.domain.snapshot import Topic
from app.services.voting import RoundPlan


class NewRound(Body):
    """A round as it is declared. 0 dots, cap or quorum mean the usual; no goals mean all that stand."""

    step_id: Id
    method: ShortText = "dots"
    subject: ShortText = "goals"
    title: ShortText = ""
    subject_text: Text = ""
    dots: Annotated[int, Field(ge=0, le=20)] = 0
    cap: Annotated[int, Field(ge=0, le=20)] = 0
    quorum_percent: Annotated[int, Field(ge=0, le=100)] = 0
    tie_rule: ShortText = "keep_tie"
    goal_ids: Annotated[list[Id], Field(max_length=200)] = []


class Ballot(Body):
    """A ballot and the device's random key to it.

    `choices`: `{"dots": {goal: n}}`, `{"approved": [goal]}`, `{"value": 0..5, "reason": text}` or `{"abstain": true}`.
    """

    ballot_key: Annotated[str, Field(max_length=128)]
    choices: dict[str, Any]


class BallotKey(Body):
    """The key of the ballot to take back."""

    ballot_key: Annotated[str, Field(max_length=128)]


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Voting"], responses=PROBLEMS, prefix="/workshops/{code}/rounds")
    house, voting, seats = context.house, context.house.voting, context.seats

    @router.post("", status_code=201, summary="Prepare a round")
    async def plan(request: Request, code: str, body: NewRound, key: IdempotencyKey = "") -> Made:
        """Nothing is open yet."""
        actor = await seats.writer(request, code)
        planned = RoundPlan(
            method=body.method,
            subject=body.subject,
            title=body.title,
            subject_text=body.subject_text,
            dots=body.dots,
            cap=body.cap,
            quorum_percent=body.quorum_percent,
            tie_rule=body.tie_rule,
            goal_ids=tuple(body.goal_ids),
        )
        return Made(id=await voting.plan(actor, body.step_id, planned, key=key))

    @router.post("/{round_id}/{move}", status_code=204, summary="Open, close or reveal a round")
    async def move_on(request: Request, code: str, round_id: str, move: Literal["open", "close", "reveal"]) -> Response:
        """In this order; the result is sealed for everybody until the reveal."""
        actor = await seats.writer(request, code)
        await {"open": voting.open, "close": voting.close, "reveal": voting.reveal}[move](actor, round_id)
        return Response(status_code=204)

    @router.delete("/{round_id}", status_code=204, summary="Drop a round that was never opened")
    async def discard(request: Request, code: str, round_id: str) -> Response:
        """Facilitators only."""
        await voting.discard(await seats.writer(request, code), round_id)
        return Response(status_code=204)

    @router.put("/{round_id}/ballot", status_code=204, summary="Vote, or change one's vote")
    async def cast(request: Request, code: str, round_id: str, body: Ballot) -> Response:
        """Sets the seat's one ballot; sent again it changes nothing. An answer comes after it is stored."""
        await voting.cast(await seats.writer(request, code), round_id, body.ballot_key, body.choices)
        return Response(status_code=204)

    @router.delete("/{round_id}/ballot", status_code=204, summary="Take one's vote back")
    async def withdraw(request: Request, code: str, round_id: str, body: BallotKey) -> Response:
        """While the round is open."""
        await voting.withdraw(await seats.writer(request, code), round_id, body.ballot_key)
        return Response(status_code=204)

    @router.put("/{round_id}/tables/{seat_id}/ballot", status_code=204, summary="Enter a table's vote")
    async def for_table(request: Request, code: str, round_id: str, seat_id: str, body: Ballot) -> Response:
        """It counts once for each person at the table; facilitators only, and recorded as such."""
        actor = await seats.writer(request, code)
        await voting.enter_for_table(actor, round_id, seat_id, body.ballot_key, body.choices)
        return Response(status_code=204)

    @router.get("/{round_id}/result", summary="The result of a revealed round")
    async def result(request: Request, code: str, round_id: str) -> dict[str, Any]:
        """A conflict until the reveal, whatever was voted."""
        actor = await seats.actor(request, code)
        rounds = await house.views.view(actor.workshop_id, Topic.ROUNDS)
        found = next((one for one in rounds.rounds if one.id == round_id), None) if rounds else None
        if found is None:
            raise NotFound("round.gone")
        if not found.is_revealed:
            raise Conflict("result.sealed")
        return asdict(found)

    return router
