"""Step 2 at the desk: the goals with their hints, what may be twice, the vote, and adopting.

Must not: decide which goals are adopted (the room votes, the facilitator says why).
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import button, menu
from app.ui.components.surfaces import empty_state, pill
from app.ui.states.goals import GoalsState
from app.ui.steps.desk.adopting import adopt
from app.ui.steps.desk.duplicates import duplicates
from app.ui.steps.desk.parts import (
    form_dialog,
    is_under_way,
    jump,
    latest_in,
    latest_round,
    look_up,
    next_thing,
    open_next,
    section,
)
from app.ui.steps.desk.rounds import next_of_vote
from app.ui.steps.desk.voting import votes
from app.ui.steps.forms.goal import goal_form
from app.ui.steps.pictures.goals import goal_card
from app.ui.text import t


def goals() -> rx.Component:
    """The whole step."""
    voted = latest_in("goals").status != "none"
    voting = section(t("desk.vote"), votes("goals", plan_is_open=True), ident="vote")
    return rx.fragment(
        rx.cond(is_under_way("goals"), _next()),
        rx.cond(voted, voting),
        rx.cond(~is_voting(), duplicates()),
        section(
            t("desk.goals", count=Room.goals.goals.length()),
            rx.cond(
                Room.goals.goals.length() > 0,
                rx.el.ul(rx.foreach(Room.goals.goals, _goal), class_name="picture goals"),
                empty_state(t("desk.goals.empty")),
            ),
            form_dialog(
                t("desk.goals.add"),
                goal_form(Room.agenda.code),
                title=t("desk.goals.add"),
                wide=True,
            ),
            _hidden(),
            ident="goals",
        ),
        rx.cond(voted, rx.fragment(), voting),
    )


def is_voting() -> Any:
    """Whether goals are being voted on: then nothing about them may change."""
    return latest_round("goals").status == "open"


def _next() -> Any:
    newest = latest_in("goals")
    adopted = Room.goals.adopted.length()
    return next_of_vote(
        newest,
        rx.cond(
            latest_round("goals").status == "revealed",
            rx.cond(
                adopted == 0,
                next_thing(t("desk.goals.next.adopt"), _to_adopting(newest)),
                next_thing(t("desk.goals.next.done", count=adopted), open_next()),
            ),
            rx.cond(
                Room.goals.goals.length() < 2,
                next_thing(
                    t("desk.goals.next.propose", count=Room.goals.goals.length()),
                    help_text=t("desk.goals.next.propose.help"),
                ),
                next_thing(
                    t("desk.goals.next.vote", count=Room.goals.goals.length()),
                    jump(t("desk.goals.to_vote_setup"), "vote"),
                    help_text=t("desk.goals.next.vote.help"),
                ),
            ),
        ),
    )


def _to_adopting(newest: Any) -> rx.Component:
    """To the ranking, or to the list of goals where the newest result is none of goals."""
    is_ranking = (newest.subject == "goals") & (newest.options.length() > 0)
    label = t("desk.goals.to_vote")
    return rx.cond(is_ranking, jump(label, "adopting"), jump(label, "goals"))


def _goal(goal: Any) -> rx.Component:
    return rx.el.li(goal_card(goal, tools=_tools), key=goal.id)


def _tools(goal: Any) -> rx.Component:
    return rx.el.div(
        rx.cond(goal.findings.length() > 0, _findings(goal)),
        rx.cond(~is_voting(), _acts(goal)),
        class_name="grid gap-2",
    )


def _acts(goal: Any) -> rx.Component:
    return rx.el.div(
        rx.cond(
            goal.status == "adopted",
            button(
                t("desk.goals.unadopt"),
                small=True,
                look="quiet",
                aria_label=t("desk.goals.unadopt.name", number=goal.number),
                on_click=GoalsState.unadopt(goal.id),
            ),
            adopt(goal.id, goal.number),
        ),
        form_dialog(
            t("desk.goals.edit"),
            goal_form(Room.agenda.code, goal=goal),
            title=t("desk.goals.edit.title", number=goal.number),
            name=t("desk.goals.edit.title", number=goal.number),
            look="plain",
            wide=True,
        ),
        rx.cond(
            goal.status != "adopted",
            rx.fragment(
                menu(
                    t("desk.goals.merge"),
                    look_up("goalChoices", Room.goals.goals, goal.id).to(list[dict[str, str]]),
                    lambda into: GoalsState.merge(goal.id, into),
                    name=t("desk.goals.merge.name", number=goal.number),
                    look="plain",
                    small=True,
                ),
                button(
                    t("desk.goals.hide"),
                    look="plain",
                    small=True,
                    aria_label=t("desk.goals.hide.name", number=goal.number),
                    on_click=GoalsState.hide(goal.id, True),
                ),
            ),
        ),
        class_name="flex flex-wrap items-center gap-1",
        role="group",
        aria_label=t("desk.goals.name", number=goal.number),
    )


def _findings(goal: Any) -> rx.Component:
    return rx.el.details(
        rx.el.summary(t("desk.goals.hints", count=goal.findings.length()), class_name="picture-summary"),
        rx.el.ul(rx.foreach(goal.findings, _finding), class_name="grid gap-3 py-2"),
    )


def _finding(finding: Any) -> rx.Component:
    return rx.el.li(
        rx.el.p(
            rx.el.strong(t(finding.title_key, catalogues=("quality",)), class_name="font-semibold"),
            " ",
            pill(rx.cond(finding.outcome == "not_answered", t("desk.goals.hint.open"), t("desk.goals.hint.look"))),
        ),
        rx.el.p(t(finding.message_key, values=finding["values"].to(dict[str, Any]), catalogues=("quality",))),
        rx.cond(
            finding.mend_key != "",
            rx.el.p(
                t(finding.mend_key, values=finding["values"].to(dict[str, Any]), catalogues=("quality",)),
                class_name="text-muted",
            ),
        ),
    )


def _hidden() -> rx.Component:
    hidden = Room.backstage.hidden_goals
    return rx.cond(
        hidden.length() > 0,
        rx.el.details(
            rx.el.summary(t("desk.goals.hidden", count=hidden.length()), class_name="py-2 text-muted"),
            rx.el.ul(
                rx.foreach(
                    hidden,
                    lambda goal: rx.el.li(
                        rx.el.p(goal.name),
                        button(
                            t("desk.board.put_back"),
                            look="plain",
                            small=True,
                            aria_label=t("desk.goals.put_back.name", name=goal.name),
                            on_click=GoalsState.hide(goal.id, False),
                        ),
                        class_name="desk-row desk-row-split",
                    ),
                ),
                class_name="desk-rows",
            ),
        ),
    )
