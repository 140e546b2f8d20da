"""`mission-room build`: the pages, built ahead of the first start (for images, packages and tests)."""

from __future__ import annotations

import argparse

from app.launch import frontend


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--force", action="store_true", help="build even if nothing changed")


def run(options: argparse.Namespace) -> int:
    """Build, and say which of the two happened."""
    if frontend.is_current() and not options.force:
        print("The pages are up to date.")
        return 0
    print("Building the pages ...", flush=True)
    frontend.build()
    print("The pages are built.")
    return 0
