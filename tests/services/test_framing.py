"""Framing: silent writing until the reveal, clusters and merges that keep every word, a statement with its sources."""

import json
from typing import Any

import pytest

from app.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from app.domain.snapshot import Topic
from tests.rooms import Room, on_both_databases


@pytest.fixture
async def framing(room: Room) -> Room:
    """A room in its first step."""
    await room.open("frame")
    return room


async def card_ids(room: Room) -> list[str]:
    cards = await room.view(Topic.CARDS)
    return [card.id for card in (*cards.loose, *(card for heap in cards.clusters for card in heap.cards))]


@on_both_databases
async def test_before_the_reveal_only_the_number_of_cards_is_anywhere(framing: Room) -> None:
    await framing.card(text="a very rare phrase")
    await framing.card(text="another rare phrase", prompt="causes")
    shown = await framing.shown()
    assert "rare phrase" not in json.dumps(shown)
    assert shown["cards"]["total"] == 2
    assert {one["prompt"]: one["count"] for one in shown["cards"]["counts"] if one["count"]} == {
        "problem": 1,
        "causes": 1,
    }
    own = await framing.house.views.own(framing.participants[0])
    assert [card.text for card in own.cards] == ["a very rare phrase", "another rare phrase"]
    assert (await framing.house.views.own(framing.participants[1])).cards == []
    await framing.house.framing.reveal(framing.facilitator)
    assert "a very rare phrase" in json.dumps(await framing.shown())
    await framing.house.framing.reveal(framing.facilitator, is_revealed=False)
    assert "rare phrase" not in json.dumps(await framing.shown())


async def test_nothing_the_desk_does_unseals_a_card(framing: Room) -> None:
    first, second = await framing.card(text="a rare phrase"), await framing.card(text="a rare phrase too")
    await framing.house.framing.hide(framing.facilitator, first)
    await framing.house.framing.merge(framing.facilitator, first, second)
    await framing.house.framing.add_cluster(framing.facilitator, "Noise", card_id=second)
    await framing.house.framing.compose(framing.facilitator, statement="How?", source_ids=[second])
    assert "rare phrase" not in json.dumps(await framing.shown())


@pytest.mark.parametrize(
    ("prompt", "text", "code"),
    [
        ("lunch", "x", "prompt.unknown"),
        ("problem", "", "text.missing"),
        ("problem", "x" * 281, "text.too_long"),
        ("problem", "\ud800", "text.unreadable"),
    ],
)
async def test_a_card_that_cannot_be_is_refused(framing: Room, prompt: str, text: str, code: str) -> None:
    before = await framing.dump()
    with pytest.raises(Invalid) as refused:
        await framing.card(prompt=prompt, text=text)
    assert refused.value.code == code
    assert await framing.dump() == before


async def test_an_author_rewrites_freely_before_the_reveal_and_on_record_after_it(framing: Room) -> None:
    author, card = framing.participants[0], await framing.card(text="first")
    await framing.house.framing.rewrite(author, card, "second")
    await framing.house.framing.reveal(framing.facilitator)
    (shown,) = (await framing.view(Topic.CARDS)).loose
    assert (shown.text, shown.is_edited, shown.original_text) == ("second", False, "")
    await framing.house.framing.rewrite(author, card, "third")
    await framing.house.framing.rewrite(framing.facilitator, card, "fourth")
    (shown,) = (await framing.view(Topic.CARDS)).loose
    assert (shown.text, shown.is_edited, shown.original_text) == ("fourth", True, "second")


async def test_nobody_changes_or_takes_back_another_s_card(framing: Room) -> None:
    card = await framing.card(framing.participants[0])
    for attempt in (
        framing.house.framing.rewrite(framing.participants[1], card, "mine"),
        framing.house.framing.withdraw(framing.participants[1], card),
        framing.house.framing.withdraw(framing.facilitator, card),
    ):
        with pytest.raises(NotAllowed, match=r"card\.not_yours"):
            await attempt


async def test_a_card_that_was_taken_back_is_gone_for_everybody(framing: Room) -> None:
    author, card = framing.participants[0], await framing.card()
    await framing.house.framing.withdraw(author, card)
    await framing.house.framing.reveal(framing.facilitator)
    assert (await framing.view(Topic.CARDS)).total == 0
    assert (await framing.house.views.own(author)).cards == []
    for attempt in (
        framing.house.framing.rewrite(author, card, "again"),
        framing.house.framing.withdraw(author, card),
        framing.house.framing.hide(framing.facilitator, card),
    ):
        with pytest.raises(NotFound, match=r"card\.gone"):
            await attempt


async def test_other_people_s_words_do_not_go_with_a_card_that_is_taken_back(framing: Room) -> None:
    standing = await framing.card(framing.participants[0], "loud")
    folded = await framing.card(framing.participants[1], "too loud")
    await framing.house.framing.reveal(framing.facilitator)
    await framing.house.framing.merge(framing.facilitator, folded, standing)
    await framing.house.framing.withdraw(framing.participants[0], standing)
    assert await card_ids(framing) == [folded]


async def test_merges_keep_every_wording_and_can_be_taken_apart(framing: Room) -> None:
    a, b, c = [await framing.card(actor, text) for actor, text in zip(framing.participants, "abc", strict=True)]
    await framing.house.framing.reveal(framing.facilitator)
    await framing.house.framing.merge(framing.facilitator, b, a)
    await framing.house.framing.merge(framing.facilitator, a, c)
    (shown,) = (await framing.view(Topic.CARDS)).loose
    assert shown.id == c
    assert sorted((one.id, one.name) for one in shown.merged) == sorted([(a, "a"), (b, "b")])
    assert (await framing.view(Topic.CARDS)).total == 3
    await framing.house.framing.unmerge(framing.facilitator, b)
    assert sorted(await card_ids(framing)) == sorted([b, c])
    await framing.house.framing.unmerge(framing.facilitator, a)
    assert sorted(await card_ids(framing)) == sorted([a, b, c])


