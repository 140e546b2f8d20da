"""Setting goals: propose, sharpen, merge what says the same, adopt with a reason."""

from dataclasses import asdict
from datetime import date

from rapidfuzz import fuzz, utils

from app.domain import typed
from app.domain.actions import Action
from app.domain.bounds import MOST_GOALS
from app.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from app.domain.goals import GoalContent
from app.domain.readings import topics_reading
from app.domain.roles import LEADING
from app.domain.snapshot import Topic
from app.domain.workshop import Actor, clean_text
from app.persistence.tables import GoalRow
from app.services.forms import Typed, one
from app.services.registers.fixed import refuse_if_fixed
from app.services.turn import Gate, Turn

ALIKE_FROM = 72
"""Score (0..100, rapidfuzz token set ratio) from which two statements are suggested as duplicates."""

_SHOWN = (Topic.GOALS, Topic.INSTRUMENTS, Topic.CHARTER, Topic.BACKSTAGE, *topics_reading("goals"))
_DATES = ("baseline_due", "deadline", "milestone_date")
_LENGTHS = {
    "indicator": 200,
    "unit": 60,
    "baseline_source": 300,
    "baseline_owner": 120,
    "milestone": 300,
    "population": 200,
    "visible_change": 400,
    "constraint": 400,
    "equity": 400,
}


def read_goal(fields: Typed) -> GoalContent:
    """A goal from what was typed; a missing field is empty. Invalid names the field that cannot be read."""
    texts = {name: clean_text(one(fields, name), name, most=most, least=0) for name, most in _LENGTHS.items()}
    return GoalContent(
        statement=clean_text(one(fields, "statement"), "statement", most=600, least=8),
        is_yes_no=one(fields, "is_yes_no") in {"true", "on", "yes", "1"},
        baseline_value=typed.number(one(fields, "baseline_value"), "baseline_value"),
        baseline_year=typed.whole(one(fields, "baseline_year"), "baseline_year", 1900, 2200),
        baseline_due=typed.day(one(fields, "baseline_due"), "baseline_due"),
        target_value=typed.number(one(fields, "target_value"), "target_value"),
        deadline=typed.day(one(fields, "deadline"), "deadline"),
        milestone_date=typed.day(one(fields, "milestone_date"), "milestone_date"),
        **texts,
    )


def content_of(row: GoalRow) -> GoalContent:
    """The goal's content as a domain value."""
    return GoalContent(**{name: getattr(row, name) for name in GoalContent.__dataclass_fields__})


def first_of(row: GoalRow) -> GoalContent | None:
    """The goal as it was first proposed; None where that was not kept."""
    known = {name: value for name, value in row.first.items() if name in GoalContent.__dataclass_fields__}
    if "statement" not in known:
        return None
    return GoalContent(**known | {name: date.fromisoformat(known[name]) for name in _DATES if known.get(name)})


def _plain(content: GoalContent) -> dict[str, object]:
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in asdict(content).items()
    }


def alike(goals: list[tuple[str, str]], *, most: int = 10) -> list[tuple[str, str, int]]:
    """Pairs (id, id, score 0..100) of statements that probably mean the same, most alike first.

    Lexical likeness by rapidfuzz's token set ratio: good enough to suggest, never to decide.
    """
    cleaned = [(goal_id, utils.default_process(statement)) for goal_id, statement in goals]
    pairs = []
    for index, (first_id, first) in enumerate(cleaned):
        for second_id, second in cleaned[index + 1 :]:
            score = fuzz.token_set_ratio(first, second)
            if score >= ALIKE_FROM:
                pairs.append((first_id, second_id, round(score)))
    return sorted(pairs, key=lambda pair: -pair[2])[:most]


