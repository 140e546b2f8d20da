"""Step 4 at the desk: the sketches with their tools, the policy mix, and what it lacks.

Must not: fill the matrix by hand (it is counted from the sketches).
"""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.steps.desk.parts import is_under_way, latest_in, next_thing, open_next, section
from app.ui.steps.desk.rounds import next_of_vote
from app.ui.steps.desk.voting import to_votes, votes
from app.ui.steps.mixing.cover import cover
from app.ui.steps.mixing.sketches import new_sketch, sketches
from app.ui.text import t


def instruments() -> rx.Component:
    """The whole step."""
    count = Room.instruments.instruments.length()
    return rx.fragment(
        rx.cond(is_under_way("instruments"), next_of_vote(latest_in("instruments"), _next())),
        new_sketch(),
        to_votes("instruments"),
        section(
            rx.cond(count > 0, t("desk.instruments.mix"), t("desk.instruments.ideas")),
            rx.cond(count > 0, rx.el.p(t("mixing.matrix.help"), class_name="text-muted")),
            cover(),
            ident="mix",
        ),
        rx.cond(count > 0, section(t("desk.instruments", count=count), sketches())),
        section(t("desk.votes"), votes("instruments"), ident="vote"),
    )


def _next() -> rx.Component:
    mix = Room.instruments
    count = mix.instruments.length()
    return rx.cond(
        count == 0,
        next_thing(t("desk.instruments.next.start"), help_text=t("desk.instruments.next.start.help")),
        next_thing(
            t("desk.instruments.next.done", count=count, hints=mix.hints.length() + mix.goals_without.length()),
            open_next(),
        ),
    )
