"""What every round has at the desk: close, reveal, ballots of tables, earlier rounds, rounds that were never opened.

Must not: know what is voted on.
"""

from typing import Any

import reflex as rx

from app.realtime.mirror import Room
from app.ui.components.buttons import button
from app.ui.components.overlays import confirm_button
from app.ui.components.surfaces import pill
from app.ui.states.desk import DeskState
from app.ui.steps.desk.parts import form_dialog, next_thing, rounds_in
from app.ui.steps.forms.ballot import table_ballot
from app.ui.steps.pictures.results import results
from app.ui.steps.pictures.turnout import turnout_of
from app.ui.text import t


def close_button(ballot_round: Any, *, look: Any = "quiet") -> rx.Component:
    """Close the round; what that means is said before."""
    cast, eligible, _ = turnout_of(ballot_round)
    return confirm_button(
        t("desk.vote.close"),
        title=t("desk.vote.close.title"),
        body=t("desk.vote.close.body", cast=cast, eligible=eligible),
        confirm=t("desk.vote.close"),
        on_confirm=DeskState.close_round(ballot_round.id.to(str)),
        look=look,
    )


def reveal_button(ballot_round: Any, *, look: Any = "quiet") -> rx.Component:
    """Show the result to everybody at once."""
    return confirm_button(
        t("desk.vote.reveal"),
        title=t("desk.vote.reveal.title"),
        body=t("desk.vote.reveal.body"),
        confirm=t("desk.vote.reveal"),
        on_confirm=DeskState.reveal_round(ballot_round.id.to(str)),
        look=look,
    )


def next_close(ballot_round: Any) -> tuple[Any, rx.Component]:
    """Sentence and button for the open round, for the step's next thing."""
    cast, eligible, _ = turnout_of(ballot_round)
    return t("desk.vote.next.close", cast=cast, eligible=eligible), close_button(ballot_round, look="primary")


def next_reveal(ballot_round: Any) -> tuple[Any, rx.Component]:
    """Sentence and button for the closed round."""
    return t("desk.vote.next.reveal"), reveal_button(ballot_round, look="primary")


def next_of_vote(ballot_round: Any, otherwise: rx.Component) -> Any:
    """The step's next thing while a vote of it is open or sealed, and else `otherwise`."""
    return rx.match(
        ballot_round.status,
        ("open", next_thing(*next_close(ballot_round))),
        ("closed", next_thing(*next_reveal(ballot_round))),
        otherwise,
    )


def table_ballots(ballot_round: Any) -> rx.Component:
    """For every table without phones: whether its ballot is in, and the form to enter it."""
    tables = Room.backstage.tables
    return rx.cond(
        tables.length() > 0,
        rx.el.div(
            rx.el.h3(t("desk.table.ballots")),
            rx.el.ul(
                rx.foreach(
                    tables,
                    lambda seat: rx.el.li(
                        rx.el.p(
                            rx.el.strong(seat.name, class_name="font-semibold"),
                            " ",
                            rx.el.span(t("desk.people.table", voices=seat.weight), class_name="text-muted"),
                            " ",
                            rx.cond(seat.has_voted, pill(t("desk.table.voted"), tone="ok")),
                        ),
                        form_dialog(
                            rx.cond(seat.has_voted, t("desk.table.change"), t("desk.table.enter")),
                            table_ballot(ballot_round, seat),
                            title=t("desk.table.enter.title", name=seat.name),
                            name=t("desk.table.enter.title", name=seat.name),
                            wide=True,
                        ),
                        class_name="desk-row desk-row-split",
                        key=seat.id,
                    ),
                ),
                class_name="desk-rows",
            ),
            class_name="grid gap-2 w-full",
        ),
    )


def earlier(rounds: Any) -> rx.Component:
    """Rounds before the newest one, folded away."""
    return rx.cond(
        rounds.length() > 0,
        rx.el.details(
            rx.el.summary(t("desk.vote.earlier", count=rounds.length()), class_name="py-2 text-muted"),
            rx.foreach(
                rounds,
                lambda one: rx.el.section(
                    rx.el.h3(t("desk.vote.number", number=one.number)),
                    rx.cond(
                        one.is_revealed, results(one), rx.el.p(t("desk.vote.never_shown"), class_name="text-muted")
                    ),
                    class_name="grid gap-3 py-3",
                    key=one.id,
                ),
            ),
        ),
    )


def prepared(kind: str) -> rx.Component:
    """Rounds of a step that were prepared but never opened: open or drop them."""
    return rx.foreach(
        rounds_in("preparedIn", kind),
        lambda one: rx.el.div(
            rx.el.p(
                rx.cond(one.title != "", one.title, t("desk.vote.prepared", number=one.number)),
                " ",
                rx.el.span(t("voting.method." + one.method.to(str), catalogues=("voting",)), class_name="text-muted"),
            ),
            button(t("desk.vote.open"), look="quiet", small=True, on_click=DeskState.open_round(one.id)),
            button(t("desk.vote.discard"), look="plain", small=True, on_click=DeskState.discard_round(one.id)),
            class_name="flex flex-wrap gap-2 items-center",
            key=one.id,
        ),
    )
