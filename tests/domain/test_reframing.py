"""Reframing cards are dealt evenly, stay where they were dealt, and bring groups together."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from app.domain.reframing import CARDS, card_for
from app.domain.registers.development import ReframingCard

GROUPS = st.lists(st.integers(0, 40), min_size=1, max_size=8).map(
    lambda sizes: [[f"{group}-{person}" for person in range(size)] for group, size in enumerate(sizes)]
)


def deal(groups: list[list[str]]) -> dict[str, ReframingCard]:
    """The card of everybody, by groups of people in order of arrival."""
    return {one: card_for(place, group) for group, people in enumerate(groups) for place, one in enumerate(people)}


@given(GROUPS)
def test_within_a_group_no_card_is_dealt_more_than_once_more_than_another(groups: list[list[str]]) -> None:
    dealt = deal(groups)
    for people in groups:
        counts = Counter(dealt[person] for person in people)
        assert max((counts[card] for card in CARDS), default=0) - min(counts[card] for card in CARDS) <= 1


@given(GROUPS, st.integers(0, 7))
def test_a_card_stays_when_somebody_else_comes(groups: list[list[str]], late: int) -> None:
    before = deal(groups)
    groups[late % len(groups)].append("late")
    after = deal(groups)
    assert all(after[person] is card for person, card in before.items())


def test_people_with_the_same_card_come_from_different_groups() -> None:
    groups = [[f"{group}-{person}" for person in range(10)] for group in range(4)]
    dealt = deal(groups)
    for card in CARDS:
        assert {person[0] for person, held in dealt.items() if held is card} == {"0", "1", "2", "3"}
