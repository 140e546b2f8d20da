"""Checks of one goal, Q01 to Q10: measurable, grounded, timed, neutral, bold, realistic, plain, and not softened.

Must not: know other goals or the rest of the mission (see `app.domain.quality.mission`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from statistics import median

from app.domain.goals import GoalContent, dilution, pace
from app.domain.quality.checks import Finding, Outcome, Severity, failed, hint, not_answered, passed, softened
from app.domain.quality.thresholds import DEFAULTS, Thresholds
from app.domain.quality.wordlists import unexplained_abbreviation, words_for


@dataclass(frozen=True, slots=True)
class GoalAnswers:
    """What people were asked about a goal; None or empty where they were not. Ratings 1..5, shares in percent.

    `business_as_usual` is the value expected at the deadline without the mission, `past_pace` the change per year so
    far, both in the goal's unit.
    """

    boldness: tuple[int, ...] = ()
    feasibility: tuple[int, ...] = ()
    two_solutions_percent: int | None = None
    anyway_percent: int | None = None
    neighbour_percent: int | None = None
    business_as_usual: float | None = None
    past_pace: float | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """What the goal was for and is not for any more: places or groups with a target, levels of government."""

    places: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalContext:
    """What a goal is judged against. `workshop_day` is known once the workshop is over; `first` as first proposed."""

    today: date
    workshop_day: date | None = None
    first: GoalContent | None = None
    answers: GoalAnswers = field(default_factory=GoalAnswers)
    dropped: Dropped = field(default_factory=Dropped)
    language: str = "en"


Rule = Callable[[GoalContent, GoalContext, Thresholds], Finding]


def check_goal(
    goal: GoalContent, context: GoalContext, thresholds: Thresholds = DEFAULTS, *, subject_id: str = ""
) -> tuple[Finding, ...]:
    """All findings of a goal, Q01 to Q10 in order. `subject_id` names the goal in them.

    One each, and a second one of Q10 where both the pace and whom it is for have become less.
    """
    found = [rule(goal, context, thresholds) for rule in RULES.values()]
    if found[-1].outcome is Outcome.FAILED and (narrower := _change_of_scope(context.first, goal, context.dropped)):
        found.append(narrower)
    return tuple(replace(one, subject_id=subject_id) for one in found)


def is_measurable(goal: GoalContent, _context: GoalContext, _thresholds: Thresholds) -> Finding:
    """Q01: an indicator with unit and target, or a yes/no goal that says how one will tell."""
    if goal.is_yes_no:
        return passed("Q01", "yes_no") if goal.indicator.strip() else failed("Q01", "yes_no")
    if not goal.indicator.strip():
        return failed("Q01")
    if goal.target_value is None:
        return failed("Q01", "target")
    if not goal.unit.strip():
        return failed("Q01", "unit")
    return passed("Q01", target=number(goal.target_value), unit=goal.unit.strip())


def has_baseline(goal: GoalContent, context: GoalContext, _thresholds: Thresholds) -> Finding:
    """Q02: where we stand today with year and source, or who will establish it until when."""
    if goal.is_yes_no:
        return passed("Q02", "yes_no")
    if goal.baseline_value is not None and goal.baseline_year is not None and goal.baseline_source.strip():
        return passed("Q02", value=number(goal.baseline_value), year=str(goal.baseline_year))
    if goal.baseline_owner.strip() and goal.baseline_due is not None:
        variant = "promised" if goal.baseline_due >= context.today else "overdue"
        find = passed if variant == "promised" else failed
        return find("Q02", variant, owner=goal.baseline_owner.strip(), day=goal.baseline_due.isoformat())
    if goal.baseline_value is not None:
        return failed("Q02", "year" if goal.baseline_year is None else "source")
    return _half_promised_baseline(goal)


def _half_promised_baseline(goal: GoalContent) -> Finding:
    if goal.baseline_owner.strip():
        return failed("Q02", "due", owner=goal.baseline_owner.strip())
    if goal.baseline_due is not None:
        return failed("Q02", "owner", day=goal.baseline_due.isoformat())
    return failed("Q02")


def is_time_bound(goal: GoalContent, context: GoalContext, thresholds: Thresholds) -> Finding:
    """Q03: a deadline after the workshop, not too far away; one that has passed since then only warns."""
    if goal.deadline is None:
        return failed("Q03")
    day = goal.deadline.isoformat()
    if goal.deadline <= (context.workshop_day or context.today):
        return failed("Q03", "past", day=day)
    if goal.deadline <= context.today:
        return softened(hint("Q03", "over", day=day), Severity.WARN)
    if goal.deadline > years_after(context.today, thresholds.deadline_years_most):
        years = thresholds.deadline_years_most
        return softened(hint("Q03", "far", day=day, years=years), Severity.WARN)
    return passed("Q03", day=day)


def has_milestone(goal: GoalContent, context: GoalContext, thresholds: Thresholds) -> Finding:
    """Q04: a far deadline needs a milestone soon enough to learn from."""
    if goal.deadline is None:
        return not_answered("Q04")
    if goal.deadline <= years_after(context.today, thresholds.milestone_wanted_after_years):
        return passed("Q04", "near")
    years = thresholds.milestone_within_years
    if goal.milestone_date is None:
        return failed("Q04", "date" if goal.milestone.strip() else "", years=years)
    variant = ""
    if goal.milestone_date > goal.deadline:
        variant = "after"
    elif goal.milestone_date > years_after(context.today, years):
        variant = "late"
    elif not goal.milestone.strip():
        variant = "what"
    day = goal.milestone_date.isoformat()
    return failed("Q04", variant, day=day, years=years) if variant else passed("Q04", day=day)


def is_solution_neutral(goal: GoalContent, context: GoalContext, thresholds: Thresholds) -> Finding:
    """Q05: the room says whether two quite different solutions could reach it; until then, words raise the question."""
    answer = context.answers.two_solutions_percent
    if answer is not None:
        if answer < thresholds.two_solutions_percent:
            return failed("Q05", percent=answer, least=thresholds.two_solutions_percent)
        return passed("Q05", "asked", percent=answer)
    words = words_for(goal.statement, context.language)
    if words is None:
        return not_answered("Q05")
    word = words.solution_in(goal.statement)
    return hint("Q05", word=word) if word else passed("Q05")


def is_outcome(goal: GoalContent, context: GoalContext, _thresholds: Thresholds) -> Finding:
    """Q06: the goal counts a change in the world, not projects, plans or money."""
    if not (goal.indicator.strip() or goal.statement.strip()):
        return not_answered("Q06")
    words = words_for(f"{goal.statement} {goal.indicator}", context.language)
    if words is None:
        return not_answered("Q06", "language")
    word = words.output_in(goal.indicator) or words.output_in(goal.statement)
    if not word and words.is_output_unit(goal.unit):
        word = goal.unit.strip()
    return hint("Q06", word=word) if word else passed("Q06")


def is_bold(goal: GoalContent, context: GoalContext, thresholds: Thresholds) -> Finding:
    """Q07: more than what would happen anyway, and bold in the eyes of the room."""
    answers = context.answers
    if goal.target_value is not None and not goal.is_yes_no:
        if answers.business_as_usual is not None and goal.target_value == answers.business_as_usual:
            return failed("Q07", "usual", target=number(goal.target_value))
        if answers.business_as_usual is None and goal.target_value == goal.baseline_value:
            return hint("Q07", "same", target=number(goal.target_value))
    if answers.anyway_percent is not None and answers.anyway_percent > thresholds.anyway_percent_most:
        return failed("Q07", "anyway", percent=answers.anyway_percent)
    if not answers.boldness:
        return not_answered("Q07")
    middle = median(answers.boldness)
    values = {"median": number(middle), "least": number(thresholds.boldness_median_least)}
    return passed("Q07", **values) if middle >= thresholds.boldness_median_least else failed("Q07", **values)


def is_realistic(goal: GoalContent, context: GoalContext, thresholds: Thresholds) -> Finding:
    """Q08: not out of reach in the eyes of the room, nor many times quicker than things have moved so far."""
    answers = context.answers
    if answers.feasibility and median(answers.feasibility) < thresholds.feasibility_median_least:
        return failed("Q08", median=number(median(answers.feasibility)))
    wanted = pace(goal)
    if wanted and answers.past_pace is not None:
        if answers.past_pace * wanted <= 0:
            return failed("Q08", "turn")
        ratio = wanted / answers.past_pace
        if ratio > thresholds.pace_ratio_most:
            return failed("Q08", "pace", ratio=number(round(ratio, 1)))
    if not answers.feasibility:
        return not_answered("Q08")
    return passed("Q08", median=number(median(answers.feasibility)))


def is_plain(goal: GoalContent, context: GoalContext, thresholds: Thresholds) -> Finding:
    """Q09: short, without unexplained abbreviations, and something a neighbour would care for."""
    length = sum(1 for word in goal.statement.split() if any(ch.isalnum() for ch in word))
    if length > thresholds.statement_words_most:
        return hint("Q09", words=length, most=thresholds.statement_words_most)
    words = words_for(goal.statement, context.language)
    word = unexplained_abbreviation(goal.statement, words.known_abbreviations) if words else ""
    if word:
        return hint("Q09", "abbreviation", word=word)
    answer = context.answers.neighbour_percent
    if answer is not None and answer < thresholds.neighbour_percent_least:
        return failed("Q09", "neighbour", percent=answer)
    if answer is not None:
        return passed("Q09", "neighbour", percent=answer)
    return passed("Q09", words=length) if words else not_answered("Q09")


def is_not_diluted(goal: GoalContent, context: GoalContext, thresholds: Thresholds) -> Finding:
    """Q10: how the goal compares with what was first proposed; softening is allowed and never hidden."""
    first = context.first
    if first is None or (first == goal and context.dropped == Dropped()):
        return passed("Q10")
    lost_target = first.target_value is not None and goal.target_value is None
    lost_deadline = first.deadline is not None and goal.deadline is None
    if lost_target or lost_deadline:
        return failed("Q10", "removed")
    index = dilution(first, goal)
    if index is None:
        without = _change_without_pace(first, goal)
        return without or _change_of_scope(first, goal, context.dropped) or passed("Q10")
    if index * 100 < thresholds.pace_kept_percent_least:
        return failed("Q10", percent=round(index * 100))
    narrower = _change_of_scope(first, goal, context.dropped)
    return narrower or passed("Q10", "percent", percent=round(index * 100))


def _change_without_pace(first: GoalContent, goal: GoalContent) -> Finding | None:
    """What can be said about a change when the two paces cannot be compared."""
    if first.deadline is not None and goal.deadline is not None and goal.deadline > first.deadline:
        return failed("Q10", "later", before=first.deadline.isoformat(), now=goal.deadline.isoformat())
    if first.target_value is not None and (goal.target_value != first.target_value or not _same(first.unit, goal.unit)):
        return hint("Q10", "target", before=_shown(first), now=_shown(goal))
    return None


def _change_of_scope(first: GoalContent | None, goal: GoalContent, dropped: Dropped) -> Finding | None:
    """Places or levels that are gone may be fewer, another population or unit may be a narrower one: people decide."""
    if dropped.places:
        return hint("Q10", "places", names=", ".join(dropped.places), count=len(dropped.places))
    if first is not None and first.population.strip() and not _same(first.population, goal.population):
        return hint("Q10", "scope", before=first.population.strip(), now=goal.population.strip() or "–")
    if first is not None and first.unit.strip() and not _same(first.unit, goal.unit):
        return hint("Q10", "unit", before=first.unit.strip(), now=goal.unit.strip() or "–")
    if dropped.levels:
        return hint("Q10", "levels", count=len(dropped.levels))
    return None


RULES: Mapping[str, Rule] = {
    "Q01": is_measurable,
    "Q02": has_baseline,
    "Q03": is_time_bound,
    "Q04": has_milestone,
    "Q05": is_solution_neutral,
    "Q06": is_outcome,
    "Q07": is_bold,
    "Q08": is_realistic,
    "Q09": is_plain,
    "Q10": is_not_diluted,
}
"""The rules in the order of the report."""


def years_after(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 28 February where it has to."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def number(value: float) -> str:
    """A number in its shortest form: '25', '0.25'. Texts format it for their language."""
    return str(int(value)) if float(value).is_integer() else str(value)


def _shown(goal: GoalContent) -> str:
    """The target with its unit, as written."""
    return "" if goal.target_value is None else f"{number(goal.target_value)} {goal.unit}".strip()


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
