"""A close reading: groups side by side, agreement and division, other counts, people who voted alike, all figures.

Each part that has nothing to show says why. Must not: compute; the view brings what may be shown.
"""

from typing import Any

import reflex as rx
from reflex.vars.base import VarData

from app.realtime.mirror import Room
from app.ui.components.data import as_table, table, table_row
from app.ui.components.surfaces import notice, pill
from app.ui.steps.pictures.picture import picture
from app.ui.text import t

_READ = ("voting_reading",)
_HIGH, _LOW = 0.7, 0.4
"""From where agreement is called large, and below where opinions lie far apart."""


def reading(view: Any) -> rx.Component:
    """A `ReadingView`."""
    return rx.el.div(
        _groups(view),
        _agreement(view),
        _robustness(view),
        _opinions(view),
        _comments(view),
        _signed(view),
        _tables(view),
        class_name="picture reading",
    )


def _part(title: rx.Var[str], *children: Any, when: Any = None) -> rx.Component:
    part = rx.el.section(rx.el.h3(title, class_name="picture-heading"), *children, class_name="reading-part")
    return part if when is None else rx.cond(when, part)


def _muted(text: rx.Var[str]) -> rx.Component:
    return rx.el.p(text, class_name="text-muted")


def _near(number: Any) -> rx.Var[float]:
    return rx.Var(f"(Math.round({number.to(float)!s} * 100) / 100)", _var_data=number._get_all_var_data()).to(float)


def _figure(number: Any) -> rx.Component | rx.Var[str]:
    """A measure, or a dash where it could not be taken."""
    return rx.cond(number.to(float) >= 0, t("close_reading.figure", value=_near(number)), "–")


def _named(names: Any) -> rx.Var[str]:
    return names.to(list[str]).join("; ")


# --- groups ---------------------------------------------------------------------------------------------------------


def _groups(view: Any) -> rx.Component:
    differ = notice(
        rx.el.p(
            t(
                "close_reading.groups.differ",
                raw=_named(view.raw_winners),
                balanced=_named(view.balanced_winners),
            )
        ),
        tone="warn",
    )
    has_balanced = view.balanced_winners.length() > 0
    return _part(
        t("close_reading.groups"),
        rx.cond(
            view.has_blocks,
            rx.fragment(
                _muted(t("close_reading.groups.text")),
                rx.cond(
                    view.is_composition_sensitive,
                    differ,
                    rx.cond(has_balanced, rx.el.p(t("close_reading.groups.same"))),
                ),
                rx.cond(_has_picture(view, "groups"), picture(view.round_id, "groups")),
                as_table(_group_table(view)),
            ),
            _muted(t("close_reading.groups.none")),
        ),
    )


def _has_picture(view: Any, name: str) -> rx.Var[bool]:
    """Whether the result of the round that is read has a picture of that name."""
    rounds = rx.Var.create(Room.rounds.rounds)
    found = f"({rounds!s}.find((one) => one.id === {view.round_id!s}) || {{}}).result"
    known = VarData.merge(rounds._get_all_var_data(), view.round_id._get_all_var_data())
    return rx.Var(f"Boolean({found}?.pictures?.includes('{name}'))", _var_data=known).to(bool)


def _group_table(view: Any) -> rx.Component:
    numeric = (1, 2, 3)
    return table(
        [
            t("close_reading.column.option"),
            t("close_reading.column.everybody"),
            t("close_reading.column.balanced"),
            t("close_reading.column.least"),
            t("close_reading.column.by_group"),
        ],
        rx.foreach(
            view.options,
            lambda option: table_row(
                option.label,
                _figure(option.raw),
                _figure(option.balanced),
                _figure(option.bridge),
                rx.el.ul(
                    rx.foreach(
                        option.blocks,
                        lambda block: rx.el.li(t("close_reading.block", label=block.label, score=_near(block.score))),
                    )
                ),
                numeric=numeric,
            ),
        ),
        caption=t("close_reading.groups.table"),
        numeric=numeric,
        caption_hidden=True,
    )


# --- agreement ------------------------------------------------------------------------------------------------------


def _agreement(view: Any) -> rx.Component:
    numeric = (1, 2, 3)
    figures = table(
        [
            t("close_reading.column.option"),
            t("close_reading.column.agreement"),
            t("close_reading.column.polarisation"),
            t("close_reading.column.consensus"),
        ],
        rx.foreach(
            view.options,
            lambda option: table_row(
                option.label,
                _figure(option.agreement),
                _figure(option.polarisation),
                _figure(option.consensus),
                numeric=numeric,
            ),
        ),
        caption=t("close_reading.agreement.table"),
        numeric=numeric,
    )
    return _part(
        t("close_reading.agreement"),
        _muted(t("close_reading.agreement.text")),
        rx.el.ul(rx.foreach(view.options, _agreed), class_name="reading-options"),
        as_table(figures),
        when=view.options.length() > 0,
    )


