"""Forms whose content lives on the device until the server has it: everything people write in a workshop.

The contract with the state that receives it:

    class CardState(rx.State):
        ack_key: str = ""        # the key this answer is about
        ack_ok: bool = False
        ack_code: str = ""       # a message key when refused
        ack_field: str = ""      # the field it is about, if one

        @rx.event
        async def write(self, values_json: str, key: str): ...

    draft_form(
        field("text", t("card.text"), required=True, max_length=140),
        draft_key=f"card:{...}", on_send=CardState.write, submit=t("card.send"), label=t("card.form"),
        ack_key=CardState.ack_key, ack_ok=CardState.ack_ok,
        ack_message=t(CardState.ack_code, catalogues=("error",)), ack_field=CardState.ack_field,
    )

- `values_json` is a JSON object of the named fields: text and numbers as typed, several checkboxes as a list, one
  checkbox as true or false. It comes from outside: parse and check it like any request.
- `key` is made on the device when a draft begins. The form sends again with the same key until it is answered (after
  four seconds, then less often; after a reload or a reconnect at once), so the handler must be idempotent by key and
  must answer repeats too: set all ack vars at the end of every call, and only after the commit.
- Refused means nothing was stored; the next try comes with a new key.

Registers use the same form from JSX with `sendsChanges` (`assets/ui/registers/entry-form.jsx`): an edit then sends
`{"changes": {…}, "seen": {…}}`, only the fields that were changed with what stood there before, fields that were not
touched follow the server while somebody types in others, and for the same field the last writer wins and both are told.

Must not: be used where nothing may stay on the device (there is no such place yet).
"""

from collections.abc import Mapping
from typing import Any

import reflex as rx

from app.ui.components.fields import field
from app.ui.text import t

Text = str | rx.Var[str]


class _DraftForm(rx.Component):
    library = "$/public/ui/draft-form.jsx"
    tag = "DraftForm"

    draft_key: rx.Var[str]
    label: rx.Var[str]
    submit_label: rx.Var[str]
    initial: rx.Var[Any]
    autosave: rx.Var[bool]
    is_disabled: rx.Var[bool]
    ack_key: rx.Var[str]
    ack_ok: rx.Var[bool]
    ack_message: rx.Var[str]
    ack_field: rx.Var[str]

    on_send: rx.EventHandler[rx.event.passthrough_event_spec(str, str)]
    on_consider: rx.EventHandler[rx.event.passthrough_event_spec(str, str)]
    on_writing: rx.EventHandler[rx.event.passthrough_event_spec(bool)]


def draft_form(
    *fields: Any,
    draft_key: Text,
    on_send: Any,
    label: Text,
    submit: Text | None = None,
    ack_key: Text,
    ack_ok: bool | rx.Var[bool],
    ack_message: Text = "",
    ack_field: Text = "",
    initial: Mapping[str, Any] | rx.Var[Any] | None = None,
    autosave: bool = False,
    disabled: bool | rx.Var[bool] = False,
    on_consider: Any = None,
    on_writing: Any = None,
) -> rx.Component:
    """A form kept on the device until it is acknowledged; see the module for the contract.

    Args:
        fields: named inputs from `fields`.
        draft_key: where the draft is kept; unique per workshop and thing (`goal:{code}:{goal id}`).
        on_send: handler of `(values_json, key)`; bind more with `lambda values, key: State.edit(id, values, key)`.
        label: the form's name for screen readers.
        submit: the button's text; without it, 'Save'.
        ack_key: the key that the state answered last.
        ack_ok: whether that was stored.
        ack_message: why not, as a text.
        ack_field: the field it is about; the message then stands beside it.
        initial: the present values when editing. The form then stays filled after saving. If they change on the server
            while there are unsaved edits, the edits stay, and the form says so and shows both.
        autosave: saves by itself 1.5 s after the last key, without a button (notes, charter sections).
        disabled: nothing can be sent (a closed step); the draft stays.
        on_consider: handler of `(values_json, draft_key)`, called when typing pauses, for hints; it stores nothing.
        on_writing: handler of `(is_writing)`, called at the first key, at most every four seconds while somebody types,
            and when they stop or send.
    """
    extra: dict[str, Any] = {} if initial is None else {"initial": initial}
    if on_consider is not None:
        extra["on_consider"] = on_consider
    if on_writing is not None:
        extra["on_writing"] = on_writing
    return _DraftForm.create(
        *fields,
        draft_key=draft_key,
        on_send=on_send,
        label=label,
        submit_label=submit if submit is not None else t("form.save"),
        ack_key=ack_key,
        ack_ok=ack_ok,
        ack_message=ack_message,
        ack_field=ack_field,
        autosave=autosave,
        is_disabled=disabled,
        **extra,
    )


def draft_text(
    name: str,
    label: Text,
    *,
    value: Text,
    lines: int = 3,
    help_text: Text | None = None,
    required: bool = False,
    most: int | None = None,
    scope: Text = "",
    **form: Any,
) -> rx.Component:
    """One text to be edited where it stands: a `draft_form` with a single text area, filled with `value`.

    `form` takes what `draft_form` takes. The handler gets `{name: text}`.
    """
    props: dict[str, Any] = {} if most is None else {"max_length": most}
    return draft_form(
        field(name, label, help_text=help_text, required=required, lines=lines, scope=scope, **props),
        label=form.pop("label", label),
        initial={name: value},
        **form,
    )
