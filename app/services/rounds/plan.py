"""What a facilitator decides before a round opens, and whether it can be held.

Must not: read what is stored; what depends on it is settled when the round opens.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

from app.domain.errors import Invalid
from app.domain.ids import new_id
from app.domain.voting.methods import (
    MAX_CREDITS,
    MAX_DOTS,
    MAX_PAIRS,
    MOST_OPTIONS,
    ON_A_TEXT,
    Method,
)
from app.domain.voting.terms import RankingRule, TieRule, usual_tie_rule
from app.domain.workshop import clean_line, clean_text

E = TypeVar("E", bound=StrEnum)

MOST_COST = 1_000_000_000
"""The highest cost of an option, and the highest limit, in whatever unit."""
LONGEST_DEADLINE_MINUTES = 60 * 24 * 90
LONGEST_OPTION = 200
FEWEST_OPTIONS = 2
LONGEST_CRITERION = 40


class Subject(StrEnum):
    """What a round is about: things to choose among, or a text to agree to."""

    GOALS = "goals"
    FRAMINGS = "framings"
    INSTRUMENTS = "instruments"
    OPTIONS = "options"
    CHALLENGE = "challenge"
    CHARTER = "charter"
    TEXT = "text"


TEXTS = frozenset({Subject.CHALLENGE, Subject.CHARTER, Subject.TEXT})


class Secrecy(StrEnum):
    """What is known of a ballot: nobody's, somebody's under a pseudonym, or somebody's by name."""

    SECRET = "secret"  # noqa: S105 - what it says, and no password
    PSEUDONYMOUS = "pseudonymous"
    OPEN = "open"


class Eligibility(StrEnum):
    """Who may vote."""

    ALL = "all"
    GROUPS = "groups"
    ROSTER = "roster"


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """A round as it is declared. Numbers of 0 mean the usual ones; no `option_ids` mean all that stand.

    `options` are typed, for the subject 'options'. `costs` are whole numbers by option: each 'id=cost', or plain
    numbers in the order of the options. `criteria` are two names. `runoff_of` is a revealed round whose `top` ranks go
    on; for `all` then means for those who could vote in it. No `tie_rule` means the usual one of the method.
    """

    method: str = "dots"
    subject: str = "goals"
    title: str = ""
    subject_text: str = ""
    option_ids: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    dots: int = 0
    cap: int = 0
    credits: int = 0
    pairs: int = 0
    winners: int = 1
    ranking_rule: str = "schulze"
    limit: int = 0
    limit_unit: str = ""
    criteria: tuple[str, ...] = ()
    secrecy: str = "secret"
    eligibility: str = "all"
    group_ids: tuple[str, ...] = ()
    with_comment: bool = False
    quorum_percent: int = 0
    block_quorum_percent: int = 0
    tie_rule: str = ""
    closes_in_minutes: int = 0
    runoff_of: str = ""
    top: int = 0


def for_the_same_people(plan: RoundPlan, eligibility: str, group_ids: Sequence[str]) -> RoundPlan:
    """A run-off is decided by those who decided before, unless the plan names others: never by more of them."""
    if plan.eligibility != Eligibility.ALL:
        return plan
    return replace(plan, eligibility=eligibility, group_ids=tuple(group_ids))


