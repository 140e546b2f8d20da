"""`mission-room export`: the charter of a workshop, or the record of a vote, as a file straight from the database."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path

from app.domain.errors import MissionRoomError
from app.export import ExportFile, Format
from app.i18n.text import texts
from app.launch import database
from app.launch.errors import DONE, MISUSED, LaunchError
from app.launch.house import own_house
from app.settings import Settings

FORMATS = tuple(map(str, Format))
READABLE = ("md", "json", "html")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("code", metavar="CODE", help="the workshop's join code")
    parser.add_argument("--format", choices=FORMATS, help="default: by the ending of FILE, else md")
    parser.add_argument("--template", type=Path, metavar="FILE", help="a .docx or .dotx whose look the Word file gets")
    parser.add_argument("--summary", action="store_true", help="the mission on one page (docx, pdf, html or md)")
    parser.add_argument("--round", type=int, metavar="N", help="the published record of this vote instead (json)")
    parser.add_argument("-o", "--output", metavar="FILE", default="-", help="where to (default: -, standard output)")
    parser.add_argument("--force", action="store_true", help="replace FILE if it is there already")


def run(options: argparse.Namespace) -> int:
    """Write the file."""
    target = None if options.output == "-" else Path(options.output)
    kind = (
        options.format
        or (target.suffix.removeprefix(".").lower() if target else "")
        or ("json" if options.round is not None else "md")
    )
    if options.round is not None and kind != "json":
        raise LaunchError("The record of a vote is a json file.", MISUSED)
    if target is not None and target.suffix.lower() == ".csv":
        raise LaunchError("The lists come as CSV files in one ZIP: give --format csv and a FILE.zip.", MISUSED)
    if kind not in FORMATS:
        raise LaunchError(
            f"Which format? Give --format {'|'.join(FORMATS)}, or a FILE with one of these endings.", MISUSED
        )
    if target is None and kind not in READABLE and sys.stdout.isatty():
        raise LaunchError(f"A {kind} file is nothing to read on a terminal. Give a file by -o, or a pipe.", MISUSED)
    if target is not None and target.exists() and not options.force:
        raise LaunchError(f"{target} is there already. Give --force to replace it.")
    template = _template(options.template, kind) if options.template else None
    settings = Settings.from_environment().with_secret()
    database.bring_up_to_date(settings)

    async def draw() -> ExportFile:
        async with own_house(settings) as house:
            facilitator = await house.convening.facilitator_of(options.code)
            if options.round is not None:
                record = await house.publishing.by_number(facilitator, options.round)
                return ExportFile(record, "application/json", f"round-{options.round}.json")
            return await house.chartering.file(facilitator, kind, template, is_summary=options.summary)

    try:
        made = asyncio.run(draw())
    except MissionRoomError as fault:
        raise LaunchError(texts().format(f"error.{fault.code}", **fault.values)) from fault
    for note in made.notes:
        print(texts().format(f"charter.note.{note}"), file=sys.stderr)
    if target is None:
        sys.stdout.buffer.write(made.content)
        return DONE
    try:
        target.write_bytes(made.content)
    except OSError as fault:
        raise LaunchError(f"{target} cannot be written: {fault.strerror}.") from fault
    return DONE


def _template(file: Path, kind: str) -> bytes:
    if kind != "docx":
        raise LaunchError("Only the Word file (docx) takes a template.", MISUSED)
    try:
        return file.read_bytes()
    except OSError as fault:
        raise LaunchError(f"{file} cannot be read: {fault.strerror}.") from fault
