"""Who is writing: told calmly, and forgotten when nobody repeats it."""

import asyncio

import pytest

from app.realtime.writing import CALM_SECONDS, LASTS_SECONDS, Writing


class HandClock:
    """Moved on by hand."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def writing(clock: HandClock, told: list[str]) -> Writing:
    return Writing(told.append, clock)


async def test_the_first_is_told_at_once_and_repeating_it_says_nothing(writing: Writing, told: list[str]) -> None:
    writing.mark("ben", "harbour", True)
    writing.mark("ben", "harbour", True)
    assert told == ["harbour"]
    assert "ben" in writing


async def test_what_follows_within_a_second_is_told_together(
    told: list[str], clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    thrice = asyncio.Event()

    def tell(workshop_id: str) -> None:
        told.append(workshop_id)
        if len(told) == 3:
            thrice.set()

    writing = Writing(tell, clock)
    monkeypatch.setattr("app.realtime.writing.CALM_SECONDS", 0.02)
    for number in range(300):
        writing.mark(f"person {number}", "harbour", True)
    writing.mark("elsewhere", "river", True)
    assert told == ["harbour", "river"]
    async with asyncio.timeout(20):
        await thrice.wait()
    assert told == ["harbour", "river", "harbour"]


async def test_whoever_stops_is_told_and_whoever_falls_silent_is_forgotten(
    writing: Writing, told: list[str], clock: HandClock
) -> None:
    writing.mark("ben", "harbour", True)
    clock.now += CALM_SECONDS
    writing.mark("ben", "harbour", False)
    writing.mark("ben", "harbour", False)
    assert told == ["harbour"] * 2
    clock.now += CALM_SECONDS
    writing.mark("cleo", "harbour", True)
    clock.now += LASTS_SECONDS / 2
    writing.mark("cleo", "harbour", True)
    clock.now += LASTS_SECONDS / 2
    writing.tidy()
    assert "cleo" in writing
    clock.now += LASTS_SECONDS / 2
    writing.tidy()
    assert "cleo" not in writing
    assert told == ["harbour"] * 4
