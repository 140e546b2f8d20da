"""`mission-room serve`: checks, builds the pages if they changed, migrates, opens the room and says how to get in."""

from __future__ import annotations

import argparse
import asyncio
import sys
from dataclasses import replace

from app.launch import checks, database, frontend, server
from app.launch.welcome import DemoDoor, welcome
from app.services.office_template import office_template
from app.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--no-demo", action="store_true", help="do not create the demo workshop in an empty database")
    parser.add_argument("--no-build", action="store_true", help="serve the pages as they were built last")


def run(options: argparse.Namespace) -> int:
    """Serve until stopped. The cheap checks come first, so that nobody waits for a build to hear of a busy port."""
    settings = Settings.from_environment()
    if options.no_demo:
        settings = replace(settings, demo=False)
    checks.data_folder_is_writable(settings.data_dir)
    checks.own_templates_can_be_read(settings.templates_dir)
    checks.port_is_free(settings.host, settings.port)
    office_template(settings.word_template)  # so that a wrong one is told now, and not by the first charter
    settings = settings.with_secret()
    database.bring_up_to_date(settings)
    if options.no_build:
        frontend.is_there()
    elif not frontend.is_current():
        print("Building the pages; this happens once and takes about a minute ...", flush=True)
        frontend.build()

    demo = _demo(settings) if settings.demo else None

    def open_the_doors() -> None:
        text = welcome(settings, demo, colours=sys.stdout.isatty(), encoding=sys.stdout.encoding or "ascii")
        print(text, flush=True)

    return server.run(settings, open_the_doors)


def _preparing() -> None:
    print("Preparing a demo workshop to look at ...", flush=True)


def _demo(settings: Settings) -> DemoDoor | None:
    """The demo workshop; an empty database gets one. A start does not fail for its sake."""
    # Imported here: an installation without a demo starts faster.
    from app.demo.showing import Shown, demo_at_first_start  # noqa: PLC0415
    from app.domain.errors import MissionRoomError  # noqa: PLC0415
    from app.launch.house import own_house  # noqa: PLC0415

    async def play() -> Shown | None:
        async with own_house(settings) as house:
            return await demo_at_first_start(house, _preparing)

    try:
        shown = asyncio.run(play())
    except MissionRoomError as fault:
        print(f"mission-room: the demo workshop could not be made: {fault}", file=sys.stderr)
        return None
    return DemoDoor(shown.title, shown.code, shown.join_path, shown.facilitator_path) if shown else None
