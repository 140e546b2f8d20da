"""What several areas of the desk share.

Must not: know one step more than another.
"""

from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars.base import VarData
from reflex.vars.function import FunctionStringVar

from app.domain.snapshot import RoundView, StepView
from app.realtime.mirror import Room
from app.ui.components.buttons import button
from app.ui.states.desk import DeskState
from app.ui.text import t

Text = str | rx.Var[str]


def look_up(name: str, *arguments: Any) -> rx.Var[Any]:
    """A call of a function of `assets/ui/desk.js`, as a Var."""
    function: FunctionStringVar[Any] = FunctionStringVar.create(
        name, _var_data=VarData(imports={"$/public/ui/desk.js": [ImportVar(tag=name)]})
    )
    return function.call(*arguments)


def latest_round(subject: str) -> Any:
    """The newest round on a subject (`RoundView`; status 'none' when there is none)."""
    return look_up("latestRound", Room.rounds.rounds, subject).to(rx.vars.ObjectVar, RoundView)


def latest_in(kind: str) -> Any:
    """The newest round of a step, whatever it is about (`RoundView`; status 'none' when there is none)."""
    return look_up("latestIn", Room.rounds.rounds, step_of(kind).id).to(rx.vars.ObjectVar, RoundView)


def rounds_in(name: str, kind: str) -> Any:
    """Several rounds of a step, by a function of desk.js."""
    return look_up(name, Room.rounds.rounds, step_of(kind).id).to(list[RoundView])


def open_round() -> Any:
    """The round that is open now, whatever it is about."""
    return look_up("openRound", Room.rounds.rounds).to(rx.vars.ObjectVar, RoundView)


def step_of(kind: str) -> Any:
    """The step of a kind."""
    return look_up("stepOf", Room.agenda.steps, kind).to(rx.vars.ObjectVar, StepView)


def next_step() -> Any:
    """The step that comes next."""
    return look_up("nextStep", Room.agenda.steps).to(rx.vars.ObjectVar, StepView)


def step_name(step: Any) -> Any:
    """A step's title: the facilitator's, or else the catalogue's."""
    return rx.cond(step.title != "", step.title, t("step." + step.kind.to(str), catalogues=("steps",)))


def step_prompt(step: Any) -> Any:
    """What a step asks the room."""
    return rx.cond(step.prompt != "", step.prompt, t("step." + step.kind.to(str) + ".prompt", catalogues=("steps",)))


def is_under_way(kind: str) -> Any:
    """Whether the room is in the step of this kind, in a workshop that has not ended."""
    return (step_of(kind).status == "open") & (Room.agenda.status == "live")


def participants_here() -> Any:
    """How many participants are here, tables included, facilitators not."""
    return look_up("participantsHere", Room.presence.groups).to(int)


def draft_key(*parts: Any) -> rx.Var[str]:
    """Where a draft of this workshop's desk is kept on the device."""
    key = rx.Var.create("desk:").to(str) + Room.agenda.code
    for part in parts:
        key = key + ":" + part
    return key


def section(title: Text, *children: Any, ident: str = "", note: Any = None) -> rx.Component:
    """A part of the step's work, with its heading."""
    props: dict[str, Any] = {"id": ident, "tab_index": -1} if ident else {}
    extra = [] if note is None else [note]
    return rx.el.section(
        rx.el.div(rx.el.h2(title), *extra, class_name="desk-section-head"),
        *children,
        class_name="desk-section",
        **props,
    )


def next_thing(sentence: Any, *actions: Any, help_text: Text | None = None) -> rx.Component:
    """The one obvious thing to do now: a sentence that says where we are, and the button."""
    helping = [] if help_text is None else [rx.el.p(help_text, class_name="field-help")]
    return rx.el.div(
        rx.el.div(rx.el.p(sentence, class_name="desk-next-sentence"), *helping, class_name="grid gap-1"),
        rx.el.div(*actions, class_name="flex flex-wrap gap-2 items-center"),
        class_name="desk-next-thing",
        role="group",
        aria_label=t("desk.next"),
    )


def open_next(*, look: Any = "primary") -> rx.Component:
    """Open the step that comes next; at the end of the agenda, nothing."""
    following = next_step()
    return rx.cond(
        following.id.to(bool),
        button(
            t("desk.next.open", name=step_name(following)),
            look=look,
            on_click=DeskState.open_step(following.id.to(str)),
        ),
    )


def hidden_fields(**values: Any) -> list[rx.Component]:
    """Values that a form sends along without asking."""
    return [rx.el.input(type="hidden", name=name, default_value=value) for name, value in values.items()]


class _Desk(rx.Component):
    library = "$/public/ui/desk.jsx"


class _Jump(_Desk):
    tag = "Jump"

    to: rx.Var[str]
    label: rx.Var[str]
    look: rx.Var[str]


def jump(label: Text, to: str, *, look: str = "primary") -> rx.Component:
    """A link to a part of the step (the `ident` of its section): scrolls there and puts the focus into it."""
    return _Jump.create(label=label, to=to, look=look)


class _FormDialog(_Desk):
    tag = "FormDialog"

    label: rx.Var[str]
    aria_name: rx.Var[str]
    title: rx.Var[str]
    look: rx.Var[str]
    is_small: rx.Var[bool]
    is_wide: rx.Var[bool]


def form_dialog(
    label: Text,
    *children: Any,
    title: Text,
    name: Text = "",
    look: str = "quiet",
    small: bool = True,
    wide: bool = False,
) -> rx.Component:
    """A button that opens a form in a dialog; the form exists only while it is open, its draft stays on the device."""
    return _FormDialog.create(
        *children, label=label, title=title, aria_name=name, look=look, is_small=small, is_wide=wide
    )
