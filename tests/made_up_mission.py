"""A mission of any size for tests of pictures and files: everything in it is numbered, so that it can be counted."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from app.domain.charter.data import (
    ChallengeFacts,
    CharterData,
    EntryFacts,
    GoalFacts,
    GroupFacts,
    InstrumentFacts,
    StakeholderFacts,
    WorkshopFacts,
)
from app.domain.goals import GoalContent
from app.domain.instruments import InstrumentContent, Side, Stage
from app.domain.parts import Part
from app.domain.readings import READINGS
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.source import ShelfSource
from app.domain.stakeholders import GovernanceLevel, PolicyField, Sector, StakeholderContent, StakeholderRole
from tests.charters import full
from tests.domain.shelves import entries

DAY = date(2026, 5, 20)
_BODIES = (
    "Ministry of Transport and Digital Infrastructure",
    "City of Ends",
    "Federation of cyclists and pedestrians",
    "Institute for road safety research",
    "Insurers' association",
    "Parents' council of the outer districts",
    "Bus company",
)
_TOOLS = (
    "School streets without cars at eight in the morning",
    "Public procurement of safe crossings by function",
    "Fund for cargo bicycles",
    "Living lab on speed",
    "Guidance for planners",
    "Challenge prize for winter service",
)
_LONGER = "told in half a line or a little more"
_OFFERS = ("Money for crossings", "Two people for a year", "Open counts of every crossing", "Bicycles on loan")


def mission(
    *, actors: int = 60, instruments: int = 40, goals: int = 12, projects: int = 200, name: str = ""
) -> CharterData:
    """Contents of that size; with a `name`, everything that people write says that instead."""

    def said(text: str) -> str:
        return name or text

    goal_ids = [f"goal{at}" for at in range(1, goals + 1)]
    deadlines = [date(2030 + at % 3 * 2, 12, 31) for at in range(goals)]
    stakeholders = tuple(
        StakeholderFacts(f"st{at}", at, _actor(at, said(f"{_BODIES[at % len(_BODIES)]} {at}")))
        for at in range(1, actors + 1)
    )
    tools = tuple(
        InstrumentFacts(f"i{at}", at, _tool(at, said(f"{_TOOLS[at % len(_TOOLS)]} {at}"), goal_ids, actors))
        for at in range(1, instruments + 1)
    )
    registers: dict[str, list[dict[str, Any]]] = {
        "goals": [{"id": one, "statement": said(f"Goal {one}")} for one in goal_ids],
        "stakeholders": [
            {"id": one.id, "name": one.content.name, "sector": str(one.content.sector), "level": str(one.content.level)}
            for one in stakeholders
        ],
        "relations": _relations(actors),
        "commitments": [
            {
                "offer": said(f"{_OFFERS[at % 4]} {at}"),
                "kind": ("money", "days", "data", "in_kind")[at % 4],
                "actor": f"st{at % actors + 1}" if actors else "",
                "amount": float(at * 1000),
                "unit": ("EUR", "days", "data sets", "")[at % 4],
                "start": (DAY + timedelta(days=40 * at)).isoformat() if at % 3 else "",
                "end": (DAY + timedelta(days=400 + 90 * at)).isoformat(),
                "status": "confirmed" if at % 2 else "offered",
            }
            for at in range(actors // 2)
        ],
        "projects": [
            {
                "name": said(f"Project {at} on the ground"),
                "owner": said(f"Owner {at}"),
                "goals": [goal_ids[at % goals]] if goals else [],
            }
            for at in range(projects)
        ],
        "changes": [
            {"place": place, "change": said(f"What stands in {place} as entry {at}, " + _LONGER)}
            for place in ("inputs", "activities", "outputs", "outcomes", "impact")
            for at in range(max(instruments // 5, 1) if instruments else 0)
        ],
        "assumptions": [
            {
                "assumption": said(f"People do what they said they would do, number {at}"),
                "link": link,
                "confidence": at % 5 + 1,
                "weight": 4,
            }
            for at, link in enumerate(
                ("inputs_activities", "activities_outputs", "outputs_outcomes", "outcomes_impact", "") * 3
            )
        ],
        "tree": [
            {
                "id": f"tree{at}",
                "place": ("root_cause", "direct_cause", "effect")[at % 3],
                "what": said(f"What is behind it or comes of it, {at}, {_LONGER}"),
                "comes_of": f"tree{at - 1}" if at % 3 == 1 else "",
                "is_priority": "yes" if at == 3 else "",
            }
            for at in range(goals * 3)
        ],
        "actions": [
            {
                "action": said(f"Step {at}"),
                "who": said("City of Ends"),
                "by": (DAY + timedelta(days=20 + at * 25)).isoformat(),
            }
            for at in range(min(instruments, 5))
        ],
        "reviews": [
            {
                "what": said(f"Look at the numbers, {at}"),
                "on": date(2027 + at, 3, 1).isoformat(),
                "repeats": "yearly" if not at else "",
                "decider": said("Board"),
            }
            for at in range(4)
        ],
        "questions": [
            {"question": said(f"What do we learn from winter {at}?"), "by": date(2027 + at, 4, 1).isoformat()}
            for at in range(3)
        ],
        "criteria": [
            {
                "unit": said(f"Line {at}"),
                "signal": "Counts",
                "threshold": "1",
                "on": date(2027 + at % 4, 9, 1).isoformat(),
                "decider": said("Board"),
                "consequence": "stop",
            }
            for at in range(instruments)
        ],
        "pathways": [{"goal": one, "pathway": said(f"Way to {one}"), "decide_by": "2029-12-31"} for one in goal_ids],
    }
    source = ShelfSource(
        registers={key: entries(key, *rows) for key, rows in registers.items()},
        adopted=frozenset(goal_ids),
        deadlines=dict(zip(goal_ids, deadlines, strict=True)),
        parts=frozenset(Part),
        today=DAY,
    )
    return replace(
        full(),
        workshop=WorkshopFacts(
            "w9",
            said("Safe ways to school, everywhere"),
            said("Too many children are driven"),
            convener=said("City of Ends"),
            created_on=DAY,
        ),
        generated_on=DAY,
        groups=(GroupFacts("a", said("Government"), 75, 75), GroupFacts("b", said("Citizens"), 75, 75)),
        challenge=ChallengeFacts(
            said("Children are driven to school because the way feels unsafe, " + _LONGER), "complex"
        ),
        goals=tuple(_goal(at, one, deadlines[at], said) for at, one in enumerate(goal_ids)),
        stakeholders=stakeholders,
        instruments=tools,
        registers={
            key: tuple(
                EntryFacts(one.id, one.number, one.values, anchor=f"{REGISTERS[key].anchor}{one.number}")
                for one in rows
            )
            for key, rows in source.registers.items()
        },
        readings={topic.value: reading(source) for topic, reading in READINGS.items()},
        shelves=source,
        parts=frozenset(Part),
    )


def _goal(at: int, ident: str, deadline: date, said: Any) -> GoalFacts:
    content = GoalContent(
        said(f"By {deadline.year}, {60 + at} % of the pupils of district {at + 1} walk or cycle to school every day"),
        said("Children walking or cycling"),
        ("%", "children", "minutes")[at % 3],
        at % 5 == 4,
        None if at % 4 == 3 else 40.0 + at,
        2025,
        "Survey",
        target_value=(20.0 if at % 3 == 2 else 60.0) + at,
        deadline=deadline,
        milestone=said(f"Half way in district {at + 1}"),
        milestone_date=date(2028, 1 + at % 12, 15),
    )
    return GoalFacts(ident, at + 1, content, is_adopted=True)


def _actor(at: int, name: str) -> StakeholderContent:
    fields, sectors = tuple(PolicyField), tuple(Sector)
    return StakeholderContent(
        name,
        sectors[at % len(sectors)],
        GovernanceLevel.LOCAL,
        fields[at * 7 % len(fields)],
        (StakeholderRole.CHALLENGE_OWNER,) if at == 1 else (),
        1 + at * 3 % 5,
        1 + at * at % 5,
        is_present=bool(at % 3),
    )


def _tool(at: int, name: str, goals: list[str], actors: int) -> InstrumentContent:
    stages = tuple(Stage)
    return InstrumentContent(
        name,
        side=tuple(Side)[at * 5 % 4],
        stages=stages[at % 5 : at % 5 + 1 + at % 3],
        goal_ids=tuple(dict.fromkeys(goals[(at * step) % len(goals)] for step in (1, 2))) if goals else (),
        lead_id=f"st{at % actors + 1}" if actors and at % 9 else "",
        start=("2027", "2028-03", "", "from 2029-05-01")[at % 4],
    )


def _relations(actors: int) -> list[dict[str, Any]]:
    kinds = ("funds", "regulates", "supplies", "shares_data", "partners", "opposes")
    pairs = [(at, at * 7 % actors + 1) for at in range(1, actors + 1)] + [
        (at, at * 3 % actors + 1) for at in range(2, actors, 2)
    ]
    return [
        {
            "source": f"st{one}",
            "target": f"st{other}",
            "kind": kinds[at % 6],
            "existence": "needed" if at % 5 == 2 else "existing",
        }
        for at, (one, other) in enumerate(pairs)
        if one != other
    ]
