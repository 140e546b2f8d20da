"""`t`: a text of the interface as a Var that the browser formats, from a message key.

    t("home.join.title")
    t("room.here", count=RoomState.here)
    t(NoticeState.key, values=NoticeState.values, catalogues=("error",))

A constant key brings its own catalogue file into the page; for a key that comes from the server, name the catalogues
it may come from. See `app.i18n.message` for what texts may contain.

Must not: hold texts.
"""

from collections.abc import Sequence
from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars.base import VarData
from reflex.vars.function import FunctionStringVar

from app.i18n.bundles import bundle_library
from app.i18n.catalogue import DEFAULT_LOCALE, catalogue

COMMON = "common"


def t(
    key: str | rx.Var[str],
    /,
    *,
    values: rx.Var[dict[str, Any]] | None = None,
    catalogues: Sequence[str] = (COMMON,),
    **named: Any,
) -> rx.vars.StringVar:
    """The text of a message key, with its values.

    Args:
        key: a constant key, or a Var holding a key.
        values: a Var with all values at once, for keys that come from the server.
        catalogues: the catalogue files a Var key may come from; ignored for constant keys.
        named: the values by name, constants or Vars.

    Raises:
        KeyError: a constant key that no catalogue has (so that the build fails, not the reader).
    """
    wanted = tuple(catalogues) if isinstance(key, rx.Var) else (catalogue(DEFAULT_LOCALE).origins[key],)
    function: FunctionStringVar[Any] = FunctionStringVar.create(
        _alias(wanted[0]),
        _var_data=VarData(imports={bundle_library(name): [ImportVar(tag="t", alias=_alias(name))] for name in wanted}),
    )
    arguments: list[Any] = [key]
    if values is not None:
        arguments.append(values)
    elif named:
        arguments.append(named)
    return function.call(*arguments).to(str)


def _alias(name: str) -> str:
    return f"t_{name.replace('-', '_')}"
