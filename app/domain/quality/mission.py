"""Checks of the mission as a whole, from its goals, stakeholders, instruments and rounds: Q11 to Q40.

Must not: read storage; whoever asks hands everything over as `MissionData`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app.domain.goals import GoalContent
from app.domain.instruments import InstrumentContent
from app.domain.quality import equity, mix, people, process
from app.domain.quality.checks import Finding, failed, hint, not_answered, passed
from app.domain.quality.equity import EquityFacts
from app.domain.quality.process import RoundFacts
from app.domain.quality.thresholds import DEFAULTS, Thresholds
from app.domain.stakeholders import GovernanceLevel, StakeholderContent


@dataclass(frozen=True, slots=True)
class MissionData:
    """What is known of a mission. Goals are the adopted ones; everything is by id; rounds are those closed.

    `needed_levels` are the levels of government that were marked as needed. `affected_voices` are people in the room
    who came for affected people or civil society. `pledging` are ids of actors who committed something. `reasons`
    holds, by check id, why something is left out on purpose (Q18, Q19). `minority_statements` are counted;
    `is_dissent_denied` is somebody's explicit 'none raised'. `newcomers_percent` is the room's answer to Q17.
    """

    goals: Mapping[str, GoalContent] = field(default_factory=dict)
    stakeholders: Mapping[str, StakeholderContent] = field(default_factory=dict)
    instruments: Mapping[str, InstrumentContent] = field(default_factory=dict)
    rounds: tuple[RoundFacts, ...] = ()
    needed_levels: tuple[GovernanceLevel, ...] = ()
    affected_voices: int = 0
    outreach_plan: str = ""
    pledging: frozenset[str] = frozenset()
    reasons: Mapping[str, str] = field(default_factory=dict)
    minority_statements: int = 0
    is_dissent_denied: bool = False
    newcomers_percent: int | None = None
    equity: EquityFacts = field(default_factory=EquityFacts)


Rule = Callable[[MissionData, Thresholds], Finding]


def check_mission(data: MissionData, thresholds: Thresholds = DEFAULTS) -> tuple[Finding, ...]:
    """All findings about the mission as a whole, in the order of the report, one each."""
    return tuple(rule(data, thresholds) for rule in RULES.values())


def has_few_objectives(data: MissionData, thresholds: Thresholds) -> Finding:
    """Q11: two to five goals; more of them weaken each other (inflation)."""
    count = len(data.goals)
    if not count:
        return not_answered("Q11")
    if count > thresholds.objectives_most:
        return failed("Q11", count=count, most=thresholds.objectives_most)
    if count < thresholds.objectives_least:
        return hint("Q11", count=count, least=thresholds.objectives_least)
    return passed("Q11", count=count)


RULES: Mapping[str, Rule] = {
    "Q11": has_few_objectives,
    "Q12": lambda data, limits: people.goes_beyond_sti(data.stakeholders.values(), limits),
    "Q13": lambda data, _: people.names_finance_and_regulator(data.stakeholders.values()),
    "Q14": lambda data, limits: people.crosses_sectors(
        data.stakeholders, data.instruments.values(), data.pledging, limits
    ),
    "Q15": lambda data, _: people.covers_levels(data.stakeholders.values(), data.needed_levels),
    "Q16": lambda data, _: people.hears_affected(
        data.stakeholders.values(), voices=data.affected_voices, outreach_plan=data.outreach_plan
    ),
    "Q17": lambda data, limits: people.mixes_newcomers(data.stakeholders.values(), limits, data.newcomers_percent),
    "Q18": lambda data, _: mix.creates_demand(data.instruments.values(), data.reasons.get("Q18", "")),
    "Q19": lambda data, _: mix.uses_rules(data.instruments.values(), data.reasons.get("Q19", "")),
    "Q20": lambda data, limits: mix.covers_the_cycle(data.instruments.values(), limits),
    "Q21": lambda data, limits: mix.avoids_the_sti_trap(data.instruments.values(), data.stakeholders, limits),
    "Q24": lambda data, _: mix.is_complete(data.instruments.values()),
    "Q38": lambda data, limits: process.is_fair(data.rounds, limits),
    "Q39": lambda data, _: process.records_dissent(
        data.rounds, minority_statements=data.minority_statements, is_denied=data.is_dissent_denied
    ),
    "Q40": lambda data, limits: equity.narrows_a_gap(data.goals.values(), data.equity, limits),
}
"""The rules in the order of the report."""
