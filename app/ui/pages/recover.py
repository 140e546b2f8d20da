"""Recover: bring one's seat to another device with the recovery code.

Must not: say whether a code exists before both are right (the API counts wrong ones).
"""

import reflex as rx

from app.ui.components.fields import field
from app.ui.components.posts import post_form
from app.ui.components.surfaces import heading
from app.ui.shell import shell
from app.ui.text import t


def recover() -> rx.Component:
    """The form that moves a seat."""
    return shell(
        heading(t("recover.title")),
        rx.el.p(t("recover.lead"), class_name="mt-3 mb-8 text-muted"),
        post_form(
            field(
                "code",
                t("code.label"),
                help_text=t("code.help"),
                required=True,
                class_name="input-code",
                max_length=16,
                auto_complete="off",
                custom_attrs={"autoCapitalize": "characters", "spellCheck": "false"},
            ),
            field(
                "recovery_code",
                t("recover.field.recovery_code"),
                help_text=t("recover.field.recovery_code.help"),
                required=True,
                class_name="input-code",
                max_length=24,
                auto_complete="off",
                custom_attrs={"autoCapitalize": "characters", "spellCheck": "false"},
            ),
            action="/api/v1/seats/recover",
            label=t("recover.title"),
            submit=t("recover.submit"),
            busy=t("recover.busy"),
        ),
        width="narrow",
    )
