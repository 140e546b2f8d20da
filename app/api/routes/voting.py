"""Rounds, ballots and results. Before the reveal nothing here depends on what was voted, for nobody."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Header
from pydantic import BaseModel, Field

from app.api.context import PROBLEMS, Body, Context, Id, IdempotencyKey, Made, MaybeId, ShortText, Text, whole
from app.api.seats import Seat, pass_gate
from app.domain.actions import Action
from app.domain.errors import Conflict, NotFound
from app.domain.snapshot import ReadingView, RoundView, Topic
from app.domain.steps import StepKind, StepStatus
from app.domain.voting.methods import MAX_CREDITS, MAX_DOTS, MAX_PAIRS, MOST_OPTIONS, Method
from app.domain.voting.terms import RankingRule, TieRule
from app.domain.workshop import Actor
from app.services.rounds.plan import (
    LONGEST_DEADLINE_MINUTES,
    MOST_COST,
    Eligibility,
    RoundPlan,
    Secrecy,
    Subject,
)


class NewRound(Body):
    """A round as it is declared. Numbers of 0 mean the usual; no `option_ids` mean all that stand.

    Without a `step_id` it is the step of its subject, or the one that is open. `options` are typed, for the subject
    'options'; `costs` are 'id=cost', or plain numbers in the order of the options. `runoff_of` is the id of a revealed
    round whose `top` ranks go on.
    """

    step_id: MaybeId = ""
    method: Method = Method.DOTS
    subject: Subject = Subject.GOALS
    title: ShortText = ""
    subject_text: Text = ""
    option_ids: Annotated[list[Id], Field(max_length=MOST_OPTIONS)] = []
    options: Annotated[list[ShortText], Field(max_length=MOST_OPTIONS)] = []
    costs: Annotated[list[ShortText], Field(max_length=MOST_OPTIONS)] = []
    dots: Annotated[int, whole(0, MAX_DOTS)] = 0
    cap: Annotated[int, whole(0, MAX_DOTS)] = 0
    credits: Annotated[int, whole(0, MAX_CREDITS)] = 0
    pairs: Annotated[int, whole(0, MAX_PAIRS)] = 0
    winners: Annotated[int, whole(1, MOST_OPTIONS)] = 1
    ranking_rule: RankingRule = RankingRule.SCHULZE
    limit: Annotated[int, whole(0, MOST_COST)] = 0
    limit_unit: ShortText = ""
    criteria: Annotated[list[ShortText], Field(max_length=2)] = []
    secrecy: Secrecy = Secrecy.SECRET
    eligibility: Eligibility = Eligibility.ALL
    group_ids: Annotated[list[Id], Field(max_length=50)] = []
    with_comment: bool = False
    quorum_percent: Annotated[int, whole(0, 100)] = 0
    block_quorum_percent: Annotated[int, whole(0, 100)] = 0
    tie_rule: TieRule | None = None
    closes_in_minutes: Annotated[int, whole(0, LONGEST_DEADLINE_MINUTES)] = 0
    runoff_of: MaybeId = ""
    top: Annotated[int, whole(0, MOST_OPTIONS)] = 0

    def plan(self) -> RoundPlan:
        """The same for the service."""
        lists = ("option_ids", "options", "costs", "criteria", "group_ids")
        values: dict[str, Any] = self.model_dump(exclude={"step_id"})
        values["tie_rule"] = values["tie_rule"] or ""
        return RoundPlan(**values | {name: tuple(values[name]) for name in lists})


class MoreTime(Body):
    """Minutes more for an open round; 0 takes its deadline away."""

    minutes: Annotated[int, whole(0, LONGEST_DEADLINE_MINUTES)]


class Ballot(Body):
    """A ballot and the device's random key to it.

    `choices` by the round's method: `{"dots": {option: n}}`; `{"approved": [option]}` (approval, equal shares);
    `{"scores": {option: 0..5}}`; `{"ranking": [option]}`; `{"votes": {option: n}}` (quadratic); `{"duels":
    [[preferred, other]], "undecided": [[one, other]]}`; `{"ratings": {option: [1..5, 1..5]}}`; `{"stand": "consent" |
    "concern" | "object", "reason": text}`; `{"value": 0..5, "reason": text}`; or `{"abstain": true}`.
    """

    ballot_key: Annotated[str, Field(max_length=128)]
    choices: dict[str, Any]


class OwnBallot(BaseModel):
    """What was cast with this device's key."""

    choices: dict[str, Any]


