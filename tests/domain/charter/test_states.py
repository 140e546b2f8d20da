"""The states of a charter: what every move asks for, and how versions are called."""

from itertools import pairwise

import pytest

from app.domain.charter.states import (
    ORDER,
    CharterState,
    Ground,
    Need,
    check_move,
    comments_open,
    is_frozen,
    needs,
    next_label,
    next_state,
    state_of,
)
from app.domain.errors import Conflict, Invalid

AGREED = Ground(asked=True, agreed=True)
DRAFT, CONSULTATION, ADOPTED = CharterState.WORKSHOP_DRAFT, CharterState.CONSULTATION, CharterState.ADOPTED


@pytest.mark.parametrize(("state", "to"), list(pairwise(ORDER)))
def test_the_next_state_asks_for_nothing_where_the_room_agreed(state: CharterState, to: CharterState) -> None:
    assert next_state(state) is to
    assert needs(state, to, AGREED) == ()


def test_nothing_comes_after_adopted() -> None:
    assert next_state(ADOPTED) is None


@pytest.mark.parametrize("to", ORDER[:-1])
def test_reopening_an_adopted_charter_asks_for_a_reason(to: CharterState) -> None:
    with pytest.raises(Invalid, match=r"charter\.needs\.back"):
        check_move(ADOPTED, to, AGREED, " ")
    check_move(ADOPTED, to, AGREED, "The budget fell")


def test_leaving_states_out_asks_for_a_reason() -> None:
    with pytest.raises(Invalid, match=r"charter\.needs\.skip"):
        check_move(CharterState.COLLECTING, DRAFT, Ground(), "")


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        (Ground(), (Need.CONSENT,)),
        (Ground(asked=True), (Need.OBJECTION,)),
        (Ground(asked=True, agreed=True, changed=True), (Need.CHANGED,)),
        (Ground(asked=True, agreed=True, blocking=2), (Need.BLOCKING,)),
        (Ground(blocking=2), (Need.CONSENT, Need.BLOCKING)),
        (AGREED, ()),
    ],
)
def test_adopting_asks_for_consent_to_this_text_and_no_blocking_check(
    ground: Ground, expected: tuple[Need, ...]
) -> None:
    assert needs(CONSULTATION, ADOPTED, ground) == expected


def test_only_adopting_asks_for_consent() -> None:
    assert needs(DRAFT, CONSULTATION, Ground(blocking=3)) == ()


def test_a_move_to_where_it_stands_is_none() -> None:
    with pytest.raises(Conflict, match="state_same"):
        needs(DRAFT, DRAFT, Ground())


def test_a_state_nobody_knows_is_refused() -> None:
    with pytest.raises(Invalid, match="state_unknown"):
        state_of("published")


def test_comments_are_open_while_participants_review_and_during_consultation() -> None:
    assert [state.value for state in ORDER if comments_open(state)] == ["participants_review", "consultation"]


def test_only_what_is_adopted_is_frozen() -> None:
    assert [state for state in ORDER if is_frozen(state)] == [ADOPTED]


@pytest.mark.parametrize(
    ("states", "state", "label"),
    [
        ([], "facilitator_review", "v0.1"),
        (["collecting"], "workshop_draft", "v0.2"),
        (["collecting", "consultation"], "adopted", "v1.0"),
        (["collecting", "adopted"], "workshop_draft", "v1.1"),
        (["adopted", "workshop_draft"], "adopted", "v2.0"),
        (["adopted"], "adopted", "v1.1"),
    ],
)
def test_drafts_count_up_and_an_adopted_charter_is_a_whole_number(states: list[str], state: str, label: str) -> None:
    assert str(next_label(states, state)) == label
