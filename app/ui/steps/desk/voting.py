"""The votes of a step at the desk: plan and open, follow, close, reveal, and go on from the result.

Must not: count anything.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import button
from app.ui.components.surfaces import empty_state
from app.ui.states.desk import DeskState
from app.ui.steps.desk.adopting import adopt
from app.ui.steps.desk.door import door_notice
from app.ui.steps.desk.parts import is_under_way, jump, latest_in, look_up, open_round, rounds_in
from app.ui.steps.desk.planning import folded_plan, plan_form, run_off
from app.ui.steps.desk.rounds import close_button, earlier, prepared, reveal_button, table_ballots
from app.ui.steps.pictures.asking import deadline, quorum, said
from app.ui.steps.pictures.results import results
from app.ui.steps.pictures.seal import seal
from app.ui.steps.pictures.turnout import turnout
from app.ui.text import t

MORE_MINUTES = 5


class _Arrival(rx.Component):
    library = "$/public/ui/arrive.jsx"
    tag = "Arrival"


def votes(kind: str, *, plan_is_open: bool = False) -> rx.Component:
    """Where the newest vote of a step stands, and the way to another one.

    `plan_is_open` shows the planning form at once where nothing was voted on yet, for a step that is about a vote.
    """
    newest: Any = latest_in(kind)
    return rx.el.div(
        prepared(kind),
        rx.match(
            newest.status,
            ("open", _live(newest, kind)),
            ("closed", _sealed(newest, kind)),
            ("revealed", _shown(newest, kind)),
            _first(kind, plan_is_open=plan_is_open),
        ),
        earlier(rounds_in("earlierIn", kind)),
        class_name="grid gap-5",
    )


def to_votes(kind: str) -> rx.Component:
    """A way down to the votes of a step, for where they stand below everything else of it."""
    return rx.cond(is_under_way(kind), rx.el.p(jump(t("desk.vote.jump"), "vote", look="quiet button-small")))


def _asked(ballot_round: Any) -> rx.Component:
    """What is asked, and all rules of it in one paragraph."""
    return rx.el.div(
        rx.el.h3(
            rx.cond(ballot_round.title != "", ballot_round.title, t("desk.vote.number", number=ballot_round.number)),
            " ",
            rx.el.span(
                t("voting.method." + ballot_round.method.to(str), catalogues=("voting",)),
                class_name="text-muted font-normal",
            ),
        ),
        rx.cond(ballot_round.subject_text != "", rx.el.blockquote(ballot_round.subject_text, class_name="document")),
        rx.el.p(said("rules", ballot_round), class_name="text-muted"),
        class_name="round-asked",
    )


def _live(ballot_round: Any, kind: str) -> rx.Component:
    return rx.el.div(
        _Arrival.create(key=ballot_round.id.to(str)),
        _asked(ballot_round),
        turnout(ballot_round),
        quorum(ballot_round),
        _time(ballot_round, kind),
        door_notice(),
        rx.el.div(
            rx.el.p(t("desk.vote.say")),
            rx.el.p(said("explanation", ballot_round), class_name="document"),
            rx.el.p(
                t("voting.secrecy." + ballot_round.secrecy.to(str) + ".before", catalogues=("voting",)),
                class_name="document",
            ),
            class_name="round-say",
        ),
        table_ballots(ballot_round),
        class_name="round-live",
    )


def _time(ballot_round: Any, kind: str) -> rx.Component:
    """The deadline, more time, and the close where it is not the step's next thing anyway."""
    more = rx.cond(ballot_round.closes_at > 0, t("desk.vote.more_time"), t("desk.vote.set_time"))
    return rx.el.div(
        rx.cond(ballot_round.closes_at > 0, rx.el.p(deadline(ballot_round))),
        button(
            more,
            look="quiet",
            small=True,
            on_click=DeskState.extend_round(ballot_round.id.to(str), MORE_MINUTES),
        ),
        rx.cond(~is_under_way(kind), close_button(ballot_round)),
        class_name="round-time",
        role="group",
        aria_label=t("desk.vote.time"),
    )


def _sealed(ballot_round: Any, kind: str) -> rx.Component:
    return rx.el.div(
        _asked(ballot_round),
        turnout(ballot_round),
        quorum(ballot_round),
        rx.el.p(t("desk.vote.sealed"), class_name="text-muted"),
        seal(ballot_round),
        rx.cond(~is_under_way(kind), reveal_button(ballot_round)),
        class_name="round-live",
    )


def _shown(ballot_round: Any, kind: str) -> rx.Component:
    is_on_text = (ballot_round.method == "consent") | (ballot_round.method == "fist_of_five")
    return rx.el.div(
        _asked(ballot_round),
        results(ballot_round),
        rx.cond(
            (ballot_round.subject == "goals") & ~is_on_text & (ballot_round.result.options.length() > 0),
            _adopting(ballot_round),
        ),
        _unless_another_is_open(
            kind,
            rx.el.div(
                rx.cond(
                    ~is_on_text & (ballot_round.options.length() > 2) & (ballot_round.method != "equal_shares"),
                    run_off(ballot_round),
                ),
                folded_plan(kind, t("desk.vote.again")),
                class_name="grid gap-3",
            ),
        ),
        class_name="round-live",
    )


def _first(kind: str, *, plan_is_open: bool) -> rx.Component:
    plan = plan_form(kind) if plan_is_open else folded_plan(kind, t("desk.vote.plan"))
    return _unless_another_is_open(kind, plan)


def _unless_another_is_open(kind: str, plan: rx.Component) -> rx.Component:
    return rx.cond(
        open_round().status == "open",
        rx.el.p(t("desk.vote.other_open"), class_name="text-muted"),
        rx.cond(is_under_way(kind), plan, empty_state(t("desk.vote.not_yet"))),
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
