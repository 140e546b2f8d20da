"""Form fields: ordinary named inputs with label, help and a place for their error.

They work in `post_form` and in `draft_form` alike, which find inputs by `name` and write errors into the place whose
`data-error-for` is that name. Ids are made from `scope` and `name`; give a `scope` where a page repeats a name.

Must not: know a state, or hold values themselves (they are uncontrolled on purpose: typing never waits for a server).
"""

from collections.abc import Mapping, Sequence
from typing import Any

import reflex as rx

from app.ui.text import t

Text = str | rx.Var[str]
Options = Sequence[tuple[str, Text]] | rx.Var[Any]
"""Pairs of value and label, or a Var of mappings or objects with `value` and `label`."""


def field(
    name: str,
    label: Text,
    *,
    help_text: Text | None = None,
    required: bool = False,
    lines: int = 1,
    as_list: bool = False,
    scope: Text = "",
    class_name: str = "",
    **props: Any,
) -> rx.Component:
    """A text field: an input, or a text area that grows when `lines` > 1.

    Args:
        name: what the value is called when it is sent.
        label: what to write.
        help_text: how; it stays visible (placeholders vanish).
        required: checked before sending; fields that are not required say so themselves.
        lines: the height of a text area in lines.
        as_list: sends the non-empty lines of a text area as a list.
        scope: makes ids unique where a page repeats a name; may be a Var.
        class_name: further classes for the input (`input-code`).
        props: further attributes of the input: `default_value`, `max_length`, `type`, `auto_complete`, `input_mode`, …
    """
    ident = _id(scope, name)
    attributes = _attributes(ident, name, help_text, required, props)
    attributes["class_name"] = f"input {class_name}".strip()
    if as_list:
        attributes["data_list"] = "lines"
    control = rx.el.textarea(rows=str(lines), **attributes) if lines > 1 else rx.el.input(**attributes)
    return _field(ident, name, label, help_text=help_text, required=required, control=control)


def select(
    name: str,
    label: Text,
    options: Options,
    *,
    help_text: Text | None = None,
    required: bool = False,
    empty_label: Text | None = None,
    scope: Text = "",
    **props: Any,
) -> rx.Component:
    """A native select (phones show their own wheel). `empty_label` adds a first choice with an empty value."""
    ident = _id(scope, name)
    entries: list[Any] = [] if empty_label is None else [rx.el.option(empty_label, value="")]
    if isinstance(options, rx.Var):
        # By value, not by position: when the list changes, what is chosen stays chosen.
        entries.append(
            rx.foreach(
                options,
                lambda option: rx.el.option(option["label"], value=option["value"], key=option["value"].to(str)),
            )
        )
    else:
        entries += [rx.el.option(text, value=value) for value, text in options]
    attributes = _attributes(ident, name, help_text, required, props)
    control = rx.el.select(*entries, class_name="input", **attributes)
    return _field(ident, name, label, help_text=help_text, required=required, control=control)


def fieldset(legend: Text, *children: Any, class_name: str = "") -> rx.Component:
    """Fields that belong together, under one legend that screen readers say with each of them."""
    return rx.el.fieldset(
        rx.el.legend(legend, class_name="field-label mb-2 text-lg"), *children, class_name=f"field gap-5 {class_name}"
    )


def radio_group(name: str, legend: Text, options: Options, **more: Any) -> rx.Component:
    """One of several, all visible; sent as the chosen value.

    Keyword arguments: `help_text`, `required`, `chosen` (the value chosen at first), `scope`, `in_row` (side by side
    where there is room), `hints` (texts under the labels, by value).
    """
    return _choices("radio", name, legend, options, **more)


def checkbox_group(name: str, legend: Text, options: Options, **more: Any) -> rx.Component:
    """Any of several; sent as a list. Keyword arguments as for `radio_group`; `chosen` may be several values."""
    return _choices("checkbox", name, legend, options, **more)


def checkbox(name: str, label: Text, *, hint: Text | None = None, scope: Text = "", **props: Any) -> rx.Component:
    """A single yes or no; sent as true or false."""
    ident = _id(scope, name)
    return _choice(rx.el.input(type="checkbox", id=ident, name=name, **props), ident, label, hint)


class _Slider(rx.Component):
    library = "$/public/ui/controls.jsx"
    tag = "Slider"

    name: rx.Var[str]
    label: rx.Var[str]
    help: rx.Var[str]
    low_label: rx.Var[str]
    high_label: rx.Var[str]
    min: rx.Var[int]
    max: rx.Var[int]
    step: rx.Var[int]
    initial: rx.Var[int]
    words: rx.Var[list[str]]

    on_settle: rx.EventHandler[rx.event.passthrough_event_spec(str)]


