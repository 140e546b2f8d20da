"""Guessing codes: wrong ones are counted by address, and nobody who has a right one pays for it."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from app.services.clock import now
from tests.api.conftest import Api, serving


@pytest.fixture
async def strict(api: Api, tmp_path: Path) -> AsyncIterator[Api]:
    """Five wrong codes a minute."""
    async with serving(api.url, tmp_path, now, MISSION_ROOM_WRONG_CODES_PER_MINUTE="5") as served:
        yield served


async def guess(client: httpx.AsyncClient, times: int, **headers: str) -> list[int]:
    answers = [await client.get(f"/api/v1/workshops/WRNG{number:02}", headers=headers) for number in range(times)]
    return [answer.status_code for answer in answers]


async def test_a_guesser_hears_nothing_about_right_codes_either(strict: Api) -> None:
    code = (await strict.start()).code
    async with strict.from_address("10.0.0.66") as guesser:
        assert await guess(guesser, 7) == [404] * 5 + [429] * 2
        assert (await guesser.get(f"/api/v1/workshops/{code}")).status_code == 429
        assert (await guesser.post(f"/api/v1/workshops/{code}/seats", json={})).status_code == 429


async def test_other_addresses_are_not_concerned(strict: Api) -> None:
    code = (await strict.start()).code
    async with strict.from_address("10.0.0.66") as guesser, strict.from_address("10.0.0.67") as neighbour:
        await guess(guesser, 9)
        assert (await neighbour.get(f"/api/v1/workshops/{code}")).status_code == 200


async def test_a_room_goes_on_joining_when_one_of_it_has_typed_too_many_wrong_codes(strict: Api) -> None:
    code = (await strict.start()).code
    await strict.join(code, "The first")
    assert (await guess(strict.client, 9))[-1] == 429
    for number in range(20):
        await strict.join(code, f"Person {number}")


async def test_wrong_recovery_codes_and_links_are_counted_too(strict: Api) -> None:
    ada = await strict.start()
    for _ in range(3):
        body = {"code": ada.code, "recovery_code": "AAAAAAAAAA"}
        answer = await strict.client.post("/api/v1/seats/recover", json=body)
        assert (answer.status_code, answer.json()["code"]) == (401, "recovery.unknown")
    for _ in range(2):
        assert (await strict.client.get("/api/v1/links/abc.def")).json()["code"] == "link.unknown"
    right = {"code": ada.code, "recovery_code": ada.seat["recovery_code"]}
    assert (await strict.client.post("/api/v1/seats/recover", json=right)).status_code == 429


async def test_a_seat_comes_to_another_device_with_its_recovery_code(strict: Api) -> None:
    ada = await strict.start()
    typed = {
        "code": ada.code.lower(),
        "recovery_code": f" {ada.seat['recovery_code'][:5]}-{ada.seat['recovery_code'][5:]}",
    }
    async with strict.from_address("10.0.0.9") as device:
        answer = await device.post("/api/v1/seats/recover", json=typed)
        assert (answer.status_code, answer.json()["next"]) == (201, f"/desk/{ada.code}")
        assert (await device.get(f"/api/v1/workshops/{ada.code}/me")).json()["seat_id"] == ada.seat["seat_id"]


async def test_an_ipv6_network_counts_as_one_address(strict: Api) -> None:
    for number in range(5):
        async with strict.from_address(f"2001:db8:1:2::{number + 1:x}") as guesser:
            assert await guess(guesser, 1) == [404]
    async with strict.from_address("2001:db8:1:2:ffff::1") as same, strict.from_address("2001:db8:1:3::1") as other:
        assert await guess(same, 1) == [429]
        assert await guess(other, 1) == [404]


async def test_without_a_proxy_nobody_chooses_the_own_address(strict: Api) -> None:
    for number in range(5):
        await guess(strict.client, 1, **{"X-Forwarded-For": f"10.1.1.{number}"})
    assert await guess(strict.client, 1, **{"X-Forwarded-For": "10.1.1.99"}) == [429]


async def test_behind_a_proxy_of_ours_its_word_counts_and_no_earlier_one(api: Api, tmp_path: Path) -> None:
    environ = {"MISSION_ROOM_WRONG_CODES_PER_MINUTE": "5", "MISSION_ROOM_TRUSTED_PROXY_HOPS": "1"}
    async with serving(api.url, tmp_path, now, **environ) as behind:
        for number in range(5):
            await guess(behind.client, 1, **{"X-Forwarded-For": f"6.6.6.{number}, 10.0.0.66"})
        assert await guess(behind.client, 1, **{"X-Forwarded-For": "10.0.0.66"}) == [429]
        assert await guess(behind.client, 1, **{"X-Forwarded-For": "10.0.0.67"}) == [404]
