"""Choosing a template on the start page.

Must not: hold a template's words; those are in the templates themselves, in their language.
"""

from typing import Any

import reflex as rx

from app.domain.templates import USUAL, Template
from app.templates import built_in

TIMED = ("ninety_minutes", "half_day", "full_day", "litmus", "blank")
"""Templates that are chosen by the time there is; the others follow a practice."""


class _TemplateChoice(rx.Component):
    library = "$/public/ui/templates/choice.jsx"
    tag = "TemplateChoice"

    offered: rx.Var[list[dict[str, Any]]]
    chosen: rx.Var[str]
    timed: rx.Var[list[str]]


def template_choice() -> rx.Component:
    """The field `template`, and `template_file` where somebody brings one.

    Pages are built with the templates that come along; those of an installation are fetched.
    """
    return _TemplateChoice.create(offered=[_offer(one) for one in built_in().values()], chosen=USUAL, timed=list(TIMED))


def _offer(template: Template) -> dict[str, Any]:
    return {
        "key": template.key,
        "name": template.name,
        "when": template.when,
        "gives": list(template.gives),
        "practice": template.practice,
        "minutes": template.minutes,
        "language": template.language,
        "naming": str(template.naming),
        "groups": list(template.groups),
        "has_demo": False,
    }
