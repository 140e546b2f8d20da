"""The `mission-room` command: finds the subcommand, runs it, and turns what went wrong into one line and an exit code.

What it must not do: contain what a subcommand does; each has its own module in `app/commands/`.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from app.commands import HELP, load
from app.launch.errors import INTERRUPTED, MISUSED, LaunchError
from app.settings import SettingsError

_EXIT_CODES = "Exit codes: 0 done, 1 could not be done, 2 the command or a setting is wrong, 130 interrupted."


def parser(asked_for: str | None) -> argparse.ArgumentParser:
    """Return the parser of the command line, with the options of the one command that was asked for."""
    root = argparse.ArgumentParser(
        prog="mission-room",
        description="Live workshops in which a room sets a mission and leaves with its charter.",
        epilog=_EXIT_CODES + " Settings come from the environment: see `mission-room settings`.",
    )
    commands = root.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name, line in HELP.items():
        sub = commands.add_parser(name, help=line, description=line, epilog=_EXIT_CODES)
        if name == asked_for:
            command = load(name)
            command.add_arguments(sub)
            sub.set_defaults(run=command.run)
    return root


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. argparse itself leaves with 0 after --help and 2 after a mistake."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        options = parser(given[0] if given else None).parse_args(given)
        code = options.run(options)
        sys.stdout.flush()
        return int(code)
    except SettingsError as fault:
        for problem in fault.problems:
            print(f"mission-room: {problem}", file=sys.stderr)
        return MISUSED
    except LaunchError as fault:
        print(f"mission-room: {fault}", file=sys.stderr)
        return fault.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read our output has enough of it; say nothing, not even at the end of the interpreter.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    sys.exit(main())
