"""ZIP archives whose bytes depend on their contents alone.

Must not: hold the moment at which it was made.
"""

import io
import zipfile
from collections.abc import Iterable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest moment that ZIP can say."""


def zipped(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of files by name, in this order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in entries:
            about = zipfile.ZipInfo(name, _FIRST_DAY)
            about.external_attr = 0o644 << 16
            about.compress_type = _kind(name)
            archive.writestr(about, content, compresslevel=6)
    return out.getvalue()


def with_times(archive: bytes) -> bytes:
    """The same archive without the moment it was made."""
    with zipfile.ZipFile(io.BytesIO(archive)) as read:
        return zipped([(name, read.read(name)) for name in read.namelist()])


def _kind(name: str) -> int:
    """What is packed already is not packed again."""
    is_packed = name.endswith((".png", ".pdf", ".docx", ".xlsx", ".zip"))
    return zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
