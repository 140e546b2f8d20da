"""`mission-room settings`: every setting with its value now, or the table of the README."""

from __future__ import annotations

import argparse

from app.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("--markdown", action="store_true", help="print the table of the README instead")


def run(options: argparse.Namespace) -> int:
    """Print the list or the table."""
    settings = Settings.from_environment()
    print(markdown_table(settings) if options.markdown else _listing(settings))
    return 0


def markdown_table(settings: Settings) -> str:
    """Return the README's table: variable, default, meaning. A test compares it with the README."""
    rows = ["| Variable | Default | Meaning |", "|---|---|---|"]
    rows += [f"| `{name}` | {default} | {meaning} |" for name, default, meaning, _ in settings.described()]
    return "\n".join(rows)


def _listing(settings: Settings) -> str:
    described = settings.described()
    width = max(len(name) for name, *_ in described)
    return "\n".join(f"{name:<{width}}  {value}" for name, _, _, value in described)
