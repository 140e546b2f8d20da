"""Lines that several sections share: a goal's target, a round's outcome, an anchor."""

from app.domain.charter.data import CardFacts, RoundFacts
from app.domain.charter.pen import NONE, Pen
from app.domain.goals import GoalContent
from app.domain.voting.terms import QuorumStatement


def anchor_of(card: CardFacts) -> str:
    """Where the annex lists a card."""
    return f"C{card.number}"


def target_line(pen: Pen, goal: GoalContent) -> str:
    """The statement with target and deadline, as far as they are known."""
    parts = [goal.statement]
    if goal.target_value is not None and not goal.is_yes_no:
        target = pen.number(goal.target_value, goal.unit)
        parts.append(pen.say("goal.target", indicator=goal.indicator, target=target) if goal.indicator else target)
    elif goal.is_yes_no and goal.indicator:
        parts.append(pen.say("goal.told_by", indicator=goal.indicator))
    if goal.deadline:
        parts.append(pen.say("goal.by", day=goal.deadline))
    return " · ".join(parts)


def baseline_line(pen: Pen, goal: GoalContent) -> str:
    """Where it stands today with year and source, or who will find out."""
    if goal.baseline_value is not None:
        parts = [pen.number(goal.baseline_value, goal.unit), str(goal.baseline_year or ""), goal.baseline_source]
        return ", ".join(part for part in parts if part)
    if goal.baseline_owner:
        return pen.say("goal.baseline_due", owner=goal.baseline_owner, day=pen.day(goal.baseline_due))
    return NONE


def round_name(pen: Pen, one: RoundFacts) -> str:
    """The title of a round, or what it was about where it was given none."""
    return one.title or pen.say(f"round.on.{one.subject}")


def outcome_line(pen: Pen, one: RoundFacts) -> str:
    """What a round came to, in a sentence or two."""
    result = one.result
    parts = [pen.say("round.turnout", valid=result.valid, eligible=result.eligible)]
    if result.fist is not None:
        parts.append(pen.say("round.passed" if result.fist.is_passed else "round.not_passed"))
        if result.fist.median is not None:
            parts.append(pen.say("round.median", median=result.fist.median))
        parts.append(pen.say("round.dissent", objections=result.fist.objections, concerns=result.fist.concerns))
    elif result.options and result.valid:
        labels = {option.id: option.label for option in one.options}
        first = [labels.get(option.id) or NONE for option in result.options if option.rank == 1]
        parts.append(pen.say("round.first" if len(first) == 1 else "round.tied", option=" / ".join(first).rstrip(".")))
    if result.quorum.statement is not QuorumStatement.NOT_ASKED:
        parts.append(pen.say(f"round.quorum_{result.quorum.statement}", percent=one.quorum_percent))
    return " ".join(parts)
