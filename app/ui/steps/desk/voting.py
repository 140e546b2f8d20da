"""The vote on goals: prepare and open, follow, close, reveal, and adopt from the result.

Must not: count anything.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.drafts import draft_form
from app.ui.components.fields import checkbox_group, field, radio_group, select, stepper
from app.ui.components.surfaces import empty_state
from app.ui.states.desk import DeskState
from app.ui.steps.desk.adopting import adopt
from app.ui.steps.desk.door import door_notice
from app.ui.steps.desk.parts import (
    draft_key,
    hidden_fields,
    is_under_way,
    latest_round,
    look_up,
    open_round,
    rounds_of,
    step_of,
)
from app.ui.steps.desk.rounds import close_button, earlier, prepared, reveal_button, table_ballots
from app.ui.steps.forms.acks import acks
from app.ui.steps.pictures.results import results
from app.ui.steps.pictures.turnout import turnout
from app.ui.text import t

TIE_RULES = ("keep_tie", "supporters", "lot")


def vote() -> rx.Component:
    """Where the vote stands."""
    newest: Any = latest_round("goals")
    return rx.el.div(
        prepared("goals"),
        rx.match(
            newest.status,
            (
                "open",
                rx.el.div(
                    rx.el.p(_rules(newest), class_name="text-muted"),
                    turnout(newest),
                    door_notice(),
                    table_ballots(newest),
                    rx.cond(~is_under_way("goals"), close_button(newest)),
                    class_name="grid gap-4",
                ),
            ),
            (
                "closed",
                rx.el.div(
                    turnout(newest),
                    rx.el.p(t("desk.vote.sealed"), class_name="text-muted"),
                    rx.cond(~is_under_way("goals"), reveal_button(newest)),
                    class_name="grid gap-4",
                ),
            ),
            (
                "revealed",
                rx.el.div(
                    results(newest),
                    _adopting(newest),
                    rx.el.details(
                        rx.el.summary(t("desk.vote.again"), class_name="py-2 font-semibold"),
                        rx.el.div(_plan(), class_name="pt-2"),
                    ),
                    class_name="grid gap-5",
                ),
            ),
            rx.cond(Room.goals.goals.length() < 2, empty_state(t("desk.vote.too_few")), _plan()),
        ),
        earlier(rounds_of("earlierRounds", "goals")),
        class_name="grid gap-5",
    )


def _adopting(ballot_round: Any) -> rx.Component:
    """Adopt straight from the result: the options in the order of their ranks."""
    return rx.el.div(
        rx.el.h3(t("desk.vote.adopt")),
        rx.el.ul(
            rx.foreach(
                ballot_round.result.options,
                lambda option: rx.cond(
                    look_up("isProposed", Room.goals.goals, option.id).to(bool),
                    rx.el.li(
                        rx.el.p(rx.el.span(option.rank, ".", class_name="figures text-muted"), " ", option.label),
                        adopt(option.id, look_up("numberOf", Room.goals.goals, option.id).to(int)),
                        class_name="desk-row desk-row-split",
                        key=option.id,
                    ),
                ),
            ),
            class_name="desk-rows",
        ),
        rx.el.p(t("desk.vote.adopt.help"), class_name="field-help"),
        class_name="grid gap-2",
        id="adopting",
        tab_index=-1,
    )


def _rules(ballot_round: Any) -> Any:
    return rx.cond(
        ballot_round.method == "dots",
        t("desk.vote.rules.dots", dots=ballot_round.dots, cap=ballot_round.cap),
        t("desk.vote.rules.approval"),
    )


def _plan() -> rx.Component:
    """How to vote; the defaults are good, so opening is one press."""
    count = Room.goals.goals.length()
    dots = look_up("defaultDots", count).to(int)
    return rx.cond(
        open_round().status == "open",
        rx.el.p(t("desk.vote.other_open"), class_name="text-muted"),
        rx.cond(
            ~is_under_way("goals"),
            rx.el.p(t("desk.vote.not_yet"), class_name="text-muted"),
            draft_form(
                radio_group(
                    "method",
                    t("desk.vote.method"),
                    [("dots", t("desk.vote.method.dots")), ("approval", t("desk.vote.method.approval"))],
                    hints={
                        "dots": t("desk.vote.method.dots.hint", count=dots),
                        "approval": t("desk.vote.method.approval.hint"),
                    },
                    chosen="dots",
                    required=True,
                    in_row=True,
                    scope="vote",
                ),
                rx.el.details(
                    rx.el.summary(t("desk.vote.more"), class_name="field-label py-2"),
                    rx.el.div(
                        rx.el.div(
                            stepper("dots", t("desk.vote.dots"), lowest=1, highest=20, initial=dots),
                            stepper("cap", t("desk.vote.cap"), lowest=1, highest=20, initial=3),
                            class_name="flex flex-wrap gap-6",
                        ),
                        checkbox_group(
                            "option_ids",
                            t("desk.vote.goals"),
                            look_up("goalChoices", Room.goals.goals, "").to(list[dict[str, str]]),
                            help_text=t("desk.vote.goals.help"),
                            scope="vote",
                        ),
                        field(
                            "quorum_percent",
                            t("desk.vote.quorum"),
                            help_text=t("desk.vote.quorum.help"),
                            type="number",
                            min=0,
                            max=100,
                            input_mode="numeric",
                            default_value="0",
                            scope="vote",
                        ),
                        select(
                            "tie_rule",
                            t("desk.vote.tie"),
                            [(rule, t(f"desk.vote.tie.{rule}")) for rule in TIE_RULES],
                            help_text=t("desk.vote.tie.help"),
                            required=True,
                            scope="vote",
                        ),
                        class_name="grid gap-5 pt-2",
                    ),
                ),
                *hidden_fields(subject="goals"),
                draft_key=draft_key("vote"),
                on_send=lambda values, key: DeskState.plan_round(step_of("goals").id.to(str), values, key),
                label=t("desk.vote"),
                submit=t("desk.vote.open"),
                **acks(),
            ),
        ),
    )