def _agreed(option: Any) -> rx.Component:
    agreement = option.agreement.to(float)
    words = rx.cond(
        agreement < 0,
        t("close_reading.agreement.none"),
        rx.cond(
            agreement >= _HIGH,
            t("close_reading.agreement.high"),
            rx.cond(agreement >= _LOW, t("close_reading.agreement.middle"), t("close_reading.agreement.low")),
        ),
    )
    return rx.el.li(
        rx.el.span(option.label, class_name="document"),
        rx.el.p(words, class_name="text-muted"),
        rx.cond(
            option.is_bridging | option.is_divisive | option.is_polarised,
            rx.el.p(
                rx.cond(option.is_bridging, pill(t("close_reading.agreement.bridging"), tone="ok")),
                rx.cond(option.is_divisive, pill(t("close_reading.agreement.divisive"), tone="warn")),
                rx.cond(option.is_polarised, pill(t("close_reading.agreement.polarised"), tone="warn")),
                class_name="flex flex-wrap gap-2",
            ),
        ),
    )


# --- other counts ---------------------------------------------------------------------------------------------------


def _robustness(view: Any) -> rx.Component:
    return _part(
        t("close_reading.robust"),
        rx.cond(
            view.robustness.length() > 0,
            rx.fragment(
                _muted(t("close_reading.robust.text")),
                table(
                    [t("close_reading.column.count"), t("close_reading.column.winners")],
                    rx.foreach(
                        view.robustness,
                        lambda one: table_row(
                            t(one.key, catalogues=_READ, label=_criterion(one.label)),
                            rx.cond(
                                one.is_same,
                                t("close_reading.robust.same"),
                                rx.fragment(rx.el.strong(t("close_reading.robust.other")), " ", _named(one.winners)),
                            ),
                        ),
                    ),
                    caption=t("close_reading.robust"),
                    caption_hidden=True,
                ),
            ),
            _muted(t("close_reading.robust.none")),
        ),
    )


def _criterion(label: Any) -> Any:
    """A group's name as it is, or one of our criteria in words."""
    ours = [(key, t("voting_pictures.criterion." + key)) for key in ("impact", "feasibility", "boldness", "realism")]
    return rx.match(label.to(str), *ours, label.to(str))


# --- people who voted alike -----------------------------------------------------------------------------------------


def _opinions(view: Any) -> rx.Component:
    return _part(
        t("close_reading.opinions"),
        rx.cond(
            view.opinion_groups.length() > 0,
            rx.fragment(
                _muted(t("close_reading.opinions.text")),
                picture(view.round_id, "opinions"),
                rx.el.details(
                    rx.el.summary(t("close_reading.opinions.list"), class_name="picture-summary"),
                    rx.el.ul(rx.foreach(view.opinion_groups, _opinion_group), class_name="reading-options"),
                ),
            ),
            rx.cond(view.opinions_note != "", _muted(t(view.opinions_note, catalogues=_READ))),
        ),
    )


def _opinion_group(group: Any) -> rx.Component:
    return rx.el.li(
        rx.el.strong(t("close_reading.opinions.group", letter=group.letter, size=group.size)),
        rx.cond(
            group.favours.length() > 0,
            rx.el.p(t("close_reading.opinions.favours", options=_named(group.favours))),
        ),
        rx.cond(
            group.rejects.length() > 0,
            rx.el.p(t("close_reading.opinions.rejects", options=_named(group.rejects))),
        ),
    )


# --- words and figures ----------------------------------------------------------------------------------------------


def _comments(view: Any) -> rx.Component:
    return _part(
        t("close_reading.comments"),
        _muted(t("close_reading.comments.text")),
        rx.el.ul(
            rx.foreach(view.comments, lambda text: rx.el.li(text, class_name="said")), class_name="grid gap-[0.5em]"
        ),
        when=view.comments.length() > 0,
    )


def _signed(view: Any) -> rx.Component:
    return _part(
        t("close_reading.signed"),
        _muted(t("close_reading.signed.text")),
        rx.el.div(
            table(
                [t("close_reading.signed.person"), t("close_reading.signed.choices")],
                rx.foreach(
                    view.signed,
                    lambda one: table_row(one.name, rx.el.ul(rx.foreach(one.choices, rx.el.li))),
                ),
                caption=t("close_reading.signed"),
                caption_hidden=True,
            ),
            class_name="scroll",
            tab_index=0,
        ),
        when=view.signed.length() > 0,
    )


def _tables(view: Any) -> rx.Component:
    return rx.cond(
        view.tables.length() > 0,
        rx.el.details(
            rx.el.summary(t("close_reading.tables"), class_name="picture-summary"),
            rx.el.div(rx.foreach(view.tables, _one_table), class_name="grid gap-[1.5em] mt-[0.75em]"),
        ),
    )


def _one_table(one: Any) -> rx.Component:
    return rx.el.div(
        rx.el.table(
            rx.el.caption(_text(one.key)),
            rx.el.thead(rx.el.tr(rx.foreach(one.header, lambda said: rx.el.th(_text(said), scope="col")))),
            rx.el.tbody(
                rx.foreach(
                    one.rows,
                    lambda row: rx.el.tr(
                        rx.foreach(
                            row.to(list[str]),
                            lambda cell, at: rx.cond(
                                at == 0,
                                rx.el.th(cell, scope="row", class_name="font-medium"),
                                rx.el.td(cell),
                            ),
                        )
                    ),
                )
            ),
            class_name="table",
        ),
        class_name="scroll",
        tab_index=0,
    )


def _text(said: Any) -> rx.Component | rx.Var[str]:
    """A key of the catalogue, or plain text behind '='."""
    text = said.to(str)
    return rx.cond(text.startswith("="), text[1:], t(text, catalogues=_READ))
