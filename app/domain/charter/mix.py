"""Sections 7 to 11: the policy mix, and what follows from goals and instruments for portfolio, roadmap and learning."""

from app.domain.charter import figures
from app.domain.charter.learning_part import (
    assumptions_prose,
    assumptions_record,
    calendar,
    monitoring_prose,
    monitoring_record,
)
from app.domain.charter.paper_part import all_of, lacking, stated
from app.domain.charter.pen import NONE, Pen, Section, row
from app.domain.charter.records import anchor_of, baseline_line
from app.domain.charter.registers_part import entries_tables, has, read_hints, read_tables
from app.domain.document import Block, Inlines, Paragraph, Table
from app.domain.instruments import Side
from app.domain.mix.competing import beyond_technology
from app.domain.mix.known import Mix
from app.domain.parts import Part
from app.domain.readings.mix import OF_WAYS
from app.domain.registers.mixing import LeftOut
from app.domain.registers.outlook import RiskKind
from app.domain.snapshot.topics import Topic
from app.domain.steps import Prompt

_LEAST_INSTRUMENTS = 3
_LEAST_ACTIONS = 3


def mix(pen: Pen) -> Section:
    """Section 7. What is sketched, what it covers, and what it leaves open."""
    data = pen.data
    contents = {one.id: one.content for one in data.instruments}
    prose: list[Block] = []
    if data.instruments:
        prose.append(Paragraph(pen.computed(pen.say("mix.count", count=len(contents)))))
    if len(contents) < _LEAST_INSTRUMENTS:
        prose.append(pen.missing("instruments", "room"))
    left_out = {str(one.values["what"]) for one in data.entries("left_out")}
    for side, thing in ((Side.DEMAND, LeftOut.DEMAND), (Side.REGULATORY, LeftOut.RULES)):
        if thing not in left_out and not any(one.content.side is side for one in data.instruments):
            prose.append(pen.missing(f"side_{thing}", "room"))
    prose += [] if has(pen, "interactions") else [pen.missing("interactions", "room")]
    prose += [
        pen.labelled(f"mix.left_out.{one.values['what']}", str(one.values["reason"]), one.anchor)
        for one in data.entries("left_out")
    ]
    prose += read_hints(pen, Topic.MIX, but=OF_WAYS, is_always=True)
    further = (
        *entries_tables(pen, "interactions", "left_out"),
        *read_tables(pen, Topic.MIX, "mix.requirements", "mix.relay"),
    )
    return Section("mix", "7", tuple(prose), (*_overview(pen), *figures.coverage(pen), *further))


def portfolio(pen: Pen) -> Section:
    """Section 8. What was tried before, the projects that exist, the ways that compete, and what they take."""
    tried = [card for card in pen.data.cards if card.prompt is Prompt.TRIED]
    prose: list[Block] = list(pen.listed("portfolio.tried", [pen.line(card.text, anchor_of(card)) for card in tried]))
    prose += [pen.missing(thing, "facilitator") for thing in ("projects", "pathways") if not has(pen, thing)]
    if not beyond_technology(Mix.of(pen.data.shelves)):
        prose.append(pen.missing("social", "facilitator"))
    prose += lacking(pen, "experiments")
    if Part.DEVELOPMENT in pen.data.parts:
        prose += [pen.missing(thing, "room") for thing in ("capabilities", "borrowed") if not has(pen, thing)]
    prose += read_hints(pen, Topic.MIX, *OF_WAYS)
    prose += read_hints(pen, Topic.PORTFOLIO)
    prose += read_hints(pen, Topic.PROFILE, "profile.capability_gap", "profile.mimicry")
    record = (
        *entries_tables(pen, "projects", "pathways", "experiments", "capabilities", "borrowed"),
        *read_tables(
            pen, Topic.PORTFOLIO, "portfolio.heat", "portfolio.verdicts", "portfolio.moved", "portfolio.twins"
        ),
        *read_tables(pen, Topic.PROFILE, "profile.capabilities"),
    )
    return Section("portfolio", "8", tuple(prose), record)


