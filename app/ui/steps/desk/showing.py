"""What this workshop uses: the parts that the facilitator shows or hides, each with what it is for.

Must not: lose anything. What was written in a part stays when it is hidden, and comes back with it.
"""

import reflex as rx

from app.domain.parts import Part
from app.domain.steps import StepKind
from app.realtime.mirror import Room
from app.ui.components.later import LaterComponent
from app.ui.states.desk import DeskState
from app.ui.steps.desk.parts import draft_key, step_name, step_of
from app.ui.steps.forms.acks import acks
from app.ui.steps.parts.desk import FACES
from app.ui.text import t


class _PartsForm(LaterComponent):
    library = "$/public/ui/parts-form.jsx"
    tag = "PartsForm"
    is_ahead = False

    groups: rx.Var[list[dict[str, object]]]
    shown: rx.Var[list[str]]
    draft_key: rx.Var[str]
    ack_key: rx.Var[str]
    ack_ok: rx.Var[bool]
    ack_message: rx.Var[str]
    ack_field: rx.Var[str]

    on_send: rx.EventHandler[rx.event.passthrough_event_spec(str, str)]


def showing() -> rx.Component:
    """The panel."""
    form = _PartsForm.create(
        groups=rx.Var.create([{"title": title, "parts": names} for title, names in _groups()]),
        shown=Room.agenda.parts,
        draft_key=draft_key("parts"),
        on_send=DeskState.show_parts,
        **acks(),
    )
    return rx.el.details(
        rx.el.summary(t("desk.parts", count=Room.agenda.parts.length(), most=len(Part)), class_name="fold-summary"),
        rx.el.p(t("desk.parts.help"), class_name="field-help pb-3"),
        form,
        class_name="fold-details",
    )


def _groups() -> list[tuple[object, list[str]]]:
    """The parts by step, in order; those of several steps at the end."""
    steps = {which: [step for step in StepKind if which in dict(FACES.get(step, ()))] for which in Part}
    groups: list[tuple[object, list[str]]] = []
    for step in StepKind:
        names = [which.value for which, places in steps.items() if places == [step]]
        groups.append((step_name(step_of(step.value)), names))
    groups.append((t("desk.parts.several"), [which.value for which, places in steps.items() if len(places) != 1]))
    return [one for one in groups if one[1]]
