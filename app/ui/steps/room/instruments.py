"""Step 4 on the phone: sketch, see the list, and read in the matrix what is covered and what is empty."""

from typing import Any

import reflex as rx

from app.domain.steps import StepKind
from app.realtime.mirror import Room
from app.ui.components.surfaces import announce, empty_state, pill
from app.ui.steps.forms.fold import fold
from app.ui.steps.forms.instrument import instrument_draft, instrument_form
from app.ui.steps.parts.room import room_parts
from app.ui.steps.pictures.matrix import matrix, mix_hints
from app.ui.steps.portfolio import pitch_now
from app.ui.steps.room.place import while_writable
from app.ui.steps.room.rounds import rounds
from app.ui.text import t

_TEXTS = ("instruments",)


@rx.memo
def instruments_step() -> rx.Component:
    """The step."""
    code, view = Room.agenda.code, Room.instruments
    return rx.el.div(
        pitch_now(),
        rounds("instruments"),
        while_writable(
            "instruments",
            rx.el.section(
                rx.el.h2(t("room.mix.yours"), class_name="visually-hidden"),
                fold(t("forms.sketch.new"), _form(None), look="primary", draft_key=instrument_draft(code)),
                class_name="part",
            ),
        ),
        rx.el.section(
            rx.el.h2(t("room.mix.list")),
            rx.cond(
                view.instruments.length() > 0,
                rx.el.ul(rx.foreach(view.instruments, _sketch), class_name="entries"),
                empty_state(t("room.mix.none")),
            ),
            announce(t("room.mix.count", count=view.instruments.length()), every_seconds=20),
            class_name="part",
        ),
        rx.cond(
            view.instruments.length() > 0,
            rx.el.section(
                rx.el.h2(t("room.mix.matrix")),
                rx.el.p(t("room.mix.matrix.help"), class_name="text-muted"),
                matrix(view),
                mix_hints(view),
                class_name="part",
            ),
        ),
        room_parts(StepKind.INSTRUMENTS),
        class_name="step",
    )


def _form(sketch: Any) -> rx.Component:
    """The adopted goals are what instruments serve; before any is adopted, all that stand."""
    goals = rx.cond(Room.goals.adopted.length() > 0, Room.goals.adopted, Room.goals.goals)
    return instrument_form(
        Room.agenda.code, goals=goals, stakeholders=Room.stakeholders.stakeholders, instrument=sketch
    )


def _sketch(sketch: Any) -> rx.Component:
    return rx.el.li(
        rx.el.p(
            rx.el.span(sketch.name, class_name="font-semibold"),
            rx.cond(~sketch.is_new, pill(t("forms.sketch.is_new.no"))),
            class_name="entry-head",
        ),
        rx.el.p(
            t("side." + sketch.side, catalogues=_TEXTS),
            rx.cond(sketch.code != "", rx.fragment(" · ", t("instrument." + sketch.code, catalogues=_TEXTS))),
            class_name="text-muted",
        ),
        rx.cond(sketch.summary != "", rx.el.p(sketch.summary)),
        rx.cond(
            sketch.stages.length() > 0,
            rx.el.ul(
                rx.foreach(sketch.stages, lambda stage: rx.el.li(pill(t("stage." + stage, catalogues=_TEXTS)))),
                class_name="flex flex-wrap gap-1.5",
                aria_label=t("forms.sketch.stages"),
            ),
        ),
        rx.el.dl(
            _fact(t("room.mix.goals"), sketch.goals.length() > 0, _names(sketch.goals)),
            _fact(t("room.mix.lead"), sketch.lead_name != "", rx.el.dd(sketch.lead_name)),
            _fact(t("room.mix.partners"), sketch.partners.length() > 0, _names(sketch.partners)),
            _fact(t("room.mix.first"), sketch.first_step != "", rx.el.dd(sketch.first_step)),
            class_name="facts",
        ),
        while_writable(
            "instruments",
            fold(
                t("room.entry.edit"),
                _form(sketch),
                look="plain",
                draft_key=instrument_draft(Room.agenda.code, sketch),
                closes_when_saved=True,
                name=t("forms.sketch.edit", name=sketch.name),
            ),
        ),
        key=sketch.id,
        class_name="entry",
    )


def _fact(name: Any, is_known: Any, value: rx.Component) -> rx.Component:
    return rx.cond(is_known, rx.el.div(rx.el.dt(name), value))


def _names(things: Any) -> rx.Component:
    return rx.fragment(rx.foreach(things, lambda one: rx.el.dd(one.name)))
