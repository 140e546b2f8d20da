"""What goes around every answer, pages included: security headers, caching, and a limit on what is sent in.

Must not: know routes or seats.
"""

import json
import re
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import problem
from app.api.proxies import HOST

_TAKES_A_FILE = re.compile(r"/api/v1/workshops/[^/]+/(registers/[^/]+/import|charter)")
_TAKES_A_CHARTER = re.compile(r"/api/v1/workshops/(import|import/preview|[^/]+/charter/(compare|sections/[^/]+))")
"""Paths to which files and whole sections are sent; everything else is a small form."""

_HASHED = re.compile(r"^/assets/.+-[A-Za-z0-9_-]{8}\.(js|css)$")
_NO_STYLE = "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
"""An empty style element: emotion makes one and fills it by script, which may do that anyway."""

_FIXED = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def content_security_policy(hashes: dict[str, list[str]], host: str) -> str:
    """The policy of our pages: everything from here, only the inline scripts of this very build, no frames."""
    scripts = " ".join(f"'{one}'" for one in hashes.get("scripts", []))
    styles = " ".join(f"'{one}'" for one in (_NO_STYLE, *hashes.get("styles", [])))
    # Older Safari does not take 'self' for a WebSocket.
    sockets = f"ws://{host} wss://{host}" if HOST.match(host) else ""
    directives = {
        "default-src": "'none'",
        "script-src": f"'self' {scripts}",
        "style-src": f"'self' {styles}",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": f"'self' {sockets}",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value.strip()}" for name, value in directives.items())


def inline_hashes(build: Path) -> dict[str, list[str]]:
    """Hashes of the built pages' inline scripts and styles; none where nothing is built."""
    file = build / "inline-hashes.json"
    if not file.is_file():
        return {}
    hashes: dict[str, list[str]] = json.loads(file.read_text(encoding="utf-8"))
    return hashes


class Envelope:
    """ASGI wrapper of the whole app."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        build: Path,
        is_secure: bool,
        most_bytes: int,
        most_file_bytes: int = 0,
        most_charter_bytes: int = 0,
    ) -> None:
        self._app = app
        self._most_file_bytes = most_file_bytes
        self._most_charter_bytes = most_charter_bytes
        hashes = inline_hashes(build)
        # A server has few names, but anybody may send another one with every request.
        self._policy = lru_cache(maxsize=64)(lambda host: content_security_policy(hashes, host))
        self._is_secure = is_secure
        self._most_bytes = most_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, with headers on the way out and a limit on the way in."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Headers(scope=scope)
        path: str = scope["path"]

        async def dressed(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._dress(MutableHeaders(scope=message), path, request.get("host", ""), message["status"])
            await send(message)

        taken, is_refused = 0, False
        most = self._most(path)

        async def refuse() -> None:
            nonlocal is_refused
            is_refused = True
            answer = problem(
                HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
                "http.too_large",
                accepted=request.get("accept-language", ""),
                headers={"connection": "close"},
            )
            await answer(scope, receive, dressed)

        async def measured() -> Message:
            """What comes in, while it is not too much; then we answer ourselves, and the app is left alone."""
            nonlocal taken
            if is_refused:
                return {"type": "http.disconnect"}
            message = await receive()
            taken += len(message.get("body", b""))
            if taken <= most:
                return message
            await refuse()
            return {"type": "http.disconnect"}

        async def unless_refused(message: Message) -> None:
            if not is_refused:
                await dressed(message)

        length = request.get("content-length", "0")
        if not length.isdigit() or int(length[:20]) > most:
            await refuse()
        else:
            await self._app(scope, measured, unless_refused)

    def _most(self, path: str) -> int:
        if _TAKES_A_FILE.fullmatch(path):
            return max(self._most_bytes, self._most_file_bytes)
        return max(self._most_bytes, self._most_charter_bytes if _TAKES_A_CHARTER.fullmatch(path) else 0)

    def _dress(self, headers: MutableHeaders, path: str, host: str, status: int) -> None:
        for name, value in _FIXED.items():
            headers.setdefault(name, value)
        headers.setdefault("content-security-policy", self._policy(host))
        headers.setdefault("referrer-policy", "no-referrer" if path.startswith("/link/") else "same-origin")
        if self._is_secure:
            headers.setdefault("strict-transport-security", "max-age=31536000")
        if path.startswith("/api/"):
            headers.setdefault("cache-control", "no-store")
        elif _HASHED.match(path) and status in {HTTPStatus.OK, HTTPStatus.NOT_MODIFIED}:
            headers["cache-control"] = "public, max-age=31536000, immutable"
        else:
            headers.setdefault("cache-control", "no-cache")
