"""Revealed rounds as a charter prints them, with what was voted for and how many of each group took part.

Must not: tell of a round before its result is revealed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from app.domain.charter.data import OptionFacts, RoundFacts, Turnout
from app.persistence.repositories.ballots import GroupTurnout
from app.persistence.tables import GoalRow, RoundRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.views.people import People
from app.services.views.results import Results


async def round_facts(
    work: UnitOfWork, people: People, goals: list[GoalRow], results: Results
) -> tuple[RoundFacts, ...]:
    """The rounds whose result was revealed, in order."""
    turnout: dict[str, dict[str | None, GroupTurnout]] = defaultdict(dict)
    for one in await work.ballots.turnout(people.workshop.id):
        turnout[one.round_id][one.group_id] = one
    by_id = {goal.id: goal for goal in goals}
    instruments = {row.id: f"I{row.number}" for row in await work.instruments.of(people.workshop.id)}
    rows = await work.rounds.of(people.workshop.id)
    numbers = {row.id: row.number for row in rows}
    found = []
    for row in rows:
        result = await results.of(work, row)
        if result is None:
            continue
        found.append(
            RoundFacts(
                id=row.id,
                number=row.number,
                title=row.title,
                subject=row.subject,
                subject_text=row.subject_text,
                method=row.method,
                result=result,
                options=_options(row, by_id, instruments),
                block_labels={block["key"]: block["label"] for block in row.blocks},
                turnout=tuple(_turnout(people, turnout[row.id])),
                dots=row.dots,
                cap=row.cap,
                quorum_percent=row.quorum_percent,
                tie_rule=row.tie_rule,
                lot_seed=row.lot_seed,
                revealed_on=_day(row.revealed_at),
                credits=row.credits,
                pairs=row.pairs,
                winners=row.winners,
                ranking_rule=row.ranking_rule,
                limit=row.limit_total,
                limit_unit=row.limit_unit,
                criteria=tuple(row.criteria),
                secrecy=row.secrecy,
                eligibility=row.eligibility,
                group_names=tuple(group.name for group in people.groups if group.id in row.group_ids),
                with_comment=row.with_comment,
                block_quorum_percent=row.block_quorum_percent,
                runoff_of=numbers.get(row.runoff_of_id or "", 0),
                closes_at=row.closes_at,
                root=row.root,
            )
        )
    return tuple(found)


def _options(row: RoundRow, goals: Mapping[str, GoalRow], instruments: Mapping[str, str]) -> tuple[OptionFacts, ...]:
    """What was voted for. A goal that was hidden since keeps its votes and loses its words."""
    options = []
    for option in row.options:
        goal = goals.get(option["id"])
        is_hidden = goal is not None and goal.status == "hidden"
        anchor = f"G{goal.number}" if goal is not None and not is_hidden else instruments.get(option["id"], "")
        label = "" if is_hidden else option.get("label", "")
        options.append(OptionFacts(option["id"], label, anchor, option.get("cost", 1)))
    return tuple(options)


def _turnout(people: People, counted: Mapping[str | None, GroupTurnout]) -> Iterable[Turnout]:
    for group in people.groups:
        one = counted.get(group.id)
        if one is not None and one.eligible:
            yield Turnout(group.name, one.cast, one.eligible)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
