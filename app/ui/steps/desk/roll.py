"""A list of people at the desk that is read when somebody opens it: searched, filtered and paged on the server.

Must not: know which list it shows.
"""

from typing import Any

import reflex as rx

Text = str | rx.Var[str]


class _PeopleList(rx.Component):
    library = "$/public/ui/people.jsx"
    tag = "PeopleList"

    kind: rx.Var[str]
    summary: rx.Var[str]
    view: rx.Var[Any]
    is_read: rx.Var[bool]
    pulse: rx.Var[str]

    on_look: rx.EventHandler[rx.event.passthrough_event_spec(str, str, str)]


def people_list(
    rows: rx.Component, *, kind: str, summary: Text, view: Any, is_read: Any, pulse: Any, on_look: Any
) -> rx.Component:
    """The list of a `kind` (people, roster), whose `rows` the page draws from `view`.

    Args:
        rows: what was read last.
        kind: chooses the words and the filters.
        summary: what is pressed to open it.
        view: the page that was read: a `PeopleView` or a `RosterView`.
        is_read: whether one was.
        pulse: a text that changes when an open list is to be read again, some seconds later.
        on_look: handler of `(words, which, after)`; `which` names the filters that are on, with blanks between.
    """
    return _PeopleList.create(
        rows, kind=kind, summary=summary, view=view, is_read=is_read, pulse=pulse, on_look=on_look
    )
