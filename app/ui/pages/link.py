"""Secret links: the facilitator's way back, the way in for co-facilitators and observers, and people's own places.

Must not: show anything of the workshop but its title before the seat is taken.
"""

import reflex as rx

from app.ui import paths
from app.ui.components.fields import field
from app.ui.components.posts import post_form
from app.ui.components.surfaces import announce, heading, notice, skeleton
from app.ui.facts import link_facts
from app.ui.shell import shell
from app.ui.text import t


def link() -> rx.Component:
    """The page behind a secret link."""
    return shell(
        rx.match(
            link_facts()["state"],
            ("ready", _ready()),
            ("unknown", _refused(t("link.unknown"), t("link.unknown.text"))),
            ("failed", _refused(t("join.failed"), t("join.failed.text"))),
            rx.el.div(heading(t("link.loading"), class_name="visually-hidden"), skeleton()),
        ),
        width="narrow",
    )


def _ready() -> rx.Component:
    facts = link_facts()
    return rx.el.div(
        heading(facts["title"].to(str), class_name="document font-semibold"),
        rx.el.p(
            rx.match(
                facts["role"],
                ("facilitator", t("link.facilitator")),
                ("cofacilitator", t("link.cofacilitator")),
                ("participant", t("link.participant")),
                t("link.observer"),
            ),
            class_name="text-lg",
        ),
        rx.cond(
            facts["needs_name"],
            post_form(
                field(
                    "display_name",
                    t("join.name"),
                    help_text=t("link.name.help"),
                    required=True,
                    max_length=60,
                    auto_complete="name",
                ),
                action="/api/v1/links/{token}/seats",
                label=t("link.form"),
                submit=t("link.submit"),
            ),
            post_form(
                action="/api/v1/links/{token}/seats",
                label=t("link.form"),
                submit=rx.cond(facts["role"] == "participant", t("link.submit"), t("link.back")),
            ),
        ),
        rx.cond(facts["role"] == "participant", _privacy()),
        rx.el.p(
            rx.cond(facts["role"] == "participant", t("link.secret.own"), t("link.secret")),
            class_name="text-sm text-muted",
        ),
        class_name="grid gap-6",
    )


def _privacy() -> rx.Component:
    """What people learn on the join page, for whoever comes another way."""
    return notice(
        rx.el.ul(
            rx.el.li(t("join.privacy.kept")),
            rx.el.li(t("join.privacy.secret")),
            rx.el.li(t("join.privacy.cookie")),
            class_name="grid gap-1.5 list-disc pl-5",
        ),
        title=t("join.privacy.title"),
    )


def _refused(title: rx.Var[str], text: rx.Var[str]) -> rx.Component:
    return rx.el.div(
        heading(title),
        rx.el.p(text),
        rx.el.p(rx.el.a(t("not_found.home"), href=paths.HOME)),
        announce(title, at_first=True),
        class_name="grid gap-5",
    )
