"""The command line of the bench.

python -m bench                      # all parts, within ten minutes
python -m bench limit product        # some parts
python -m bench --quick              # a tiny size, to see that it runs to its end
python -m bench soak --minutes 10 --participants 200
python -m bench idle --minutes 10 --participants 200
"""

from __future__ import annotations

import argparse
import asyncio
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx

from app.demo.caller import Refused
from app.demo.load import allow_files
from bench import machine, soak
from bench.bench import Bench
from bench.parts import PARTS
from bench.report import RESULTS, Report, say
from bench.sizes import QUICK, Sizes

MINUTES = 10.0
_LEAST_SECONDS = 5.0
_MOST_FILES = 4000

Measure = Callable[[Bench], Awaitable[None]]


def main(arguments: list[str] | None = None) -> int:
    """Measure, say it, and keep it. Exit code 1 when a part failed or there was no time for it."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: servers are stopped before it ends
    arguments = sys.argv[1:] if arguments is None else arguments
    if arguments and arguments[0] in {"soak", "idle"}:
        return _soak(arguments[0], arguments[1:])
    parser = argparse.ArgumentParser(
        prog="python -m bench", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all unless some are named")
    parser.add_argument("--quick", action="store_true", help="a tiny size; its numbers mean nothing")
    parser.add_argument("--full-integrity", action="store_true", help="the integrity suite at full size")
    parser.add_argument("--minutes", type=float, default=MINUTES, help="the most it may take (default: %(default).0f)")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help=f"where to keep it; a whole run goes to {RESULTS}")
    options = parser.parse_args(arguments)
    unknown = [name for name in options.parts if name not in PARTS]
    if unknown:
        parser.error(f"there is no part {unknown[0]}; there are {', '.join(PARTS)}")
    machine.is_measurable()
    allow_files(_MOST_FILES)  # the servers inherit it
    bench = Bench(QUICK if options.quick else Sizes(), Report(), is_full_integrity=options.full_integrity)
    is_fine = run(bench, {name: PARTS[name] for name in options.parts or PARTS}, options.minutes * 60)
    kept = options.out or (None if options.quick or options.parts else RESULTS)
    if kept:
        bench.report.keep(kept)
    say(f"\nKept in {kept}/latest.json and latest.md." if kept else "\nNot a whole run: nothing is kept.")
    return 0 if is_fine else 1


def run(bench: Bench, parts: dict[str, Measure], seconds: float) -> bool:
    """Run some parts, one after the other, for at most so long. Whether all of them came to their end."""
    end = time.monotonic() + seconds
    began, is_fine = time.monotonic(), True
    for name, measure in parts.items():
        left = end - time.monotonic()
        if left < _LEAST_SECONDS:
            bench.report.note(f"No time was left for the part {name}.")
            is_fine = False
            continue
        part_began = time.monotonic()
        try:
            asyncio.run(_within(measure(bench), left))
        except (OSError, RuntimeError, Refused, httpx.HTTPError) as fault:
            # The other parts can still be measured; the exit code tells of it. Time that is over is an OSError, too.
            bench.report.note(f"The part {name} did not come to its end: {fault or type(fault).__name__}")
            is_fine = False
        say(f"  ({time.monotonic() - part_began:.0f} seconds)")
    bench.report.heading("The run itself")
    bench.report.add("duration", "s", [time.monotonic() - began])
    return is_fine


def _soak(kind: str, arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog=f"python -m bench {kind}", description="A soak; see bench/README.md.")
    parser.add_argument("--minutes", type=float, default=10.0, help="how long (default: %(default).0f)")
    parser.add_argument("--participants", type=int, default=200, help="how many people (default: %(default)s)")
    parser.add_argument("--tracemalloc", action="store_true", help="say where memory was taken; slows the server down")
    parser.add_argument("--every", type=float, default=soak.SAMPLE_SECONDS, help="seconds between two looks at it")
    parser.add_argument("--out", type=Path, default=RESULTS, metavar="FOLDER", help="where to keep what came out")
    options = parser.parse_args(arguments)
    return soak.run(
        soak.Soak(
            participants=options.participants,
            minutes=options.minutes,
            is_idle=kind == "idle",
            traces=options.tracemalloc,
            every_seconds=options.every,
            out=options.out,
        )
    )


async def _within(work: Awaitable[None], seconds: float) -> None:
    async with asyncio.timeout(seconds):
        await work


if __name__ == "__main__":
    sys.exit(main())
