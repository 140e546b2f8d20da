"""The most memory that a piece of work takes, by what Linux counts for this process (see proc(5), `clear_refs`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

_SELF = Path("/proc/self")
_FORGET_THE_PEAK = "5"
_KB = 1024


def watch() -> Callable[[], float | None]:
    """Begin to watch. What it returns gives the peak in bytes above what was resident at the beginning.

    None where the kernel does not let a process forget its peak.
    """
    try:
        (_SELF / "clear_refs").write_text(_FORGET_THE_PEAK)
        before = _status("VmRSS")
    except OSError:
        return lambda: None
    return lambda: float(max(0, _status("VmHWM") - before))


def _status(name: str) -> int:
    for line in (_SELF / "status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * _KB
    raise OSError(f"the kernel does not say {name}")
