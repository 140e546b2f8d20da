"""`mission-room demo`: a workshop on real facts with a fictional room, carried through all steps, ready to export."""

from __future__ import annotations

import argparse
import asyncio

from app.demo.caller import Refused
from app.demo.play import Until
from app.demo.stage import Shown, own_house, put_on
from app.launch import checks, database
from app.launch.errors import DONE, LaunchError
from app.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--until",
        choices=[until.value for until in Until],
        default=Until.END.value,
        help="stop with the charter's endorsement open, or at the very end (the default)",
    )
    parser.add_argument("--print-code", action="store_true", help="print the join code alone on the last line")


def run(options: argparse.Namespace) -> int:
    """Create it in the configured database, and say how to get in."""
    settings = Settings.from_environment()
    checks.data_folder_is_writable(settings.data_dir)
    settings = settings.with_secret()
    database.bring_up_to_date(settings)

    async def play() -> Shown:
        async with own_house(settings) as house:
            return await put_on(house, settings, Until(options.until))

    try:
        shown = asyncio.run(play())
    except Refused as fault:
        raise LaunchError(f"The demo could not be played: {fault}") from fault
    print(f"{shown.title}: the facts are public, the room and its words are fictional.")
    print(f"Join:        {settings.public_url}/join/{shown.code}")
    print(f"Facilitate:  {settings.public_url}{shown.facilitator_path}")
    if options.print_code:
        print(shown.code)
    return DONE
