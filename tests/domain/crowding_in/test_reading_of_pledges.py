"""What is read from the entries of the pledge round."""

from datetime import date
from typing import Any

import pytest

from app.domain.quality.checks import Outcome
from app.domain.quality.registers import RULES
from app.domain.readings.commitments import read
from app.domain.readings.findings import Findings, Hint, Word
from app.domain.readings.pledged import leads_of, pledges_of
from app.i18n.text import texts
from tests.domain.shelves import source

AGENCY = {"id": "s1", "name": "Agency", "sector": "research", "level": "national", "roles": ["convenor"]}
FIRM = {"id": "s2", "name": "Firm", "sector": "business", "level": "national"}
CITY = {"id": "s3", "name": "City", "sector": "government", "level": "local"}
GOAL = {"adopted": ["g1"], "goals": [{"id": "g1", "statement": "Quiet nights"}], "deadline": date(2034, 12, 31)}
MONEY = {"offer": "Fund it", "kind": "money", "amount": 100.0, "unit": "EUR", "status": "offered"}


def hints(found: Findings) -> dict[str, Hint]:
    return {one.key.removeprefix("commitments."): one for one in found.hints}


def reading(*commitments: dict[str, Any], **more: Any) -> Findings:
    return read(source(stakeholders=[AGENCY, FIRM, CITY], commitments=commitments, **more))


def test_the_lead_is_who_convenes_or_else_who_owns_the_challenge() -> None:
    owner = {**CITY, "roles": ["challenge_owner"]}
    assert leads_of(source(stakeholders=[AGENCY, owner])) == {"s1"}
    assert leads_of(source(stakeholders=[FIRM, owner])) == {"s3"}
    assert leads_of(source(stakeholders=[FIRM])) == frozenset()


def test_a_pledge_of_nobody_crowds_nothing_in_and_it_is_said() -> None:
    found = reading({**MONEY, "actor": "s1"}, {**MONEY, "actor": "s2"}, {**MONEY, "amount": 900.0})
    (total,) = found.facts["totals"]
    assert (total["from_lead"], total["from_others"], total["from_unknown"], total["crowd_in"]) == (100, 100, 900, 1)
    assert hints(found)["nobodys"].ids == ("commitments3",)


def test_without_a_lead_there_is_no_ratio_and_it_is_said_why() -> None:
    found = read(source(stakeholders=[FIRM], commitments=[{**MONEY, "actor": "s2"}]))
    assert found.facts["totals"][0]["crowd_in"] is None
    assert "no_lead" in hints(found)
    assert "nobodys" not in hints(found)


def test_totals_stand_by_sector_and_status_each_in_its_unit() -> None:
    found = reading(
        {**MONEY, "actor": "s1"},
        {**MONEY, "actor": "s2", "status": "signed"},
        {**MONEY, "actor": "s2", "kind": "days", "unit": "days", "amount": 8.0},
        {**MONEY, "actor": "s2", "status": "withdrawn"},
    )
    tables = {one.key.removeprefix("commitments."): one.rows for one in found.tables}
    assert tables["sectors"] == (
        (Word("sector.business"), Word("commitment.kind.money"), 100, "EUR", 1),
        (Word("sector.business"), Word("commitment.kind.days"), 8, "days", 1),
        (Word("sector.research"), Word("commitment.kind.money"), 100, "EUR", 1),
    )
    assert [(row[0].key, row[2]) for row in tables["statuses"]] == [  # type: ignore[union-attr]
        ("commitment.status.offered", 100),
        ("commitment.status.offered", 8),
        ("commitment.status.signed", 100),
        ("commitment.status.withdrawn", 100),
    ]


def test_pledges_that_end_in_2027_leave_seven_years_to_a_deadline_in_2034() -> None:
    found = reading({**MONEY, "end": "2027-12-31"}, **GOAL)
    assert hints(found)["gap_years"].values == {"years": 7, "last": 2027, "deadline": 2034}
    early = next(one for one in found.tables if one.key == "commitments.early")
    assert early.rows == (("Fund it", "2027-12-31", "2034-12-31", 7),)
    (bar,) = found.facts["bars"]
    assert (bar["is_early"], bar["years"], bar["until"]) == (True, 7, "2034-12-31")


