"""Every quality check of the charter has one example that fires and one that does not, by the whole report.

The examples are workshops, not rules: what is tested is that the check is asked, reached and told.
"""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.charter.data import (
    CharterData,
    EntryFacts,
    GoalFacts,
    GroupFacts,
    InstrumentFacts,
    StakeholderFacts,
    WorkshopFacts,
)
from app.domain.charter.quality import findings_of
from app.domain.goals import GoalContent
from app.domain.instruments import InstrumentContent, Side, Stage
from app.domain.parts import Part
from app.domain.quality import process
from app.domain.quality.checks import CHECKS, Finding, Outcome
from app.domain.quality.goal import GoalAnswers, GoalContext, check_goal
from app.domain.quality.mission import MissionData, check_mission
from app.domain.quality.settling import CheckNote, NoteKind
from app.domain.stakeholders import (
    GovernanceLevel,
    PolicyField,
    Sector,
    StakeholderContent,
    StakeholderRole,
    Standing,
)
from app.i18n.text import texts
from tests.domain.shelves import answers, source

OWNER, REGULATOR = StakeholderRole.CHALLENGE_OWNER, StakeholderRole.REGULATOR
TODAY = date(2026, 11, 25)
GOAL = GoalContent(
    "By 2034 no child is hurt on the way to school.",
    indicator="Children hurt on the way to school",
    unit="children a year",
    baseline_value=40,
    baseline_year=2025,
    baseline_source="Police",
    target_value=0,
    deadline=date(2034, 12, 31),
    milestone="Half as many",
    milestone_date=date(2028, 12, 31),
    population="All children of the city",
    equity="The east of the city first",
)


def workshop(**more: Any) -> CharterData:
    return CharterData(WorkshopFacts("w1", "Safe ways"), TODAY, parts=frozenset(Part), **more)


def goal(*, first: GoalContent | None = None, asked: GoalAnswers | None = None, **fields: Any) -> CharterData:
    content = replace(GOAL, **fields)
    context = GoalContext(TODAY, first=first, answers=asked or GoalAnswers())
    found = check_goal(content, context, subject_id="g1")
    return workshop(goals=(GoalFacts("g1", 1, content, is_adopted=True, first=first, findings=found),))


def goals(count: int) -> CharterData:
    return workshop(goals=tuple(GoalFacts(f"g{one}", one, GOAL, is_adopted=True) for one in range(count)))


def actor(
    sector: Sector = Sector.GOVERNMENT,
    field: PolicyField = PolicyField.TRANSPORT,
    *roles: StakeholderRole,
    **more: Any,
) -> StakeholderContent:
    wanted = {"level": GovernanceLevel.NATIONAL, "is_present": True, **more}
    return StakeholderContent("Somebody", sector, policy_field=field, roles=roles, **wanted)


def actors(*found: StakeholderContent, **more: Any) -> CharterData:
    listed = tuple(StakeholderFacts(f"a{n}", n, one) for n, one in enumerate(found, 1))
    return workshop(stakeholders=listed, **more)


def needing(level: str) -> CharterData:
    """A room with somebody on the national level, and this level marked as needed."""
    needed = EntryFacts("l1", 1, {"level": level})
    return actors(actor(Sector.GOVERNMENT, PolicyField.TRANSPORT, OWNER), registers={"levels": (needed,)})


def instrument(side: Side = Side.SUPPLY, *stages: Stage, lead: str = "a1", **more: Any) -> InstrumentContent:
    return InstrumentContent("It", side=side, stages=stages or (Stage.RESEARCH,), lead_id=lead, **more)


def instruments(*found: InstrumentContent, by: StakeholderContent | None = None) -> CharterData:
    listed = tuple(InstrumentFacts(f"i{n}", n, one) for n, one in enumerate(found, 1))
    return replace(actors(by or actor()), instruments=listed)


def shelves(**registers: Any) -> CharterData:
    data = source(**registers)
    adopted = tuple(GoalFacts(one, 1, GOAL, is_adopted=True) for one in data.adopted)
    return workshop(shelves=data, goals=adopted)


def said(sheet: str, **answered: list[str]) -> CharterData:
    return shelves(summaries={sheet: answers(sheet, **answered)})


def votes(*rounds: process.RoundFacts) -> MissionData:
    return MissionData(rounds=rounds)


