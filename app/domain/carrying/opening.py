"""Opening a file that should be a charter: whether it is one, and of a version that can be read.

Must not: look further into it than its first lines.
"""

import json
import re
from typing import Any

from app.domain.carrying.place import Place
from app.domain.errors import Invalid

MOST_BYTES = 8_000_000
"""A charter of 150 people with 600 cards and 200 projects has about two million."""
DEEPEST = 40
KIND = "mission-charter"
MAJOR = 1

_LONGEST_LETTER, _LONGEST_WORD = 4, len("false")
"""What can be cut in two at the end of a file: the bytes of a letter, the letters of a word."""
_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})")


def open_charter(file: bytes) -> Place:
    """The file as a value. Errors: Invalid `carry.…`: too large, no JSON, no charter, another major version."""
    if len(file) > MOST_BYTES:
        raise Invalid("carry.too_large", "file", megabytes=MOST_BYTES // 1_000_000)
    try:
        value = json.loads(file.decode("utf-8-sig"), object_pairs_hook=_each_once, parse_constant=_no_number)
    except UnicodeDecodeError as fault:
        is_cut = file.startswith(b"{") and fault.start >= len(file) - _LONGEST_LETTER
        raise Invalid("carry.cut_off" if is_cut else "carry.no_json", "file") from None
    except json.JSONDecodeError as fault:
        raise Invalid("carry.cut_off" if _is_cut_off(file, fault) else "carry.no_json", "file") from None
    except RecursionError:
        raise Invalid("carry.too_deep", "file") from None
    except ValueError:  # a number of thousands of digits
        raise Invalid("carry.no_json", "file") from None
    if not isinstance(value, dict) or value.get("kind") != KIND:
        raise Invalid("carry.no_charter", "file")
    if _is_too_deep(value):
        raise Invalid("carry.too_deep", "file")
    _check_version(value.get("schema_version"))
    return Place(value)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise Invalid("carry.twice", "file", place=next(one for one in names if names.count(one) > 1)[:80])
    return found


def _no_number(_: str) -> Any:
    raise Invalid("carry.no_json", "file")


def _is_cut_off(file: bytes, fault: json.JSONDecodeError) -> bool:
    """Whether it began as JSON and ends too early, as a download that broke off does."""
    begins = file.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    is_at_the_end = fault.pos >= len(fault.doc.rstrip()) - _LONGEST_WORD
    return begins and (is_at_the_end or fault.msg.startswith("Unterminated"))


def _is_too_deep(value: Any) -> bool:
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for one in level
            for inner in (one.values() if isinstance(one, dict) else one)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return False
    return True


def _check_version(said: Any) -> None:
    found = _VERSION.fullmatch(said) if isinstance(said, str) else None
    if found is None:
        raise Invalid("carry.no_charter", "file")
    if int(found[1]) != MAJOR:
        raise Invalid("carry.version", "file", version=said, known=MAJOR)
