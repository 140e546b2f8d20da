"""Public facts of a workshop or a secret link, as Vars that the browser fetches from the API.

Pages before a seat need no live updates; so they ask the API once instead of holding a State.

Must not: be used where somebody has a seat (the mirrors hold the truth there).
"""

from typing import Any

import reflex as rx
from reflex.utils.imports import ImportVar
from reflex.vars.base import VarData
from reflex.vars.object import ObjectVar

_LIBRARY = "$/public/ui/facts.jsx"


def _hooked(name: str, hook: str) -> ObjectVar[dict[str, Any]]:
    return rx.Var(
        _js_expr=name,
        _var_data=VarData(imports={_LIBRARY: [ImportVar(tag=hook)]}, hooks={f"const {name} = {hook}();": None}),
    ).to(dict[str, Any])


def workshop_facts() -> ObjectVar[dict[str, Any]]:
    """Facts of the workshop whose code is in the page's address.

    Keys: `state` (loading, ready, ended, unknown, failed), `code`, `typed_code`, `title`, `purpose`, `convener`,
    `naming`, `delete_on` (ISO date), `groups` (options with `value` and `label`).
    """
    return _hooked("workshopFacts", "useWorkshopFacts")


def link_facts() -> ObjectVar[dict[str, Any]]:
    """What the secret link in the page's address is for.

    Keys: `state` (loading, ready, unknown, failed), `title` of the workshop, `role`, `needs_name`.
    """
    return _hooked("linkFacts", "useLinkFacts")


def page_code() -> rx.Var[str]:
    """The workshop's code as it stands in the page's address, also for those who have no seat."""
    return rx.Var(
        _js_expr="pageCode",
        _var_data=VarData(
            imports={"react-router": [ImportVar(tag="useParams")]},
            hooks={'const { code: pageCode = "" } = useParams();': None},
        ),
    ).to(str)
