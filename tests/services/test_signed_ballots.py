"""Rounds by name or by pseudonym: who chose what is known afterwards, as was said; in secret rounds it is not."""

import pytest

from app.domain.errors import Invalid
from app.domain.snapshot import SignedBallotView
from app.i18n.text import texts
from app.services.views.signed import signed_ballots
from tests.rooms import Room, a_key, a_room, on_both_databases


async def signed(room: Room, round_id: str) -> list[SignedBallotView]:
    async with room.house.database.read() as work:
        row = await work.rounds.get(room.workshop_id, round_id)
        assert row is not None
        return await signed_ballots(work, row, texts("en"))


@on_both_databases
async def test_an_open_round_says_who_chose_what_in_words_and_a_table_once(room: Room) -> None:
    await room.open("goals")
    await room.goals(2)
    ada = await room.joins("Ada", group="Citizens")
    table = await room.table(3)
    round_id = await room.round(method="ranked", secrecy="open")
    first, second = (one.id for one in (await room.round_view(round_id)).options)
    await room.house.voting.cast(ada, round_id, a_key(), {"ranking": [second, first]})
    await room.house.voting.enter_for_table(room.facilitator, round_id, table, a_key(), {"abstain": True})
    await room.reveal(round_id)
    assert await signed(room, round_id) == [
        SignedBallotView("Ada", ["1. G2 Goal number 1 of the room", "2. G1 Goal number 0 of the room"]),
        SignedBallotView("Table by the window ×3", ["Abstains"]),
    ]


async def test_a_pseudonymous_round_shows_the_pseudonym_in_place_of_the_name(room: Room) -> None:
    await room.open("goals")
    first, _ = await room.goals(2)
    ada = await room.joins("Ada", group="Citizens")
    round_id = await room.round(method="approval", secrecy="pseudonymous")
    await room.house.voting.cast(ada, round_id, a_key(), {"approved": [first]})
    await room.reveal(round_id)
    pseudonym = (await room.house.views.own(ada)).pseudonym
    assert pseudonym not in {"", "Ada"}
    assert await signed(room, round_id) == [SignedBallotView(pseudonym, ["G1 Goal number 0 of the room"])]


async def test_pseudonyms_cannot_be_counted_off_in_the_order_in_which_people_came(room: Room) -> None:
    """The desk lists people by name in the order of their arrival, and ballots are published under the pseudonyms."""
    given, others = await pseudonyms(room), await pseudonyms(await a_room(room.house, participants=3))
    assert len(set(given)) == len(given) == 40
    assert given[:29] != sorted(given[:29])
    assert given != others, "another order in each workshop"


async def pseudonyms(room: Room) -> list[str]:
    """Those of forty people, the fourth to come and all after them, in the order of their arrival."""
    people = [await room.joins(f"Person {number}") for number in range(40)]
    return [(await room.house.views.own(actor)).pseudonym for actor in people]


async def test_a_secret_round_knows_nobody(room: Room) -> None:
    await room.open("goals")
    first, _ = await room.goals(2)
    round_id = await room.round(method="approval")
    await room.house.voting.cast(room.participants[0], round_id, a_key(), {"approved": [first]})
    await room.reveal(round_id)
    assert await signed(room, round_id) == []


@pytest.mark.parametrize("naming", ["pseudonyms", "nobody"])
async def test_no_vote_by_name_is_held_where_names_are_not_shown(room: Room, naming: str) -> None:
    await room.house.convening.describe(
        room.facilitator, title="A quiet harbour", purpose="", convener="", place="", naming=naming
    )
    await room.open("goals")
    await room.goals(2)
    with pytest.raises(Invalid, match=r"round\.names_hidden"):
        await room.round(secrecy="open")
    await room.round(secrecy="pseudonymous")
