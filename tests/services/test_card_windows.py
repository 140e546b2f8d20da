"""Cards without limit: what everybody is sent stays small, and the rest is read on page by page, each card once."""

import dataclasses
import random
from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

from app.domain import bounds
from app.domain.errors import Conflict, Invalid
from app.domain.snapshot import CardView, Topic
from app.domain.steps import Prompt
from app.persistence.tables import CardRow, ClusterRow
from app.realtime.frames import piece
from app.services.views.card_pages import ALL
from tests.rooms import Room, on_both_databases

PROMPTS = tuple(Prompt)[:3]


@pytest.fixture
async def framing(room: Room) -> Room:
    """A room whose first step is open and whose cards are shown."""
    await room.open("frame")
    await room.house.framing.reveal(room.facilitator)
    return room


async def clusters(room: Room, number: int) -> list[str]:
    """So many clusters, by way of the tables: thousands of cards would take minutes by way of the services."""
    async with room.house.database.write() as work:
        rows = [
            work.clusters.add(
                ClusterRow(workshop_id=room.workshop_id, step_id=room.steps["frame"], name=f"Heap {one}", position=one)
            )
            for one in range(number)
        ]
        await work.commit()
        return [row.id for row in rows]


async def fill(room: Room, number: int, heaps: Sequence[str] = ("",), *, since: int = 0) -> list[str]:
    """So many cards, dealt out to the heaps in turn."""
    async with room.house.database.write() as work:
        rows = [
            work.cards.add(
                CardRow(
                    workshop_id=room.workshop_id,
                    step_id=room.steps["frame"],
                    seat_id=room.participants[one % 3].seat_id,
                    number=since + one + 1,
                    prompt=PROMPTS[one % 3],
                    text=f"Thought number {since + one + 1:05} of the room",
                    original_text=f"Thought number {since + one + 1:05} of the room",
                    cluster_id=heaps[one % len(heaps)] or None,
                    written_at=room.clock(),
                )
            )
            for one in range(number)
        ]
        await work.commit()
        return [row.id for row in rows]


async def sent(room: Room) -> int:
    """Bytes of the frame that everybody gets when a card changes."""
    return len(piece(Topic.CARDS, await room.view(Topic.CARDS)))


async def read_on(room: Room, heap: str, after: int, limit: int) -> list[CardView]:
    """All pages of a heap beyond a number."""
    cards: list[CardView] = []
    while True:
        page = await room.house.views.cards_after(room.participants[0], heap, after, limit)
        cards += page.cards
        if not page.left:
            return cards
        after = page.cards[-1].number


async def window_and_rest(room: Room, limit: int = 7) -> dict[str, list[CardView]]:
    """By heap, what everybody is sent, followed by all pages after it."""
    shown = await room.view(Topic.CARDS)
    heaps = {"": (shown.loose, shown.loose_total)} | {one.id: (one.cards, one.total) for one in shown.clusters}
    whole = {}
    for heap, (first, total) in heaps.items():
        rest = await read_on(room, heap, first[-1].number, limit) if first else []
        whole[heap] = [*first, *rest]
        assert len(whole[heap]) == total
    return whole


@on_both_databases
async def test_a_frame_with_thousands_of_cards_is_as_large_as_one_with_hundreds(framing: Room) -> None:
    heaps = ["", *await clusters(framing, 3)]
    await fill(framing, 400, heaps)
    before = await sent(framing)
    await fill(framing, 4600, heaps, since=400)
    assert abs(await sent(framing) - before) < 300
    assert (await framing.view(Topic.CARDS)).total == 5000


async def test_before_the_reveal_a_frame_with_thousands_of_cards_holds_a_few_counts(framing: Room) -> None:
    await framing.house.framing.reveal(framing.facilitator, is_revealed=False)
    await fill(framing, 3000)
    view = await framing.view(Topic.CARDS)
    assert {one.prompt: one.count for one in view.counts if one.count} == dict.fromkeys(PROMPTS, 1000)
    assert await sent(framing) < 1000


