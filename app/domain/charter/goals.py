"""Section 3: the goals with their targets, how the room decided, and what was first proposed."""

from collections.abc import Iterable

from app.domain.charter import figures
from app.domain.charter.data import GoalFacts, RoundFacts
from app.domain.charter.paper_part import lacking
from app.domain.charter.pen import NONE, Pen, Section, row
from app.domain.charter.records import baseline_line, outcome_line, target_line
from app.domain.charter.registers_part import entries_tables, has, read_hints, read_tables
from app.domain.document import Block, Mark, Paragraph, Table
from app.domain.goals import dilution, pace
from app.domain.snapshot.topics import Topic

_FIELDS = ("population", "visible_change", "equity", "constraint")
_ASKED = {
    "indicator": "headline_indicator",
    "deadline": "deadline",
    "milestone": "milestones",
    "visible_change": "visible_change",
    "equity": "equity",
    "constraint": "constraint",
}
_FEWEST_OBJECTIVES = 2


def goals(pen: Pen) -> Section:
    """Every adopted goal with its sources: the proposal, the proposals folded into it, and the rounds on it."""
    data = pen.data
    rounds = data.rounds_on("goals")
    prose: list[Block] = []
    for goal in data.adopted:
        anchors = (f"G{goal.number}", *(f"V{one.number}" for one in _rounds_on(goal, rounds)))
        prose.append(Paragraph(pen.line(target_line(pen, goal.content), *anchors, mark=Mark.BOLD)))
        if goal.adoption_reason:
            prose.append(pen.labelled("goal.because", goal.adoption_reason, f"G{goal.number}"))
        for name in _FIELDS:
            if said := getattr(goal.content, name):
                prose.append(pen.labelled(f"goal.{name}", said, f"G{goal.number}"))
    if not data.adopted:
        prose.append(pen.missing("goals", "room"))
    prose += [pen.labelled("goal.decided", outcome_line(pen, one), f"V{one.number}") for one in rounds]
    if not rounds:
        prose.append(pen.missing("goal_vote", "room"))
    for name, thing in _ASKED.items():
        if not any(getattr(goal.content, name) for goal in data.adopted):
            prose.append(pen.missing(thing, "room"))
    if len(data.adopted) < _FEWEST_OBJECTIVES and not has(pen, "subtargets"):
        prose.append(pen.missing("sub_objectives", "room"))
    prose += lacking(pen, "prospects", "facilitator")
    prose += read_hints(pen, Topic.AIMS)
    further = (
        *entries_tables(pen, "prospects", "subtargets", "conflicts"),
        *read_tables(pen, Topic.AIMS, "aims.sums"),
    )
    return Section(
        "goals",
        "3",
        tuple(prose),
        (*figures.targets(pen), *_targets(pen), *figures.goals_by_group(pen), *_softened(pen), *further),
    )


def _rounds_on(goal: GoalFacts, rounds: Iterable[RoundFacts]) -> Iterable[RoundFacts]:
    ids = {goal.id, *(one.id for one in goal.merged)}
    return (one for one in rounds if any(option.id in ids for option in one.options))


def _targets(pen: Pen) -> tuple[Table, ...]:
    rows = []
    for goal in pen.data.adopted:
        content = goal.content
        yearly = pace(content)
        rows.append(
            row(
                pen.line(content.statement, f"G{goal.number}"),
                content.indicator,
                baseline_line(pen, content),
                pen.say("goal.yes_no") if content.is_yes_no else pen.number(content.target_value, content.unit),
                pen.day(content.deadline),
                pen.number(round(yearly, 2), content.unit) if yearly is not None else NONE,
            )
        )
    return pen.table("targets", ("goal", "indicator", "baseline", "target", "deadline", "pace"), rows)


def _softened(pen: Pen) -> tuple[Table, ...]:
    """First wording next to what was adopted, wherever they differ: softening is allowed and never hidden."""
    rows = []
    for goal in pen.data.adopted:
        if goal.first is None or goal.first == goal.content:
            continue
        ratio = dilution(goal.first, goal.content)
        rows.append(
            row(
                f"G{goal.number}",
                target_line(pen, goal.first),
                target_line(pen, goal.content),
                NONE if ratio is None else pen.say("goal.ratio", percent=round(ratio * 100)),
            )
        )
    return pen.table("first", ("goal", "first", "adopted", "pace_kept"), rows)
