"""Start a workshop: few questions, all with an answer that works.

Must not: create anything itself; the API does, and sets the cookie.
"""

import reflex as rx

from app.domain.workshop import DEFAULT_GROUPS
from app.ui.components.fields import field, radio_group, select
from app.ui.components.posts import post_form
from app.ui.components.surfaces import heading
from app.ui.components.templates import template_choice
from app.ui.shell import shell
from app.ui.steps.begin_with_charter import begin_with_charter
from app.ui.text import t


def start() -> rx.Component:
    """The form for a new workshop."""
    return shell(
        heading(t("start.title")),
        rx.el.p(t("start.lead"), class_name="mt-3 mb-8 text-muted"),
        begin_with_charter(),
        post_form(
            field(
                "title", t("start.field.title"), help_text=t("start.field.title.help"), required=True, max_length=160
            ),
            field(
                "purpose", t("start.field.purpose"), help_text=t("start.field.purpose.help"), lines=2, max_length=600
            ),
            _side_by_side(
                field("convener", t("start.field.convener"), help_text=t("start.field.convener.help"), max_length=120),
                field("place", t("start.field.place"), help_text=t("start.field.place.help"), max_length=120),
            ),
            template_choice(),
            field(
                "groups",
                t("start.field.groups"),
                help_text=t("start.field.groups.help"),
                lines=5,
                as_list=True,
                required=True,
                default_value="\n".join(DEFAULT_GROUPS),
            ),
            radio_group(
                "naming",
                t("start.field.naming"),
                [
                    ("names", t("start.naming.names")),
                    ("pseudonyms", t("start.naming.pseudonyms")),
                    ("nobody", t("start.naming.nobody")),
                ],
                hints={
                    "names": t("start.naming.names.hint"),
                    "pseudonyms": t("start.naming.pseudonyms.hint"),
                    "nobody": t("start.naming.nobody.hint"),
                },
                chosen="names",
                required=True,
            ),
            _side_by_side(
                select(
                    "language",
                    t("start.field.language"),
                    [("en", t("language.en"))],
                    help_text=t("start.field.language.help"),
                    required=True,
                ),
                field(
                    "facilitator_name",
                    t("start.field.facilitator_name"),
                    help_text=t("start.field.facilitator_name.help"),
                    max_length=60,
                    auto_complete="name",
                ),
            ),
            action="/api/v1/workshops",
            label=t("start.title"),
            submit=t("start.submit"),
            busy=t("start.busy"),
        ),
        width="narrow",
    )


def _side_by_side(*fields: rx.Component) -> rx.Component:
    return rx.el.div(*fields, class_name="grid gap-6 sm:grid-cols-2 items-end")
