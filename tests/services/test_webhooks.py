"""Webhooks against a real receiver: what is told, signed and tried again; what may not be reached; what never waits."""

import asyncio
import base64
import hashlib
import hmac
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from app.domain.errors import Conflict, Invalid, NotFound
from app.domain.hooks import CHOSEN, TRIES, HookEvent, check_address, wait_after
from app.services.hooks.guard import Guard, Refused, is_public
from tests.house_fixtures import house_of
from tests.rooms import Room, SetClock, a_room, on_both_databases


@dataclass
class Receiver:
    """An HTTP server on this machine that answers as it is told, and remembers what it was sent."""

    answers: list[int] = field(default_factory=list)
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""
    was_told: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        headers = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in head.split("\r\n")[1:] if line)
        }
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.heard.append((headers, body))
        self.was_told.set()
        status = self.answers.pop(0) if self.answers else 204
        moved = "Location: http://127.0.0.1:9/\r\n" if status == 302 else ""
        writer.write(f"HTTP/1.1 {status} X\r\n{moved}Content-Length: 0\r\nConnection: close\r\n\r\n".encode())
        await writer.drain()
        writer.close()

    def bodies(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body in self.heard]


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    made = Receiver()
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0)
    made.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/told?by=us"
    yield made
    server.close()
    await server.wait_closed()


@pytest.fixture
async def open_room(database_url: str, clock: SetClock) -> AsyncIterator[Room]:
    """A room in an installation that may tell this machine."""
    house = house_of(database_url, clock, private_webhooks=True, site="https://room.example")
    yield await a_room(house, participants=2)
    await house.database.close()


