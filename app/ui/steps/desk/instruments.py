"""Step 4 at the desk: the sketches with their tools, the policy mix, and what it lacks.

Must not: fill the matrix by hand (it is counted from the sketches).
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import button
from app.ui.components.surfaces import empty_state
from app.ui.states.sketching import SketchingState
from app.ui.steps.desk.parts import form_dialog, is_under_way, latest_in, next_thing, open_next, section
from app.ui.steps.desk.rounds import next_of_vote
from app.ui.steps.desk.voting import to_votes, votes
from app.ui.steps.forms.instrument import instrument_form
from app.ui.steps.pictures.matrix import matrix, mix_hints
from app.ui.text import t


def instruments() -> rx.Component:
    """The whole step."""
    mix = Room.instruments
    return rx.fragment(
        rx.cond(is_under_way("instruments"), next_of_vote(latest_in("instruments"), _next())),
        to_votes("instruments"),
        section(
            t("desk.instruments", count=mix.instruments.length()),
            rx.cond(
                mix.instruments.length() > 0,
                rx.el.ul(rx.foreach(mix.instruments, _instrument), class_name="desk-rows"),
                empty_state(t("desk.instruments.empty")),
            ),
            form_dialog(t("desk.instruments.add"), _form(), title=t("desk.instruments.add"), wide=True),
        ),
        rx.cond(
            mix.instruments.length() > 0,
            section(
                t("desk.instruments.mix"), mix_hints(mix), rx.el.div(matrix(mix), class_name="text-sm"), ident="mix"
            ),
        ),
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


def _instrument(sketch: Any) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.p(
                rx.el.span(sketch.number, class_name="figures text-muted"),
                " ",
                rx.el.strong(sketch.name, class_name="font-semibold"),
            ),
            rx.el.p(
                t("side." + sketch.side.to(str), catalogues=("instruments",)),
                rx.cond(sketch.lead_name != "", rx.fragment(" · ", sketch.lead_name)),
                rx.cond(
                    sketch.goals.length() > 0,
                    rx.fragment(" · ", t("desk.instruments.goals", count=sketch.goals.length())),
                    rx.fragment(" · ", t("desk.instruments.no_goal")),
                ),
                class_name="text-sm text-muted",
            ),
        ),
        rx.el.div(
            form_dialog(
                t("desk.edit"),
                _form(sketch),
                title=t("desk.edit.title", name=sketch.name),
                name=t("desk.edit.title", name=sketch.name),
                look="plain",
                wide=True,
            ),
            button(
                t("desk.remove"),
                look="plain",
                small=True,
                aria_label=t("desk.remove.name", name=sketch.name),
                on_click=SketchingState.remove(sketch.id),
            ),
            class_name="flex",
        ),
        class_name="desk-row desk-row-split",
        key=sketch.id,
    )


def _form(sketch: Any = None) -> rx.Component:
    return instrument_form(
        Room.agenda.code, goals=Room.goals.goals, stakeholders=Room.stakeholders.stakeholders, instrument=sketch
    )
