"""The integrity suite beside the figures: what was tried, counted, and whether every promise was kept.

The suite is `tests/integrity`; it runs bounded, or with `--full-integrity` at full size. It starts its own servers.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys

from bench.bench import Bench
from bench.servers import ROOT

_SUITE = "tests/integrity"
_KEPT = ROOT / ".bench" / "integrity.json"
"""What was counted at full size, for the table in the README."""

_CLOSES_WITHIN_SECONDS = 15.0


async def measure(bench: Bench) -> None:
    """Add the rows of this part."""
    size = "full" if bench.is_full_integrity else "bounded"
    bench.report.heading(f"Integrity, {size} size")
    if not (ROOT / _SUITE).is_dir():
        bench.report.note(f"There is no {_SUITE} here.")
        return
    with bench.folder() as folder:
        found = folder / "integrity.json"
        options = ["--full-integrity"] if bench.is_full_integrity else []
        command = [
            sys.executable,
            "-m",
            "pytest",
            _SUITE,
            f"--integrity-report={found}",
            *options,
            *bench.sizes.integrity,
        ]
        code, said = await _run(command)
        counted = json.loads(found.read_text(encoding="utf-8")) if found.is_file() else {}
        if bench.is_full_integrity and counted:
            _KEPT.parent.mkdir(exist_ok=True)
            _KEPT.write_text(json.dumps(counted), encoding="utf-8")
    bench.report.add("integrity: broken", "promises", [0.0 if code == 0 else 1.0])
    for promise, counts in counted.items():
        for name, number in counts.items():
            bench.report.add(f"integrity, {promise}: {name}", "", [number])
    if code != 0:
        bench.report.note(f"tests/integrity failed:\n{said[-3000:]}")


async def _run(command: list[str]) -> tuple[int, str]:
    """Run it to its end; when the time of the bench is over, it is ended with all that it has started."""
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=ROOT,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        start_new_session=True,
    )
    try:
        said, _ = await process.communicate()
    except asyncio.CancelledError:
        # As Ctrl-C would: its fixtures stop the servers that they have started.
        os.killpg(process.pid, signal.SIGINT)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_CLOSES_WITHIN_SECONDS):
                await process.wait()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        raise
    return process.returncode or 0, said.decode("utf-8", errors="replace")