async def test_merges_that_would_make_a_card_vanish_are_refused(framing: Room) -> None:
    a, b, c = [await framing.card() for _ in range(3)]
    merge = framing.house.framing.merge
    await merge(framing.facilitator, b, a)
    await framing.house.framing.hide(framing.facilitator, c)
    for card, into in ((a, a), (a, b), (c, b), (a, c)):
        with pytest.raises(Invalid, match=r"merge\.impossible"):
            await merge(framing.facilitator, card, into)
    with pytest.raises(NotFound):
        await merge(framing.facilitator, a, "nothing")


async def test_hidden_cards_are_on_the_desk_only_and_can_be_put_back(framing: Room) -> None:
    card = await framing.card(text="a rude phrase")
    await framing.house.framing.reveal(framing.facilitator)
    await framing.house.framing.hide(framing.facilitator, card)
    shown = await framing.shown()
    assert "a rude phrase" not in json.dumps({topic: view for topic, view in shown.items() if topic != "backstage"})
    assert [one["id"] for one in shown["backstage"]["hidden_cards"]] == [card]
    assert shown["cards"]["total"] == 0
    await framing.house.framing.hide(framing.facilitator, card, is_hidden=False)
    assert await card_ids(framing) == [card]


async def test_clusters_are_named_filled_and_dissolved(framing: Room) -> None:
    a, b = await framing.card(), await framing.card()
    await framing.house.framing.reveal(framing.facilitator)
    desk, service = framing.facilitator, framing.house.framing
    first = await service.add_cluster(desk, "Noise", card_id=a)
    second = await service.add_cluster(desk, "Air")
    await service.move(desk, b, second)
    await service.name_cluster(desk, second, "Clean air")
    heaps = [(heap.name, [card.id for card in heap.cards]) for heap in (await framing.view(Topic.CARDS)).clusters]
    assert heaps == [("Noise", [a]), ("Clean air", [b])]
    await service.move(desk, b, "")
    await service.dissolve_cluster(desk, first)
    cards = await framing.view(Topic.CARDS)
    assert [heap.name for heap in cards.clusters] == ["Clean air"]
    assert sorted(card.id for card in cards.loose) == sorted([a, b])
    for attempt in (
        service.move(desk, a, first),
        service.name_cluster(desk, first, "Again"),
        service.dissolve_cluster(desk, first),
    ):
        with pytest.raises(NotFound, match=r"cluster\.gone"):
            await attempt


async def test_the_statement_keeps_the_cards_it_was_composed_from_in_order(framing: Room) -> None:
    a, b, c = [await framing.card(text=text) for text in "abc"]
    await framing.house.framing.reveal(framing.facilitator)
    await framing.house.framing.merge(framing.facilitator, b, a)
    statement: dict[str, Any] = {
        "statement": "How might we rest?",
        "complexity": "complex",
        "scope_in": "The harbour",
        "scope_out": "The airport",
    }
    await framing.house.framing.compose(framing.facilitator, source_ids=[c, b, c], **statement)
    challenge = (await framing.view(Topic.CARDS)).challenge
    assert {name: getattr(challenge, name) for name in statement} == statement
    assert challenge.source_ids == [c, b]
    assert [card.text for card in challenge.sources] == ["c", "b"]
    await framing.house.framing.compose(framing.facilitator, source_ids=[a], **statement)
    assert (await framing.view(Topic.CARDS)).challenge.source_ids == [a]


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"statement": " "}, "text.missing", "statement"),
        ({"statement": "x" * 1201}, "text.too_long", "statement"),
        ({"scope_in": "x" * 1201}, "text.too_long", "scope_in"),
        ({"complexity": "wicked"}, "complexity.unknown", "complexity"),
        ({"source_ids": ["nothing"]}, "card.gone", "source_ids"),
    ],
)
async def test_a_statement_that_cannot_be_leaves_the_one_before(
    framing: Room, changed: dict[str, Any], code: str, field: str
) -> None:
    await framing.house.framing.compose(framing.facilitator, statement="The first", source_ids=[await framing.card()])
    before = await framing.dump()
    with pytest.raises(Invalid) as refused:
        await framing.house.framing.compose(
            framing.facilitator, **{"statement": "The second", "source_ids": [], **changed}
        )
    assert (refused.value.code, refused.value.field) == (code, field)
    assert await framing.dump() == before


async def test_a_card_under_the_statement_is_neither_hidden_nor_taken_back(framing: Room) -> None:
    card, hidden = await framing.card(), await framing.card()
    await framing.house.framing.hide(framing.facilitator, hidden)
    await framing.house.framing.compose(framing.facilitator, statement="How?", source_ids=[card])
    with pytest.raises(Conflict, match=r"card\.in_challenge"):
        await framing.house.framing.hide(framing.facilitator, card)
    with pytest.raises(Conflict, match=r"card\.in_challenge"):
        await framing.house.framing.withdraw(framing.participants[0], card)
    with pytest.raises(Invalid, match=r"card\.gone"):
        await framing.house.framing.compose(framing.facilitator, statement="How?", source_ids=[hidden])
