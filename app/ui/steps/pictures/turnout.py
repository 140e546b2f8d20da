"""How many have voted, of all and of each group; never what."""

from typing import Any

import reflex as rx

from app.domain.snapshot import TurnoutView
from app.realtime.mirror import Room
from app.ui.components.data import bar, bar_row
from app.ui.components.surfaces import announce
from app.ui.text import t

SPOKEN_EVERY_SECONDS = 10


def turnout_of(voting_round: Any) -> tuple[Any, Any, Any]:
    """Who has voted in a `RoundView`: voices cast, voices eligible, and both by group (`TurnoutView`).

    While it is open the numbers come by a topic of their own, since a ballot must not bring all rounds anew.
    """
    live, whole = Room.turnout, voting_round.turnout
    is_live = live.round_id == voting_round.id.to(str)
    return (
        rx.cond(is_live, live.cast, whole.cast).to(int),
        rx.cond(is_live, live.eligible, whole.eligible).to(int),
        rx.cond(is_live, live.groups, voting_round.turnout_by_group).to(list[TurnoutView]),
    )


def turnout(voting_round: Any, *, large: bool = False, spoken: bool = True) -> rx.Component:
    """The turnout of a `RoundView`.

    Args:
        voting_round: the round.
        large: for the wall: the number is the picture.
        spoken: whether screen readers hear it as it grows, at most every ten seconds. Once per page.
    """
    cast, eligible, groups = turnout_of(voting_round)
    said = t("pictures.turnout", cast=cast, eligible=eligible)
    share = cast.to(float) / rx.cond(eligible > 0, eligible, 1).to(float)
    return rx.el.div(
        rx.el.p(
            rx.el.span(cast, class_name="figures turnout-cast"),
            " ",
            rx.el.span(t("pictures.turnout.of", eligible=eligible), class_name="turnout-of"),
        ),
        bar(share, class_name="turnout-track"),
        rx.cond(
            groups.length() > 1,
            rx.el.ul(
                rx.foreach(groups, _group),
                class_name="turnout-groups",
                aria_label=t("pictures.turnout.groups"),
            ),
        ),
        announce(said, every_seconds=SPOKEN_EVERY_SECONDS) if spoken else rx.fragment(),
        class_name="picture turnout turnout-large" if large else "picture turnout",
    )


def _group(group: Any) -> rx.Component:
    return bar_row(
        group.label,
        group.cast,
        group.eligible,
        value_text=t("pictures.turnout.share", cast=group.cast, eligible=group.eligible),
    )
