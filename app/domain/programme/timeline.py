"""The days of a programme: deadlines and milestones of goals, ends of projects and commitments, in one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.programme.missions import Mission


class Due(StrEnum):
    """What is due."""

    GOAL = "goal"
    MILESTONE = "milestone"
    SUBTARGET = "subtarget"
    PROJECT_ENDS = "project_ends"
    COMMITMENT_ENDS = "commitment_ends"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, what is due then, in which charters, and the words for it."""

    day: date
    due: Due
    text: str
    missions: tuple[str, ...]


_ENTRIES = (
    ("subtargets", "deadline", "scope", Due.SUBTARGET),
    ("projects", "ends", "name", Due.PROJECT_ENDS),
    ("commitments", "end", "offer", Due.COMMITMENT_ENDS),
)


def timeline(missions: Sequence[Mission]) -> tuple[Moment, ...]:
    """All days in order; what several charters share is there once."""
    found: dict[tuple[date, Due, str], tuple[str, list[str]]] = {}

    def note(day: date | None, due: Due, key: str, text: str, mission: str) -> None:
        if day is not None:
            _, where = found.setdefault((day, due, key), (text, []))
            if mission not in where:
                where.append(mission)

    for mission in missions:
        for goal in mission.goals:
            note(goal.content.deadline, Due.GOAL, goal.id, goal.content.statement, mission.id)
            note(goal.content.milestone_date, Due.MILESTONE, goal.id, goal.content.milestone, mission.id)
        for register, field, title, due in _ENTRIES:
            for entry in mission.source.entries(register):
                key = mission.shared_id(register, entry.id)
                note(_day(entry.values.get(field)), due, key, entry.text(title), mission.id)
    order = list(Due)
    moments = [Moment(day, due, text, tuple(where)) for (day, due, _), (text, where) in found.items()]
    return tuple(sorted(moments, key=lambda one: (one.day, order.index(one.due), one.text)))


def _day(value: object) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) and value else None
