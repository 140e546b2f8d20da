"""What the register of stakeholders lacks, said kindly: sectors, levels and fields without anybody, open questions."""

from typing import Any

import reflex as rx

from app.ui.text import t

FIELDS_ON_A_WALL = 6


def gaps(stakeholders: Any, *, large: bool = False) -> rx.Component:
    """The gaps of a `StakeholdersView`; one calm sentence when there are none."""
    fields = stakeholders.empty_fields
    is_whole = (
        (stakeholders.empty_sectors.length() == 0)
        & (stakeholders.empty_levels.length() == 0)
        & (stakeholders.unanswered.length() == 0)
    )
    more_fields = rx.cond(
        fields.length() > FIELDS_ON_A_WALL,
        rx.el.li(t("pictures.more", count=fields.length() - FIELDS_ON_A_WALL), class_name="gap-more"),
    )
    return rx.el.div(
        rx.cond(is_whole, rx.el.p(t("pictures.gaps.none"))),
        _questions(stakeholders.unanswered),
        _list(t("pictures.gaps.sectors"), stakeholders.empty_sectors, "sector."),
        _list(t("pictures.gaps.levels"), stakeholders.empty_levels, "level."),
        _list(
            t("pictures.gaps.fields"),
            fields[:FIELDS_ON_A_WALL] if large else fields,
            "field.",
            *([more_fields] if large else []),
        ),
        class_name="picture gaps",
    )


def _questions(questions: Any) -> rx.Component:
    return rx.cond(
        questions.length() > 0,
        rx.el.section(
            rx.el.h3(t("pictures.gaps.questions"), class_name="picture-heading"),
            rx.el.ul(
                rx.foreach(questions, lambda code: rx.el.li(t("gap." + code, catalogues=("stakeholders",)))),
                class_name="gap-questions",
            ),
        ),
    )


def _list(title: rx.Var[str], codes: Any, prefix: str, *more: rx.Component) -> rx.Component:
    return rx.cond(
        codes.length() > 0,
        rx.el.section(
            rx.el.h3(title, class_name="picture-heading"),
            rx.el.ul(
                rx.foreach(
                    codes, lambda code: rx.el.li(t(prefix + code, catalogues=("stakeholders",)), class_name="gap")
                ),
                *more,
                class_name="gap-list",
            ),
        ),
    )