FINANCE = actor(Sector.GOVERNMENT, PolicyField.FINANCE_BUDGET)
FOUR = [actor(one) for one in (Sector.GOVERNMENT, Sector.BUSINESS, Sector.RESEARCH, Sector.CIVIL_SOCIETY)]
WHOLE = {"lead_id": "a1", "target_group": "Schools", "goal_ids": ("g1",), "first_step": "Ask them"}
G1 = {"adopted": ["g1"], "goals": [{"id": "g1", "statement": "Safe ways", "target_value": 100.0}]}
WAY = {"goal": "g1", "pathway": "Slow streets"}
SIGNED = {
    "offer": "Money",
    "kind": "money",
    "status": "signed",
    "authority": "authorised",
    "amount": 3.0,
    "unit": "EUR",
}
BODIES = [{"id": one, "name": one, "sector": one, "level": "local"} for one in ("government", "business")]
MEASURE = {"goal": "g1", "indicator": "Hurt", "owner": "City", "source": "Police", "frequency": "yearly"}
STOP = {"unit": "P", "project": "p", "signal": "S", "on": "2028-01-01", "decider": "Board", "consequence": "stop"}
BOTH = [{"id": "a", "side": "supply"}, {"id": "b", "side": "demand"}]
BORROWED = {"element": "Relay", **dict.fromkeys(("function", "changed", "who_asked", "practice"), "So")}
BY_GROUP = process.RoundFacts("Goals", ballots_by_group={"State": 5, "Firms": 5})
AGREED = {"classification": answers("classification", problem_contested=[1], solution_contested=[1])}
SOFT = {"first": GOAL, "target_value": 30}
ON_RECORD = workshop(check_notes=(CheckNote("n", "Q39", kind=NoteKind.NONE),))

Example = CharterData | MissionData

