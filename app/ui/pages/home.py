"""Home: join big, start small, and what happens in such a room.

Must not: need a seat or a state.
"""

import reflex as rx

from app.ui import paths
from app.ui.components.posts import code_form
from app.ui.components.surfaces import card, heading
from app.ui.shell import shell
from app.ui.text import t

_STEPS = (
    ("home.frame", "home.frame.text"),
    ("home.goals", "home.goals.text"),
    ("home.stakeholders", "home.stakeholders.text"),
    ("home.instruments", "home.instruments.text"),
    ("home.charter", "home.charter.text"),
)


def home() -> rx.Component:
    """The first page."""
    return shell(
        rx.el.div(
            heading(
                t("home.title"),
                class_name="document font-semibold text-3xl lg:text-[3.25rem] lg:leading-[1.12] lg:pt-6",
            ),
            rx.el.div(_join_card(), class_name="lg:col-start-2 lg:row-start-1 lg:row-span-2"),
            rx.el.p(t("home.lead"), class_name="lg:text-lg text-muted max-w-[46ch]"),
            class_name="grid gap-y-8 lg:gap-y-6 lg:gap-x-20 lg:grid-cols-[1fr_26rem] lg:grid-rows-[auto_1fr]",
        ),
        rx.el.section(
            rx.el.h2(t("home.steps"), id="steps"),
            rx.el.ol(
                *[_step(number, title, text) for number, (title, text) in enumerate(_STEPS, start=1)],
                class_name="mt-8 grid gap-8 sm:grid-cols-2 lg:grid-cols-5",
            ),
            aria_labelledby="steps",
            class_name="mt-12 lg:mt-24 pt-10 border-t border-line",
        ),
        class_name="pt-6 pb-12 lg:pt-14",
    )


def _join_card() -> rx.Component:
    return rx.el.div(
        card(
            rx.el.h2(t("home.join"), class_name="mb-4"),
            code_form(
                label=t("code.label"), help_text=t("code.help"), submit=t("home.join.button"), to=paths.join("{code}")
            ),
            roomy=True,
        ),
        rx.el.ul(
            rx.el.li(rx.el.a(t("home.recover"), href=paths.RECOVER)),
            rx.el.li(t("home.facilitate"), " ", rx.el.a(t("home.start"), href=paths.START)),
            class_name="mt-5 grid gap-2 px-1",
        ),
    )


def _step(number: int, title: str, text: str) -> rx.Component:
    return rx.el.li(
        rx.el.p(str(number), class_name="document text-xl text-accent leading-none mb-2", aria_hidden="true"),
        rx.el.h3(t(title), class_name="text-base"),
        rx.el.p(t(text), class_name="mt-1 text-sm text-muted"),
    )
