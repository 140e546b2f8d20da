"""The live picture of each step on the wall."""

from typing import Any

import reflex as rx

from app.domain.parts import Part
from app.realtime.mirror import Room
from app.ui.components.registers import is_shown
from app.ui.steps.mixing.hints import has_hints, hints
from app.ui.steps.mixing.interactions import relay
from app.ui.steps.pictures.challenge import challenge
from app.ui.steps.pictures.clusters import clusters, sealed_counts
from app.ui.steps.pictures.gaps import gaps
from app.ui.steps.pictures.goals import goals
from app.ui.steps.pictures.grid import actor_list, grid
from app.ui.steps.pictures.matrix import matrix
from app.ui.steps.pledges import is_pledging, pledge_wall, totals_wall
from app.ui.steps.portfolio import has_projects, heat_wall, is_pitching, pitch_wall
from app.ui.steps.wall.pages import pages
from app.ui.steps.wall.voting import counting, is_counting, is_revealed, is_voting, result, voting
from app.ui.text import t


def stage() -> rx.Component:
    """The picture of the current step, or of the round that is open in it."""
    kind = Room.agenda.current.kind
    return rx.cond(
        is_voting(),
        voting(),
        rx.cond(
            is_counting(),
            counting(),
            rx.match(
                kind,
                ("frame", _frame()),
                ("goals", _goals()),
                (
                    "stakeholders",
                    rx.cond(is_pledging(), pledge_wall(), rx.cond(is_revealed(), result(), _stakeholders())),
                ),
                ("instruments", rx.cond(is_pitching(), pitch_wall(), rx.cond(is_revealed(), result(), _instruments()))),
                ("charter", charter_summary()),
                rx.fragment(),
            ),
        ),
    )


def _frame() -> rx.Component:
    statement = Room.cards.challenge.statement
    return rx.cond(
        is_revealed(),
        result(),
        rx.cond(
            ~Room.cards.is_revealed,
            rx.el.div(
                rx.el.p(t("wall.cards.prompt"), class_name="wall-how-to-vote"),
                sealed_counts(Room.cards),
                class_name="wall-centre wall-counts",
            ),
            rx.cond(
                statement != "",
                pages(challenge(Room.cards.challenge, large=True)),
                pages(clusters(Room.cards, large=True), columns=3),
            ),
        ),
    )


def _goals() -> rx.Component:
    return rx.cond(
        Room.goals.adopted.length() > 0,
        pages(goals(Room.goals.adopted, large=True), columns=2),
        rx.cond(
            is_revealed(),
            result(),
            rx.cond(
                Room.goals.goals.length() > 0,
                pages(goals(Room.goals.goals, large=True), columns=2),
                rx.el.p(t("wall.goals.none"), class_name="wall-centre wall-nothing"),
            ),
        ),
    )


def _stakeholders() -> rx.Component:
    return rx.cond(
        Room.stakeholders.stakeholders.length() > 0,
        rx.el.div(
            grid(Room.stakeholders, large=True),
            pages(
                actor_list(Room.stakeholders),
                rx.el.section(
                    rx.el.h2(t("wall.gaps"), class_name="wall-heading"),
                    gaps(Room.stakeholders, large=True),
                    class_name="wall-page",
                ),
                totals_wall(),
            ),
            class_name="wall-map",
        ),
        rx.el.p(t("wall.actors.none"), class_name="wall-centre wall-nothing"),
    )


def _instruments() -> rx.Component:
    instruments = Room.instruments
    return rx.cond(
        instruments.instruments.length() > 0,
        pages(
            matrix(instruments),
            rx.el.section(
                rx.el.h2(t("wall.instruments"), class_name="wall-heading"),
                rx.el.ul(rx.foreach(instruments.instruments, _instrument), class_name="wall-list"),
                class_name="wall-page",
            ),
            rx.cond(
                has_hints(),
                rx.el.section(rx.el.h2(t("wall.mix"), class_name="wall-heading"), hints(), class_name="wall-page"),
            ),
            rx.cond(
                is_shown(Part.INTERACTIONS),
                rx.el.section(
                    rx.el.h2(t("mixing.relay"), class_name="wall-heading"), relay(large=True), class_name="wall-page"
                ),
            ),
            rx.cond(
                has_projects(),
                rx.el.section(
                    rx.el.h2(t("portfolio.heat"), class_name="wall-heading"), heat_wall(), class_name="wall-page"
                ),
            ),
        ),
        rx.el.p(t("wall.instruments.none"), class_name="wall-centre wall-nothing"),
    )


def _instrument(instrument: Any) -> rx.Component:
    return rx.el.li(
        rx.el.b(instrument.name),
        " ",
        rx.el.span(
            rx.cond(instrument.lead_name != "", t("wall.led_by", name=instrument.lead_name), t("wall.no_lead")),
            class_name="text-muted",
        ),
    )


def charter_summary() -> rx.Component:
    """What the room has made, before people read the draft on their phones."""
    made = rx.el.ul(
        _made(Room.cards.total, t("wall.charter.cards", count=Room.cards.total)),
        _made(Room.goals.adopted.length(), t("wall.charter.goals", count=Room.goals.adopted.length())),
        _made(
            Room.stakeholders.stakeholders.length(),
            t("wall.charter.actors", count=Room.stakeholders.stakeholders.length()),
        ),
        _made(
            Room.instruments.instruments.length(),
            t("wall.charter.instruments", count=Room.instruments.instruments.length()),
        ),
        aria_label=t("wall.charter.made"),
        class_name="wall-made",
    )
    return rx.cond(
        is_revealed(),
        result(),
        rx.el.div(
            made,
            rx.el.p(t("wall.charter.read"), class_name="text-muted"),
            pages(goals(Room.goals.adopted, large=True), columns=2),
            class_name="wall-summary",
        ),
    )


def _made(count: rx.Var[int], word: rx.Var[str]) -> rx.Component:
    return rx.el.li(rx.el.span(count, class_name="figures"), " ", rx.el.span(word))
