"""Lines that several sections share: a goal's target, a round's outcome, an anchor."""

from collections.abc import Iterable

from app.domain.charter.data import CardFacts, RoundFacts
from app.domain.charter.pen import NONE, Pen
from app.domain.goals import GoalContent
from app.domain.voting.terms import QuorumStatement

BODY_SECTIONS = (
    "status", "glance", "challenge", "goals", "governance", "stakeholders", "commitments", "mix", "portfolio",
    "roadmap", "monitoring", "risks", "open", "signatories",
)  # fmt: skip
"""Keys of the sections of the body, in order."""
CHALLENGE = "CH1"
"""Where the annex tells how the challenge statement came about."""
WORKSHOP = "W1"
"""Where the annex tells what was set down when the workshop was prepared."""


def people_invited(pen: Pen) -> int | None:
    """How many were invited, by the registers; None where nobody has said."""
    counts = [one.values["invited"] for one in pen.data.entries("invitations")]
    known = [int(count) for count in counts if isinstance(count, (int, float))]
    return sum(known) if known else None


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
    text = result.fist or result.consent
    parts = [pen.say("round.turnout", valid=result.valid, eligible=result.eligible)]
    if text is not None:
        parts.append(pen.say("round.passed" if text.is_passed else "round.not_passed"))
        if result.fist is not None and result.fist.median is not None:
            parts.append(pen.say("round.median", median=result.fist.median))
        parts.append(pen.say("round.dissent", objections=text.objections, concerns=text.concerns))
    elif result.options and result.valid:
        parts += _chosen(pen, one)
    if result.quorum.statement is not QuorumStatement.NOT_ASKED:
        parts.append(pen.say(f"round.quorum_{result.quorum.statement}", percent=one.quorum_percent))
    return " ".join(parts)


def _chosen(pen: Pen, one: RoundFacts) -> list[str]:
    """Who is first, or all that were chosen where several were to be; a tie is named."""
    result = one.result
    labels = {option.id: option.label.rstrip(".") for option in one.options}

    def named(ids: Iterable[str]) -> str:
        return " / ".join(labels.get(option) or NONE for option in ids)

    first = [option.id for option in result.options if option.rank == 1]
    says = [pen.say("round.first" if len(first) == 1 else "round.tied", option=named(first))]
    if len(result.winners) > 1 and not result.quorum.is_indicative:
        says = [pen.say("round.chosen", count=len(result.winners), options=named(result.winners))]
        if len(result.winners) > one.winners and result.shares is None:
            says.append(pen.say("round.more_than_asked", count=one.winners))
    if result.shares is not None:
        spent = pen.number(result.shares.spent, one.limit_unit)
        says.append(pen.say("round.spent", spent=spent, limit=pen.number(result.shares.limit, one.limit_unit)))
    return says


def terms_lines(pen: Pen, one: RoundFacts) -> list[str]:
    """What was declared before the round opened, a line each."""
    method = pen.say(
        f"method.{one.method}",
        dots=one.dots,
        credits=one.credits,
        pairs=one.pairs,
        limit=pen.number(one.limit, one.limit_unit),
        criteria=", ".join(map(pen.criterion, one.criteria)),
    )
    method += " " + pen.say("round.cap", cap=one.cap) if one.cap else ""
    method += " " + pen.say(f"ranking.{one.ranking_rule}") if one.result.rankings is not None else ""
    who = pen.say(f"eligibility.{one.eligibility}", groups=", ".join(one.group_names))
    lines = [method, f"{pen.say(f'secrecy.{one.secrecy}')} {who}"]
    if one.result.fist is None and one.result.consent is None:
        choosing = pen.say("round.winners", count=one.winners) + " " if one.result.shares is None else ""
        lines.append(choosing + pen.say(f"tie.{one.tie_rule}", seed=one.lot_seed))
    lines.append(_quorum(pen, one))
    if one.closes_at:
        lines.append(pen.say("round.deadline", at=one.closes_at))
    if one.runoff_of:
        lines.append(pen.say("round.runoff", number=one.runoff_of))
    if one.result.abstained:
        lines.append(pen.say("round.abstained", count=one.result.abstained))
    if one.root:
        lines.append(pen.say("round.root", root=one.root))
    return lines


def _quorum(pen: Pen, one: RoundFacts) -> str:
    percent = one.quorum_percent
    said = pen.say("round.quorum", percent=percent) if percent else pen.say("round.no_quorum")
    if not one.block_quorum_percent:
        return said
    by_block = pen.say("round.block_quorum", percent=one.block_quorum_percent)
    return f"{said} {by_block}" if percent else by_block