class Goalsetting:
    """Step 2, apart from the vote."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def propose(self, actor: Actor, fields: Typed, *, key: str = "") -> str:
        """Propose a goal; returns its id."""
        async with self._gate.turn(actor, Action.PROPOSE_GOAL, *_SHOWN, key=key) as turn:
            if turn.is_repeat:
                return turn.result_id
            content = read_goal(fields)
            workshop = await turn.work.workshops.by_id(actor.workshop_id, lock=True)
            assert workshop is not None  # noqa: S101 - the gate has just read it
            if await turn.work.goals.standing(actor.workshop_id) >= MOST_GOALS:
                raise Conflict("goals.too_many", most=MOST_GOALS)
            workshop.goal_count += 1
            goal = turn.work.goals.add(
                GoalRow(
                    workshop_id=actor.workshop_id,
                    step_id=turn.step_id,
                    seat_id=actor.seat_id,
                    group_id=actor.group_id or None,
                    number=workshop.goal_count,
                    first=_plain(content),
                    proposed_at=turn.now,
                    **asdict(content),
                )
            )
            turn.result_id = goal.id
            return goal.id

    async def rewrite(self, actor: Actor, goal_id: str, fields: Typed) -> None:
        """Sharpen a goal: its author while the step is open, a facilitator always. First wording is kept."""
        leads = actor.role in LEADING
        action = Action.MODERATE_GOALS if leads else Action.EDIT_OWN_GOAL
        async with self._gate.turn(actor, action, *_SHOWN, label="edit_goal", is_undoable=leads) as turn:
            goal = await self._goal(turn, goal_id)
            if not leads and goal.seat_id != actor.seat_id:
                raise NotAllowed("goal.not_yours")
            if not leads and goal.status != "proposed":
                raise Conflict("goal.settled")
            await self._not_in_open_vote(turn, goal)
            await refuse_if_fixed(turn, goal)
            for name, value in asdict(read_goal(fields)).items():
                setattr(goal, name, value)
            goal.edited_at = turn.now

    async def merge(self, actor: Actor, goal_id: str, into_id: str) -> None:
        """Fold a goal into another that says the same; both authors and texts are kept."""
        async with self._gate.turn(
            actor, Action.MODERATE_GOALS, *_SHOWN, label="merge_goals", is_undoable=True
        ) as turn:
            goal, into = await self._goal(turn, goal_id), await self._goal(turn, into_id)
            await refuse_if_fixed(turn, goal)
            if goal.id == into.id or not {goal.status, into.status} <= {"proposed", "adopted"}:
                raise Invalid("merge.impossible", "into_id")
            if goal.status == "adopted":
                raise Conflict("goal.settled")
            await self._not_in_open_vote(turn, goal)
            for other in await turn.work.goals.of(actor.workshop_id):
                if other.merged_into_id == goal.id:
                    other.merged_into_id = into.id
            goal.status, goal.merged_into_id = "merged", into.id

    async def hide(self, actor: Actor, goal_id: str, *, is_hidden: bool = True) -> None:
        """Take a goal off all screens, or put it back (also a merged one, which then stands by itself again)."""
        async with self._gate.turn(actor, Action.MODERATE_GOALS, *_SHOWN, label="hide_goal", is_undoable=True) as turn:
            goal = await self._goal(turn, goal_id)
            if goal.status == "adopted":
                raise Conflict("goal.settled")
            await self._not_in_open_vote(turn, goal)
            goal.status = "hidden" if is_hidden else "proposed"
            goal.merged_into_id = None

    async def adopt(self, actor: Actor, goal_id: str, *, reason: str = "") -> None:
        """Adopt a goal for the charter; the reason is kept beside the vote."""
        async with self._gate.turn(actor, Action.ADOPT_GOAL, *_SHOWN, label="adopt_goal", is_undoable=True) as turn:
            goal = await self._goal(turn, goal_id)
            if goal.status not in {"proposed", "adopted"}:
                raise Conflict("goal.settled")
            goal.status = "adopted"
            goal.adoption_reason = clean_text(reason, "reason", most=600, least=0)
            goal.adopted_at = turn.now

    async def unadopt(self, actor: Actor, goal_id: str) -> None:
        """Take the adoption back."""
        async with self._gate.turn(actor, Action.ADOPT_GOAL, *_SHOWN, label="unadopt_goal", is_undoable=True) as turn:
            goal = await self._goal(turn, goal_id)
            if goal.status != "adopted":
                raise Conflict("goal.settled")
            await refuse_if_fixed(turn, goal)
            goal.status, goal.adopted_at = "proposed", None

    async def _not_in_open_vote(self, turn: Turn, goal: GoalRow) -> None:
        """What people are voting on must not change under their thumbs."""
        for ballot_round in await turn.work.rounds.of(turn.actor.workshop_id):
            if ballot_round.status == "open" and goal.id in {option["id"] for option in ballot_round.options}:
                raise Conflict("goal.in_vote")

    async def _goal(self, turn: Turn, goal_id: str) -> GoalRow:
        goal = await turn.work.goals.get(turn.actor.workshop_id, goal_id)
        if goal is None:
            raise NotFound("goal.gone")
        return goal
