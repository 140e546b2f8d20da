"""The planning form, read into a plan: only what the chosen method asks for, and refusals at their field."""

from typing import Any

import pytest

from app.domain.errors import Invalid
from app.services.forms import clean_form
from app.services.rounds.plan import RoundPlan, columns_of
from app.ui.states.round_form import advise, opens_now, read_plan

LEFT_BEHIND = {
    "dots": "ninety",
    "credits": "-1",
    "pairs": "x",
    "winners": "2",
    "limit_total": "",
    "limit_count": "0",
    "criteria_pair": "own",
    "first_criterion": "",
    "closes_span": "none",
    "closes_amount": "lots",
}
"""What may stand in parts of the form that the chosen method does not ask for."""


def plan_of(**fields: Any) -> RoundPlan:
    return read_plan(clean_form(fields))


def refusal(**fields: Any) -> tuple[str, str]:
    with pytest.raises(Invalid) as refused:
        plan_of(**fields)
    return refused.value.code, refused.value.field


def test_an_empty_form_is_the_usual_vote_on_goals() -> None:
    assert plan_of() == RoundPlan()


def test_what_the_method_does_not_ask_for_does_not_matter() -> None:
    plan = plan_of(**LEFT_BEHIND, method="approval", subject="goals")
    assert plan == RoundPlan(method="approval", winners=2)


def test_numbers_are_read_for_their_method() -> None:
    assert plan_of(method="dots", dots="7", cap="2", winners="3") == RoundPlan(dots=7, cap=2, winners=3)
    assert plan_of(method="quadratic", credits="49").credits == 49
    assert plan_of(method="pairwise", pairs="12").pairs == 12
    assert plan_of(method="ranked", ranking_rule="borda").ranking_rule == "borda"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"method": "dots", "dots": "many"}, "dots"),
        ({"method": "dots", "dots": "21"}, "dots"),
        ({"method": "quadratic", "credits": "0"}, "credits"),
        ({"method": "score", "winners": "two"}, "winners"),
        ({"method": "equal_shares", "costing": "count", "limit_count": "0"}, "limit_count"),
        ({"method": "equal_shares", "costing": "costs", "limit_total": "12.5"}, "limit_total"),
        ({"method": "equal_shares", "costing": "costs", "limit_total": ""}, "limit_total"),
        ({"method": "two_criteria", "criteria_pair": "own", "first_criterion": "Cost"}, "second_criterion"),
        ({"quorum_percent": "101"}, "quorum_percent"),
        ({"closes_span": "hours", "closes_amount": "73"}, "closes_amount"),
        ({"subject": "goal", "method": "consent", "goal_id": ""}, "goal_id"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_field(fields: dict[str, Any], field: str) -> None:
    assert refusal(**fields)[1] == field


def test_typed_options_are_lines_and_at_most_thirty() -> None:
    plan = plan_of(subject="options", method="approval", options=["One", " ", "Two = 4"])
    assert (plan.options, plan.costs) == (("One", "Two = 4"), ())
    assert refusal(subject="options", options=[str(number) for number in range(31)]) == (
        "round.too_many_options",
        "options",
    )


def test_costs_stand_after_an_equals_sign_where_there_is_a_budget() -> None:
    plan = plan_of(
        subject="options",
        method="equal_shares",
        costing="costs",
        limit_total="1,200",
        limit_unit="days",
        options=["Test site = 40", "a = b", "Law"],
    )
    assert (plan.options, plan.costs) == (("Test site", "a = b", "Law"), ("40", "1", "1"))
    assert (plan.limit, plan.limit_unit) == (1200, "days")
    assert [option["cost"] for option in columns_of(plan)["options"]] == [40, 1, 1]


def test_a_number_of_options_needs_no_costs_and_no_unit() -> None:
    plan = plan_of(method="equal_shares", costing="count", limit_count="3", limit_unit="euros", costs=["a=4"])
    assert (plan.limit, plan.limit_unit, plan.costs) == (3, "", ())


def test_one_goal_is_asked_as_a_text() -> None:
    plan = plan_of(subject="goal", goal_id="g1", method="consent", option_ids=["g2", "g3"])
    assert (plan.subject, plan.option_ids) == ("goals", ("g1",))


def test_groups_count_only_where_they_are_chosen() -> None:
    assert plan_of(eligibility="all", group_ids=["a"]).group_ids == ()
    assert plan_of(eligibility="groups", group_ids=["a", "b"]).group_ids == ("a", "b")


def test_a_deadline_is_in_minutes_hours_or_days() -> None:
    spans = {"minutes": 5, "hours": 300, "days": 7200}
    assert {span: plan_of(closes_span=span, closes_amount="5").closes_in_minutes for span in spans} == spans


def test_criteria_are_a_pair_of_ours_or_two_own_words() -> None:
    assert plan_of(method="two_criteria", criteria_pair="boldness,realism").criteria == ("boldness", "realism")
    own = {"criteria_pair": "own", "first_criterion": "Speed", "second_criterion": "Fairness"}
    assert plan_of(method="two_criteria", **own).criteria == ("Speed", "Fairness")


def test_a_round_opens_unless_it_is_only_prepared() -> None:
    assert opens_now({})
    assert opens_now({"opens": "now"})
    assert not opens_now({"opens": ""})


def test_advice_names_the_questions_it_answers() -> None:
    advice = advise(6, 24, "portfolio")
    assert (advice.options, advice.people, advice.purpose) == (6, 24, "portfolio")
    assert advice.method == "equal_shares"
    assert advise(-5, 10**9, "narrow").method
    with pytest.raises(Invalid):
        advise(6, 24, "world peace")


def test_a_portfolio_goes_on_by_lot_unless_something_else_is_declared() -> None:
    portfolio = {"method": "equal_shares", "costing": "count", "limit_count": "2", "tie_rule": "supporters"}
    assert columns_of(plan_of(**portfolio))["tie_rule"] == "lot"
    assert columns_of(plan_of(**portfolio, tie_rule_of_portfolio="keep_tie"))["tie_rule"] == "keep_tie"
    assert columns_of(plan_of(method="approval"))["tie_rule"] == "keep_tie"
    assert columns_of(plan_of(method="approval", tie_rule="supporters"))["tie_rule"] == "supporters"
