"""All cards over the API, page by page; the snapshot keeps the window."""

import pytest

from tests.api.conftest import Api, Caller


async def shown(api: Api, cards: int = 0) -> Caller:
    """A facilitator whose room has written so many cards and sees them."""
    ada = await api.start()
    await ada.done("POST", f"/steps/{(await api.steps(ada))['frame']}/open")
    for number in range(cards):
        await ada.make("/cards", {"prompt": "problem", "text": f"Thought {number + 1}"})
    await ada.done("PUT", "/cards/reveal")
    return ada


async def test_pages_go_on_where_the_last_one_ended(api: Api) -> None:
    ada = await shown(api, 5)
    ben = await api.join(ada.code)
    read, after = [], 0
    while True:
        page = (await ben.call("GET", f"/cards/all?after={after}&limit=2")).json()
        read += [card["text"] for card in page["cards"]]
        if not page["left"]:
            break
        after = page["cards"][-1]["number"]
    assert read == [f"Thought {number}" for number in range(1, 6)]
    snapshot = (await ben.call("GET", "/snapshot?topics=cards")).json()["cards"]
    assert [card["text"] for card in snapshot["loose"]] == read
    assert snapshot["loose_total"] == 5


async def test_one_heap_is_read_alone(api: Api) -> None:
    ada = await shown(api, 3)
    cards = (await ada.call("GET", "/cards/all")).json()["cards"]
    cluster = await ada.make("/clusters", {"name": "Noise", "card_id": cards[1]["id"]})
    for heap, texts in ((cluster, ["Thought 2"]), ("loose", ["Thought 1", "Thought 3"]), ("nothing", [])):
        page = (await ada.call("GET", f"/cards/all?cluster={heap}")).json()
        assert [card["text"] for card in page["cards"]] == texts


async def test_covered_cards_are_refused_to_everybody(api: Api) -> None:
    ada = await shown(api, 1)
    await ada.done("PUT", "/cards/reveal", {"is_revealed": False})
    for caller in (ada, await api.join(ada.code)):
        answer = await caller.call("GET", "/cards/all")
        assert (answer.status_code, answer.json()["code"]) == (409, "cards.sealed")


@pytest.mark.parametrize("query", ["after=-1", "after=x", "limit=0", "limit=1000", "after=99999999999999999999"])
async def test_what_cannot_be_a_page_is_refused(api: Api, query: str) -> None:
    ada = await shown(api)
    assert (await ada.call("GET", f"/cards/all?{query}")).status_code == 422


async def test_nobody_reads_without_a_seat(api: Api) -> None:
    ada = await shown(api, 1)
    api.client.cookies.clear()
    assert (await api.client.get(f"/api/v1/workshops/{ada.code}/cards/all")).status_code == 401
