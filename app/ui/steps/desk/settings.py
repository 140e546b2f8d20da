"""The workshop as a whole: what it uses, its facts, how long it is kept, its end, and its deletion.

Must not: delete without the code typed again.
"""

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import button
from app.ui.components.drafts import draft_form
from app.ui.components.fields import field, select
from app.ui.components.later import LaterComponent
from app.ui.components.overlays import confirm_button
from app.ui.states.desk import DeskState
from app.ui.states.seat import SeatState
from app.ui.steps.desk.parts import draft_key, form_dialog
from app.ui.steps.desk.showing import showing
from app.ui.steps.desk.template import template_panel
from app.ui.steps.forms.acks import acks
from app.ui.text import t


class _Webhooks(LaterComponent):
    library = "$/public/ui/webhooks.jsx"
    tag = "Webhooks"
    is_ahead = False

    code: rx.Var[str]


def settings() -> rx.Component:
    """What the workshop uses, its facts, keeping, end, deletion."""
    webhooks = _Webhooks.create(code=Room.agenda.code)
    return rx.el.div(showing(), template_panel(), _facts(), webhooks, _keeping(), _ending(), class_name="grid gap-8")


def _facts() -> rx.Component:
    agenda = Room.agenda
    return draft_form(
        field("title", t("desk.facts.title"), required=True, max_length=160, scope="facts"),
        field("purpose", t("desk.facts.purpose"), lines=3, max_length=600, scope="facts"),
        field("convener", t("desk.facts.convener"), max_length=160, scope="facts"),
        field("place", t("desk.facts.place"), max_length=160, scope="facts"),
        select(
            "naming",
            t("desk.facts.naming"),
            [(naming, t(f"desk.naming.{naming}")) for naming in ("names", "pseudonyms", "nobody")],
            help_text=t("desk.facts.naming.help"),
            required=True,
            scope="facts",
        ),
        draft_key=draft_key("facts"),
        initial={
            "title": agenda.title,
            "purpose": agenda.purpose,
            "convener": agenda.convener,
            "place": agenda.place,
            "naming": agenda.naming,
        },
        on_send=DeskState.describe,
        label=t("desk.facts"),
        **acks(),
    )


def _keeping() -> rx.Component:
    return rx.el.div(
        draft_form(
            field(
                "days",
                t("desk.keep.days"),
                help_text=t("desk.keep.date", date=Room.agenda.delete_on),
                type="number",
                min=1,
                max=3650,
                input_mode="numeric",
                required=True,
                scope="keep",
            ),
            draft_key=draft_key("keep"),
            initial={"days": Room.backstage.retention_days.to(str)},
            on_send=DeskState.keep_for,
            label=t("desk.keep"),
            **acks(),
        ),
    )


def _ending() -> rx.Component:
    return rx.el.div(
        rx.cond(
            Room.agenda.status == "ended",
            rx.el.div(
                rx.el.p(t("desk.ended.text")),
                button(t("desk.end.back"), look="quiet", small=True, on_click=DeskState.reopen_workshop),
                class_name="grid gap-2 justify-items-start",
            ),
            confirm_button(
                t("desk.end"),
                title=t("desk.end.title"),
                body=t("desk.end.body", date=Room.agenda.delete_on),
                confirm=t("desk.end"),
                on_confirm=DeskState.end_workshop,
            ),
        ),
        rx.cond(
            SeatState.role == "facilitator",
            form_dialog(
                t("desk.delete"),
                rx.el.p(t("desk.delete.body"), class_name="mb-4"),
                draft_form(
                    field(
                        "code",
                        t("desk.delete.code", code=Room.agenda.code),
                        required=True,
                        max_length=16,
                        auto_complete="off",
                        scope="delete",
                    ),
                    draft_key=draft_key("delete"),
                    on_send=DeskState.delete_workshop,
                    label=t("desk.delete.title"),
                    submit=t("desk.delete.confirm"),
                    **acks(),
                ),
                title=t("desk.delete.title"),
                look="danger",
            ),
        ),
        class_name="grid gap-4 justify-items-start",
    )
