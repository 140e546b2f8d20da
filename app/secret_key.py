"""The signing key of this installation: made once, kept in a file that only its owner may read.

What it must not do: print the key, or replace one that exists.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path


class SecretKeyError(OSError):
    """The key can be neither read nor written. Its text says which file and why, without the key."""


def read_or_create(path: Path, shortest: int) -> str:
    """Return the key in `path`, making a random one of 64 hexadecimal characters when there is none.

    Two processes that start at once get the same key: it is written aside and linked into place, and the one
    that comes second reads the first one's.
    """
    try:
        if not path.exists():
            _create(path)
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "it is not text"
        raise SecretKeyError(f"The signing key {path} cannot be read or written: {why}.") from fault
    if len(key) < shortest:
        raise SecretKeyError(
            f"The signing key {path} is damaged. Restore it from a backup. If you remove the file a new key is made, "
            "but cookies, secret links and recovery codes from before stop working."
        )
    return key


def _create(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
        try:
            os.link(aside, path)
        except FileExistsError:
            return
        except OSError:  # a file system without hard links
            aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
