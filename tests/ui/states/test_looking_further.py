"""Looking further than the window: what one page of the browser asks for, and nobody else is sent."""

from typing import Any

import pytest

from app.services.house import House
from app.ui.states import counter
from app.ui.states.framing import FramingState
from tests.house_fixtures import *  # noqa: F403
from tests.rooms import Room
from tests.ui.states.test_handlers_are_guarded import Doorless, at_the_door


@pytest.fixture
async def reader(room: Room, house: House, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A participant's page in a room that has written 60 cards and sees them."""
    monkeypatch.setattr(counter._counter, "house", house)
    monkeypatch.setattr(counter._counter, "hub", Doorless())
    await room.open("frame")
    for number in range(60):
        await room.card(text=f"Thought {number + 1}")
    await room.house.framing.reveal(room.facilitator)
    seat = room.participants[0]
    token = house.keys.seat_token(seat.seat_id, room.workshop_id, house.clock())
    return at_the_door(FramingState, f"seat_{room.code}={token}", room.code)


async def call(page: Any, name: str, *words: Any) -> None:
    await FramingState.event_handlers[name].fn(page, *words)


async def test_the_next_cards_of_a_heap_come_to_this_page(reader: Any) -> None:
    await call(reader, "look_further", "", 48, 48)
    assert [card.number for card in reader.further.cards] == list(range(49, 61))
    assert (reader.further.cluster_id, reader.further.after, reader.further.left) == ("", 48, 0)
    await call(reader, "look_away")
    assert reader.further.cards == []


async def test_what_was_looked_at_is_read_again_as_it_is_now(reader: Any, room: Room) -> None:
    await call(reader, "look_further", "", 48, 48)
    first, second = reader.further.cards[:2]
    await room.house.framing.hide(room.facilitator, first.id)
    await room.house.framing.rewrite(room.facilitator, second.id, "Said more clearly")
    await call(reader, "look_further", "", 48, 48)
    assert [reader.further.cards[0].id, reader.further.cards[0].text] == [second.id, "Said more clearly"]


async def test_nothing_that_was_looked_at_stays_when_cards_are_covered_again(reader: Any, room: Room) -> None:
    await call(reader, "look_further", "", 48, 48)
    await call(reader, "find_cards", "thought 5")
    assert reader.found.total == 11
    await room.house.framing.reveal(room.facilitator, is_revealed=False)
    await call(reader, "look_further", "", 48, 48)
    await call(reader, "find_cards", "thought 5")
    assert (reader.further.cards, reader.found.cards, reader.notice_code) == ([], [], "")


@pytest.mark.parametrize("words", [("", "48", 48), ("", 48, True), ("", 48.0, 48), ("x" * 200, 48, 48)])
async def test_what_is_no_number_and_no_heap_is_refused(reader: Any, words: tuple[Any, ...]) -> None:
    await call(reader, "look_further", *words)
    assert (reader.notice_code, reader.further.cards) == ("error.form.unreadable", [])
