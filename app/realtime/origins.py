"""Whose pages may open a live connection: those of this very server, under any of its names, and those it was told of.

Reflex's own setting is a fixed list; a laptop in a venue has an address in the network that nobody lists. What this
must not do: decide about origins itself, which is the settings' business.
"""

from collections.abc import Callable, Mapping
from typing import Any

AllowsOrigin = Callable[[str | None, str | None], bool]
"""(the request's Origin header, its Host header) -> whether it may connect."""


def guard(server: Any, allows: AllowsOrigin) -> None:
    """Let the Socket.IO server ask `allows` about each handshake that a browser starts; refused ones get status 400."""

    def may_connect(origin: str | None, environ: Mapping[str, Any]) -> bool:
        return allows(origin, environ.get("HTTP_HOST"))

    server.eio.cors_allowed_origins = may_connect
