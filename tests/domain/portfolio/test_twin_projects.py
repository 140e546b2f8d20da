"""Projects that read alike are found by their names or by what they do; others are left alone."""

from app.domain.portfolio.twins import MOST_TWINS, twins
from tests.domain.portfolio.made_up import project

CLEANUP = "Collects plastic from the canals of the old town with fishers, and pays for every kilogram that is sorted."


def numbers(*projects: object) -> list[tuple[int, int]]:
    return [(pair.one.number, pair.other.number) for pair in twins(list(projects))]  # type: ignore[arg-type]


def test_names_that_differ_by_order_case_or_a_letter_are_alike() -> None:
    found = twins(
        [
            project(1, "Plastic-free Huế markets"),
            project(2, "Markets of Huế, plastic free"),
            project(3, "School meals"),
            project(4, "school meal"),
        ]
    )
    assert {(pair.one.number, pair.other.number) for pair in found} == {(3, 4), (1, 2)}
    assert all(pair.is_by_name for pair in found)


def test_numbers_keep_a_series_of_projects_apart() -> None:
    assert numbers(project(1, "Clean street 003"), project(2, "Clean street 004"), project(3, "clean street, 003")) == [
        (1, 3)
    ]


def test_the_same_name_of_two_owners_is_asked_about() -> None:
    assert numbers(project(1, "Deposit scheme", owner="City"), project(2, "Deposit scheme", owner="NGO")) == [(1, 2)]


def test_what_projects_do_tells_when_their_names_do_not() -> None:
    other = CLEANUP.replace("fishers", "fishermen")
    (pair,) = twins([project(1, "Blue canals", summary=CLEANUP), project(2, "Clean water", summary=other)])
    assert not pair.is_by_name
    assert pair.likeness < 100


def test_few_words_tell_nothing_and_empty_names_are_nobodys_twins() -> None:
    assert numbers(project(1, "A", summary="Waste"), project(2, "B", summary="Waste")) == []
    assert numbers(project(1, "?"), project(2, "!")) == []


def test_the_most_alike_come_first_and_the_list_ends() -> None:
    many = [project(number, "Pilot of reuse") for number in range(1, 20)]
    found = twins([*many, project(50, "Pilot of reuses")])
    assert len(found) == MOST_TWINS
    assert found[0].likeness == 100
