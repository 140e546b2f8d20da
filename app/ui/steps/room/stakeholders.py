"""Step 3 on the phone: the list first, who is missing, and the grid as a picture of it."""

from typing import Any

import reflex as rx

from app.domain.steps import StepKind
from app.realtime.mirror import Room
from app.ui.components.surfaces import announce, empty_state, pill
from app.ui.states.mapping import MappingState
from app.ui.steps.forms.fold import fold
from app.ui.steps.forms.stakeholder import stakeholder_draft, stakeholder_form
from app.ui.steps.parts.room import room_parts
from app.ui.steps.pictures.gaps import gaps
from app.ui.steps.pictures.grid import grid
from app.ui.steps.pledges import pledge_now
from app.ui.steps.room.place import can_write, while_writable
from app.ui.steps.room.rounds import rounds
from app.ui.text import t

_TEXTS = ("stakeholders",)


@rx.memo
def stakeholders_step() -> rx.Component:
    """The step."""
    code, view = Room.agenda.code, Room.stakeholders
    is_any = view.stakeholders.length() > 0
    return rx.el.div(
        pledge_now(),
        rounds("stakeholders"),
        while_writable(
            "stakeholders",
            rx.el.section(
                rx.el.h2(t("room.actors.yours"), class_name="visually-hidden"),
                fold(t("forms.actor.new"), stakeholder_form(code), look="primary", draft_key=stakeholder_draft(code)),
                class_name="part",
            ),
        ),
        rx.el.section(
            rx.el.h2(t("room.actors.list")),
            rx.cond(
                is_any,
                rx.el.ul(rx.foreach(view.stakeholders, _actor), class_name="entries"),
                empty_state(t("room.actors.none")),
            ),
            announce(t("room.actors.count", count=view.stakeholders.length()), every_seconds=20),
            class_name="part",
        ),
        rx.cond(
            is_any,
            rx.fragment(
                rx.el.section(rx.el.h2(t("room.actors.missing")), gaps(view), class_name="part"),
                rx.el.section(
                    rx.el.h2(t("room.actors.grid")),
                    rx.cond(can_write("stakeholders"), grid(view, on_place=MappingState.place), grid(view)),
                    class_name="part",
                ),
            ),
        ),
        room_parts(StepKind.STAKEHOLDERS),
        class_name="step",
    )


def _actor(actor: Any) -> rx.Component:
    return rx.el.li(
        rx.el.p(
            rx.el.span(actor.number, class_name="figures actor-number", aria_hidden="true"),
            rx.el.span(actor.name, class_name="font-semibold"),
            rx.cond(actor.is_present, pill(t("room.actors.here"), tone="ok")),
            class_name="entry-head",
        ),
        rx.el.p(
            t("sector." + actor.sector, catalogues=_TEXTS),
            " · ",
            t("level." + actor.level, catalogues=_TEXTS),
            rx.cond(
                (actor.policy_field != "") & (actor.policy_field != "other"),
                rx.fragment(" · ", t("field." + actor.policy_field, catalogues=_TEXTS)),
            ),
            class_name="text-muted",
        ),
        rx.cond(
            actor.roles.length() > 0,
            rx.el.ul(
                rx.foreach(actor.roles, lambda role: rx.el.li(pill(t("role." + role, catalogues=_TEXTS)))),
                class_name="flex flex-wrap gap-1.5",
                aria_label=t("forms.actor.roles"),
            ),
        ),
        rx.el.p(
            rx.cond(
                actor.power > 0,
                t("room.actors.placed", power=actor.power, interest=actor.interest),
                t("room.actors.unplaced"),
            ),
            rx.cond(
                actor.quadrant != "",
                rx.fragment(" ", rx.el.span(t("quadrant." + actor.quadrant, catalogues=_TEXTS))),
            ),
            class_name="text-muted figures",
        ),
        rx.cond(actor.note != "", rx.el.p(actor.note, class_name="said")),
        while_writable(
            "stakeholders",
            fold(
                t("room.entry.edit"),
                stakeholder_form(Room.agenda.code, stakeholder=actor),
                look="plain",
                draft_key=stakeholder_draft(Room.agenda.code, actor),
                closes_when_saved=True,
                name=t("forms.actor.edit", name=actor.name),
            ),
        ),
        key=actor.id,
        class_name="entry",
    )
