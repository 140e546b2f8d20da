"""What the room would do with each project, and how that moved between two times of asking.

Must not: settle a tie. Where two answers are level the room has not said what to do, and that is what is shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.estimates.summary import Summary


class Standing(StrEnum):
    """How clear a verdict is: more than half said it, it is the most frequent of several, two are level, or nobody."""

    MAJORITY = "majority"
    MOST = "most"
    TIE = "tie"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Said:
    """The verdict on a project. `leading` are the most frequent answers: one, or several where they are level.

    `count` people gave a verdict; `passes` could not judge, and count for nothing.
    """

    standing: Standing
    leading: tuple[str, ...] = ()
    count: int = 0
    passes: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def verdict(self) -> str:
        """The verdict, or nothing where two are level or nobody has spoken."""
        return self.leading[0] if len(self.leading) == 1 else ""


NOBODY = Said(Standing.NONE)


def said_of(summary: Summary | None) -> Said:
    """What the answers on one project come to."""
    if summary is None or not summary.count:
        return Said(Standing.NONE, passes=summary.passes if summary else 0)
    most = max(summary.counts.values())
    leading = tuple(word for word, count in summary.counts.items() if count == most)
    alone = Standing.MAJORITY if 2 * most > summary.count else Standing.MOST
    return Said(alone if len(leading) == 1 else Standing.TIE, leading, summary.count, summary.passes, summary.counts)


Asked = Mapping[str, Said]
"""Verdicts by project id, at one time of asking."""


def asked(summaries: Mapping[str, Mapping[str, Summary]]) -> dict[str, Said]:
    """Verdicts of what is known of the sheet, without projects of which nobody spoke."""
    found = {subject: said_of(items.get("verdict")) for subject, items in summaries.items()}
    return {subject: one for subject, one in found.items() if one.standing is not Standing.NONE}


class Move(StrEnum):
    """What became of a verdict: the same, another, no clear one now, a clear one at last, the first, or none."""

    STAYED = "stayed"
    CHANGED = "changed"
    BLURRED = "blurred"
    CLEARED = "cleared"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Moved:
    """A project's verdict at two times of asking."""

    project_id: str
    before: Said
    after: Said
    move: Move


def compare(before: Asked, after: Asked, project_ids: Sequence[str]) -> list[Moved]:
    """The verdicts of these projects at two times of asking; projects with none at either are left out."""
    found = []
    for one in project_ids:
        then, now = before.get(one, NOBODY), after.get(one, NOBODY)
        if then.standing is Standing.NONE and now.standing is Standing.NONE:
            continue
        found.append(Moved(one, then, now, _move(then, now)))
    return found


def _move(then: Said, now: Said) -> Move:
    if then.standing is Standing.NONE:
        return Move.NEW
    if now.standing is Standing.NONE:
        return Move.DROPPED
    if then.leading == now.leading:
        return Move.STAYED
    if bool(then.verdict) is bool(now.verdict):
        return Move.CHANGED
    return Move.CLEARED if now.verdict else Move.BLURRED