EXAMPLES: dict[str, tuple[Example, Example]] = {
    "Q01": (goal(target_value=None), goal()),
    "Q02": (goal(baseline_source=""), goal()),
    "Q03": (goal(deadline=None), goal()),
    "Q04": (goal(milestone_date=None), goal()),
    "Q05": (goal(statement="Install cameras at every school"), goal()),
    "Q06": (goal(indicator="Number of projects"), goal()),
    "Q07": (goal(asked=GoalAnswers(boldness=(2, 2, 3))), goal(asked=GoalAnswers(boldness=(4, 5, 4)))),
    "Q08": (goal(asked=GoalAnswers(feasibility=(1, 1, 2))), goal(asked=GoalAnswers(feasibility=(3, 3, 2)))),
    "Q09": (goal(statement="GHG halves in the city by 2030"), goal()),
    "Q10": (goal(**SOFT), goal(first=GOAL)),
    "Q11": (goals(6), goals(3)),
    "Q12": (
        actors(actor(field=PolicyField.STI)),
        actors(actor(Sector.GOVERNMENT, PolicyField.TRANSPORT, OWNER), FINANCE),
    ),
    "Q13": (actors(actor()), actors(FINANCE, actor(Sector.GOVERNMENT, PolicyField.TRANSPORT, REGULATOR))),
    "Q14": (
        actors(actor()),
        replace(
            actors(*FOUR),
            instruments=(InstrumentFacts("i1", 1, instrument(partner_ids=("a2", "a3"))),),
        ),
    ),
    "Q15": (needing("local"), needing("national")),
    "Q16": (actors(actor()), replace(actors(actor()), groups=(GroupFacts("g", "Civil society", 3, 3),))),
    "Q17": (actors(actor(standing=Standing.ESTABLISHED)), actors(actor(standing=Standing.EMERGING))),
    "Q18": (instruments(instrument()), instruments(instrument(Side.DEMAND))),
    "Q19": (instruments(instrument()), instruments(instrument(Side.REGULATORY))),
    "Q20": (instruments(instrument()), instruments(instrument(Side.SUPPLY, *Stage))),
    "Q21": (instruments(instrument(), by=actor(field=PolicyField.STI)), instruments(instrument())),
    "Q22": (
        shelves(instruments=[{"name": "A", "approach": ["technology"]}]),
        shelves(instruments=[{"name": "A", "approach": ["behaviour"]}]),
    ),
    "Q23": (
        shelves(instruments=BOTH, interactions=[{"source": "a", "target": "b", "kind": "overlaps"}]),
        shelves(instruments=BOTH, interactions=[{"source": "b", "target": "a", "kind": "enables"}]),
    ),
    "Q24": (instruments(instrument()), instruments(InstrumentContent("It", side=Side.SUPPLY, stages=(), **WHOLE))),
    "Q25": (
        shelves(levers=[{"id": "c1", "cause": "Speed"}], instruments=[{"name": "A"}]),
        shelves(levers=[{"id": "c1", "cause": "Speed"}], instruments=[{"name": "A", "causes": ["c1"]}]),
    ),
    "Q26": (shelves(**G1, pathways=[WAY]), shelves(**G1, pathways=[WAY, {**WAY, "pathway": "School buses"}])),
    "Q27": (shelves(**G1), shelves(**G1, projects=[{"name": "P", "goals": ["g1"]}])),
    "Q28": (
        shelves(stakeholders=BODIES, commitments=[{**SIGNED, "actor": "government"}]),
        shelves(stakeholders=BODIES, commitments=[{**SIGNED, "actor": one["id"]} for one in BODIES]),
    ),
    "Q29": (
        shelves(commitments=[SIGNED]),
        shelves(commitments=[SIGNED], asks=[{"need": "Money", "kind": "money", "amount": 9.0, "unit": "EUR"}]),
    ),
    "Q30": (shelves(**G1, indicators=[{**MEASURE, "owner": ""}]), shelves(**G1, indicators=[MEASURE])),
    "Q31": (shelves(questions=[{"question": "A?"}]), shelves(questions=[{"question": "A?"}, {"question": "B?"}])),
    "Q32": (
        shelves(projects=[{"id": "p", "name": "P"}], criteria=[{**STOP, "decider": ""}]),
        shelves(projects=[{"id": "p", "name": "P"}], criteria=[STOP]),
    ),
    "Q33": (
        shelves(),
        shelves(reviews=[{"what": "Far", "on": "2034-01-01", "decider": "Parliament"}]),
    ),
    "Q34": (
        shelves(localisation=[{"dimension": "owned", "origin": "external"}]),
        shelves(localisation=[{"dimension": "owned", "origin": "national"}]),
    ),
    "Q35": (
        shelves(capabilities=[{"capability": "Counting", "now": 1, "needed": 3}]),
        shelves(capabilities=[{"capability": "Counting", "now": 3, "needed": 3}]),
    ),
    "Q36": (shelves(borrowed=[{"element": "Relay"}]), shelves(borrowed=[BORROWED])),
    "Q37": (said("mission_check", mechanism=["no", "no"]), said("mission_check", mechanism=["yes", "no"])),
    "Q38": (votes(replace(BY_GROUP, is_quorum_missed=True)), votes(BY_GROUP)),
    "Q39": (votes(BY_GROUP), ON_RECORD),
    "Q40": (goal(equity=""), shelves(**G1, indicators=[{**MEASURE, "by_group": "Districts"}])),
    "Q41": (
        shelves(summaries=AGREED),
        shelves(summaries=AGREED, reviews=[{"what": "First", "on": "2027-05-01", "decider": "Board"}]),
    ),
    "Q42": (
        shelves(conflicts=[{"conflict": "Speed and quiet"}]),
        shelves(conflicts=[{"conflict": "Speed and quiet", "rule": "Quiet first"}]),
    ),
}


def findings(example: Example, check_id: str) -> list[Finding]:
    every = check_mission(example) if isinstance(example, MissionData) else findings_of(example)
    return [one for one in every if one.check_id == check_id]


@pytest.mark.parametrize("check_id", CHECKS)
def test_a_check_fires_where_it_should(check_id: str) -> None:
    fires, _ = EXAMPLES[check_id]
    open_ones = [one for one in findings(fires, check_id) if one.is_open]
    assert open_ones, "nothing is said"
    catalogue = texts().catalogue.texts
    assert all(one.message_key in catalogue and one.mend_key in catalogue for one in open_ones)


@pytest.mark.parametrize("check_id", CHECKS)
def test_a_check_is_content_where_nothing_is_wrong(check_id: str) -> None:
    _, is_fine = EXAMPLES[check_id]
    assert {one.outcome for one in findings(is_fine, check_id)} == {Outcome.PASSED}


def test_every_check_of_the_report_has_its_examples_in_order() -> None:
    assert list(EXAMPLES) == list(CHECKS) == [f"Q{number:02}" for number in range(1, 43)]