def is_signed(secret: str, headers: dict[str, str], body: bytes) -> bool:
    """As a receiver checks it, by the specification."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    content = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    wanted = "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
    return hmac.compare_digest(wanted, headers["webhook-signature"])


@on_both_databases
async def test_a_receiver_that_fails_twice_is_told_a_third_time_with_the_same_id(
    open_room: Room, receiver: Receiver
) -> None:
    house, lead = open_room.house, open_room.facilitator
    made = await house.hooks.add(lead, receiver.url, list(CHOSEN))
    receiver.answers = [500, 503]
    await open_room.open("frame")
    for _ in range(3):
        await house.sending.send_due()
        open_room.clock.passes(minutes=2)
    assert await house.sending.send_due() is None
    assert len(receiver.heard) == 3
    assert len({headers["webhook-id"] for headers, _ in receiver.heard}) == 1
    assert all(is_signed(made.secret, headers, body) for headers, body in receiver.heard)
    assert not is_signed(made.secret, receiver.heard[0][0], receiver.heard[0][1] + b" ")
    (message,) = (await house.hooks.listed(lead))[0].log
    assert (message.status, message.tries, message.answer) == ("sent", 3, 204)
    assert receiver.bodies()[0] == {
        "type": "step.opened",
        "timestamp": receiver.bodies()[0]["timestamp"],
        "data": {
            "workshop": {
                "code": open_room.code,
                "title": "A quiet harbour",
                "link": f"https://room.example/room/{open_room.code}",
            },
            "step_id": open_room.steps["frame"],
            "kind": "frame",
        },
    }


async def test_everything_that_can_be_chosen_is_told_when_it_happens(open_room: Room, receiver: Receiver) -> None:
    house, lead = open_room.house, open_room.facilitator
    await house.hooks.add(lead, receiver.url, list(CHOSEN))
    await open_room.open("goals")
    await open_room.goals(2)
    voted = await open_room.round()
    await house.voting.close(lead, voted)
    await house.voting.reveal(lead, voted)
    await house.versions.keep(lead, "Before lunch")
    await open_room.open("charter")
    await house.convening.end(lead)
    for _ in range(3):
        await house.sending.send_due()
    assert {one["type"] for one in receiver.bodies()} == set(CHOSEN)
    said = json.dumps(receiver.bodies())
    assert "Before lunch" not in said
    assert "Person" not in said
    assert "Halve the noise" not in said


async def test_only_what_was_chosen_is_told_and_nothing_of_other_workshops(open_room: Room, receiver: Receiver) -> None:
    house = open_room.house
    await house.hooks.add(open_room.facilitator, receiver.url, ["workshop.ended"])
    other = await a_room(house, participants=1, title="Another")
    await other.open("frame")
    await house.convening.end(other.facilitator)
    await open_room.open("frame")
    await house.sending.send_due()
    assert receiver.heard == []


async def test_a_change_that_is_not_kept_is_not_told(open_room: Room, receiver: Receiver) -> None:
    house, lead = open_room.house, open_room.facilitator
    await house.hooks.add(lead, receiver.url, ["step.closed"])
    with pytest.raises(Conflict):
        await house.running.close_step(lead, open_room.steps["frame"])
    assert await house.sending.send_due() is None


async def test_it_is_given_up_after_eight_tries_over_a_day_and_can_be_sent_again(
    open_room: Room, receiver: Receiver
) -> None:
    house, lead = open_room.house, open_room.facilitator
    hook = await house.hooks.add(lead, receiver.url, ["step.opened"])
    message = await house.hooks.test(lead, hook.id)
    receiver.answers = [302] * TRIES
    for _ in range(TRIES + 2):
        await house.sending.send_due()
        open_room.clock.passes(hours=20)
    assert len(receiver.heard) == TRIES
    (shown,) = (await house.hooks.listed(lead))[0].log
    assert (shown.status, shown.answer, shown.fault) == ("failed", 302, "answer")
    await house.hooks.again(lead, message)
    await house.sending.send_due()
    (shown,) = (await house.hooks.listed(lead))[0].log
    assert (shown.status, shown.tries) == ("sent", 1)


async def test_whoever_says_that_it_is_gone_is_told_nothing_more_until_it_is_tried(
    open_room: Room, receiver: Receiver
) -> None:
    house, lead = open_room.house, open_room.facilitator
    hook = await house.hooks.add(lead, receiver.url, ["step.opened"])
    receiver.answers = [410]
    await open_room.open("frame")
    await house.sending.send_due()
    await open_room.open("goals")
    open_room.clock.passes(hours=1)
    await house.sending.send_due()
    assert len(receiver.heard) == 1
    assert (await house.hooks.listed(lead))[0].stopped_because == "gone"
    await house.hooks.test(lead, hook.id)
    await house.sending.send_due()
    assert receiver.bodies()[-1]["type"] == HookEvent.TEST
    assert (await house.hooks.listed(lead))[0].stopped_because == ""


async def test_what_was_being_sent_when_the_server_stopped_comes_again(
    open_room: Room, receiver: Receiver, database_url: str, clock: SetClock
) -> None:
    lead = open_room.facilitator
    await open_room.house.hooks.add(lead, receiver.url, ["step.opened"])
    await open_room.open("frame")
    async with open_room.house.database.write() as work:
        (taken,) = await work.webhook_deliveries.due(clock(), 8)
        taken.tries, taken.next_at = 1, clock() + timedelta(minutes=2)
    another = house_of(database_url, clock, private_webhooks=True)
    await another.sending.send_due()
    assert receiver.heard == []
    clock.passes(minutes=2)
    await another.sending.send_due()
    assert len(receiver.heard) == 1
    await another.database.close()


@on_both_databases
async def test_two_senders_at_once_send_it_once(
    open_room: Room, receiver: Receiver, database_url: str, clock: SetClock
) -> None:
    await open_room.house.hooks.add(open_room.facilitator, receiver.url, ["step.opened"])
    await open_room.open("frame")
    another = house_of(database_url, clock, private_webhooks=True)
    await asyncio.gather(open_room.house.sending.send_due(), another.sending.send_due())
    assert len(receiver.heard) == 1
    await another.database.close()


async def test_the_sender_wakes_by_itself(open_room: Room, receiver: Receiver) -> None:
    house = open_room.house
    await house.hooks.add(open_room.facilitator, receiver.url, ["step.opened"])
    async with house.sending.running(), asyncio.timeout(10):
        await open_room.open("frame")
        await receiver.was_told.wait()
    assert receiver.bodies()[0]["type"] == "step.opened"


async def test_a_private_network_is_not_reached_where_it_is_not_allowed(room: Room, receiver: Receiver) -> None:
    house, lead = room.house, room.facilitator
    hook = await house.hooks.add(lead, "https://localhost:1/", ["step.opened"])
    await house.hooks.test(lead, hook.id)
    await house.sending.send_due()
    (message,) = (await house.hooks.listed(lead))[0].log
    assert (message.status, message.fault) == ("waiting", "private")
    with pytest.raises(Refused, match="private"):
        await Guard().post(receiver.url, "{}", {})
    assert receiver.heard == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
        "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::",
    ],
)  # fmt: skip
def test_an_address_inside_is_told_from_one_outside(address: str) -> None:
    assert not is_public(address)
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://example.org/", "hook.https"),
        ("ftp://example.org/", "hook.https"),
        ("https://", "hook.address"),
        ("https://user:word@example.org/", "hook.address"),
        ("https://exa mple.org/", "hook.address"),
        ("https://example.org:99999/", "hook.address"),
        ("https://example.org/\r\nX: y", "hook.address"),
        ("https://example.org\\@inside/", "hook.address"),
        ("https://example.org/" + "a" * 500, "hook.address"),
        ("javascript:alert(1)", "hook.address"),
    ],
)
def test_an_address_that_makes_no_sense_is_refused(url: str, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_address(url, allows_private=False)
    assert (refused.value.code, refused.value.field) == (code, "url")


async def test_there_are_few_addresses_and_each_can_be_taken_away(room: Room) -> None:
    hooks, lead = room.house.hooks, room.facilitator
    made = [await hooks.add(lead, f"https://example.org/{number}", ["step.opened"]) for number in range(5)]
    with pytest.raises(Conflict, match=r"hook\.too_many"):
        await hooks.add(lead, "https://example.org/6", ["step.opened"])
    with pytest.raises(Invalid, match=r"hook\.events"):
        await hooks.add(lead, "https://example.org/6", ["webhook.test"])
    await hooks.test(lead, made[0].id)
    await hooks.remove(lead, made[0].id)
    assert len(await hooks.listed(lead)) == 4
    assert await room.house.sending.send_due() is None
    with pytest.raises(NotFound):
        await hooks.test(lead, made[0].id)
    assert made[1].secret not in json.dumps(await room.dump(), default=str)


def test_pauses_grow_and_end_after_about_a_day() -> None:
    pauses = [wait_after(tries, 0.5) for tries in range(1, TRIES)]
    assert pauses == sorted(pauses, key=lambda one: one or timedelta())
    assert timedelta(hours=22) < sum((one for one in pauses if one), timedelta()) < timedelta(hours=26)
    assert wait_after(TRIES, 0.5) is None
    assert wait_after(1, 0.0) != wait_after(1, 1.0)
