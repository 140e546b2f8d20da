"""A seat's writes are counted over a sliding minute, each seat for itself, and forgotten afterwards."""

import pytest

from app.domain.errors import TooMany
from app.services.limits import WriteLimits


class Hand:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def test_so_many_writes_a_minute_and_then_the_wait_is_said() -> None:
    clock = Hand()
    limits = WriteLimits(3, clock)
    for _ in range(3):
        limits.spend("ada")
        clock.seconds += 10
    with pytest.raises(TooMany) as refused:
        limits.spend("ada")
    assert refused.value.values == {"seconds": 31}
    clock.seconds += 30
    limits.spend("ada")
    with pytest.raises(TooMany):
        limits.spend("ada")


def test_one_seat_does_not_use_up_anothers() -> None:
    limits = WriteLimits(1, Hand())
    limits.spend("ada")
    limits.spend("ben")
    with pytest.raises(TooMany):
        limits.spend("ada")


def test_what_was_refused_does_not_count() -> None:
    clock = Hand()
    limits = WriteLimits(1, clock)
    limits.spend("ada")
    for _ in range(50):
        with pytest.raises(TooMany):
            limits.spend("ada")
    clock.seconds += 60
    limits.spend("ada")


def test_seats_that_fell_quiet_leave_no_trace() -> None:
    clock = Hand()
    limits = WriteLimits(10, clock)
    for number in range(5000):
        limits.spend(f"seat {number}")
    clock.seconds += 61
    for _ in range(700):
        for seat in range(10):
            if _ % 10 == 0:
                clock.seconds += 61
            limits.spend(f"still here {seat}")
    assert len(limits._writes) < 1100
