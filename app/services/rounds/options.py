"""What can be chosen in a round, frozen when it opens: goals, themes, instruments, typed options, or one text.

Must not: count; the best of an earlier round come from its result.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from app.domain.errors import Conflict
from app.domain.steps import StepKind
from app.domain.voting.methods import (
    DEFAULT_CREDITS,
    MOST_OPTIONS,
    ON_A_TEXT,
    Method,
    default_dots,
    default_pairs,
)
from app.domain.voting.result import Result
from app.persistence.tables import RoundRow
from app.services.rounds.plan import FEWEST_OPTIONS, Subject
from app.services.turn import Turn

Option = dict[str, Any]


async def freeze(turn: Turn, row: RoundRow) -> None:
    """Fill in the options or the text of a round, and the usual numbers where none were chosen.

    Errors: Conflict, when there is nothing to vote on.
    """
    if row.method in ON_A_TEXT:
        await _freeze_text(turn, row)
        row.options = []
        return
    row.options = await _options(turn, row)
    if len(row.options) < FEWEST_OPTIONS:
        raise Conflict("round.too_few_options")
    if len(row.options) > MOST_OPTIONS:
        raise Conflict("round.too_many_options", most=MOST_OPTIONS)
    if row.winners >= len(row.options) and row.method != Method.EQUAL_SHARES:
        raise Conflict("round.too_many_winners", most=len(row.options) - 1)
    match row.method:
        case Method.DOTS:
            row.dots = row.dots or default_dots(len(row.options))
            row.cap = row.cap or min(3, row.dots)
        case Method.QUADRATIC:
            row.credits = row.credits or DEFAULT_CREDITS
        case Method.PAIRWISE:
            row.pairs = row.pairs or default_pairs(len(row.options))
        case _:
            pass


def best_of(row: RoundRow, result: Result, top: int) -> list[Option]:
    """The options of a round that go on into a run-off: those of the first `top` ranks, whole ties at the edge."""
    ranks = {option.id: option.rank for option in result.options}
    return [option for option in row.options if ranks[option["id"]] <= top]


async def _freeze_text(turn: Turn, row: RoundRow) -> None:
    if row.subject == Subject.GOALS:
        goals = {goal["id"]: goal for goal in await _goals(turn)}
        wanted = goals.get(row.options[0]["id"]) if row.options else None
        if wanted is None:
            raise Conflict("round.too_few_options")
        row.subject_text = wanted["label"]
    if not row.subject_text and row.subject == Subject.CHALLENGE:
        challenge = await turn.work.challenges.of_workshop(turn.actor.workshop_id)
        row.subject_text = challenge.statement if challenge else ""
        if not row.subject_text:
            raise Conflict("round.no_challenge")
    row.subject_text = row.subject_text or turn.workshop.title


async def _options(turn: Turn, row: RoundRow) -> list[Option]:
    """Those that still stand of what was planned, or all, with the costs that were planned for them."""
    if row.subject not in _SOURCES:
        return list(row.options)
    costs = {option["id"]: option.get("cost", 1) for option in row.options}
    found = await _SOURCES[Subject(row.subject)](turn)
    return [{**option, "cost": costs.get(option["id"], 1)} for option in found if not costs or option["id"] in costs]


async def _goals(turn: Turn) -> list[Option]:
    return [
        {"id": goal.id, "label": goal.statement, "detail": f"G{goal.number}"}
        for goal in await turn.work.goals.of(turn.actor.workshop_id)
        if goal.status in {"proposed", "adopted"}
    ]


async def _themes(turn: Turn) -> list[Option]:
    """The heaps of cards that have a name; sealed cards have none to show."""
    step = await turn.work.steps.of_kind(turn.actor.workshop_id, StepKind.FRAME)
    if step is None or not step.is_revealed:
        raise Conflict("round.cards_sealed")
    named = [one for one in await turn.work.clusters.of(turn.actor.workshop_id) if one.name]
    return [{"id": one.id, "label": one.name, "detail": f"T{at}"} for at, one in enumerate(named, start=1)]


async def _instruments(turn: Turn) -> list[Option]:
    return [
        {"id": one.id, "label": one.name, "detail": f"I{one.number}"}
        for one in await turn.work.instruments.of(turn.actor.workshop_id)
        if not one.is_removed
    ]


_SOURCES: Mapping[Subject, Callable[[Turn], Awaitable[list[Option]]]] = {
    Subject.GOALS: _goals,
    Subject.FRAMINGS: _themes,
    Subject.INSTRUMENTS: _instruments,
}
