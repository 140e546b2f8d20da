"""The coalition of a mission: which bodies, levels and levers it has, what moves its actors, and what it lacks.

Must not: judge a mission (see `app.domain.quality`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.stakeholders import (
    Body,
    BodyStatus,
    GovernanceLevel,
    PolicyField,
    Sector,
    StakeholderContent,
    StakeholderRole,
    is_sti_body,
)

_IN_ORDER = tuple(BodyStatus)


def status_of(actor: StakeholderContent) -> BodyStatus | None:
    """How far an actor is on board: what was said, and at least 'present' for those in the room; None if unsaid."""
    if actor.is_present and actor.status in {None, BodyStatus.TO_INVITE, BodyStatus.INVITED}:
        return BodyStatus.PRESENT
    return actor.status


def is_on_board(actor: StakeholderContent) -> bool:
    """Whether an actor is present or has committed."""
    return status_of(actor) in {BodyStatus.PRESENT, BodyStatus.COMMITTED}


# --- the checklist beyond science and innovation --------------------------------------------------------------------


def bodies_of(actor: StakeholderContent) -> frozenset[Body]:
    """What an actor is on the checklist: what it was said to be, and what its roles, field and level tell."""
    is_public = actor.sector is Sector.GOVERNMENT
    told = {
        Body.CHALLENGE_OWNER: StakeholderRole.CHALLENGE_OWNER in actor.roles and not is_sti_body(actor),
        Body.REGULATOR: StakeholderRole.REGULATOR in actor.roles,
        Body.FINANCE: is_public and actor.policy_field is PolicyField.FINANCE_BUDGET,
        Body.PROCUREMENT: is_public and StakeholderRole.BUYER in actor.roles,
        Body.MUNICIPALITY: is_public and actor.level is GovernanceLevel.LOCAL,
    }
    return frozenset(actor.bodies) | {body for body, is_so in told.items() if is_so}


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A line of the checklist: the actors (ids) that are this body, and the best of their statuses."""

    body: Body
    ids: tuple[str, ...]
    status: BodyStatus | None


def checklist(actors: Mapping[str, StakeholderContent]) -> tuple[BodyLine, ...]:
    """All bodies in order, those that nobody is included."""
    lines = []
    for body in Body:
        ids = tuple(one for one, actor in actors.items() if body in bodies_of(actor))
        statuses = [status for one in ids if (status := status_of(actors[one]))]
        lines.append(BodyLine(body, ids, max(statuses, key=_IN_ORDER.index, default=None)))
    return tuple(lines)


# --- levels of government -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A level of government: whether it is needed, who works there with a role, and who of them is on board (ids)."""

    level: GovernanceLevel
    is_needed: bool
    ids: tuple[str, ...]
    on_board: tuple[str, ...]

    @property
    def is_gap(self) -> bool:
        """Whether it is needed and nobody there has a role."""
        return self.is_needed and not self.ids


def levels(actors: Mapping[str, StakeholderContent], needed: Iterable[GovernanceLevel]) -> tuple[LevelLine, ...]:
    """Needed against present, all levels in order."""
    wanted = set(needed)
    lines = []
    for level in GovernanceLevel:
        ids = tuple(one for one, actor in actors.items() if actor.level is level and actor.roles)
        lines.append(LevelLine(level, level in wanted, ids, tuple(one for one in ids if is_on_board(actors[one]))))
    return tuple(lines)


# --- incentives -----------------------------------------------------------------------------------------------------


def lacks_incentive(actor: StakeholderContent) -> bool:
    """Whether somebody is to deliver who has no reason to today."""
    return StakeholderRole.PROVIDER in actor.roles and not actor.incentive_today.strip()


def is_on_incentive_map(actor: StakeholderContent) -> bool:
    """Whether the map of incentives asks about an actor: public bodies, and whoever is to deliver."""
    return actor.sector is Sector.GOVERNMENT or StakeholderRole.PROVIDER in actor.roles or _says_something(actor)


def _says_something(actor: StakeholderContent) -> bool:
    return any((actor.incentive_today, actor.incentive_needed, actor.gains, actor.loses, actor.culture))


def without_owner(goals: Sequence[str], actors: Mapping[str, StakeholderContent]) -> tuple[str, ...]:
    """Goals (ids) for which no actor answers, in order."""
    owned = {goal for actor in actors.values() for goal in actor.answers_for}
    return tuple(goal for goal in goals if goal not in owned)


# --- mandate --------------------------------------------------------------------------------------------------------


class MandateRung(StrEnum):
    """Rungs of the mandate ladder, from a team's own idea to a decision across parties."""

    TEAM = "team"
    AGENCIES = "agencies"
    MINISTRIES = "ministries"
    CABINET = "cabinet"
    PARLIAMENT = "parliament"


def rungs_to_climb(current: MandateRung, needed: MandateRung) -> tuple[MandateRung, ...]:
    """The rungs from the present one up to the needed one, without the present; nothing where it suffices."""
    ladder = tuple(MandateRung)
    return ladder[ladder.index(current) + 1 : ladder.index(needed) + 1]
