"""Pictures of what the mission is after: its targets, its map, and what the groups made of its goals.

Must not: link what nobody has linked, or show a group that a result hides.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.charter.data import GoalFacts, StakeholderFacts
from app.domain.charter.pen import NONE, Pen, row
from app.domain.charter.records import round_name
from app.domain.charter.registers_part import is_shown
from app.domain.charter.voting_annex import picture_of
from app.domain.document import Figure, Row, Table
from app.domain.pictures import names_of
from app.domain.pictures.mission_map import MOST_GOALS, Field, MapGoal, Work
from app.domain.pictures.mission_map import mission_map as draw_map
from app.domain.pictures.sheet import Words
from app.domain.pictures.targets import Aim, targets_picture
from app.domain.stakeholders import PolicyField

MOST_TARGETS = 8


def leading_goal(pen: Pen) -> GoalFacts | None:
    """The goal that leads: the first of the last round on goals, or the one adopted first."""
    for one in reversed(pen.data.rounds_on("goals")):
        first = [option.id for option in one.result.options if option.rank == 1]
        leads = [goal for goal in pen.data.adopted if {goal.id, *(each.id for each in goal.merged)} & {*first}]
        if len(leads) == 1:
            return leads[0]
    return pen.data.adopted[0] if pen.data.adopted else None


def ordered_goals(pen: Pen) -> tuple[GoalFacts, ...]:
    """The adopted goals, the one that leads first."""
    leads = leading_goal(pen)
    return tuple(sorted(pen.data.adopted, key=lambda one: one is not leads))


def targets(pen: Pen) -> tuple[Figure, ...]:
    """Where each adopted goal stands today, where it shall be, and until when."""
    goals = ordered_goals(pen)
    if not goals:
        return ()
    words = Words(pen.texts)
    caption = words.say("targets.caption")
    aims = aims_of(pen)
    told = "; ".join(
        f"{one.anchor}: {one.today_said or words.say('targets.unknown')}, {one.target_said}" for one in aims
    )
    alt = words.say("targets.alt", count=len(goals), told=told)
    rows = [
        row(
            pen.line(goal.content.statement, aim.anchor),
            aim.today_said or words.say("targets.unknown"),
            aim.target_said,
        )
        for goal, aim in zip(goals, aims, strict=True)
    ]
    table = Table(
        words.say("targets.table"),
        tuple(pen.say(f"column.{one}") for one in ("goal", "baseline", "target")),
        tuple(rows),
    )
    left_out = max(len(aims) - MOST_TARGETS, 0)
    rest = words.say("targets.more", count=left_out) if left_out else ""
    svg = targets_picture(aims[:MOST_TARGETS], words, title=caption, desc=alt, rest=rest)
    return (Figure(svg, alt, caption, table, "targets"),)


def aims_of(pen: Pen) -> list[Aim]:
    """The adopted goals with their numbers, the one that leads first."""
    goals = ordered_goals(pen)
    return [_aim(pen, one, is_leading=at == 0 and len(goals) > 1) for at, one in enumerate(goals)]


def _aim(pen: Pen, goal: GoalFacts, *, is_leading: bool) -> Aim:
    """A goal with its numbers, in words and to be drawn."""
    words = Words(pen.texts)
    content = goal.content
    today = pen.number(content.baseline_value, content.unit) if content.baseline_value is not None else ""
    if today and content.baseline_year:
        today = words.say("targets.today", value=today, year=str(content.baseline_year))
    if content.is_yes_no or content.target_value is None:
        key, value = ("targets.yes_no", content.indicator) if content.indicator else ("targets.no_number", "")
    else:
        key, value = "targets.target", pen.number(content.target_value, content.unit)
    target = words.say(key, value=value)
    if content.deadline:
        target = words.say("targets.by", target=target, day=content.deadline)
    return Aim(
        f"G{goal.number}",
        content.statement,
        content.baseline_value,
        content.target_value,
        today,
        target,
        content.is_yes_no,
        is_leading,
        100 if content.unit.strip() == "%" else None,
    )


# --- the mission map ------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Place:
    """A field while it is filled."""

    name: str
    is_last: bool = False
    actors: int = 0
    works: list[Work] = field(default_factory=list)


def mission_map(pen: Pen) -> tuple[Figure, ...]:
    """From the challenge to the goals, to the fields and sectors, and to the instruments and projects in each."""
    data, words = pen.data, Words(pen.texts)
    goals = ordered_goals(pen)
    places = _places(pen, words)
    if not goals or not any(place.works for place in places):
        return ()
    fields = [
        Field(
            place.name,
            words.say("map.actors", count=place.actors) if place.actors else "",
            tuple(place.works),
            tuple(one for work in place.works for one in work.goals),
            place.is_last,
        )
        for place in places
        if place.works
    ]
    bare = [place.name for place in places if not place.works]
    caption = words.say("map.caption")
    works = sum(len(one.works) for one in fields)
    alt = words.say("map.alt", goals=len(goals), fields=len(fields), works=works)
    svg = draw_map(
        data.challenge.statement or data.workshop.purpose or data.workshop.title,
        [MapGoal(f"G{one.number}", one.content.statement) for one in goals],
        fields,
        words,
        title=caption,
        desc=alt,
        bare=words.say("map.bare", fields=", ".join(bare)) if bare else "",
    )
    return (Figure(svg, alt, caption, _map_table(pen, words, places), "mission-map"),)


def _places(pen: Pen, words: Words) -> list[_Place]:
    """Fields of policy, or sectors for actors of no field, with what their actors lead; then what nobody leads."""
    found: dict[str, _Place] = {}
    by_id = {one.id: one for one in pen.data.stakeholders}
    for one in pen.data.stakeholders:
        found.setdefault(_key(one), _Place(_field(pen, one))).actors += 1
    nobody, projects = _Place(words.say("map.nobody"), is_last=True), _Place(words.say("map.projects"), is_last=True)
    for instrument in pen.data.instruments:
        lead = by_id.get(instrument.content.lead_id)
        place = found[_key(lead)] if lead else nobody
        place.works.append(
            Work(f"I{instrument.number}", instrument.content.name, _served(pen, instrument.content.goal_ids))
        )
    if is_shown(pen, "projects"):
        for project in pen.data.entries("projects"):
            served = project.values["goals"]
            goals = _served(pen, served if isinstance(served, list) else ())
            projects.works.append(Work(project.anchor, str(project.values["name"]), goals))
    return [*found.values(), *(one for one in (nobody, projects) if one.works)]


def _key(actor: StakeholderFacts) -> str:
    content = actor.content
    return (
        f"field.{content.policy_field}" if content.policy_field is not PolicyField.OTHER else f"sector.{content.sector}"
    )


def _field(pen: Pen, actor: StakeholderFacts) -> str:
    return pen.texts.format(_key(actor))


def _served(pen: Pen, goal_ids: Sequence[str]) -> tuple[str, ...]:
    """The adopted goals among these, by anchor."""
    adopted = {f"G{one.number}" for one in pen.data.adopted}
    found = {pen.goals[one] for one in goal_ids if pen.goals.get(one) in adopted}
    return tuple(sorted(found, key=lambda one: int(one[1:])))


def _map_table(pen: Pen, words: Words, places: Sequence[_Place]) -> Table:
    header = (words.say("map.column.field"), words.say("map.column.actors"), words.say("map.column.works"))
    rows: list[Row] = []
    for place in places:
        runs = tuple(
            run
            for work in place.works
            for run in (
                *pen.line(work.name, work.anchor, *work.goals),
                *pen.line("; "),
            )
        )
        rows.append(row(place.name, pen.number(place.actors), runs[:-1] or NONE))
    return Table(words.say("map.table"), header, tuple(rows))


# --- groups ---------------------------------------------------------------------------------------------------------


def goals_by_group(pen: Pen) -> tuple[Figure, ...]:
    """The last round on goals whose groups may be shown, group by group."""
    for one in reversed(pen.data.rounds_on("goals")):
        if "groups" in names_of(one.result):
            words = Words(pen.texts)
            return picture_of(
                pen, one, "groups", "goals-by-group", words.say("groups.caption", title=round_name(pen, one))
            )
    return ()


__all__ = ["MOST_GOALS", "aims_of", "goals_by_group", "leading_goal", "mission_map", "ordered_goals", "targets"]