BallotKey = Annotated[
    str,
    Header(alias="Ballot-Key", max_length=128, description="The key with which the ballot was cast."),
]
_STEP_OF = {
    Subject.GOALS: StepKind.GOALS,
    Subject.CHALLENGE: StepKind.FRAME,
    Subject.FRAMINGS: StepKind.FRAME,
    Subject.INSTRUMENTS: StepKind.INSTRUMENTS,
    Subject.CHARTER: StepKind.CHARTER,
}


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Voting"], responses=PROBLEMS, prefix="/workshops/{code}/rounds")
    house, voting = context.house, context.house.voting

    async def step_of(actor: Actor, subject: Subject) -> str:
        agenda = await house.views.view(actor.workshop_id, Topic.AGENDA)
        steps = agenda.steps if agenda else []
        if subject not in _STEP_OF:
            return next((step.id for step in steps if step.status == StepStatus.OPEN), "")
        return next((step.id for step in steps if step.kind == _STEP_OF[subject]), "")

    @router.post("", status_code=201, summary="Prepare a round")
    async def plan(actor: Seat, body: NewRound, key: IdempotencyKey = "") -> Made:
        """Nothing is open yet."""
        step_id = body.step_id or await step_of(actor, body.subject)
        return Made(id=await voting.plan(actor, step_id, body.plan(), key=key))

    @router.post("/{round_id}/extend", status_code=204, summary="Give an open round more time")
    async def extend(actor: Seat, round_id: str, body: MoreTime) -> None:
        """From its deadline, or from now where it has none; 0 takes the deadline away."""
        await voting.extend(actor, round_id, body.minutes)

    @router.post("/{round_id}/{move}", status_code=204, summary="Open, close or reveal a round")
    async def move_on(actor: Seat, round_id: str, move: Literal["open", "close", "reveal"]) -> None:
        """In this order; the result is sealed for everybody until the reveal."""
        await {"open": voting.open, "close": voting.close, "reveal": voting.reveal}[move](actor, round_id)

    @router.delete("/{round_id}", status_code=204, summary="Drop a round that was never opened")
    async def discard(actor: Seat, round_id: str) -> None:
        """Facilitators only."""
        await voting.discard(actor, round_id)

    @router.put("/{round_id}/ballot", status_code=204, summary="Vote, or change one's vote")
    async def cast(actor: Seat, round_id: str, body: Ballot) -> None:
        """Sets the seat's one ballot; sent again it changes nothing. An answer comes after it is stored."""
        await voting.cast(actor, round_id, body.ballot_key, body.choices)

    @router.delete("/{round_id}/ballot", status_code=204, summary="Take one's vote back")
    async def withdraw(actor: Seat, round_id: str, ballot_key: BallotKey) -> None:
        """While the round is open."""
        await voting.withdraw(actor, round_id, ballot_key)

    @router.get("/{round_id}/ballot", summary="What this device has voted")
    async def own(actor: Seat, round_id: str, ballot_key: BallotKey) -> OwnBallot:
        """While the round is open, and for whoever holds the key; afterwards nobody can tell."""
        choices = await voting.own(actor, round_id, ballot_key)
        if choices is None:
            raise NotFound("ballot.none")
        return OwnBallot(choices=dict(choices))

    @router.put("/{round_id}/tables/{seat_id}/ballot", status_code=204, summary="Enter a table's vote")
    async def for_table(actor: Seat, round_id: str, seat_id: str, body: Ballot) -> None:
        """It counts once for each person at the table; facilitators only, and recorded as such."""
        await voting.enter_for_table(actor, round_id, seat_id, body.ballot_key, body.choices)

    @router.get("/{round_id}/result", summary="The result of a revealed round")
    async def result(actor: Seat, round_id: str) -> RoundView:
        """The round with its `result`. A conflict until the reveal, whatever was voted."""
        pass_gate(actor, Action.VIEW_ROOM)
        rounds = await house.views.view(actor.workshop_id, Topic.ROUNDS)
        found: RoundView | None = next((one for one in rounds.rounds if one.id == round_id), None) if rounds else None
        if found is None:
            raise NotFound("round.gone")
        if not found.is_revealed:
            raise Conflict("result.sealed")
        return found

    @router.get("/{round_id}/reading", summary="The close reading of a revealed round")
    async def reading(actor: Seat, round_id: str) -> ReadingView:
        """Group by group, agreement, how firm the result is, opinion groups, comments. A conflict until the reveal."""
        return await house.views.reading(actor, round_id)

    return router
