"""Dealing reframing cards: everybody gets one, each group holds all of them alike, and one card brings groups together.

Whoever holds the same card sits together: since every group is spread over all cards, such a table is mixed by rule.
"""

from app.domain.registers.development import ReframingCard

CARDS: tuple[ReframingCard, ...] = tuple(ReframingCard)


def card_for(place: int, group: int) -> ReframingCard:
    """The card of the `place`-th person (from 0) of the `group`-th group (from 0).

    It depends on nobody else, so a card once dealt stays whoever comes or goes. Within a group no card is dealt twice
    as often as another less one; groups begin at different cards, so that small groups do not all hold the same ones.
    """
    return CARDS[(place + 3 * group) % len(CARDS)]
