"""The question of a vote in the usual words of its subject, the same on the phones and on the wall.

Must not: know how the vote is answered.
"""

from typing import Any

import reflex as rx

from app.ui.text import t


def question(one: Any) -> Any:
    """What a `RoundView` asks when the facilitator gave it no words of her own."""
    return rx.match(
        one.subject,
        ("challenge", t("room.round.challenge")),
        ("charter", t("room.round.charter")),
        ("goals", rx.cond(one.subject_text != "", t("room.round.text"), t("room.round.goals"))),
        ("framings", t("room.round.framings")),
        ("instruments", t("room.round.instruments")),
        ("text", t("room.round.text")),
        t("room.round.options"),
    )
