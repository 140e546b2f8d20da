"""Q01 to Q10: what each goal is told, and nothing else."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.goals import GoalContent
from app.domain.quality.checks import CHECKS, Outcome, Severity
from app.domain.quality.goal import RULES, Dropped, GoalAnswers, GoalContext, check_goal, years_after
from app.domain.quality.thresholds import Thresholds
from app.i18n.message import names, render
from app.i18n.text import texts

TODAY = date(2026, 11, 23)
GOOD = GoalContent(
    "By 2034, a quarter of what our farmed fish eat comes from nearby.",
    indicator="Share of Norwegian raw materials in fish feed, by weight",
    unit="%",
    baseline_value=8,
    baseline_year=2024,
    baseline_source="Feed statistics",
    target_value=25,
    deadline=date(2034, 12, 31),
    milestone="12 % and two new crops on trial",
    milestone_date=date(2028, 12, 31),
)
FINNISH = replace(GOOD, statement="Vuoteen 2030 mennessä jokainen lapsi pääsee kouluun turvallisesti")
YES_NO = replace(GOOD, is_yes_no=True, unit="", baseline_value=None, baseline_year=None, target_value=None)
CONTEXT = GoalContext(TODAY)


def asked(**answers: Any) -> GoalContext:
    return replace(CONTEXT, answers=GoalAnswers(**answers))


CASES: list[tuple[GoalContent, GoalContext, str]] = [
    (GOOD, CONTEXT, "Q01.passed"),
    (YES_NO, CONTEXT, "Q01.passed_yes_no"),
    (replace(YES_NO, indicator=" "), CONTEXT, "Q01.failed_yes_no"),
    (replace(GOOD, indicator=""), CONTEXT, "Q01.failed"),
    (replace(GOOD, target_value=None), CONTEXT, "Q01.failed_target"),
    (replace(GOOD, unit=""), CONTEXT, "Q01.failed_unit"),
    (GOOD, CONTEXT, "Q02.passed"),
    (YES_NO, CONTEXT, "Q02.passed_yes_no"),
    (replace(GOOD, baseline_value=None), CONTEXT, "Q02.failed"),
    (replace(GOOD, baseline_year=None), CONTEXT, "Q02.failed_year"),
    (replace(GOOD, baseline_source=""), CONTEXT, "Q02.failed_source"),
    (replace(GOOD, baseline_value=None, baseline_owner="NIBIO"), CONTEXT, "Q02.failed_due"),
    (replace(GOOD, baseline_value=None, baseline_due=date(2027, 6, 30)), CONTEXT, "Q02.failed_owner"),
    (
        replace(GOOD, baseline_value=None, baseline_owner="NIBIO", baseline_due=date(2027, 6, 30)),
        CONTEXT,
        "Q02.passed_promised",
    ),
    (
        replace(GOOD, baseline_value=None, baseline_owner="NIBIO", baseline_due=date(2026, 6, 30)),
        CONTEXT,
        "Q02.failed_overdue",
    ),
    (GOOD, CONTEXT, "Q03.passed"),
    (replace(GOOD, deadline=None), CONTEXT, "Q03.failed"),
    (replace(GOOD, deadline=date(2025, 12, 31)), CONTEXT, "Q03.failed_past"),
    (replace(GOOD, deadline=TODAY), CONTEXT, "Q03.failed_past"),
    (replace(GOOD, deadline=date(2052, 1, 1)), CONTEXT, "Q03.hint_far"),
    (replace(GOOD, deadline=date(2026, 6, 1)), replace(CONTEXT, workshop_day=date(2024, 1, 9)), "Q03.hint_over"),
    (GOOD, CONTEXT, "Q04.passed"),
    (replace(GOOD, deadline=date(2029, 11, 23)), CONTEXT, "Q04.passed_near"),
    (replace(GOOD, deadline=None), CONTEXT, "Q04.not_answered"),
    (replace(GOOD, milestone="", milestone_date=None), CONTEXT, "Q04.failed"),
    (replace(GOOD, milestone_date=None), CONTEXT, "Q04.failed_date"),
    (replace(GOOD, milestone=""), CONTEXT, "Q04.failed_what"),
    (replace(GOOD, milestone_date=date(2030, 12, 31)), CONTEXT, "Q04.failed_late"),
    (replace(GOOD, milestone_date=date(2036, 12, 31)), CONTEXT, "Q04.failed_after"),
    (GOOD, CONTEXT, "Q05.passed"),
    (replace(GOOD, statement="Deploy 10 000 hydrogen buses by 2030"), CONTEXT, "Q05.hint"),
    (FINNISH, CONTEXT, "Q05.not_answered"),
    (GOOD, replace(CONTEXT, language="nb"), "Q05.passed"),
    (GOOD, asked(two_solutions_percent=70), "Q05.passed_asked"),
    (GOOD, asked(two_solutions_percent=69), "Q05.failed"),
    (GOOD, CONTEXT, "Q06.passed"),
    (replace(GOOD, statement="", indicator=" "), CONTEXT, "Q06.not_answered"),
    (replace(FINNISH, indicator=""), CONTEXT, "Q06.not_answered_language"),
    (replace(GOOD, indicator="Number of projects funded"), CONTEXT, "Q06.hint"),
    (replace(GOOD, unit="projects"), CONTEXT, "Q06.hint"),
    (GOOD, CONTEXT, "Q07.not_answered"),
    (GOOD, asked(boldness=(5, 4, 4, 2)), "Q07.passed"),
    (GOOD, asked(boldness=(5, 3, 3, 3)), "Q07.failed"),
    (GOOD, asked(boldness=(5, 5), business_as_usual=25.0), "Q07.failed_usual"),
    (GOOD, asked(boldness=(5, 5), anyway_percent=51), "Q07.failed_anyway"),
    (replace(GOOD, target_value=8), asked(boldness=(5,)), "Q07.hint_same"),
    (replace(GOOD, target_value=8), asked(boldness=(5,), business_as_usual=4.0), "Q07.passed"),
    (GOOD, CONTEXT, "Q08.not_answered"),
    (GOOD, asked(feasibility=(2, 2, 1)), "Q08.passed"),
    (GOOD, asked(feasibility=(1, 1, 5)), "Q08.failed"),
    (GOOD, asked(feasibility=(3,), past_pace=0.1), "Q08.failed_pace"),
    (GOOD, asked(feasibility=(3,), past_pace=0.17), "Q08.passed"),
    (GOOD, asked(past_pace=-0.5), "Q08.failed_turn"),
    (GOOD, CONTEXT, "Q09.passed"),
    (replace(GOOD, statement="word " * 31), CONTEXT, "Q09.hint"),
    (replace(GOOD, statement="SMEs reach net zero by 2035"), CONTEXT, "Q09.hint_abbreviation"),
    (GOOD, asked(neighbour_percent=49), "Q09.failed_neighbour"),
    (GOOD, asked(neighbour_percent=50), "Q09.passed_neighbour"),
    (FINNISH, CONTEXT, "Q09.not_answered"),
    (GOOD, CONTEXT, "Q10.passed"),
    (GOOD, replace(CONTEXT, first=GOOD), "Q10.passed"),
    (replace(GOOD, target_value=15), replace(CONTEXT, first=GOOD), "Q10.failed"),
    (replace(GOOD, deadline=date(2044, 12, 31)), replace(CONTEXT, first=GOOD), "Q10.failed"),
    (replace(GOOD, target_value=24), replace(CONTEXT, first=GOOD), "Q10.passed_percent"),
    (replace(GOOD, target_value=None), replace(CONTEXT, first=GOOD), "Q10.failed_removed"),
    (replace(GOOD, deadline=None), replace(CONTEXT, first=GOOD), "Q10.failed_removed"),
    (replace(YES_NO, deadline=date(2040, 1, 1)), replace(CONTEXT, first=YES_NO), "Q10.failed_later"),
    (
        replace(GOOD, baseline_year=None, target_value=15),
        replace(CONTEXT, first=replace(GOOD, baseline_year=None)),
        "Q10.hint_target",
    ),
    (replace(GOOD, unit="tonnes"), replace(CONTEXT, first=GOOD), "Q10.hint_target"),
    (
        replace(GOOD, population="Large farms"),
        replace(CONTEXT, first=replace(GOOD, population="All farms")),
        "Q10.hint_scope",
    ),
    (replace(GOOD, unit="tonnes"), replace(CONTEXT, first=replace(GOOD, target_value=None)), "Q10.hint_unit"),
    (GOOD, replace(CONTEXT, first=GOOD, dropped=Dropped(places=("North",))), "Q10.hint_places"),
    (GOOD, replace(CONTEXT, first=GOOD, dropped=Dropped(levels=("local",))), "Q10.hint_levels"),
]


@pytest.mark.parametrize(("goal", "context", "expected"), CASES, ids=[case[2] for case in CASES])
def test_a_goal_is_told_what_to_mend(goal: GoalContent, context: GoalContext, expected: str) -> None:
    check_id = expected.partition(".")[0]
    found, *_ = (one for one in check_goal(goal, context) if one.check_id == check_id)
    assert found.message_key == f"check.{expected}"
    assert expected.partition(".")[2].startswith(found.outcome)


def test_every_text_about_a_goal_can_be_reached_and_every_message_has_a_text() -> None:
    catalogue = texts().catalogue.texts
    reached: set[str] = set()
    for goal, context, _ in CASES:
        for found in check_goal(goal, context):
            for key in (found.title_key, found.message_key, found.mend_key):
                if key:
                    reached.add(key)
                    assert names(catalogue[key]) <= found.values.keys(), key
    written = {key for key in catalogue if key.partition(".")[2].partition(".")[0] in RULES}
    assert written == reached


def test_a_sound_goal_has_nothing_to_mend() -> None:
    context = replace(CONTEXT, answers=GoalAnswers(boldness=(4, 5), feasibility=(3, 2)), first=GOOD)
    assert {one.outcome for one in check_goal(GOOD, context)} == {Outcome.PASSED}


def test_an_empty_goal_is_told_what_matters_most() -> None:
    found = check_goal(GoalContent("Make feed more sustainable"), CONTEXT)
    assert [one.check_id for one in found if one.outcome is Outcome.FAILED] == ["Q01", "Q02", "Q03"]
    assert all(one.severity is Severity.BLOCK for one in found if one.outcome is Outcome.FAILED)


def test_solution_neutral_wording_is_not_flagged() -> None:
    ferry = "zero-emission scheduled boat service, 275 passengers, 30 knots"
    by_id = {one.check_id: one for one in check_goal(replace(GOOD, statement=ferry), CONTEXT)}
    assert by_id["Q05"].outcome is Outcome.PASSED


def test_a_flagged_word_is_quoted_as_it_was_written() -> None:
    by_id = {
        one.check_id: one
        for one in check_goal(replace(GOOD, statement="Deploy 10 000 hydrogen buses by 2030"), CONTEXT)
    }
    assert by_id["Q05"].values["word"] == "Deploy"


def test_the_softer_goal_of_the_demo_shows_forty_one_percent() -> None:
    by_id = {one.check_id: one for one in check_goal(replace(GOOD, target_value=15), replace(CONTEXT, first=GOOD))}
    assert by_id["Q10"].values["percent"] == 41
    assert by_id["Q10"].severity is Severity.INFO


def test_a_goal_that_is_softer_and_for_fewer_people_is_told_both() -> None:
    before = replace(GOOD, population="All farms")
    now = replace(GOOD, population="Large farms", target_value=15)
    found = [one for one in check_goal(now, replace(CONTEXT, first=before)) if one.check_id == "Q10"]
    assert [one.message_key for one in found] == ["check.Q10.failed", "check.Q10.hint_scope"]


def test_a_far_deadline_only_warns() -> None:
    by_id = {one.check_id: one for one in check_goal(replace(GOOD, deadline=date(2060, 1, 1)), CONTEXT)}
    assert (by_id["Q03"].outcome, by_id["Q03"].severity) == (Outcome.HINT, Severity.WARN)


def test_thresholds_can_be_changed() -> None:
    strict = Thresholds(statement_words_most=5, milestone_within_years=1)
    by_id = {one.check_id: one for one in check_goal(GOOD, CONTEXT, strict)}
    assert by_id["Q09"].message_key == "check.Q09.hint"
    assert by_id["Q04"].message_key == "check.Q04.failed_late"


def test_numbers_and_dates_read_well() -> None:
    by_id = {one.check_id: one for one in check_goal(replace(GOOD, target_value=12500.0, unit="tonnes"), CONTEXT)}
    said = render(texts().catalogue.texts[by_id["Q01"].message_key], by_id["Q01"].values, "en")
    assert said == "It can be measured: the target is 12,500 tonnes."
    when = render(texts().catalogue.texts[by_id["Q03"].message_key], by_id["Q03"].values, "en")
    assert when == "The deadline is 31 December 2034."


def test_a_leap_day_has_a_day_some_years_later() -> None:
    assert years_after(date(2028, 2, 29), 3) == date(2031, 2, 28)
    assert years_after(date(2028, 2, 29), 4) == date(2032, 2, 29)


short = st.sampled_from(["", "  ", "Number of labs", "%", "Deploy AI", "SMEs", "a b c"])
days = st.none() | st.dates(date(1990, 1, 1), date(2199, 12, 31))
numbers = st.none() | st.floats(-1e9, 1e9)
goals = st.builds(
    GoalContent,
    statement=short,
    indicator=short,
    unit=short,
    is_yes_no=st.booleans(),
    baseline_value=numbers,
    baseline_year=st.none() | st.integers(1900, 2200),
    baseline_source=short,
    baseline_owner=short,
    baseline_due=days,
    target_value=numbers,
    deadline=days,
    milestone=short,
    milestone_date=days,
    population=short,
)
percents = st.none() | st.integers(0, 100)
ratings = st.lists(st.integers(1, 5), max_size=5).map(tuple)
answers = st.builds(
    GoalAnswers,
    boldness=ratings,
    feasibility=ratings,
    two_solutions_percent=percents,
    anyway_percent=percents,
    neighbour_percent=percents,
    business_as_usual=numbers,
    past_pace=numbers,
)


@given(goals, st.none() | goals, answers, st.sampled_from(["en", "en-GB", "de"]))
def test_every_goal_gets_one_finding_of_each_check_with_a_text(
    goal: GoalContent, first: GoalContent | None, given_answers: GoalAnswers, language: str
) -> None:
    context = GoalContext(TODAY, first=first, answers=given_answers, language=language)
    found = check_goal(goal, context, subject_id="g1")
    ids = [one.check_id for one in found]
    assert list(dict.fromkeys(ids)) == [check_id for check_id in CHECKS if check_id <= "Q10"]
    assert len(ids) - len(set(ids)) <= ids.count("Q10") - 1
    catalogue = texts().catalogue.texts
    for one in found:
        assert one.subject_id == "g1"
        assert one.is_open == bool(one.mend_key)
        assert names(catalogue[one.message_key]) <= one.values.keys()
