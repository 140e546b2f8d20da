"""`mission-room simulate`: people who join a running server over its real interfaces and take part."""

from __future__ import annotations

import argparse
import asyncio

import httpx

from app.demo.caller import Refused
from app.demo.live import LiveError
from app.demo.measure import line
from app.demo.scenario import sustainable_feed
from app.demo.simulation import Measured, Simulation
from app.launch.errors import DONE, FAILED, LaunchError

_MOST_PEOPLE = 2000
_ANSWER_WITHIN_SECONDS = 60.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--url", default="http://localhost:3000", help="the server (default: %(default)s)")
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--code", help="join this workshop, which somebody else leads")
    who.add_argument(
        "--facilitate", metavar="LINK", help="lead an empty workshop, by its facilitator's link, through all steps"
    )
    parser.add_argument("--participants", type=_people, default=30, help="how many people (default: %(default)s)")
    parser.add_argument("--seconds", type=float, default=600.0, help="with --code: for how long at most")
    parser.add_argument("--seed", type=int, default=2034, help="the same seed gives the same votes")


def _people(typed: str) -> int:
    number = int(typed)
    if not 1 <= number <= _MOST_PEOPLE:
        raise argparse.ArgumentTypeError(f"must be from 1 to {_MOST_PEOPLE}")
    return number


def run(options: argparse.Namespace) -> int:
    """Simulate, and print what was measured. Without --code and --facilitate a new workshop is started and led."""
    try:
        measured = asyncio.run(_simulate(options))
    except Refused as fault:
        raise LaunchError(f"The server refused: {fault}") from fault
    except (LiveError, OSError, httpx.HTTPError) as fault:
        raise LaunchError(f"{options.url} could not be used: {fault or type(fault).__name__}") from fault
    print(f"Workshop {measured.code}, {measured.people} people:")
    print(line("joined", measured.joined))
    print(line("changes acknowledged", measured.acknowledged))
    if measured.seen or measured.missed:
        print(line("changes seen by every page", measured.seen))
    if measured.facilitator_link:
        print(f"Facilitator's link: {options.url}{measured.facilitator_link}")
    if measured.missed:
        print(f"{measured.missed} updates did not arrive.")
        return FAILED
    return DONE


async def _simulate(options: argparse.Namespace) -> Measured:
    scenario = sustainable_feed()

    def say(text: str) -> None:
        print(text, flush=True)

    url = options.url.rstrip("/")
    limits = httpx.Limits(max_connections=100)
    async with httpx.AsyncClient(base_url=url, timeout=_ANSWER_WITHIN_SECONDS, limits=limits) as client:
        simulation = Simulation(
            client, url, scenario=scenario, how_many=options.participants, seed=options.seed, say=say
        )
        if options.code:
            return await simulation.take_part(options.code, options.seconds)
        if options.facilitate:
            return await simulation.lead_by_link(options.facilitate)
        return await simulation.lead()
