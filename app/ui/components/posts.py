"""Forms that post to the API: where a cookie is to be set. Everything else people write goes through `drafts`.

The contract with the API: the form's fields as a JSON object; on success `{"next": "/a/path"}`, to which the browser
goes; on refusal problem+json with `detail` (a sentence) and `errors` (`{field: sentence}`), shown beside the fields.
What was typed stays.

Must not: carry tokens in addresses.
"""

from typing import Any

import reflex as rx

from app.ui.text import t

Text = str | rx.Var[str]


class _PostForm(rx.Component):
    library = "$/public/ui/post-form.jsx"
    tag = "PostForm"

    action: rx.Var[str]
    label: rx.Var[str]
    submit_label: rx.Var[str]
    busy_label: rx.Var[str]


def post_form(*fields: Any, action: str, label: Text, submit: Text, busy: Text | None = None) -> rx.Component:
    """A form that posts its named fields as JSON to our own API.

    Args:
        fields: inputs from `fields`.
        action: an API path; `{code}` or `{token}` in it is filled from the page's address.
        label: the form's name for screen readers.
        submit: the button's text.
        busy: its text while waiting.
    """
    return _PostForm.create(
        *fields,
        action=action,
        label=label,
        submit_label=submit,
        busy_label=busy if busy is not None else t("form.sending"),
    )


class _CodeForm(rx.Component):
    library = "$/public/ui/post-form.jsx"
    tag = "CodeForm"

    label: rx.Var[str]
    help: rx.Var[str]
    submit_label: rx.Var[str]
    to: rx.Var[str]


def code_form(*, label: Text, help_text: Text, submit: Text, to: str) -> rx.Component:
    """Asks for the six characters (lower case, spaces and dashes are fine) and goes to `to` with `{code}` filled."""
    return _CodeForm.create(label=label, help=help_text, submit_label=submit, to=to)
