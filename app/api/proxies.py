"""Who is at the other end of a request, with proxies of ours in between, and by which address they reach us.

Must not: believe a header that no proxy of ours has written.
"""

import ipaddress
import re

from fastapi import Request

from app.addresses import join_address
from app.settings import Settings

HOST = re.compile(r"^[A-Za-z0-9.\-]{1,253}(:\d{1,5})?$|^\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?$")
"""A Host header that may be written into a policy or an address."""

_LOOPBACK = re.compile(r"^(localhost|127(\.\d+){3}|\[::1\])(:\d+)?$")


def caller(request: Request, trusted_hops: int) -> str:
    """The address that a request comes from, as the outermost proxy of ours saw it.

    An IPv6 network is taken as one (its first 64 bits): whoever has one address of it has them all.
    """
    address = request.client.host if request.client else ""
    seen = _listed(request, "x-forwarded-for")
    if trusted_hops and len(seen) >= trusted_hops:
        address = seen[-trusted_hops]
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address[:64]
    if known.version == 6 and known.ipv4_mapped is None:
        return str(ipaddress.ip_network(f"{address}/64", strict=False))
    return address


def shared_address(request: Request, settings: Settings) -> str:
    """Scheme and host for links that go to other people: the public address, or else one that phones can reach.

    Without a public address it is the one by which this very request came, unless that is this machine's own name for
    itself, which would lead a phone to itself.
    """
    host = request.headers.get("host", "")
    is_public = settings.public_url != f"http://localhost:{settings.port}"
    if is_public or not HOST.match(host) or _LOOPBACK.match(host):
        return join_address(settings)
    scheme = request.url.scheme
    forwarded = _listed(request, "x-forwarded-proto")
    if settings.trusted_proxy_hops and forwarded:
        scheme = "https" if forwarded[-1] == "https" else "http"
    return f"{scheme}://{host}"


def _listed(request: Request, name: str) -> list[str]:
    return [part.strip() for part in request.headers.get(name, "").split(",") if part.strip()]
