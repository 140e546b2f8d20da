"""The result of a revealed round: ranks with bars and their numbers, ties named, quorum and balance said.

Must not: be drawn before the reveal; there is nothing in the view then.
"""

from typing import Any

import reflex as rx

from app.ui.components.data import as_table, bar, table, table_row
from app.ui.components.surfaces import notice, pill
from app.ui.steps.pictures.fist import fist
from app.ui.text import t


def results(voting_round: Any, *, large: bool = False) -> rx.Component:
    """The result of a `RoundView` of any method; draws nothing while it is sealed."""
    result = voting_round.result
    return rx.cond(
        voting_round.is_revealed,
        rx.el.div(
            _quorum(voting_round),
            rx.cond(
                voting_round.method == "fist_of_five",
                fist(result, large=large),
                _ranking(voting_round, large=large),
            ),
            class_name="picture results",
        ),
    )


def score_text(method: rx.Var[str], score: Any) -> rx.Component | rx.Var[str]:
    """A score with its unit: '24 dots', '12 approvals'."""
    return rx.match(
        method,
        ("dots", t("pictures.dots", count=score)),
        ("approval", t("pictures.approvals", count=score)),
        t("pictures.points", count=score),
    )


def _quorum(voting_round: Any) -> rx.Component:
    result = voting_round.result
    took_part = t("pictures.took_part", valid=result.valid + result.abstained, eligible=result.eligible)
    return rx.el.div(
        rx.el.p(
            took_part,
            " ",
            rx.cond(result.abstained > 0, t("pictures.abstained", count=result.abstained), ""),
            " ",
            rx.cond(
                (voting_round.quorum_percent > 0) & result.is_quorum_met,
                t("pictures.quorum.met", percent=voting_round.quorum_percent),
                "",
            ),
            class_name="text-muted",
        ),
        rx.cond(
            ~result.is_quorum_met,
            notice(
                rx.el.p(t("pictures.quorum.missed.text")),
                title=t("pictures.quorum.missed", percent=voting_round.quorum_percent),
                tone="warn",
            ),
        ),
        class_name="grid gap-[0.75em]",
    )


def _ranking(voting_round: Any, *, large: bool) -> rx.Component:
    result = voting_round.result
    chart = rx.el.ol(
        rx.foreach(result.options, lambda option: _option(option, voting_round, large=large)),
        class_name="ranking",
        aria_label=t("pictures.ranking"),
    )
    notes = [
        rx.cond(result.has_ties, rx.el.p(t("pictures.ties"), class_name="text-muted")),
        rx.cond(
            result.is_composition_sensitive,
            notice(rx.el.p(t("pictures.sensitive.text")), title=t("pictures.sensitive"), tone="warn"),
        ),
    ]
    if large:
        return rx.fragment(chart, notes[1])
    return rx.fragment(
        chart,
        *notes,
        rx.cond(result.has_blocks, _balanced(result)),
        as_table(_table(voting_round)),
    )


def _option(option: Any, voting_round: Any, *, large: bool) -> rx.Component:
    tied = rx.cond(option.is_tied, rx.fragment(" ", pill(t("pictures.tied"))))
    more = rx.el.p(
        t("pictures.supporters", count=option.supporters, percent=_percent(option.supporter_share)),
        tied,
        class_name="ranking-more figures",
    )
    return rx.el.li(
        rx.el.span(option.rank, ".", class_name="ranking-rank figures"),
        rx.el.div(
            rx.el.div(
                rx.el.span(option.label, *([tied] if large else []), class_name="ranking-label"),
                rx.el.span(
                    score_text(voting_round.method, option.score),
                    class_name="figures font-semibold whitespace-nowrap",
                ),
                class_name="bar-head",
            ),
            bar(option.share),
            *([] if large else [more]),
        ),
        class_name="ranking-row",
    )


def _percent(share: Any) -> rx.Var[int]:
    """0..1 as whole percent, rounded in the browser."""
    return rx.Var(f"Math.round({share.to(float)!s} * 100)", _var_data=share._get_all_var_data()).to(int)


def _balanced(result: Any) -> rx.Component:
    """Every block with the same weight, beside what every voice with the same weight gave."""
    return rx.el.details(
        rx.el.summary(t("pictures.balanced"), class_name="picture-summary"),
        rx.el.div(
            rx.el.p(t("pictures.balanced.text"), class_name="text-muted"),
            rx.el.ul(rx.foreach(result.options, _balanced_option), class_name="grid gap-[1.5em]"),
            class_name="mt-[0.5em] grid gap-[1em]",
        ),
    )


def _balanced_option(option: Any) -> rx.Component:
    return rx.el.li(
        rx.el.p(option.label, class_name="font-semibold"),
        rx.el.p(
            t("pictures.balanced.option", balanced=option.balanced, bridge=option.bridge, spread=option.spread),
            class_name="text-muted figures",
        ),
        rx.el.ul(rx.foreach(option.blocks, _block), class_name="blocks"),
    )


def _block(block: Any) -> rx.Component:
    return rx.el.li(
        rx.el.div(
            rx.el.span(block.label),
            rx.el.span(block.score, class_name="figures font-semibold"),
            class_name="bar-head",
        ),
        bar(block.share),
    )


def _table(voting_round: Any) -> rx.Component:
    numeric = (1, 2, 3)
    return table(
        [
            t("pictures.table.option"),
            t("pictures.table.rank"),
            t("pictures.table.score"),
            t("pictures.table.supporters"),
        ],
        rx.foreach(
            voting_round.result.options,
            lambda option: table_row(option.label, option.rank, option.score, option.supporters, numeric=numeric),
        ),
        caption=t("pictures.ranking"),
        numeric=numeric,
        caption_hidden=True,
    )