@pytest.mark.parametrize(
    ("end", "key"),
    [
        ("2028-06-30", "reading.commitments.gap_years_months"),
        ("2034-06-30", "reading.commitments.gap_months"),
        ("2034-12-20", "reading.commitments.gap_months"),
        ("2033-12-31", "reading.commitments.gap_years"),
    ],
)
def test_the_gap_is_said_in_words_without_zeros(end: str, key: str) -> None:
    (hint,) = [one for one in reading({**MONEY, "end": end}, **GOAL).hints if "gap" in one.key]
    assert f"reading.{hint.key}" == key
    assert " 0 " not in texts("en").format(key, **hint.values)


def test_a_pledge_that_names_its_goal_is_held_against_that_goal() -> None:
    goals = [{"id": "g1", "statement": "Soon"}, {"id": "g2", "statement": "Late"}]
    shelf = source(
        adopted=["g1", "g2"],
        goals=goals,
        commitments=[{**MONEY, "goals": ["g1"], "end": "2028-01-01"}, {**MONEY, "end": "2028-01-01"}],
    )
    deadlines = {"g1": date(2027, 12, 31), "g2": date(2034, 12, 31)}
    made = pledges_of(
        type(shelf)(**{name: getattr(shelf, name) for name in shelf.__slots__} | {"deadlines": deadlines})
    )
    assert [one.ends_early for one in made] == [False, True]


def test_what_somebody_said_for_themselves_is_told_from_what_they_may_promise() -> None:
    found = hints(
        reading(
            {**MONEY, "authority": "personal"},
            {**MONEY, "authority": "to_ask"},
            {**MONEY},
            {**MONEY, "authority": "authorised"},
        )
    )
    assert found["personal"].ids == ("commitments1",)
    assert found["unauthorised"].ids == ("commitments2", "commitments3")


def test_flagged_and_unvalidated_pledges_and_needs_without_a_pledge_are_listed() -> None:
    found = hints(
        reading(
            {**MONEY, "is_contradicting": "yes"},
            {**MONEY, "status": "signed", "answers": "asks1"},
            {**MONEY, "status": "signed", "is_validated": "yes"},
            asks=[{"need": "Money", "kind": "money", "amount": 900.0, "unit": "EUR"}, {"need": "Data", "kind": "data"}],
        )
    )
    assert found["contradicting"].ids == ("commitments1",)
    assert found["unvalidated"].ids == ("commitments2",)
    assert found["unanswered"].ids == ("asks2",)


def test_nothing_that_reaches_beyond_the_next_election_is_said() -> None:
    elections = [{"what": "Parliament", "on": "2029-09-09"}]
    found = hints(reading({**MONEY, "end": "2027-12-31"}, elections=elections))
    assert found["none_beyond_election"].values == {"what": "Parliament", "year": 2029}
    assert "none_beyond_election" not in hints(reading({**MONEY, "end": "2030-12-31"}, elections=elections))


def test_an_empty_round_says_nothing() -> None:
    found = reading()
    assert found.hints == ()
    assert not any(one.rows for one in found.tables)


def test_commitments_without_business_or_finance_fail_the_check_however_firm() -> None:
    rule = RULES["Q28"][1]
    firm = {**MONEY, "status": "signed", "authority": "authorised"}
    public = source(stakeholders=[AGENCY, CITY, FIRM], commitments=[{**firm, "actor": "s1"}, {**firm, "actor": "s3"}])
    assert (rule(public).outcome, rule(public).message_key) == (Outcome.FAILED, "check.Q28.failed_private")
    offered = {**MONEY, "actor": "s2"}
    mixed = source(
        stakeholders=[AGENCY, CITY, FIRM], commitments=[{**firm, "actor": "s1"}, {**firm, "actor": "s3"}, offered]
    )
    assert rule(mixed).outcome is Outcome.PASSED


def test_firm_commitments_of_people_who_may_not_promise_alone_are_a_hint() -> None:
    rule = RULES["Q28"][1]
    firm = {**MONEY, "status": "signed", "authority": "authorised"}
    made = [{**firm, "actor": "s1"}, {**firm, "actor": "s2", "authority": "personal"}]
    assert rule(source(stakeholders=[AGENCY, FIRM], commitments=made)).outcome is Outcome.HINT


def test_a_review_after_the_next_election_outlives_it() -> None:
    rule = RULES["Q33"][1]
    elections = [{"what": "Parliament", "on": "2027-09-09"}]
    reviews = [{"what": "First", "on": "2028-01-01", "decider": "Board"}]
    assert rule(source(elections=elections, reviews=reviews)).message_key == "check.Q33.passed_review"
    assert rule(source(reviews=reviews)).outcome is Outcome.FAILED, "four years, where nobody has said when it is"
