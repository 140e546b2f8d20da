"""A project of the portfolio, as sense-making looks at it.

Must not: know where projects are kept.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.estimates.summary import Summary
from app.domain.registers.source import Entry


@dataclass(frozen=True, slots=True)
class Project:
    """A project. `goals` are ids of objectives that stand; `is_mapped`: its levers were noted by the room, not by hand.

    `pitching` says that it is being pitched right now.
    """

    id: str
    number: int
    name: str
    owner: str = ""
    goals: tuple[str, ...] = ()
    levers: tuple[str, ...] = ()
    summary: str = ""
    flexibility: str = ""
    ends: date | None = None
    is_mapped: bool = False
    is_pitching: bool = False


def projects_of(
    entries: Sequence[Entry], goals: Collection[str], mapped: Mapping[str, Mapping[str, Summary]]
) -> list[Project]:
    """Projects from their entries. `mapped` is what mappers noted, by project and question.

    Levers written down by hand count. Where none are, those count that at least half of the mappers ticked.
    """
    found = []
    for one in entries:
        written = one.many("levers")
        levers = written or _ticked(mapped.get(one.id, {}).get("levers"))
        found.append(
            Project(
                id=one.id,
                number=one.number,
                name=one.text("name"),
                owner=one.text("owner"),
                goals=tuple(goal for goal in one.many("goals") if goal in goals),
                levers=levers,
                summary=one.text("summary"),
                flexibility=one.text("flexibility"),
                ends=one.day("ends"),
                is_mapped=bool(levers) and not written,
                is_pitching=one.says_yes("is_pitching"),
            )
        )
    return found


def _ticked(summary: Summary | None) -> tuple[str, ...]:
    if summary is None or not summary.count:
        return ()
    return tuple(lever for lever, count in summary.counts.items() if 2 * count >= summary.count)
