"""Two devices, one seat: the second is told that the first has voted."""

import asyncio
import dataclasses
import secrets
from collections.abc import Callable

from tests.integrity.ledger import Ledger
from tests.integrity.serving import Server
from tests.integrity.workshop import Person, gathered


async def on_another_device(person: Person) -> Person:
    """The same seat, brought to another device by its recovery code: another token, and another key for ballots."""
    body = {"code": person.code, "recovery_code": person.recovery_code}
    answer = await person.client.post("/api/v1/seats/recover", params={"token": "true"}, json=body)
    seat = answer.json()
    assert seat["seat_id"] == person.seat_id
    return dataclasses.replace(person, token=seat["token"], ballot_key=secrets.token_hex(16))


async def test_the_second_device_is_told_so_and_changes_nothing(
    any_server: Server, ledger: Ledger, count: Callable[..., None], size: Callable[[int, int], int]
) -> None:
    async with gathered(any_server.url, people=size(3, 30)) as room:
        goals = await room.goals(2)
        vote = await room.vote("dots", goals, dots=3, cap=3)
        for person in room.people:
            other = await on_another_device(person)
            async with person.page(room.url) as phone, other.page(room.url) as laptop:
                assert (await vote.by_socket(phone, person, {"dots": {goals[0]: 3}})).is_stored
                before = ledger.of_votes()
                for answer in (
                    await vote.by_socket(laptop, other, {"dots": {goals[1]: 3}}),
                    await vote.by_rest(other, {"dots": {goals[1]: 3}}),
                    await vote.by_socket(laptop, other, {"abstain": True}),
                ):
                    assert (answer.is_stored, answer.code) == (False, "ballot.other_device")
                taken_back = await other.ask("DELETE", vote.path, **{"Ballot-Key": other.ballot_key})
                assert taken_back.json()["code"] == "ballot.other_device"
                assert ledger.of_votes() == before
                assert (await vote.by_socket(phone, person, {"dots": {goals[1]: 1}})).is_stored
        assert ledger.choices(vote.id) == [{"dots": {goals[1]: 1}}] * len(room.people)
        assert (await vote.turnout())[""][0] == len(room.people)
    count("one_device", pairs=len(room.people), ballots=len(room.people))


async def test_of_two_devices_at_the_same_moment_one_has_voted(
    any_server: Server, ledger: Ledger, count: Callable[..., None], size: Callable[[int, int], int]
) -> None:
    async with gathered(any_server.url, people=size(4, 40)) as room:
        goals = await room.goals(2)
        vote = await room.vote("dots", goals, dots=3, cap=3)
        others = await asyncio.gather(*(on_another_device(person) for person in room.people))
        devices = [device for pair in zip(room.people, others, strict=True) for device in pair]
        ways = [{"dots": {goals[number % 2]: 1 + number % 3}} for number in range(len(devices))]
        answers = await asyncio.gather(*(vote.by_rest(*sent) for sent in zip(devices, ways, strict=True)))
        for first, second in zip(answers[::2], answers[1::2], strict=True):
            assert {first.code, second.code} == {"", "ballot.other_device"}
        accepted = [choices for choices, answer in zip(ways, answers, strict=True) if answer.is_stored]
        assert sorted(map(str, ledger.choices(vote.id))) == sorted(map(str, accepted))
        assert ledger.voted(vote.id) == {person.seat_id for person in room.people}
    count("one_device", pairs=len(room.people), ballots=len(room.people))
