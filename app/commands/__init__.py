"""The subcommands of `mission-room`, one module each: add_arguments(parser), run(options) -> exit code.

What they must not do: hold rules of the workshop; they call launch and services like any other caller.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import Protocol, cast

HELP = {
    "serve": "Open the room: build the pages if they changed, bring the database up to date, serve on one port.",
    "demo": "Create a demo workshop: public facts, a fictional room of 30, carried through all steps.",
    "export": "Write the charter of a workshop to a file: docx, pdf, html, xlsx, csv, md, json or a zip of all; "
    "or the record of one of its votes.",
    "import": "Start a workshop with a charter that was exported as json, and say how to get in.",
    "verify": "Recount the published record of a vote: every ballot, every fingerprint, the root and the result.",
    "simulate": "Let simulated people join a running server over its real interfaces, and measure.",
    "build": "Build the pages if their sources changed since the last build.",
    "settings": "Check the settings in the environment and list them, without the key and passwords.",
}
"""Every command with its line of help, in the order in which they are listed."""


_MODULES = {"import": "carry_on"}
"""Modules that cannot have their command's name."""


class Command(Protocol):
    """What `app.cli` needs of each module here."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Add the options of this command."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it, and return the exit code. Errors: `LaunchError`, `SettingsError`."""


def load(name: str) -> Command:
    """Import one command. Only the one that was asked for: the server's imports take longer than most commands run."""
    return cast(Command, import_module(f"app.commands.{_MODULES.get(name, name)}"))
