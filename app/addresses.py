"""The address that a phone in the room can reach, for the terminal's welcome and for the QR codes on the wall.

What it must not do: send anything anywhere, or know HTTP.
"""

from __future__ import annotations

import socket

from app.settings import Settings


def join_address(settings: Settings) -> str:
    """Return the address that a phone in the room can reach.

    A public address that was set is taken at its word. Without one, `localhost` would lead a phone to itself, so the
    address of this machine in its network is taken when the server listens there.
    """
    is_everywhere = settings.host in ("0.0.0.0", "::")  # noqa: S104
    is_default = settings.public_url == f"http://localhost:{settings.port}"
    if is_default and is_everywhere and (address := own_network_address()):
        return f"http://{address}:{settings.port}"
    return settings.public_url


def own_network_address() -> str | None:
    """Return the IPv4 address of this machine in its network, or None without one. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address of nobody (RFC 5737); choosing a route sends no packet
            address = str(probe.getsockname()[0])
        except OSError:
            return None
    return None if address.startswith("127.") or address == "0.0.0.0" else address  # noqa: S104
