"""The workshop's template: the parts and checks of another one, and this workshop as a file.

Must not: lose anything. What was written in a part stays when another template hides it.
"""

import reflex as rx

from app.realtime.mirror import Room
from app.templates import built_in
from app.ui.components.buttons import link_button
from app.ui.components.drafts import draft_form
from app.ui.components.fields import select
from app.ui.states.desk import DeskState
from app.ui.steps.desk.parts import draft_key
from app.ui.steps.forms.acks import acks
from app.ui.text import t


def template_panel() -> rx.Component:
    """The panel."""
    return rx.el.details(
        rx.el.summary(t("templates.use"), class_name="fold-summary"),
        rx.el.div(
            draft_form(
                select(
                    "template",
                    t("templates.use.label"),
                    [(key, one.name) for key, one in built_in().items()],
                    help_text=t("templates.use.help"),
                    required=True,
                    scope="template",
                ),
                draft_key=draft_key("template"),
                initial={"template": Room.agenda.template},
                on_send=DeskState.use_template,
                label=t("templates.use"),
                submit=t("templates.use.submit"),
                **acks(),
            ),
            rx.el.div(
                link_button(
                    t("templates.export"),
                    "/api/v1/workshops/" + Room.agenda.code + "/template",
                    look="quiet",
                    small=True,
                    download=True,
                ),
                rx.el.p(t("templates.export.help"), class_name="field-help"),
                class_name="grid gap-2 justify-items-start",
            ),
            class_name="grid gap-4",
        ),
        class_name="fold-details",
    )
