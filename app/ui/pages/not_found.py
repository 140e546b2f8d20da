"""Not found: says so, and where to go.

Must not: blame the reader.
"""

import reflex as rx

from app.ui import paths
from app.ui.components.posts import code_form
from app.ui.components.surfaces import heading
from app.ui.shell import shell
from app.ui.text import t


def not_found() -> rx.Component:
    """The page for addresses that lead nowhere."""
    return shell(
        heading(t("not_found.title")),
        rx.el.p(t("not_found.text"), class_name="mt-3 mb-8"),
        code_form(
            label=t("code.label"), help_text=t("code.help"), submit=t("home.join.button"), to=paths.join("{code}")
        ),
        rx.el.p(rx.el.a(t("not_found.home"), href=paths.HOME), class_name="mt-8"),
        width="narrow",
    )
