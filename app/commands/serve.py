"""`mission-room serve`: checks, builds the pages if they changed, migrates, opens the room and says how to get in."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace

from app.launch import checks, database, frontend, server
from app.launch.welcome import welcome
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
    checks.port_is_free(settings.host, settings.port)
    settings = settings.with_secret()
    database.bring_up_to_date(settings)
    if options.no_build:
        frontend.is_there()
    elif not frontend.is_current():
        print("Building the pages; this happens once and takes about a minute ...", flush=True)
        frontend.build()

    def open_the_doors() -> None:
        text = welcome(settings, None, colours=sys.stdout.isatty(), encoding=sys.stdout.encoding or "ascii")
        print(text, flush=True)

    return server.run(settings, open_the_doors)