@pytest.mark.parametrize("number", [1, 5, 12, bounds.MOST_CLUSTERS])
async def test_many_clusters_share_one_window(framing: Room, number: int) -> None:
    heaps = await clusters(framing, number)
    await fill(framing, number * 30, heaps)
    shown = await framing.view(Topic.CARDS)
    assert {heap.total for heap in shown.clusters} == {30}
    assert {len(heap.cards) for heap in shown.clusters} == {bounds.window_of_a_cluster(number)}
    assert sum(len(heap.cards) for heap in shown.clusters) <= bounds.CLUSTERED_WINDOW


@on_both_databases
@pytest.mark.parametrize("seed", range(3))
async def test_window_and_pages_together_are_all_cards_each_once(framing: Room, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a repeatable shuffle
    heaps = ["", *await clusters(framing, chance.randint(1, 9))]
    ids = await fill(framing, 260)
    expected: dict[str, str] = {}
    wordings: Counter[str] = Counter()
    async with framing.house.database.write() as work:
        rows = {row.id: row for row in await work.cards.of(framing.workshop_id)}
        for card_id in ids:
            rows[card_id].cluster_id = chance.choice(heaps) or None
            expected[card_id] = rows[card_id].cluster_id or ""
        gone = chance.sample(ids, 90)
        for hidden in gone[:20]:
            rows[hidden].is_hidden = True
        for withdrawn in gone[20:30]:
            rows[withdrawn].is_withdrawn = True
        standing = [one for one in ids if one not in set(gone)]
        for merged in gone[30:]:
            rows[merged].merged_into_id = into = chance.choice(standing[:12])
            wordings[into] += 1
        removed = chance.choice(heaps)
        for cluster in await work.clusters.of(framing.workshop_id):
            cluster.is_removed = cluster.id == removed  # its cards are loose, also where nobody has said so
        await work.commit()
    expected = {one: "" if heap == removed else heap for one, heap in expected.items() if one in set(standing)}
    found = await window_and_rest(framing, chance.choice([1, 7, 48]))
    assert {card.id: heap for heap, cards in found.items() for card in cards} == expected
    assert sum(len(cards) for cards in found.values()) == len(expected)
    for cards in found.values():
        assert [card.number for card in cards] == sorted(card.number for card in cards)
        for card in cards:
            assert card.merged_count == wordings[card.id]
            assert len(card.merged) == min(bounds.WORDINGS, card.merged_count)
    everything = await read_on(framing, ALL, 0, 50)
    assert sorted(card.id for card in everything) == sorted(expected)
    assert (await framing.view(Topic.CARDS)).total == len(ids) - 30


async def test_a_page_is_never_longer_than_a_page_may_be(framing: Room) -> None:
    await fill(framing, bounds.MOST_AT_ONCE + 60)
    person = framing.participants[0]
    page = await framing.house.views.cards_after(person, "", 0, 10**9)
    assert (len(page.cards), page.left) == (bounds.MOST_AT_ONCE, 60)
    assert len((await framing.house.views.cards_after(person, "", -5, 0)).cards) == 1
    assert (await framing.house.views.cards_after(person, "", 10**400, 10)).cards == []
    assert (await framing.house.views.cards_after(person, "nothing", 0, 10)).cards == []


async def test_covered_cards_are_neither_paged_nor_found(framing: Room) -> None:
    await fill(framing, 3)
    await framing.house.framing.reveal(framing.facilitator, is_revealed=False)
    for reader in (framing.participants[0], framing.facilitator):
        for attempt in (
            framing.house.views.cards_after(reader, "", 0, 10),
            framing.house.views.cards_with(reader, "thought"),
        ):
            with pytest.raises(Conflict, match=r"cards\.sealed"):
                await attempt


@on_both_databases
async def test_a_card_is_found_by_its_words_and_by_its_number(framing: Room) -> None:
    ids = await fill(framing, 120)
    await framing.house.framing.rewrite(framing.facilitator, ids[99], "100 % Ärger_an der Straße")
    await framing.house.framing.hide(framing.facilitator, ids[50])

    async def numbers(said: str) -> tuple[list[int], int]:
        found = await framing.house.views.cards_with(framing.participants[1], said)
        assert found.said == said
        return [card.number for card in found.cards], found.total

    assert await numbers("NUMBER 00077") == ([77], 1)
    assert await numbers(" 77 ") == ([77], 1)
    assert await numbers("Ärger_") == ([100], 1)
    assert await numbers("%") == ([100], 1)
    assert await numbers("thought") == (list(range(1, bounds.MOST_FOUND + 1)), 118)
    for nothing in ("", "  ", "51", "no such words", "²", "9" * 40):
        assert (await numbers(nothing))[0] == []


async def test_a_stamp_tells_of_every_change_to_its_heap_also_beyond_the_window(framing: Room) -> None:
    (heap,) = await clusters(framing, 1)
    ids = await fill(framing, 300, ["", heap])
    desk, service = framing.facilitator, framing.house.framing
    far, far_in_heap, other = ids[-2], ids[-1], ids[-4]

    async def stamps() -> tuple[str, str]:
        shown = await framing.view(Topic.CARDS)
        return shown.loose_stamp, shown.clusters[0].stamp

    before = await stamps()
    assert await stamps() == before
    await service.rewrite(desk, far, "Another wording")
    reworded = await stamps()
    assert (reworded[0] != before[0], reworded[1]) == (True, before[1])
    changes: list[Any] = [
        service.move(desk, far, heap),
        service.hide(desk, other),
        service.merge(desk, far_in_heap, far),
        service.unmerge(desk, far_in_heap),
        service.compose(desk, statement="How?", source_ids=[far]),
        service.dissolve_cluster(desk, heap),
    ]
    last = reworded[0]
    for change in changes:
        await change
        stamp = (await framing.view(Topic.CARDS)).loose_stamp
        assert stamp != last
        last = stamp


async def test_hidden_cards_reach_the_desk_as_a_window_that_moves_on(framing: Room) -> None:
    ids = await fill(framing, bounds.HIDDEN_WINDOW + 10)
    async with framing.house.database.write() as work:
        for row in await work.cards.of(framing.workshop_id):
            row.is_hidden = True
        await work.commit()
    desk = await framing.view(Topic.BACKSTAGE)
    assert (len(desk.hidden_cards), desk.hidden_card_count) == (bounds.HIDDEN_WINDOW, len(ids))
    await framing.house.framing.hide(framing.facilitator, ids[0], is_hidden=False)
    desk = await framing.view(Topic.BACKSTAGE)
    assert [desk.hidden_cards[0].id, desk.hidden_cards[-1].id] == [ids[1], ids[bounds.HIDDEN_WINDOW]]


async def test_the_statement_travels_with_all_its_cards_wherever_they_lie(framing: Room) -> None:
    ids = await fill(framing, 200)
    compose = framing.house.framing.compose
    chosen = ids[-bounds.MOST_SOURCES :]
    await compose(framing.facilitator, statement="How?", source_ids=chosen)
    challenge = (await framing.view(Topic.CARDS)).challenge
    assert [card.id for card in challenge.sources] == challenge.source_ids == chosen
    assert all(card.is_in_challenge for card in challenge.sources)
    page = await framing.house.views.cards_after(framing.facilitator, "", 199, 5)
    assert [card.is_in_challenge for card in page.cards] == [True]
    with pytest.raises(Invalid, match=r"challenge\.sources"):
        await compose(framing.facilitator, statement="How?", source_ids=[*chosen, ids[0]])


async def test_there_are_at_most_so_many_clusters(framing: Room) -> None:
    await clusters(framing, bounds.MOST_CLUSTERS)
    with pytest.raises(Conflict, match=r"cluster\.too_many"):
        await framing.house.framing.add_cluster(framing.facilitator, "One too many")


async def test_a_page_says_what_the_window_says(framing: Room) -> None:
    """A card is drawn alike wherever it was read."""
    a, b, *_ = await fill(framing, 5)
    await framing.house.framing.merge(framing.facilitator, b, a)
    await framing.house.framing.rewrite(framing.facilitator, a, "A clearer wording")
    window = (await framing.view(Topic.CARDS)).loose
    page = await framing.house.views.cards_after(framing.participants[0], "", 0, 50)
    assert [dataclasses.asdict(one) for one in page.cards] == [dataclasses.asdict(one) for one in window]
