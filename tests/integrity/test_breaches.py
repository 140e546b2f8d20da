"""A ballot beyond the rules, or from somebody who may not vote, is refused, and nothing at all has changed."""

import contextlib
import json
from collections.abc import AsyncIterator, Callable

import httpx
import pytest

from tests.integrity.breaches import CAP, DOTS, JUNK_PACKETS, LAST_PACKETS, choices_beyond, junk_bodies, junk_payloads
from tests.integrity.databases import EVERY_METHOD
from tests.integrity.ledger import Ledger
from tests.integrity.screen import Answer, Gone
from tests.integrity.serving import Server
from tests.integrity.workshop import CAST, Choices, Person, Vote, Workshop, gathered

in_every_method = pytest.mark.parametrize(*EVERY_METHOD, indirect=["any_server"])
REFUSALS = range(400, 500)


def good(vote: Vote) -> Choices:
    return {
        "dots": {"dots": dict.fromkeys(vote.options, 1)},
        "approval": {"approved": list(vote.options)},
        "fist_of_five": {"value": 4, "reason": "We can do that."},
    }[vote.method]


@pytest.fixture
async def room(any_server: Server) -> AsyncIterator[Workshop]:
    async with gathered(any_server.url, people=6) as room:
        yield room


async def opened_vote(room: Workshop, method: str) -> Vote:
    """A round in which the first of the room has voted, and nobody else."""
    goals = [] if method == "fist_of_five" else await room.goals(3)
    terms = {"dots": DOTS, "cap": CAP} if method == "dots" else {}
    vote = await room.vote(method, goals, **terms)
    assert (await vote.by_rest(room.people[0], good(vote))).is_stored
    return vote


async def put(person: Person, vote: Vote, body: bytes | str) -> httpx.Response:
    return await person.client.put(
        f"/api/v1/workshops/{person.code}{vote.path}",
        content=body,
        headers={"Authorization": f"Bearer {person.token}", "Content-Type": "application/json"},
    )


@in_every_method
async def test_raw_requests_beyond_the_rules_change_nothing(
    room: Workshop, ledger: Ledger, method: str, count: Callable[..., None]
) -> None:
    vote = await opened_vote(room, method)
    before = ledger.of_votes()
    tried = 0
    # Somebody whose ballot could be changed, and somebody who has none yet.
    for person in room.people[:2]:
        choices = [
            f'{{"ballot_key": "{person.ballot_key}", "choices": {text}}}' for text in choices_beyond(vote).values()
        ]
        for body in (*choices, *junk_bodies(person.ballot_key)):
            answer = await put(person, vote, body)
            assert answer.status_code in REFUSALS, (answer.status_code, body[:200])
            assert ledger.of_votes() == before, body[:200]
            tried += 1
    assert (await vote.by_rest(room.people[1], good(vote))).is_stored, "the door still opens for a ballot"
    count("no_breach", rest=tried, socket=0)


@in_every_method
async def test_raw_messages_beyond_the_rules_change_nothing(
    room: Workshop, ledger: Ledger, method: str, count: Callable[..., None]
) -> None:
    vote = await opened_vote(room, method)
    before = ledger.of_votes()
    tried = 0
    for person in room.people[:2]:
        async with person.page(room.url) as page:
            for what, text in choices_beyond(vote).items():
                answer = await page.ask(CAST, round_id=vote.id, ballot_key=person.ballot_key, choices_json=text)
                assert not answer.is_stored, what
                assert ledger.of_votes() == before, what
                tried += 1
            assert (await vote.by_socket(page, person, good(vote))).is_stored, "the page is still heard"
            before = ledger.of_votes()
    count("no_breach", rest=0, socket=tried)


@pytest.mark.parametrize("method", ["dots", "approval", "fist_of_five"])
async def test_messages_that_make_no_sense_change_nothing(
    battered_server: Server, method: str, count: Callable[..., None]
) -> None:
    ledger = Ledger(battered_server.settings.database_url)
    tried = 0
    async with gathered(battered_server.url, people=2) as room:
        vote = await opened_vote(room, method)
        before = ledger.of_votes()
        for person in room.people:
            async with person.page(room.url) as page:
                for event, payload in junk_payloads(vote, person.ballot_key):
                    page.say(event, payload)
                    tried += 1
                refused = await page.ask(CAST, round_id=vote.id, ballot_key="", choices_json='{"abstain": true}')
                assert refused == Answer(False, "error.ballot.key"), "the page is still heard, after all of it"
            for packet in JUNK_PACKETS:
                async with person.page(room.url) as page:
                    page.say_raw(packet)
                    await page.ask(CAST, round_id=vote.id, ballot_key="", choices_json="{}")
                    tried += 1
            for packet in LAST_PACKETS:
                async with person.page(room.url) as page:
                    page.say_raw(packet)
                    tried += 1
            assert ledger.of_votes() == before
        async with room.people[1].page(room.url) as page:
            assert (await vote.by_socket(page, room.people[1], good(vote))).is_stored, "who comes back can vote"
    count("no_breach", rest=0, socket=tried)


@in_every_method
async def test_who_may_not_vote_changes_nothing(
    room: Workshop, ledger: Ledger, any_server: Server, method: str, count: Callable[..., None]
) -> None:
    removed = room.people[5]
    async with removed.page(room.url) as gone_page, gathered(any_server.url, people=1) as elsewhere:
        vote = await opened_vote(room, method)
        await room.lead.do("DELETE", f"/seats/{removed.seat_id}")
        stranger = elsewhere.people[0]
        before = ledger.of_votes()
        for person in (
            room.lead,
            await room.by_link("observer"),
            await room.by_link("cofacilitator"),
            removed,
            stranger,
            Person(stranger.client, room.lead.code, stranger.seat_id, stranger.token),
            Person(stranger.client, room.lead.code, "", "a-token-of-nobody"),
        ):
            answer = await person.ask("PUT", vote.path, {"ballot_key": person.ballot_key, "choices": good(vote)})
            assert answer.status_code in {401, 403, 404}, person
        tried = json.dumps(good(vote))
        for screen_of in (room.lead, stranger):
            async with screen_of.page(room.url) as page:
                answered = await page.ask(CAST, round_id=vote.id, ballot_key=person.ballot_key, choices_json=tried)
                assert not answered.is_stored
        with contextlib.suppress(Gone):  # who was removed is refused, or not heard any more
            answered = await gone_page.ask(CAST, round_id=vote.id, ballot_key=removed.ballot_key, choices_json=tried)
            assert not answered.is_stored
        assert ledger.of_votes() == before
    count("no_breach", rest=7, socket=3)
