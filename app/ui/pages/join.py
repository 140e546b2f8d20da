"""Join: one screen with what the workshop is, what happens with one's data, a name and a group.

Must not: take the seat itself; the API does, and sets the cookie.
"""

import reflex as rx

from app.ui import paths
from app.ui.components.fields import field, radio_group
from app.ui.components.posts import code_form, post_form
from app.ui.components.surfaces import announce, heading, notice, skeleton
from app.ui.facts import workshop_facts
from app.ui.shell import shell
from app.ui.text import t


def join() -> rx.Component:
    """The page behind the join link and the QR code."""
    facts = workshop_facts()
    return shell(
        rx.match(
            facts["state"],
            ("ready", _seat_form()),
            ("ended", _ended()),
            ("unknown", _unknown()),
            ("failed", _failed()),
            _loading(),
        ),
        width="narrow",
    )


def _seat_form() -> rx.Component:
    facts = workshop_facts()
    title = facts["title"].to(str)
    return rx.el.div(
        rx.el.div(
            rx.el.p(t("join.kicker"), class_name="text-muted"),
            heading(title, class_name="document font-semibold"),
            rx.cond(
                facts["purpose"],
                rx.el.p(facts["purpose"].to(str), class_name="document text-lg mt-1"),
                rx.fragment(),
            ),
            rx.cond(
                facts["convener"],
                rx.el.p(t("join.convener", convener=facts["convener"].to(str)), class_name="text-muted"),
                rx.fragment(),
            ),
            class_name="grid gap-2 mb-2",
        ),
        post_form(
            rx.match(
                facts["naming"],
                ("names", _name_field(t("join.name.names"), required=True)),
                ("pseudonyms", _name_field(t("join.name.pseudonyms"), required=False)),
                _name_field(t("join.name.nobody"), required=False),
            ),
            radio_group(
                "group_id",
                t("join.group"),
                facts["groups"].to(list[dict[str, str]]),
                help_text=t("join.group.help"),
                required=True,
                in_row=True,
            ),
            _privacy(),
            action="/api/v1/workshops/{code}/seats",
            label=t("join.form"),
            submit=t("join.submit"),
            busy=t("join.busy"),
        ),
        rx.el.p(t("join.again"), " ", rx.el.a(t("join.recover"), href=paths.RECOVER)),
        announce(t("join.found", title=title), at_first=True),
        class_name="grid gap-7",
    )


def _name_field(help_text: rx.Var[str], *, required: bool) -> rx.Component:
    return field(
        "display_name", t("join.name"), help_text=help_text, required=required, max_length=60, auto_complete="name"
    )


def _privacy() -> rx.Component:
    facts = workshop_facts()
    return notice(
        rx.el.ul(
            rx.el.li(t("join.privacy.kept")),
            rx.el.li(t("join.privacy.secret")),
            rx.el.li(t("join.privacy.deleted", day=facts["delete_on"])),
            rx.el.li(t("join.privacy.cookie")),
            class_name="grid gap-1.5 list-disc pl-5",
        ),
        title=t("join.privacy.title"),
    )


def _loading() -> rx.Component:
    return rx.el.div(heading(t("join.loading"), class_name="visually-hidden"), skeleton(lines=6))


def _ended() -> rx.Component:
    return rx.el.div(
        heading(t("join.ended")),
        rx.el.p(t("join.ended.text", title=workshop_facts()["title"])),
        rx.el.p(rx.el.a(t("join.recover"), href=paths.RECOVER)),
        class_name="grid gap-5",
    )


def _unknown() -> rx.Component:
    return rx.el.div(
        heading(t("join.unknown")),
        rx.el.p(t("join.unknown.text", code=workshop_facts()["typed_code"])),
        code_form(
            label=t("code.label"), help_text=t("code.help"), submit=t("home.join.button"), to=paths.join("{code}")
        ),
        announce(t("join.unknown"), at_first=True),
        class_name="grid gap-5",
    )


def _failed() -> rx.Component:
    return rx.el.div(
        heading(t("join.failed")),
        rx.el.p(t("join.failed.text")),
        rx.el.p(
            rx.el.a(
                t("join.reload"),
                href="/join/" + workshop_facts()["typed_code"].to(str),
                class_name="button button-primary",
            )
        ),
        announce(t("join.failed"), at_first=True),
        class_name="grid gap-5",
    )
