"""Pages that turn by themselves, so that nothing on a wall ever needs scrolling."""

from typing import Any

import reflex as rx

from app.ui.text import t


class _Pages(rx.Component):
    library = "$/public/ui/wall.jsx"
    tag = "Pages"

    columns: rx.Var[int]
    label: rx.Var[str]


def pages(*content: Any, columns: int = 1) -> rx.Component:
    """Content in columns as high as its place; what does not fit follows on further pages.

    They turn every twelve seconds, by Page Up and Page Down (a presenter's remote) and by their buttons; all but the
    first hold them. Give a child the class `wall-page` to begin a page, and `wall-whole` to keep it in one piece.
    """
    return _Pages.create(*content, columns=columns, label=t("wall.pages"))
