"""The result of a revealed round, whatever the method: who took part, what was chosen, pictures, and the table.

Must not: be drawn before the reveal; there is nothing in the view then.
"""

from typing import Any

import reflex as rx

from app.ui.components.data import as_table, table, table_row
from app.ui.components.later import later
from app.ui.components.surfaces import notice, pill
from app.ui.states.reading import ReadingState
from app.ui.steps.pictures.close_reading import close_reading
from app.ui.steps.pictures.notes import notes
from app.ui.steps.pictures.picture import picture
from app.ui.text import t

_CATALOGUES = ("results",)
_ON_A_WALL = 2
"""Pictures of a result that a wall shows; the others are on the phones and at the desk."""


def results(voting_round: Any, *, large: bool = False) -> rx.Component:
    """The result of a `RoundView` of any method; draws nothing while it is sealed.

    Args:
        voting_round: the round.
        large: for the wall: the pictures and what was said, without what a reader must tap; see `result_head`.
    """
    result = voting_round.result
    return rx.cond(
        voting_round.is_revealed,
        rx.el.div(
            None if large else result_head(voting_round),
            rx.cond(
                result.valid > 0,
                rx.fragment(*(_on_the_wall(voting_round) if large else _in_the_hand(voting_round))),
                rx.el.p(t("results.nobody"), class_name="text-muted"),
            ),
            class_name="picture results",
        ),
    )


def _on_the_wall(voting_round: Any) -> list[rx.Component]:
    result = voting_round.result
    return [
        rx.foreach(result.pictures[:_ON_A_WALL], lambda name: _drawn(voting_round, name, large=True)),
        notes(result.notes),
        _said(t("results.objections"), result.objections, large=True),
        _said(t("results.concerns"), result.concerns, large=True),
    ]


def _in_the_hand(voting_round: Any) -> list[rx.Component]:
    result = voting_round.result
    return [
        _outcome(voting_round),
        rx.foreach(result.pictures, lambda name: _drawn(voting_round, name)),
        rx.cond(result.has_ties, rx.el.p(t("results.ties"), class_name="text-muted")),
        as_table(_table(voting_round)),
        notes(result.notes),
        _said(t("results.objections"), result.objections),
        _said(t("results.concerns"), result.concerns),
        _fold(voting_round),
    ]


def score_text(voting_round: Any, score: Any) -> rx.Var[str]:
    """A score with its unit: '24 dots', '3.4 of 5', '62 %'; of rankings what goes with the ranks."""
    method = voting_round.method.to(str)
    rule = rx.cond(voting_round.result.is_by_place, "ahead", voting_round.ranking_rule.to(str))
    key = rx.cond(method == "ranked", "ranked." + rule, method)
    return t("results.score." + key, catalogues=_CATALOGUES, count=_near(score), percent=_percent(score))


def _drawn(voting_round: Any, name: Any, *, large: bool = False) -> rx.Component:
    """A picture, but for that of groups: it belongs to the close reading, and has its place there."""
    by_another_rule = (name == "runoff") & (voting_round.ranking_rule != "instant_runoff")
    return rx.cond(
        (name != "groups") & (name != "opinions"),
        rx.fragment(
            rx.cond(by_another_rule, rx.el.p(t("results.other_count"), class_name="text-muted")),
            picture(voting_round.id, name, large=large),
        ),
    )


def result_head(voting_round: Any, *, large: bool = False) -> rx.Component:
    """Turnout and quorum: what must be known before the result is read.

    A wall (`large`) has a line for it below all pages; that a quorum was missed stands on its pictures.
    """
    result = voting_round.result
    has_quorum = (voting_round.quorum_percent > 0) | (voting_round.block_quorum_percent > 0)
    return rx.el.div(
        rx.el.p(
            t("results.took_part", valid=result.valid + result.abstained, eligible=result.eligible),
            " ",
            rx.cond(result.abstained > 0, t("results.abstained", count=result.abstained), ""),
            " ",
            rx.cond(
                (voting_round.quorum_percent > 0) & result.is_quorum_met,
                t("results.quorum.met", percent=voting_round.quorum_percent),
                "",
            ),
            class_name="text-muted",
        ),
        None
        if large
        else rx.cond(
            has_quorum & ~result.is_quorum_met,
            notice(
                rx.el.p(t("results.quorum.missed.text")),
                title=t("results.quorum.missed"),
                tone="warn",
            ),
        ),
        class_name="result-head",
    )


