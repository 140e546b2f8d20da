"""The seal of a closed vote: the first signs of its root, for everybody to note before the result is shown.

Must not: be shown only afterwards; what was noted before the reveal is what proves that nothing was changed.
"""

from typing import Any

import reflex as rx

from app.ui.steps.pictures.asking import said
from app.ui.text import t


def seal(voting_round: Any, *, large: bool = False) -> rx.Component:
    """The seal of a `RoundView`; nothing while there is none."""
    shown = rx.el.span(said("shortRoot", voting_round.root), class_name="round-root")
    return rx.cond(
        voting_round.root != "",
        rx.el.div(
            rx.el.p(t("pictures.seal"), " ", shown),
            rx.el.p(t("pictures.seal.help"), class_name="text-muted" if large else "field-help"),
            class_name="grid gap-1",
        ),
    )
