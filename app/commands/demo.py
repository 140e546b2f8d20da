"""`mission-room demo`: a workshop on real facts with a fictional room, carried through all steps, ready to export."""

from __future__ import annotations

import argparse
import asyncio

from app.demo.play import Until
from app.demo.scenario import SHOWN_BY
from app.demo.showing import Shown, put_on
from app.domain.errors import MissionRoomError
from app.domain.templates import USUAL
from app.launch import checks, database
from app.launch.errors import DONE, LaunchError
from app.launch.house import own_house
from app.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument(
        "--until",
        metavar="STEP",
        choices=[until.value for until in Until],
        default=Until.END.value,
        help="stop with this step open, so that others can take part: frame, goals (the vote is open), stakeholders, "
        "instruments, charter (its vote is open); by default at the very end",
    )
    parser.add_argument(
        "--template",
        metavar="KEY",
        choices=list(SHOWN_BY),
        default=USUAL,
        help=f"the practice to show: {', '.join(SHOWN_BY)} (default: %(default)s)",
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
            return await put_on(house, Until(options.until), template=options.template)

    try:
        shown = asyncio.run(play())
    except MissionRoomError as fault:
        raise LaunchError(f"The demo could not be played: {fault}") from fault
    print(f"{shown.title}: the facts are public, the room and its words are fictional.")
    for name, path in (
        ("Join code", shown.code),
        ("Join link", settings.public_url + shown.join_path),
        ("Facilitator's link", settings.public_url + shown.facilitator_path),
        ("Charter", settings.public_url + shown.charter_path),
    ):
        print(f"  {name:<20}{path}")
    if options.print_code:
        print(shown.code)
    return DONE
