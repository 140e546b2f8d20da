"""The frame of a step on the wall: which step, what it asks, how long is left."""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.live import timer
from app.ui.components.surfaces import heading
from app.ui.steps.pictures.writing import is_written_in
from app.ui.steps.wall.joining import corner
from app.ui.steps.wall.voting import is_counting, is_revealed, is_voting, result_title, vote_call
from app.ui.text import t


class _Ground(rx.Component):
    library = "$/public/ui/wall.jsx"
    tag = "Ground"


def ground(*content: Any) -> rx.Component:
    """The wall itself: dark by default, with its two quiet buttons."""
    return _Ground.create(*content, class_name="wall")


def step_frame(picture: rx.Component) -> rx.Component:
    """A whole wall around the picture of the current step."""
    return rx.el.div(
        rx.el.header(
            rx.el.div(
                rx.el.p(
                    rx.el.span(_step_number(), class_name="wall-step-number"),
                    " ",
                    rx.el.b(step_title()),
                    rx.el.span(Room.agenda.title, class_name="wall-workshop"),
                    class_name="wall-step",
                ),
                heading(
                    rx.cond(
                        is_voting(),
                        vote_call(),
                        rx.cond(
                            is_counting(), t("wall.vote.closed"), rx.cond(is_revealed(), _outcome(), step_prompt())
                        ),
                    ),
                    class_name="document wall-prompt",
                ),
            ),
            rx.el.div(timer(Room.agenda.timer, silent=True), class_name="wall-timer"),
            class_name="wall-head",
        ),
        rx.el.div(picture, class_name="wall-stage"),
        corner(is_written_in() & ~is_voting()),
        class_name="wall-frame",
    )


def step_title() -> rx.Var[str]:
    """The facilitator's title of the current step, or the catalogue's."""
    current = Room.agenda.current
    return rx.cond(current.title != "", current.title, t("step." + current.kind, catalogues=("steps",)))


def step_prompt() -> rx.Var[str]:
    """The facilitator's prompt of the current step, or the catalogue's."""
    current = Room.agenda.current
    return rx.cond(current.prompt != "", current.prompt, t("step." + current.kind + ".prompt", catalogues=("steps",)))


def _outcome() -> rx.Component | rx.Var[str]:
    """What stands above a result; once goals are adopted, they stand in its place."""
    has_adopted = (Room.agenda.current.kind == "goals") & (Room.goals.adopted.length() > 0)
    return rx.cond(has_adopted, t("wall.goals.adopted"), result_title())


def _step_number() -> rx.Var[str]:
    return t("wall.step", number=Room.agenda.current.position + 1, count=Room.agenda.steps.length())
