"""`mission-room simulate`: people who join a running server over its real interfaces and take part."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

import httpx

from app.demo.caller import Refused
from app.demo.http_stage import Tempo
from app.demo.live import LiveError
from app.demo.scenario import sustainable_feed
from app.demo.simulation import Simulation
from app.launch.errors import DONE, FAILED, MISUSED, LaunchError

_MOST_PEOPLE = 2000
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
    parser.add_argument("--participants", type=_people, default=30, help="how many people (default: %(default)s)")
    parser.add_argument(
        "--pace",
        type=_amount,
        default=0.0,
        metavar="SECONDS",
        help="leading: wait so long at each turn; taking part: everybody acts within so long",
    )
    parser.add_argument(
        "--votes-per-second", type=_amount, default=0.0, metavar="N", help="leading: default as quick as it goes"
    )
    parser.add_argument("--charter", type=Path, metavar="FILE", help="leading: download FILE.md, .docx, .pdf and .json")
    parser.add_argument(
        "--seconds", type=_amount, default=600.0, help="taking part: for how long at most (default: %(default).0f)"
    )
    parser.add_argument("--seed", type=int, default=2034, help="the same seed gives the same votes")


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
    """Simulate, and print what was measured. Exit code 1 when anything failed or did not arrive."""
    if options.code and options.facilitate == _NEW:
        raise LaunchError("To lead the workshop of --code, give --facilitate its facilitator's link.", MISUSED)
    if options.charter and not options.charter.parent.is_dir():
        raise LaunchError(f"There is no folder {options.charter.parent} for the charter.", MISUSED)
    try:
        simulation = asyncio.run(_simulate(options))
    except Refused as fault:
        raise LaunchError(f"The server refused: {fault}") from fault
    except (LiveError, OSError, httpx.HTTPError, httpx.InvalidURL) as fault:
        raise LaunchError(f"{options.url} could not be used: {fault or type(fault).__name__}") from fault
    measured = simulation.measured
    print(measured.report())
    if measured.facilitator_link:
        print(f"Facilitator's link: {options.url.rstrip('/')}{measured.facilitator_link}")
    return DONE if measured.is_fine else FAILED


async def _simulate(options: argparse.Namespace) -> Simulation:
    def say(text: str) -> None:
        print(text, flush=True)

    url = options.url.rstrip("/")
    limits = httpx.Limits(max_connections=100)
    async with httpx.AsyncClient(base_url=url, timeout=_ANSWER_WITHIN_SECONDS, limits=limits) as client:
        simulation = Simulation(
            client,
            url,
            scenario=sustainable_feed(),
            how_many=options.participants,
            seed=options.seed,
            say=say,
            tempo=Tempo(options.pace, options.votes_per_second),
            charter=options.charter,
        )
        if options.facilitate and options.facilitate != _NEW:
            await simulation.lead_by_link(options.facilitate, options.code or "")
        elif options.code:
            await simulation.take_part(options.code, options.seconds)
        else:
            await simulation.lead()
    return simulation
