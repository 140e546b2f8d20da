"""Where a message may go: to the public internet, and nowhere else unless the installation says so.

A name is looked up here and the connection goes to the very address that was looked at: a name that leads elsewhere a
moment later reaches nothing inside. Must not: follow a redirect.
"""

import asyncio
import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx

_LOOK_UP_SECONDS = 5.0
_SECONDS = 10.0


class Refused(Exception):
    """The message was not sent; `fault` says why: `name`, `private`, `unreachable`, `late`."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True, slots=True)
class Guard:
    """Sends to addresses that may be reached. With `allows_private`, to this machine and private networks too."""

    allows_private: bool = False

    async def post(self, url: str, body: str, headers: dict[str, str]) -> int:
        """Send, and return the status of the answer, whose contents nobody reads. Errors: Refused."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        port = parts.port or (443 if parts.scheme == "https" else 80)
        target = await self._looked_up(host, port)
        literal = f"[{target}]" if ":" in target else target
        address = parts._replace(netloc=f"{literal}:{port}").geturl()
        named = parts.netloc.rpartition("@")[2]
        try:
            async with (
                httpx.AsyncClient(follow_redirects=False, trust_env=False, timeout=_SECONDS) as client,
                asyncio.timeout(2 * _SECONDS),
                client.stream(
                    "POST",
                    address,
                    content=body.encode("utf-8", "replace"),
                    headers={**headers, "host": named},
                    extensions={"sni_hostname": host},
                ) as answer,
            ):
                return answer.status_code
        except (httpx.TimeoutException, TimeoutError):
            raise Refused("late") from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError):
            raise Refused("unreachable") from None

    async def _looked_up(self, host: str, port: int) -> str:
        """The first address of a name, if all of them may be reached."""
        try:
            async with asyncio.timeout(_LOOK_UP_SECONDS):
                found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError, TimeoutError):
            raise Refused("name") from None
        addresses = [str(one[4][0]) for one in found]
        if not addresses:
            raise Refused("name")
        if not self.allows_private and not all(is_public(one) for one in addresses):
            raise Refused("private")
        return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet, whatever it is written as."""
    found: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inner is not None:
            return is_public(str(inner))
        if found in _TRANSLATED:
            return is_public(str(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)))
    return found.is_global and not found.is_multicast


_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 addresses behind a translator (RFC 6052)."""
