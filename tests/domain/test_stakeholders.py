"""Stakeholders: the grid, salience (vector V10), and what the register lacks."""

import itertools

import pytest

from app.domain.stakeholders import (
    HELIX,
    GovernanceLevel,
    PolicyField,
    Quadrant,
    Question,
    Salience,
    Sector,
    StakeholderContent,
    StakeholderRole,
    coverage,
    is_sti_body,
    needs_voice,
    quadrant,
    salience,
)
from app.i18n.catalogue import catalogue

MINISTRY = StakeholderContent(
    "Ministry of Transport",
    Sector.GOVERNMENT,
    GovernanceLevel.NATIONAL,
    PolicyField.TRANSPORT,
    (StakeholderRole.MANDATE_GIVER, StakeholderRole.FUNDER),
    power=5,
    interest=4,
)
FERRY = StakeholderContent(
    "Ferry users", Sector.CIVIL_SOCIETY, GovernanceLevel.REGIONAL, roles=(StakeholderRole.AFFECTED,), power=1
)


@pytest.mark.parametrize(
    ("power", "interest", "expected"),
    [
        (5, 5, Quadrant.COLLABORATE),
        (3, 3, Quadrant.COLLABORATE),
        (5, 2, Quadrant.SATISFY),
        (2, 5, Quadrant.INFORM),
        (1, 1, Quadrant.MONITOR),
        (None, 5, None),
        (5, None, None),
    ],
)
def test_the_grid_is_cut_at_three(power: int | None, interest: int | None, expected: Quadrant | None) -> None:
    assert quadrant(power, interest) is expected


@pytest.mark.parametrize(
    ("has", "expected"),
    [
        ("", Salience.NON_STAKEHOLDER),
        ("P", Salience.DORMANT),
        ("L", Salience.DISCRETIONARY),
        ("U", Salience.DEMANDING),
        ("PL", Salience.DOMINANT),
        ("PU", Salience.DANGEROUS),
        ("LU", Salience.DEPENDENT),
        ("PLU", Salience.DEFINITIVE),
    ],
)
def test_salience_follows_power_legitimacy_and_urgency(has: str, expected: Salience) -> None:
    assert salience("P" in has, "L" in has, "U" in has) is expected


def test_a_rating_of_power_counts_from_four() -> None:
    for rating, legitimate, urgent in itertools.product(range(1, 6), (False, True), (False, True)):
        assert salience(rating, legitimate, urgent) is salience(rating >= 4, legitimate, urgent)


def test_affected_people_without_power_need_a_voice() -> None:
    assert needs_voice(FERRY)
    assert not needs_voice(MINISTRY)


def test_an_empty_register_lacks_everything() -> None:
    empty = coverage([])
    assert empty.empty_sectors == HELIX
    assert empty.empty_levels == tuple(GovernanceLevel)
    assert empty.unanswered == tuple(Question)
    assert PolicyField.STI not in empty.empty_fields
    assert PolicyField.OTHER not in empty.empty_fields
    assert sum(empty.counts.values()) == 0


def test_each_actor_fills_its_place() -> None:
    seen = coverage([MINISTRY, FERRY])
    assert seen.counts[Sector.GOVERNMENT, GovernanceLevel.NATIONAL] == 1
    assert len(seen.counts) == len(Sector) * len(GovernanceLevel)
    assert seen.empty_sectors == (Sector.BUSINESS, Sector.RESEARCH, Sector.ENVIRONMENT)
    assert GovernanceLevel.REGIONAL not in seen.empty_levels
    assert PolicyField.TRANSPORT not in seen.empty_fields
    assert seen.unanswered == (Question.BUYS, Question.DELIVERS, Question.LOSES)


def test_a_research_institute_is_an_sti_body_whatever_its_field() -> None:
    institute = StakeholderContent("Institute", Sector.RESEARCH, GovernanceLevel.NATIONAL, PolicyField.ENERGY)
    council = StakeholderContent("Council", Sector.GOVERNMENT, GovernanceLevel.NATIONAL, PolicyField.STI)
    assert is_sti_body(institute)
    assert is_sti_body(council)
    assert not is_sti_body(MINISTRY)


def test_every_word_of_the_register_has_a_text() -> None:
    families = {
        "sector": Sector,
        "level": GovernanceLevel,
        "field": PolicyField,
        "role": StakeholderRole,
        "quadrant": Quadrant,
        "gap": Question,
    }
    texts = catalogue().texts
    missing = [f"{prefix}.{word}" for prefix, words in families.items() for word in words]
    assert [key for key in missing if key not in texts] == []
