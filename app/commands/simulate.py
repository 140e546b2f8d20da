"""`mission-room simulate`: people who join a running server over its real interfaces and take part.

Three ways: follow a workshop that somebody leads (`--code`), lead one through all steps, or put the server under load
(`--minutes`, `--burst`).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
from pathlib import Path

import httpx

from app.demo.caller import Refused
from app.demo.felt import Felt
from app.demo.http_stage import Tempo
from app.demo.live import LiveError
from app.demo.load import Load, Plan, TooFewFiles
from app.demo.measure import Measured
from app.demo.scenario import SHOWN_BY, demo_of
from app.demo.simulation import Simulation
from app.domain.templates import USUAL
from app.launch.errors import DONE, FAILED, MISUSED, LaunchError

_MOST_PEOPLE = 5000
_USUAL_VOTES_PER_SECOND = 20.0
_ANSWER_WITHIN_SECONDS = 60.0
_NEW = "a new workshop"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--url", default="http://localhost:3000", help="the server (default: %(default)s)")
    parser.add_argument("--code", help="take part in this workshop; without --facilitate somebody else leads it")
    parser.add_argument(
        "--facilitate",
        metavar="LINK",
        nargs="?",
        const=_NEW,
        help="lead a workshop through all steps: an empty one by its facilitator's link, or without a link a new one "
        "(which is also what happens without --code)",
    )
    parser.add_argument(
        "--template",
        metavar="KEY",
        choices=list(SHOWN_BY),
        default=USUAL,
        help=f"leading: the practice to play: {', '.join(SHOWN_BY)} (default: %(default)s)",
    )
    parser.add_argument("--participants", type=_people, default=30, help="how many people (default: %(default)s)")
    parser.add_argument(
        "--pace",
        type=_amount,
        default=0.0,
        metavar="SECONDS",
        help="leading: wait so long at each turn; taking part: everybody acts within so long",
    )
    parser.add_argument(
        "--votes-per-second",
        type=_amount,
        metavar="N",
        help=f"leading: default as quick as it goes; load: of all together, default {_USUAL_VOTES_PER_SECOND:.0f}",
    )
    parser.add_argument("--charter", type=Path, metavar="FILE", help="leading: download FILE.md, .docx, .pdf and .json")
    parser.add_argument(
        "--seconds", type=_amount, default=600.0, help="taking part: for how long at most (default: %(default).0f)"
    )
    parser.add_argument("--seed", type=int, default=2034, help="the same seed gives the same votes")
    load = parser.add_argument_group(
        "load",
        "With --minutes or --burst the server is put under load in a workshop of its own: everybody joins over HTTP, "
        "has the page open and votes on goals by its live connection, round after round. All pages are watched.",
    )
    load.add_argument("--minutes", type=_amount, metavar="M", help="vote for so long")
    load.add_argument("--burst", type=_amount, metavar="SECONDS", help="a round in which all vote within so long")
    load.add_argument(
        "--joining",
        type=_people,
        default=50,
        metavar="N",
        help="so many join at the same moment (default: %(default)s)",
    )
    load.add_argument("--json", type=Path, metavar="FILE", help="write the numbers there, by name")


def _people(typed: str) -> int:
    number = int(typed)
    if not 1 <= number <= _MOST_PEOPLE:
        raise argparse.ArgumentTypeError(f"must be from 1 to {_MOST_PEOPLE}")
    return number


def _amount(typed: str) -> float:
    number = float(typed)
    if not 0 <= number <= 86_400:
        raise argparse.ArgumentTypeError("must be from 0 to 86400")
    return number


def run(options: argparse.Namespace) -> int:
    """Simulate, and print what was measured. Exit code 1 when anything failed, was lost or did not arrive."""
    is_load = options.minutes is not None or options.burst is not None
    _refuse_nonsense(options, is_load=is_load)
    measured: Felt | Measured
    try:
        measured = asyncio.run(_load(options)) if is_load else asyncio.run(_simulate(options))
    except Refused as fault:
        raise LaunchError(f"The server refused: {fault}") from fault
    except TooFewFiles as fault:
        raise LaunchError(str(fault)) from fault
    except (LiveError, OSError, httpx.HTTPError, httpx.InvalidURL) as fault:
        raise LaunchError(f"{options.url} could not be used: {fault or type(fault).__name__}") from fault
    print(measured.report())
    if measured.facilitator_link:
        print(f"Facilitator's link: {options.url.rstrip('/')}{measured.facilitator_link}")
    if isinstance(measured, Felt) and options.json:
        figures = {name: None if math.isnan(value) else value for name, value in measured.figures().items()}
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return DONE if measured.is_fine else FAILED


def _refuse_nonsense(options: argparse.Namespace, *, is_load: bool) -> None:
    if is_load and (options.code or options.facilitate or options.charter):
        raise LaunchError("A load begins a workshop of its own: leave --code, --facilitate and --charter out.", MISUSED)
    if options.json and not is_load:
        raise LaunchError("--json belongs to a load: give --minutes or --burst.", MISUSED)
    if options.json and not options.json.absolute().parent.is_dir():
        raise LaunchError(f"There is no folder {options.json.parent} for the numbers.", MISUSED)
    if options.code and options.facilitate == _NEW:
        raise LaunchError("To lead the workshop of --code, give --facilitate its facilitator's link.", MISUSED)
    if options.charter and not options.charter.parent.is_dir():
        raise LaunchError(f"There is no folder {options.charter.parent} for the charter.", MISUSED)


def _say(text: str) -> None:
    print(text, flush=True)


async def _load(options: argparse.Namespace) -> Felt:
    plan = Plan(options.participants, joining_at_once=options.joining, seed=options.seed)
    async with Load(options.url, plan, _say) as load:
        if options.minutes:
            per_second = options.votes_per_second
            await load.vote(options.minutes * 60, _USUAL_VOTES_PER_SECOND if per_second is None else per_second)
        if options.burst:
            await load.burst(options.burst)
    return load.felt


async def _simulate(options: argparse.Namespace) -> Measured:
    url = options.url.rstrip("/")
    limits = httpx.Limits(max_connections=100)
    async with httpx.AsyncClient(base_url=url, timeout=_ANSWER_WITHIN_SECONDS, limits=limits) as client:
        simulation = Simulation(
            client,
            url,
            scenario=demo_of(options.template),
            how_many=options.participants,
            seed=options.seed,
            say=_say,
            tempo=Tempo(options.pace, options.votes_per_second or 0.0),
            charter=options.charter,
        )
        if options.facilitate and options.facilitate != _NEW:
            await simulation.lead_by_link(options.facilitate, options.code or "")
        elif options.code:
            await simulation.take_part(options.code, options.seconds)
        else:
            await simulation.lead()
    return simulation.measured
