"""What the terminal shows when the room is open: addresses, the demo's code and link, and a QR code to join.

What it must not do: write anything that the person at the terminal did not ask for, or send anything anywhere.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from urllib.parse import urlsplit

import segno

from app.addresses import join_address
from app.settings import Settings

_BLACK_ON_WHITE = "\x1b[97;40m"
_PLAIN = "\x1b[0m"


@dataclass(frozen=True, slots=True)
class DemoDoor:
    """How to get into the demo workshop: its join code and the paths of both doors, from the root of the address."""

    title: str
    code: str
    join_path: str
    facilitator_path: str


def welcome(settings: Settings, demo: DemoDoor | None, *, colours: bool, encoding: str) -> str:
    """Return the text to print. `colours` says whether the output is a terminal, `encoding` what it can show."""
    shared = join_address(settings)
    lines = ["", "  Mission Room is open.", ""]
    lines.append(_line("On this machine", settings.public_url))
    if urlsplit(shared).netloc != urlsplit(settings.public_url).netloc:
        lines.append(_line("On phones, same network", shared))
    if demo is not None:
        lines += [
            "",
            _line("Demo workshop", demo.title),
            _line("Join code", demo.code),
            _line("Join link", shared + demo.join_path),
            _line("Facilitator's link", settings.public_url + demo.facilitator_path),
        ]
    code = _qr(shared + (demo.join_path if demo else ""), colours=colours, encoding=encoding)
    return "\n".join((*lines, "", *code, "", "  Ctrl-C closes the room. Nothing is lost.", ""))


def _line(name: str, value: str) -> str:
    return f"  {name:<25}{value}"


def _qr(address: str, *, colours: bool, encoding: str) -> list[str]:
    """Draw the code in half blocks, white on black by colour where there is colour, so that any theme can be read."""
    drawn = io.StringIO()
    segno.make(address, error="m", micro=False).terminal(drawn, compact=True, border=2)
    rows = drawn.getvalue().rstrip("\n").splitlines()
    try:
        "".join(rows).encode(encoding)
    except UnicodeEncodeError:
        return ["  (This terminal cannot show the QR code; the page of the room does.)"]
    return [f"  {_BLACK_ON_WHITE}{row}{_PLAIN}" if colours else f"  {row}" for row in rows]
