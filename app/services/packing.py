"""Long texts in a column that must not grow: as they are while short, deflated and written in base64 beyond that."""

import base64
import gzip

_PLAIN_UP_TO = 8_000
_PREFIX = "gz:"


def pack(text: str) -> str:
    """The text as it is stored. A text that begins like a packed one is packed, however short."""
    if len(text) <= _PLAIN_UP_TO and not text.startswith(_PREFIX):
        return text
    return _PREFIX + base64.b64encode(gzip.compress(text.encode(), mtime=0)).decode()


def unpack(stored: str) -> str:
    """The text that was packed."""
    if not stored.startswith(_PREFIX):
        return stored
    return gzip.decompress(base64.b64decode(stored.removeprefix(_PREFIX))).decode()