def _outcome(voting_round: Any) -> rx.Component:
    """The options that were chosen, in words. Whether a text has passed is said by its picture, and once is enough."""
    result = voting_round.result
    chosen = rx.el.section(
        rx.el.h3(
            rx.cond(
                result.is_quorum_met,
                rx.cond(
                    voting_round.method == "two_criteria",
                    t("results.highest"),
                    t("results.chosen", count=voting_round.winners),
                ),
                t("results.leading"),
            ),
            class_name="kicker",
        ),
        rx.el.ul(
            rx.foreach(
                result.options,
                lambda option: rx.cond(
                    option.is_chosen,
                    rx.el.li(
                        rx.el.span(option.label, class_name="document"),
                        rx.cond(option.is_tied, rx.fragment(" ", pill(t("results.tied")))),
                    ),
                ),
            ),
            class_name="winners",
        ),
    )
    return rx.cond(_has_chosen(result), chosen)


def _has_chosen(result: Any) -> rx.Var[bool]:
    options = result.options
    return rx.Var(f"({options!s} || []).some((one) => one.is_chosen)", _var_data=options._get_all_var_data()).to(bool)


def _said(title: rx.Var[str], words: Any, *, large: bool = False) -> rx.Component:
    shown = words[:3] if large else words
    heading = rx.el.h2 if large else rx.el.h3
    more = rx.cond(words.length() > 3, rx.el.li(t("results.more", count=words.length() - 3), class_name="text-muted"))
    return rx.cond(
        words.length() > 0,
        rx.el.section(
            heading(title, class_name="picture-heading"),
            rx.el.ul(
                rx.foreach(shown, lambda text: rx.el.li(text, class_name="said")),
                *([more] if large else []),
                class_name="mt-[0.5em] grid gap-[0.5em]",
            ),
        ),
    )


def _fold(voting_round: Any) -> rx.Component:
    """The close reading, asked for by a button that stays where it is, and fetched then."""
    is_open = ReadingState.reading.round_id == voting_round.id.to(str)
    return rx.el.div(
        rx.el.button(
            rx.cond(is_open, t("results.read.away"), t("results.read")),
            rx.el.span(t("results.read.of", title=voting_round.title), class_name="visually-hidden"),
            type="button",
            class_name="button button-quiet",
            aria_expanded=is_open,
            on_click=rx.cond(is_open, ReadingState.put_away(), ReadingState.read_round(voting_round.id.to(str))),
        ),
        rx.cond(is_open, rx.el.div(later(close_reading), class_name="close-reading")),
        class_name="grid gap-4 justify-items-start",
    )


def _table(voting_round: Any) -> rx.Component:
    is_text = (voting_round.method == "fist_of_five") | (voting_round.method == "consent")
    return rx.cond(is_text, _answers(voting_round), _options(voting_round))


def _options(voting_round: Any) -> rx.Component:
    numeric = (1, 2, 3, 4)
    return table(
        [
            t("results.column.option"),
            t("results.column.rank"),
            t("results.column.score"),
            t("results.column.supporters"),
            t("results.column.share"),
            t("results.column.chosen"),
        ],
        rx.foreach(
            voting_round.result.options,
            lambda option: table_row(
                rx.fragment(option.label),
                rx.fragment(option.rank, rx.cond(option.is_tied, rx.fragment(", ", t("results.tied")), "")),
                score_text(voting_round, option.score),
                option.supporters,
                t("results.percent", percent=_percent(option.supporter_share)),
                rx.cond(option.is_chosen, t("results.yes"), t("results.no")),
                numeric=numeric,
            ),
        ),
        caption=t("results.table"),
        numeric=numeric,
        caption_hidden=True,
    )


def _answers(voting_round: Any) -> rx.Component:
    prefix = "results.answer." + voting_round.method.to(str) + "."
    return table(
        [t("results.column.answer"), t("results.column.voices"), t("results.column.share")],
        rx.foreach(
            voting_round.result.fist,
            lambda count: table_row(
                t(prefix + count.value.to(str), catalogues=_CATALOGUES),
                count.count,
                t("results.percent", percent=_percent(count.share)),
                numeric=(1, 2),
            ),
        ),
        caption=t("results.table.text"),
        numeric=(1, 2),
        caption_hidden=True,
    )


def _percent(share: Any) -> rx.Var[int]:
    """0..1 as whole percent, rounded in the browser."""
    return rx.Var(f"Math.round({share.to(float)!s} * 100)", _var_data=share._get_all_var_data()).to(int)


def _near(number: Any) -> rx.Var[float]:
    """With two digits behind the point at most."""
    return rx.Var(f"(Math.round({number.to(float)!s} * 100) / 100)", _var_data=number._get_all_var_data()).to(float)
