"""The parts of the coalition, on the phone and at the desk: placing, network, incentives, mandate, blockers.

Pictures are JSX under assets/ui/actors; what is typed goes through the registers' own forms, so that nobody's word is
lost. Must not: be the only way to a fact (every picture has its table).
"""

from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars.base import VarData
from reflex.vars.function import FunctionStringVar

from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.components.registers import answering, is_asked, is_live, leads, register
from app.ui.states.registers import RegistersState
from app.ui.text import t

_SPEC = rx.event.passthrough_event_spec
_INCENTIVES = ("gains", "loses", "incentive_today", "incentive_needed", "culture")


class _Drawn(LaterComponent):
    """A picture of the coalition's reading."""

    is_ahead = False

    shelf: rx.Var[Any]
    actors: rx.Var[Any]


class _Network(_Drawn):
    library = "$/public/ui/actors/network.jsx"
    tag = "Network"


class _Levels(_Drawn):
    library = "$/public/ui/actors/mandate.jsx"
    tag = "Levels"


class _Ladder(_Drawn):
    library = "$/public/ui/actors/mandate.jsx"
    tag = "Ladder"


class _IncentiveMap(_Drawn):
    library = "$/public/ui/actors/incentives.jsx"
    tag = "IncentiveMap"


class _Released(_Drawn):
    library = "$/public/ui/actors/released.jsx"
    tag = "Released"


class _Coalition(_Drawn):
    library = "$/public/ui/actors/coalition.jsx"
    tag = "Coalition"

    code: rx.Var[str]
    leads: rx.Var[bool]
    is_writable: rx.Var[bool]

    on_merge: rx.EventHandler[_SPEC(str, str, str)]


class _Placing(LaterComponent):
    library = "$/public/ui/actors/placing.jsx"
    tag = "Placing"
    is_ahead = False

    actors: rx.Var[Any]
    estimates: rx.Var[Any]
    answers: rx.Var[Any]
    leads: rx.Var[bool]
    is_asked: rx.Var[bool]
    is_writable: rx.Var[bool]
    code: rx.Var[str]
    ack_key: rx.Var[str]
    ack_ok: rx.Var[bool]
    ack_message: rx.Var[str]
    ack_field: rx.Var[str]

    on_estimate: rx.EventHandler[_SPEC(str, str, str, str)]
    on_recall: rx.EventHandler[_SPEC(str)]
    on_settle: rx.EventHandler[_SPEC(str, str, str, str)]
    on_show: rx.EventHandler[_SPEC(str, bool)]
    on_ask_again: rx.EventHandler[_SPEC(str)]


def placing() -> rx.Component:
    """Everybody places the actors; facilitators settle."""
    return _Placing.create(
        actors=Room.stakeholders.stakeholders,
        estimates=Room.estimates,
        answers=RegistersState.answers,
        leads=leads(),
        is_asked=is_asked("stakeholders"),
        is_writable=is_live(),
        on_estimate=RegistersState.estimate,
        on_recall=RegistersState.recall_answers,
        on_settle=RegistersState.change,
        on_show=RegistersState.show_sheet,
        on_ask_again=RegistersState.ask_again,
        **answering(),
    )


def relations() -> rx.Component:
    """The network, and the register of its relations."""
    written = Room.relations.registers["relations"].length()
    return rx.el.div(
        _drawn(_Network),
        rx.el.details(
            rx.el.summary(t("actors.network.write", count=written), class_name="fold-summary"),
            register("relations", shelf=Room.relations),
            open=rx.cond(written == 0, True, rx.Var("undefined")),
            class_name="fold-details",
        ),
        class_name="part-work",
    )


def incentives() -> rx.Component:
    """What each ministry or agency gains and loses, and where it is written."""
    asked: FunctionStringVar[Any] = FunctionStringVar.create(
        "onIncentiveMap",
        _var_data=VarData(imports={"$/public/ui/actors/incentives.jsx": [ImportVar(tag="onIncentiveMap")]}),
    )
    return rx.el.div(
        _drawn(_IncentiveMap),
        rx.el.h4(t("actors.incentives.edit"), class_name="register-title"),
        register(
            "stakeholders",
            entries=asked.call(Room.stakeholders.stakeholders, Room.relations).to(list[dict[str, Any]]),
            only=_INCENTIVES,
            shows=("roles", *_INCENTIVES),
            hides_adding=True,
            oldest_first=True,
            place="incentives",
        ),
        class_name="part-work",
    )


def mandate() -> rx.Component:
    """Levels that are needed, who holds a lever on which cause, and the ladder of mandates."""
    return rx.el.div(
        _drawn(_Ladder),
        register("mandates", shelf=Room.relations, with_heading=True),
        _drawn(_Levels),
        register("levels", shelf=Room.relations, with_heading=True),
        register("levers", shelf=Room.relations, with_heading=True),
        class_name="part-work",
    )


def blockers() -> rx.Component:
    """What stands in the way: at the desk all of it, in the room what was released, and a way to tell the desk."""
    return rx.cond(
        leads(),
        register("blockers", shelf=Room.blockers),
        rx.el.div(
            _drawn(_Released),
            rx.el.p(t("actors.blockers.tell"), class_name="text-muted"),
            register("blockers", entries=rx.Var.create([]).to(list[dict[str, Any]]), place="told"),
            class_name="part-work",
        ),
    )


def coalition(*, at_the_desk: bool = False) -> rx.Component:
    """Sectors by levels, who decides and pays, the bodies beyond science, who answers for which goal."""
    return _Coalition.create(
        shelf=Room.relations,
        actors=Room.stakeholders.stakeholders,
        code=Room.agenda.code,
        leads=rx.Var.create(at_the_desk).bool() & leads(),
        is_writable=is_live(),
        on_merge=RegistersState.merge,
    )


def _drawn(what: type[_Drawn]) -> rx.Component:
    return what.create(shelf=Room.relations, actors=Room.stakeholders.stakeholders)
