"""Parts of a page that do not belong to its first load: fetched when drawn, and ahead of that when the page is idle.

    @rx.memo
    def goals_step() -> rx.Component: ...        # in a module of its own: one module, one chunk

    later(goals_step)

Must not: be used for what the first screen needs.
"""

import json
from functools import cache
from typing import Any, ClassVar

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex_base.utils import format as naming
from reflex_base.utils import imports, memo_paths

_LOADER = "$/public/ui/later.jsx"


class LaterComponent(rx.NoSSRComponent):
    """Base of wrapped JSX whose library is fetched later; draws a skeleton in the meantime.

    Not `is_ahead`: fetched when it is drawn and no sooner, for one of many of which a page shows few.
    """

    is_ahead: ClassVar[bool] = True

    def _get_imports(self) -> Any:
        """As Reflex's own, with our loader in the place of its bare one."""
        found = super()._get_imports()
        ours = {library: [var for var in wanted if var.tag != "ClientSide"] for library, wanted in dict(found).items()}
        return imports.merge_imports(ours, {_LOADER: [ImportVar(tag="later")]})

    def _get_dynamic_imports(self) -> str:
        name = self.alias or self.tag
        source = naming.format_library_name(str(self.library))
        when = "" if self.is_ahead else ", { isAhead: false }"
        load = f"() => import('{source}').then((module) => module.{self.tag})"
        return f"const {name} = later({load}, {json.dumps(name)}{when})"


def later(memo: Any, *, ahead: bool = True) -> rx.Component:
    """A component made by `rx.memo` without arguments, in a module of its own, fetched later.

    `ahead`: as soon as the page has nothing to do; otherwise when it is drawn.
    """
    return _class_of(memo, ahead=ahead).create()


@cache
def _class_of(memo: Any, *, ahead: bool) -> type[LaterComponent]:
    definition = memo._definition
    library, tag = memo_paths.library_and_symbol(definition.source_module, definition.export_name)
    known = {"library": library, "tag": tag, "is_ahead": ahead, "__module__": __name__}
    return type(f"Later{tag}", (LaterComponent,), known)
