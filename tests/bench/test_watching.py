"""From vote to screen: the page that shows n votes has the first n that were sent."""

import math

from bench.soak import slope
from bench.watching import Screen, Stretch


def test_a_vote_is_on_a_screen_when_the_screen_counts_it() -> None:
    screen = Screen()
    screen.show(1, 10.5)
    screen.show(3, 11.0)
    stretch = Stretch(0, [screen], sent=[10.0, 10.6, 10.7])

    seconds, missed = stretch.seen()

    assert [round(one, 3) for one in seconds] == [0.5, 0.4, 0.3]
    assert missed == 0


def test_a_vote_that_no_screen_counts_is_missed() -> None:
    stretch = Stretch(4, [Screen()], sent=[10.0])

    assert stretch.seen() == ([], 1)
    assert math.isnan(stretch.seen_ms(50))


def test_an_update_that_shows_nothing_new_is_only_counted() -> None:
    screen = Screen()
    screen.show(2, 1.0)
    screen.show(2, 2.0)

    assert (screen.updates, screen.moment_of(2), screen.moment_of(3)) == (2, 1.0, None)


def test_votes_are_everywhere_when_every_screen_counts_what_was_acknowledged() -> None:
    screens = [Screen(), Screen()]
    stretch = Stretch(1, screens, acknowledged=[0.1])
    screens[0].show(2, 1.0)

    assert not stretch.is_everywhere()
    screens[1].show(2, 1.1)
    assert stretch.is_everywhere()


def test_the_slope_of_memory_is_that_of_the_straight_line_through_it() -> None:
    assert slope([(0, 100), (10, 120), (20, 140)]) == 2
    assert slope([(0, 100), (10, 100)]) == 0
    assert slope([(5, 100)]) == 0
