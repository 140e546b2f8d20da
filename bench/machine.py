"""What a process and its children use of the machine, read from Linux's /proc: processor time and memory.

What it must not do: guess. On another system it says that it cannot tell.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

_PROC = Path("/proc")
_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100
_PARENT, _USER_TIME, _SYSTEM_TIME = 1, 11, 12  # fields of /proc/PID/stat behind the name


class NotLinux(RuntimeError):
    """There is no /proc to read."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes: `resident` is what is in memory, `private` what of it no other process shares."""

    resident: int
    private: int


def is_measurable() -> None:
    """Check that this system can be measured. Errors: NotLinux."""
    if not (_PROC / "self" / "stat").is_file():
        raise NotLinux(f"The bench reads /proc, which only Linux has; this is {sys.platform}.")


def family(pid: int) -> list[int]:
    """The process and all below it."""
    parents: dict[int, int] = {}
    for folder in _PROC.iterdir():
        if folder.name.isdigit() and (fields := _stat(int(folder.name))):
            parents[int(folder.name)] = int(fields[_PARENT])
    found, waiting = [pid], [pid]
    while waiting:
        above = waiting.pop()
        below = [child for child, parent in parents.items() if parent == above]
        found += below
        waiting += below
    return found


def cpu_seconds(pids: list[int]) -> float:
    """Processor time so far, of user and system, in seconds; to a hundredth."""
    ticks = 0
    for pid in pids:
        if fields := _stat(pid):
            ticks += int(fields[_USER_TIME]) + int(fields[_SYSTEM_TIME])
    return ticks / _TICKS


def memory(pid: int) -> Memory:
    """What a process holds in memory; nothing of a process that has ended."""
    resident = private = 0
    try:
        lines = (_PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return Memory(0, 0)
    for line in lines:
        name, _, rest = line.partition(":")
        if name == "Rss":
            resident = int(rest.split()[0]) * 1024
        elif name in {"Private_Clean", "Private_Dirty"}:
            private += int(rest.split()[0]) * 1024
    return Memory(resident, private)


def _stat(pid: int) -> list[str]:
    try:
        text = (_PROC / str(pid) / "stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []  # it has ended meanwhile
    return text.rpartition(")")[2].split()
