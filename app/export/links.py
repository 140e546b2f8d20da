"""Addresses that people linked by hand: those that may lead out of a file, and none that does anything else.

Must not: look an address up.
"""

from urllib.parse import urlsplit

from app.export.text import fit

_SCHEMES = frozenset({"http", "https", "mailto"})
_LONGEST = 2_000
_ODD = frozenset(' \t\n"<>\\^`{|}')


def outside(href: str) -> str:
    """The address, fit for a file; empty unless it is a web page (http, https) or a mailbox (mailto)."""
    address = fit(href).strip()
    if not address or len(address) > _LONGEST or _ODD & set(address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_complete = bool(parts.path) if parts.scheme == "mailto" else bool(parts.netloc)
    return address if parts.scheme in _SCHEMES and is_complete else ""