def slider(
    name: str,
    label: Text,
    *,
    low: Text,
    high: Text,
    lowest: int = 0,
    highest: int = 100,
    step: int = 1,
    initial: int | rx.Var[int] = 50,
    help_text: Text = "",
    words: Sequence[Text] = (),
    on_settle: Any = None,
) -> rx.Component:
    """A range with its ends in words and its value visible.

    Inside a form it is sent as a string under `name`; `on_settle(value)` also tells a handler when it is let go.
    `words` says each value from `lowest` on, in the place of its number.
    """
    spoken = {"words": list(words)} if words else {}
    return _Slider.create(
        name=name,
        label=label,
        help=help_text,
        low_label=low,
        high_label=high,
        min=lowest,
        max=highest,
        step=step,
        initial=initial,
        **spoken,
        **_settling(on_settle),
    )


def two_sliders(first: rx.Component, second: rx.Component, legend: Text) -> rx.Component:
    """Two sliders that place one thing on a plane (power and interest), as the way that needs no dragging."""
    return fieldset(legend, rx.el.div(first, second, class_name="grid gap-5 sm:grid-cols-2"))


class _Stepper(rx.Component):
    library = "$/public/ui/controls.jsx"
    tag = "Stepper"

    name: rx.Var[str]
    label: rx.Var[str]
    help: rx.Var[str]
    min: rx.Var[int]
    max: rx.Var[int]
    step: rx.Var[int]
    initial: rx.Var[int]

    on_settle: rx.EventHandler[rx.event.passthrough_event_spec(str)]


def stepper(
    name: str,
    label: Text,
    *,
    lowest: int = 0,
    highest: int | rx.Var[int] = 100,
    step: int = 1,
    initial: int | rx.Var[int] = 0,
    help_text: Text = "",
    on_settle: Any = None,
) -> rx.Component:
    """A whole number with a button on each side (dots, voices at a table); sent as a string under `name`."""
    return _Stepper.create(
        name=name,
        label=label,
        help=help_text,
        min=lowest,
        max=highest,
        step=step,
        initial=initial,
        **_settling(on_settle),
    )


def _settling(handler: Any) -> dict[str, Any]:
    return {} if handler is None else {"on_settle": handler}


def _id(scope: Text, name: str) -> Any:
    if isinstance(scope, rx.Var):
        return scope.to(str) + f"-{name}"
    return f"{scope or 'field'}-{name}"


def _described_by(ident: Any, help_text: Text | None) -> Any:
    return ident + "-error" if help_text is None else ident + "-help " + ident + "-error"


def _attributes(ident: Any, name: str, help_text: Text | None, required: bool, props: dict[str, Any]) -> dict[str, Any]:
    needed = {"required": True} if required else {}
    return {"id": ident, "name": name, "aria_describedby": _described_by(ident, help_text), **needed, **props}


def _label_text(label: Text, required: bool) -> list[Any]:
    return [label] if required else [label, " ", rx.el.span(t("field.optional"), class_name="field-optional")]


def _around(ident: Any, name: str, help_text: Text | None, label: Any, control: Any) -> list[Any]:
    """Label, help, control, error: help before the control, since it is read before writing."""
    helping = [] if help_text is None else [rx.el.p(help_text, id=ident + "-help", class_name="field-help")]
    error = rx.el.p(id=ident + "-error", class_name="field-error", custom_attrs={"data-error-for": name})
    return [label, *helping, control, error]


def _field(
    ident: Any, name: str, label: Text, *, help_text: Text | None, required: bool, control: rx.Component
) -> rx.Component:
    head = rx.el.label(*_label_text(label, required), html_for=ident, class_name="field-label")
    return rx.el.div(*_around(ident, name, help_text, head, control), class_name="field")


def _choice(control: rx.Component, ident: Any, label: Any, hint: Any) -> rx.Component:
    text = [label] if hint is None else [label, rx.el.span(hint, class_name="choice-hint")]
    return rx.el.label(control, rx.el.span(*text), html_for=ident, class_name="choice", key=ident)


def _choices(
    kind: str,
    name: str,
    legend: Text,
    options: Options,
    *,
    help_text: Text | None = None,
    required: bool = False,
    chosen: str | Sequence[str] = (),
    scope: Text = "",
    in_row: bool = False,
    hints: Mapping[str, Text] | None = None,
) -> rx.Component:
    ident = _id(scope, name)
    chosen = (chosen,) if isinstance(chosen, str) else chosen
    shared: dict[str, Any] = {"type": kind, "name": name}
    if kind == "checkbox":
        shared["data_list"] = "boxes"
    elif required:
        shared["required"] = True

    def choice(value: Any, label: Any, hint: Any = None, **checked: bool) -> rx.Component:
        own = ident + "-" + value
        return _choice(rx.el.input(id=own, value=value, **shared, **checked), own, label, hint)

    entries: list[Any]
    if isinstance(options, rx.Var):
        entries = [rx.foreach(options, lambda option: choice(option["value"].to(str), option["label"]))]
    else:
        entries = [
            choice(value, text, (hints or {}).get(value), **({"default_checked": True} if value in chosen else {}))
            for value, text in options
        ]
    head = rx.el.legend(*_label_text(legend, required or kind == "checkbox"), class_name="field-label mb-1.5")
    box = rx.el.div(*entries, class_name="choices choices-row" if in_row else "choices")
    return rx.el.fieldset(
        *_around(ident, name, help_text, head, box),
        class_name="field",
        aria_describedby=_described_by(ident, help_text),
    )
