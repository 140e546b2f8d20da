"""How many have voted, of all and of each group; never what."""

from typing import Any

import reflex as rx

from app.ui.components.data import bar, bar_row
from app.ui.components.surfaces import announce
from app.ui.text import t

SPOKEN_EVERY_SECONDS = 10


def turnout(voting_round: Any, *, large: bool = False, spoken: bool = True) -> rx.Component:
    """The turnout of a `RoundView`.

    Args:
        voting_round: the round.
        large: for the wall: the number is the picture.
        spoken: whether screen readers hear it as it grows, at most every ten seconds. Once per page.
    """
    whole = voting_round.turnout
    said = t("pictures.turnout", cast=whole.cast, eligible=whole.eligible)
    share = whole.cast.to(float) / rx.cond(whole.eligible > 0, whole.eligible, 1).to(float)
    return rx.el.div(
        rx.el.p(
            rx.el.span(whole.cast, class_name="figures turnout-cast"),
            " ",
            rx.el.span(t("pictures.turnout.of", eligible=whole.eligible), class_name="turnout-of"),
        ),
        bar(share, class_name="turnout-track"),
        rx.cond(
            voting_round.turnout_by_group.length() > 1,
            rx.el.ul(
                rx.foreach(voting_round.turnout_by_group, _group),
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