def roadmap(pen: Pen) -> Section:
    """Section 9. First steps of the instruments and milestones of the goals, with who leads."""
    owned = [one for one in pen.data.instruments if one.content.first_step and one.content.lead_id in pen.actors]
    prose: list[Block] = [
        pen.labelled(
            "roadmap.milestone", _dated(pen, goal.content.milestone, goal.content.milestone_date), f"G{goal.number}"
        )
        for goal in pen.data.adopted
        if goal.content.milestone
    ]
    if len(owned) < _LEAST_ACTIONS:
        prose.append(pen.missing("first_hundred_days", "mission_owner"))
    prose += stated(pen, "paper", "second_horizon", thing="second_horizon", owner="mission_owner")
    rows = [
        row(
            pen.line(one.content.name, f"I{one.number}"),
            one.content.first_step,
            _actor(pen, one.content.lead_id),
            one.content.start,
        )
        for one in pen.data.instruments
        if one.content.first_step or one.content.start
    ]
    record = (
        *pen.table("roadmap", ("instrument", "first_step", "lead", "start"), rows),
        *read_tables(pen, Topic.RELATIONS, "relations.mandate_steps"),
    )
    drawn = figures.roadmap(pen)  # its table has the calendar, too
    return Section("roadmap", "9", tuple(prose), (*drawn, *record, *(() if drawn else calendar(pen))))


def monitoring(pen: Pen) -> Section:
    """Section 10. The indicators, who measures them how often, what is to be learnt, and when it is reviewed."""
    rows = [
        row(
            pen.line(goal.content.statement, f"G{goal.number}"),
            goal.content.indicator,
            goal.content.unit,
            baseline_line(pen, goal.content),
            goal.content.baseline_owner,
        )
        for goal in pen.data.adopted
        if goal.content.indicator
    ]
    prose: list[Block] = [] if rows or has(pen, "indicators") else [pen.missing("indicators", "room")]
    prose += monitoring_prose(pen)
    prose += [] if has(pen, "changes") else [pen.missing("changes", "room")]
    prose += stated(pen, "steering", "termination", thing="termination", owner="mission_owner")
    kept = pen.table("indicators", ("goal", "indicator", "unit", "baseline", "owner"), rows)
    return Section("monitoring", "10", tuple(prose), (*kept, *monitoring_record(pen)))


def risks(pen: Pen) -> Section:
    """Section 11. What must not get worse, by the goals, and the assumptions the mission rests on."""
    kept = [
        pen.line(goal.content.constraint, f"G{goal.number}") for goal in pen.data.adopted if goal.content.constraint
    ]
    prose: list[Block] = list(pen.listed("risks.constraints", kept))
    prose += [] if has(pen, "assumptions") else [pen.missing("assumptions", "mission_owner")]
    prose += all_of(*(lacking(pen, key, "mission_owner") for key in ("risks", "winners", "safeguards")))
    known = pen.data.entries("risks")
    if known and not any(one.values["kind"] == RiskKind.POLITICAL_CYCLE for one in known):
        prose.append(pen.missing("political_cycle", "mission_owner", "risks"))
    prose += assumptions_prose(pen)
    record = (*assumptions_record(pen), *entries_tables(pen, "risks", "winners", "safeguards"))
    return Section("risks", "11", tuple(prose), record)


def _dated(pen: Pen, text: str, day: object) -> str:
    return f"{text} ({pen.say('day', day=day)})" if day else text


def _actor(pen: Pen, actor_id: str) -> Inlines | str:
    for one in pen.data.stakeholders:
        if one.id == actor_id:
            return pen.line(one.content.name, f"S{one.number}")
    return NONE


def actors(pen: Pen, ids: tuple[str, ...]) -> Inlines | str:
    """Actors by name with their anchors; a dash where there is none."""
    found = [one for one in pen.data.stakeholders if one.id in ids]
    runs = tuple(run for one in found for run in (*pen.line(one.content.name, f"S{one.number}"), *pen.line("; ")))
    return runs[:-1] or NONE


def served(pen: Pen, goal_ids: tuple[str, ...]) -> Inlines | str:
    """The goals an instrument serves, as references."""
    anchors = dict.fromkeys(pen.goals[one] for one in goal_ids if one in pen.goals)
    return pen.links(*anchors) or NONE


def _overview(pen: Pen) -> tuple[Table, ...]:
    rows = [
        row(
            pen.line(one.content.name, f"I{one.number}"),
            pen.word("side", one.content.side),
            pen.words("stage", one.content.stages),
            actors(pen, (one.content.lead_id,)),
            served(pen, one.content.goal_ids),
        )
        for one in pen.data.instruments
    ]
    return pen.table("instruments", ("instrument", "side", "stages", "lead", "goals"), rows)