def columns_of(plan: RoundPlan, runoff_options: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """The columns of a round that keeps this plan. Errors: Invalid, at the field that is wrong."""
    method = _one_of(Method, plan.method, "method")
    subject = _one_of(Subject, plan.subject, "subject")
    is_one_goal = subject is Subject.GOALS and len(plan.option_ids) == 1
    if method in ON_A_TEXT and not (subject in TEXTS or is_one_goal):
        raise Invalid("round.method", "method")
    if method not in ON_A_TEXT and subject in TEXTS:
        raise Invalid("round.method", "method")
    options = _options(plan, subject, runoff_options)
    _check_numbers(plan, method)
    if _one_of(Eligibility, plan.eligibility, "eligibility") is Eligibility.GROUPS and not plan.group_ids:
        raise Invalid("round.no_groups", "group_ids")
    return {
        "subject": subject.value,
        "subject_text": clean_text(plan.subject_text, "subject_text", most=1200, least=subject is Subject.TEXT),
        "title": clean_line(plan.title, "title", most=120, least=0),
        "method": method.value,
        "dots": plan.dots,
        "cap": plan.cap,
        "credits": plan.credits,
        "pairs": plan.pairs,
        "winners": plan.winners,
        "ranking_rule": _one_of(RankingRule, plan.ranking_rule, "ranking_rule").value,
        "limit_total": plan.limit,
        "limit_unit": clean_line(plan.limit_unit, "limit_unit", most=40, least=0),
        "criteria": _criteria(plan, method),
        "secrecy": _one_of(Secrecy, plan.secrecy, "secrecy").value,
        "eligibility": plan.eligibility,
        "group_ids": list(dict.fromkeys(plan.group_ids)) if plan.eligibility == Eligibility.GROUPS else [],
        "with_comment": plan.with_comment,
        "quorum_percent": plan.quorum_percent,
        "block_quorum_percent": plan.block_quorum_percent,
        "tie_rule": _one_of(TieRule, plan.tie_rule or usual_tie_rule(method), "tie_rule").value,
        "closes_in_minutes": plan.closes_in_minutes,
        "runoff_of_id": plan.runoff_of or None,
        "runoff_top": plan.top,
        "options": options,
    }


def _options(plan: RoundPlan, subject: Subject, runoff_options: list[dict[str, Any]] | None) -> list[dict[str, Any]]:
    if runoff_options is not None:
        options = runoff_options
    elif subject is Subject.OPTIONS:
        labels = [clean_line(one, "options", most=LONGEST_OPTION) for one in plan.options if one.strip()]
        if len({label.casefold() for label in labels}) < len(labels):
            raise Invalid("round.same_options", "options")
        if len(labels) < FEWEST_OPTIONS:
            raise Invalid("round.too_few_options", "options")
        options = [{"id": new_id(), "label": label, "detail": str(at)} for at, label in enumerate(labels, start=1)]
    else:
        options = [{"id": one} for one in dict.fromkeys(plan.option_ids)]
    if len(options) > MOST_OPTIONS:
        raise Invalid("round.too_many_options", "options", most=MOST_OPTIONS)
    return _with_costs(options, plan.costs)


def _with_costs(options: list[dict[str, Any]], costs: tuple[str, ...]) -> list[dict[str, Any]]:
    """Options with what they cost, where something was said; who prices by id without choosing has chosen those."""
    by_id: dict[str, int] = {}
    for at, said in enumerate(costs):
        key, _, number = said.rpartition("=")
        if not number.strip():
            continue
        if not number.strip().isdecimal() or len(number) > len(str(MOST_COST)) or not 1 <= int(number) <= MOST_COST:
            raise Invalid("number.range", "costs", least=1, most=MOST_COST)
        if not key and at >= len(options):
            raise Invalid("round.costs", "costs")
        by_id[key.strip() or options[at]["id"]] = int(number)
    if not options:
        return [{"id": one, "cost": cost} for one, cost in by_id.items()]
    return [{**option, "cost": by_id.get(option["id"], option.get("cost", 1))} for option in options]


def _check_numbers(plan: RoundPlan, method: Method) -> None:
    ranges: Mapping[str, tuple[int, int, int]] = {
        "dots": (plan.dots, 0, MAX_DOTS),
        "cap": (plan.cap, 0, plan.dots or MAX_DOTS),
        "credits": (plan.credits, 0, MAX_CREDITS),
        "pairs": (plan.pairs, 0, MAX_PAIRS),
        "winners": (plan.winners, 1, MOST_OPTIONS),
        "limit": (plan.limit, method is Method.EQUAL_SHARES, MOST_COST),
        "quorum_percent": (plan.quorum_percent, 0, 100),
        "block_quorum_percent": (plan.block_quorum_percent, 0, 100),
        "closes_in_minutes": (plan.closes_in_minutes, 0, LONGEST_DEADLINE_MINUTES),
        "top": (plan.top, FEWEST_OPTIONS if plan.runoff_of else 0, MOST_OPTIONS),
    }
    for name, (number, least, most) in ranges.items():
        if not least <= number <= most:
            raise Invalid("number.range", name, least=max(1, int(least)), most=most)


def _criteria(plan: RoundPlan, method: Method) -> list[str]:
    if method is not Method.TWO_CRITERIA:
        return []
    names = [clean_line(one, "criteria", most=LONGEST_CRITERION) for one in plan.criteria if one.strip()]
    if not names:
        return ["impact", "feasibility"]
    if len(names) != 2 or names[0].casefold() == names[1].casefold():
        raise Invalid("round.criteria", "criteria")
    return names


def _one_of(kind: type[E], value: str, field: str) -> E:
    try:
        return kind(value)
    except ValueError:
        raise Invalid("choice.unknown", field) from None
