"""`mission-room import`: a charter that was exported as JSON begins a workshop in the configured database."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from app.domain.errors import MissionRoomError
from app.i18n.text import texts
from app.launch import checks, database
from app.launch.errors import DONE, LaunchError
from app.launch.house import own_house
from app.services.carrying.carrying import BroughtView
from app.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("file", metavar="FILE", help="the charter as json; - is standard input")
    parser.add_argument("--look", action="store_true", help="only say what is in it, and start nothing")
    parser.add_argument("--print-code", action="store_true", help="print the join code alone on the last line")


def run(options: argparse.Namespace) -> int:
    """Start the workshop, and say what came along and what stayed behind."""
    file = _read(options.file)
    settings = Settings.from_environment()
    checks.data_folder_is_writable(settings.data_dir)
    settings = settings.with_secret()
    database.bring_up_to_date(settings)

    async def begin() -> tuple[BroughtView, str, str]:
        async with own_house(settings) as house:
            if options.look:
                return await house.carrying.look(file), "", ""
            started, brought = await house.carrying.begin(file)
            return brought, started.code, started.facilitator_link

    try:
        brought, code, link = asyncio.run(begin())
    except MissionRoomError as fault:
        raise LaunchError(texts().format(f"error.{fault.code}", **fault.values)) from fault
    words = texts()
    print(brought.title)
    for name in ("goals", "cards", "rounds", "actors", "instruments", "entries"):
        print("  " + words.format(f"carry.count.{name}", count=getattr(brought, name)))
    print(words.format("carry.left") + ":")
    for one in brought.left:
        print("  " + words.format(f"carry.left.{one.what}", count=one.count))
    if code:
        for name, said in (("Join code", code), ("Facilitator's link", f"{settings.public_url}/link/{link}")):
            print(f"  {name:<20}{said}")
        if options.print_code:
            print(code)
    return DONE


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as fault:
        raise LaunchError(f"{name} cannot be read: {fault.strerror}.") from fault
