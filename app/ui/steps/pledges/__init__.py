"""The pledges on phone, desk and wall: the round, totals as they grow, how long it lasts, and the movement.

Must not: show who has not offered anything, or decide what is allowed (the gate does).
"""

from typing import Any

import reflex as rx

from app.domain.parts import Part
from app.domain.registers.pledges import ASKS, COMMITMENTS, ELECTIONS, MOVEMENT, RATES, SHARING
from app.domain.steps import StepKind
from app.realtime.mirror import Room
from app.ui.components.findings import findings
from app.ui.components.later import LaterComponent
from app.ui.components.registers import is_shown, register
from app.ui.states.registers import RegistersState
from app.ui.steps.room.place import can_write
from app.ui.text import t

_SPEC = rx.event.passthrough_event_spec
_HINTS_ON_PHONES = ("gap_", "no_end", "none_beyond_election", "unanswered", "units")
_SHOWN = ("kind", "actor", "amount", "unit", "end", "authority", "status")


class _Board(LaterComponent):
    library = "$/public/ui/pledges/board.jsx"
    tag = "PledgeBoard"
    is_ahead = False

    shelf: rx.Var[Any]


class _Now(LaterComponent):
    library = "$/public/ui/pledges/now.jsx"
    tag = "PledgeNow"
    is_ahead = False

    shelf: rx.Var[Any]
    is_writable: rx.Var[bool]


class _Wall(LaterComponent):
    library = "$/public/ui/pledges/wall.jsx"
    tag = "PledgeWall"
    is_ahead = False

    shelf: rx.Var[Any]
    label: rx.Var[str]


class _Totals(LaterComponent):
    library = "$/public/ui/pledges/totals.jsx"
    tag = "Totals"
    is_ahead = False

    shelf: rx.Var[Any]
    is_large: rx.Var[bool]


class _Desk(LaterComponent):
    library = "$/public/ui/pledges/desk.jsx"
    is_ahead = False

    shelf: rx.Var[Any]
    is_writable: rx.Var[bool]

    on_change: rx.EventHandler[_SPEC(str, str, str, str)]


class _RoundDesk(_Desk):
    tag = "RoundDesk"

    is_step_open: rx.Var[bool]

    on_add: rx.EventHandler[_SPEC(str, str, str)]


class _MoveOn(_Desk):
    tag = "MoveOn"


class _Publishing(_Desk):
    library = "$/public/ui/pledges/publishing.jsx"
    tag = "Publishing"

    on_add: rx.EventHandler[_SPEC(str, str, str)]


def is_pledging() -> Any:
    """Whether a pledge round is on, as a Var."""
    facts = Room.commitments.reading["facts"].to(dict[str, Any])
    return is_shown(Part.COMMITMENTS) & facts["round"].to(dict[str, Any])["id"].bool()


def has_pledges() -> Any:
    """Whether the workshop shows the part and something is offered, as a Var."""
    return is_shown(Part.COMMITMENTS) & (Room.commitments.registers["commitments"].length() > 0)


def pledge_now() -> rx.Component:
    """On the phone, above everything else of the step: the question of the round, and the way to offer."""
    step = StepKind.STAKEHOLDERS.value
    return rx.cond(is_pledging(), _Now.create(shelf=Room.commitments, is_writable=can_write(step)))


def pledge_wall() -> rx.Component:
    """On the wall."""
    return _Wall.create(shelf=Room.commitments, label=t("wall.pages"))


def totals_wall() -> rx.Component:
    """What is offered so far, as a page of the wall between rounds."""
    return rx.cond(
        has_pledges(),
        rx.el.section(
            rx.el.h2(t("pledges.totals"), class_name="wall-heading"),
            _Totals.create(shelf=Room.commitments, is_large=True),
            class_name="wall-page",
        ),
    )


def room_commitments() -> rx.Component:
    """The part on the phone: what is offered so far, then one's own offer, then what is still needed."""
    return rx.el.div(
        _Board.create(shelf=Room.commitments),
        _commitments(),
        _asks(),
        _folded(t("pledges.also"), SHARING.key),
        findings(Room.commitments, *(f"commitments.{one}" for one in _HINTS_ON_PHONES)),
        class_name="part-work",
    )


def desk_commitments() -> rx.Component:
    """The part at the desk: the round and every commitment's life besides, and all that is read from them."""
    return rx.el.div(
        _RoundDesk.create(
            shelf=Room.commitments,
            is_writable=_is_live(),
            is_step_open=can_write(StepKind.STAKEHOLDERS.value),
            on_add=RegistersState.add,
            on_change=RegistersState.change,
        ),
        _Board.create(shelf=Room.commitments),
        _MoveOn.create(shelf=Room.commitments, is_writable=_is_live(), on_change=RegistersState.change),
        _commitments(),
        _asks(),
        _folded(t("pledges.also.desk"), SHARING.key, ELECTIONS.key, RATES.key),
        findings(Room.commitments, "commitments."),
        class_name="part-work",
    )


def desk_movement() -> rx.Component:
    """The movement at the desk: with the switch of the public summary, and the link for supporters."""
    return rx.el.div(
        _Publishing.create(
            shelf=Room.commitments,
            is_writable=_is_live(),
            on_add=RegistersState.add,
            on_change=RegistersState.change,
        ),
        register(MOVEMENT.key, shelf=Room.commitments, with_heading=True),
        class_name="part-work",
    )


def _commitments() -> rx.Component:
    return register(COMMITMENTS.key, shelf=Room.commitments, with_heading=True, shows=_SHOWN, suggestions=_units())


def _asks() -> rx.Component:
    return register(ASKS.key, shelf=Room.commitments, with_heading=True, add_look="quiet", suggestions=_units())


def _folded(title: rx.Var[str], *keys: str) -> rx.Component:
    """What few rooms need stays out of the way."""
    return rx.el.details(
        rx.el.summary(title, class_name="fold-summary"),
        rx.el.div(
            *(register(key, shelf=Room.commitments, with_heading=True, add_look="quiet") for key in keys),
            class_name="part-work pt-3",
        ),
        class_name="fold-details",
    )


def _units() -> dict[str, Any]:
    """Units that are in use already: what is written the same way is added up."""
    return {"unit": Room.commitments.reading["facts"].to(dict[str, Any])["units"].to(list[str])}


def _is_live() -> Any:
    return Room.agenda.status == "live"
