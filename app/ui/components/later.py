"""Parts of a page that do not belong to its first load: fetched when drawn, and ahead of that when the page is idle.

    @rx.memo
    def goals_step() -> rx.Component: ...        # in a module of its own: one module, one chunk

    later(goals_step)

Must not: be used for what the first screen needs.
"""

import json
from functools import cache
from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex_base.utils import format as naming
from reflex_base.utils import imports, memo_paths

_LOADER = "$/public/ui/later.jsx"


class LaterComponent(rx.NoSSRComponent):
    """Base of wrapped JSX whose library is fetched later; draws a skeleton in the meantime."""

    def _get_imports(self) -> Any:
        """As Reflex's own, with our loader in the place of its bare one."""
        found = super()._get_imports()
        ours = {library: [var for var in wanted if var.tag != "ClientSide"] for library, wanted in dict(found).items()}
        return imports.merge_imports(ours, {_LOADER: [ImportVar(tag="later")]})

    def _get_dynamic_imports(self) -> str:
        name = self.alias or self.tag
        source = naming.format_library_name(str(self.library))
        return f"const {name} = later(() => import('{source}').then((module) => module.{self.tag}), {json.dumps(name)})"


def later(memo: Any) -> rx.Component:
    """A component made by `rx.memo` without arguments, in a module of its own, fetched later."""
    return _class_of(memo).create()


@cache
def _class_of(memo: Any) -> type[LaterComponent]:
    definition = memo._definition
    library, tag = memo_paths.library_and_symbol(definition.source_module, definition.export_name)
    return type(f"Later{tag}", (LaterComponent,), {"library": library, "tag": tag, "__module__": __name__})
