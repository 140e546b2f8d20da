"""What a round says about itself, for desk and wall: how to vote, all its rules, why, and until when.

Must not: be part of a participant's first load (the explanations are long).
"""

from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars.base import VarData
from reflex.vars.function import FunctionStringVar

from app.realtime.mirror import Room
from app.ui.steps.pictures.turnout import turnout_of


class _Deadline(rx.Component):
    library = "$/public/ui/deadline.jsx"
    tag = "Deadline"

    closes_at: rx.Var[int]
    server_now_ms: rx.Var[int]
    is_silent: rx.Var[bool]


def deadline(voting_round: Any, *, silent: bool = False) -> rx.Component:
    """When a `RoundView` closes by itself, in the server's time; draws nothing without a deadline."""
    return _Deadline.create(
        closes_at=voting_round.closes_at.to(int), server_now_ms=Room.agenda.timer.server_now_ms, is_silent=silent
    )


def said(name: str, *arguments: Any) -> rx.vars.StringVar:
    """A sentence by a function of `assets/ui/round-words.js`: howTo, explanation, reason, rules, quorum, shortRoot."""
    function: FunctionStringVar[Any] = FunctionStringVar.create(
        name, _var_data=VarData(imports={"$/public/ui/round-words.js": [ImportVar(tag=name)]})
    )
    return function.call(*arguments).to(str)


def quorum(voting_round: Any, *, by_group: bool = True) -> rx.Component:
    """How far the quorum is, in words; nothing where none was asked."""
    words = said("quorum" if by_group else "quorumOfAll", voting_round, *turnout_of(voting_round))
    return rx.cond(words != "", rx.el.p(words))
