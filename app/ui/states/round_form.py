"""The planning form of a round as it comes from the desk, read into a `RoundPlan`; and the advice beside it.

Only what belongs to the chosen method and subject is read: what was left in a part that is not asked does not matter.

Must not: decide whether such a round can be held (the service does).
"""

from dataclasses import dataclass

from app.domain import typed
from app.domain.errors import Invalid
from app.domain.voting.methods import MAX_CREDITS, MAX_DOTS, MAX_PAIRS, MOST_OPTIONS, ON_A_TEXT
from app.domain.voting.suggestion import Purpose, suggest
from app.services.forms import Typed, many, one
from app.services.rounds.plan import MOST_COST, RoundPlan

MOST_TYPED_OPTIONS = 30
MOST_PEOPLE = 10_000
LONGEST_NUMBER = len(str(MOST_COST))

_SPANS = {"minutes": (1, 240), "hours": (60, 72), "days": (24 * 60, 60)}
"""Of each unit of a deadline: its minutes, and how many of it can be chosen."""


@dataclass(frozen=True, slots=True)
class AdviceView:
    """A way of voting that was suggested, another one, the keys of their reasons, and the answers that led to them."""

    options: int = 0
    people: int = 0
    purpose: str = ""
    method: str = ""
    ranking_rule: str = ""
    reason: str = ""
    other_method: str = ""
    other_ranking_rule: str = ""
    other_reason: str = ""


def advise(options: int, people: int, purpose: str) -> AdviceView:
    """What fits so many options and people. Errors: Invalid for a purpose that there is not."""
    found = suggest(
        min(max(options, 0), MOST_OPTIONS), min(max(people, 0), MOST_PEOPLE), typed.choice(purpose, Purpose, "purpose")
    )
    first, other = found.first, found.other
    return AdviceView(
        options,
        people,
        purpose,
        first.method,
        first.ranking_rule or "",
        first.reason,
        other.method,
        other.ranking_rule or "",
        other.reason,
    )


def read_plan(fields: Typed) -> RoundPlan:
    """The round that the form plans.

    Fields have the names of `RoundPlan`, but for: `goal_id` (with the subject 'goal': one goal as a text), `options`
    with a cost after an equals sign, `costing` (count or costs) with `limit_count` or `limit_total`, `criteria_pair`
    with `first_criterion` and `second_criterion`, `closes_span` with `closes_amount`, and `tie_rule_of_portfolio` (the
    tie rule of equal shares, which has a default of its own).

    Errors: Invalid, at the field.
    """
    method = one(fields, "method") or "dots"
    subject = one(fields, "subject") or "goals"
    option_ids = tuple(many(fields, "option_ids"))
    if subject == "goal":
        subject, option_ids = "goals", (_said(fields, "goal_id"),)
    options, costs = _options(fields, subject, has_costs=_has_budget(fields, method))
    return RoundPlan(
        method=method,
        subject=subject,
        title=one(fields, "title"),
        subject_text=one(fields, "subject_text") if subject == "text" else "",
        option_ids=option_ids if subject != "options" and (method not in ON_A_TEXT or len(option_ids) == 1) else (),
        options=options,
        costs=costs,
        dots=_whole(fields, "dots", MAX_DOTS) if method == "dots" else 0,
        cap=_whole(fields, "cap", MAX_DOTS) if method == "dots" else 0,
        credits=_whole(fields, "credits", MAX_CREDITS) if method == "quadratic" else 0,
        pairs=_whole(fields, "pairs", MAX_PAIRS) if method == "pairwise" else 0,
        winners=_winners(fields, method),
        ranking_rule=one(fields, "ranking_rule") or "schulze",
        limit=_limit(fields, method),
        limit_unit=one(fields, "limit_unit") if _has_budget(fields, method) else "",
        criteria=_criteria(fields) if method == "two_criteria" else (),
        secrecy=one(fields, "secrecy") or "secret",
        eligibility=one(fields, "eligibility") or "all",
        group_ids=tuple(many(fields, "group_ids")) if one(fields, "eligibility") == "groups" else (),
        with_comment=bool(one(fields, "with_comment")),
        quorum_percent=typed.whole(one(fields, "quorum_percent"), "quorum_percent", 0, 100) or 0,
        block_quorum_percent=typed.whole(one(fields, "block_quorum_percent"), "block_quorum_percent", 0, 100) or 0,
        tie_rule=one(fields, "tie_rule_of_portfolio" if method == "equal_shares" else "tie_rule"),
        closes_in_minutes=_minutes(fields),
        runoff_of=one(fields, "runoff_of"),
        top=_whole(fields, "top", MOST_OPTIONS) if one(fields, "runoff_of") else 0,
    )


def opens_now(fields: Typed) -> bool:
    """Whether the round is to be opened at once, or only prepared."""
    return "opens" not in fields or bool(one(fields, "opens"))


def _whole(fields: Typed, name: str, most: int) -> int:
    return typed.whole(one(fields, name), name, 1, most) or 0


def _said(fields: Typed, name: str) -> str:
    said = one(fields, name)
    if not said:
        raise Invalid("text.missing", name)
    return said


def _winners(fields: Typed, method: str) -> int:
    return 1 if method in {"two_criteria", "equal_shares"} else _whole(fields, "winners", MOST_OPTIONS) or 1


def _has_budget(fields: Typed, method: str) -> bool:
    return method == "equal_shares" and one(fields, "costing") == "costs"


def _options(fields: Typed, subject: str, *, has_costs: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Typed options, and the costs of what is voted on: in the order of typed ones, else each 'id=cost'."""
    if subject != "options":
        return (), tuple(many(fields, "costs")) if has_costs else ()
    lines = [line.strip() for line in "\n".join(many(fields, "options")).splitlines()]
    lines = [line for line in lines if line]
    if len(lines) > MOST_TYPED_OPTIONS:
        raise Invalid("round.too_many_options", "options", most=MOST_TYPED_OPTIONS)
    if not has_costs:
        return tuple(lines), ()
    priced = [_priced(line) for line in lines]
    return tuple(label for label, _ in priced), tuple(cost for _, cost in priced)


def _priced(line: str) -> tuple[str, str]:
    """An option and its cost: what stands after the last equals sign, where that is a number; else 1."""
    label, sign, cost = line.rpartition("=")
    is_priced = bool(sign) and cost.strip().isdecimal() and len(cost.strip()) <= LONGEST_NUMBER and bool(label.strip())
    return (label.strip(), cost.strip()) if is_priced else (line, "1")


def _limit(fields: Typed, method: str) -> int:
    if method != "equal_shares":
        return 0
    if _has_budget(fields, method):
        number = typed.number(_said(fields, "limit_total"), "limit_total")
        if number is None or not number.is_integer() or not 1 <= number <= MOST_COST:
            raise Invalid("number.range", "limit_total", least=1, most=MOST_COST)
        return int(number)
    return _whole(fields, "limit_count", MOST_OPTIONS)


def _criteria(fields: Typed) -> tuple[str, ...]:
    pair = one(fields, "criteria_pair")
    if pair == "own":
        return _said(fields, "first_criterion"), _said(fields, "second_criterion")
    return tuple(pair.split(",")) if pair else ()


def _minutes(fields: Typed) -> int:
    span = one(fields, "closes_span")
    if span not in _SPANS:
        return 0
    minutes, most = _SPANS[span]
    return minutes * (typed.whole(one(fields, "closes_amount"), "closes_amount", 1, most) or 0)
