"""`mission-room verify`: recounts the published record of a round, and says in plain sentences what it found.

What it must not do: need a database, a setting or a network; trust anything that stands in the file.
"""

from __future__ import annotations

import argparse
import json
import re
import stat
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.domain.voting.recount import Fault, check, hidden_quorums
from app.i18n.text import texts
from app.launch.errors import DONE, FAILED, MISUSED, LaunchError

LARGEST_FILE = 64 * 1024 * 1024
_MOST_TOLD = 100
_LONGEST_WORDS = 120
_HEX = re.compile(r"[0-9a-f]{16,64}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the record of a round, as it was downloaded")
    parser.add_argument(
        "--root",
        metavar="HEX",
        default="",
        help="the seal that the room saw when the vote closed: the root, or its first 16 digits",
    )
    parser.add_argument("--json", action="store_true", help="answer in JSON, for programs")


def run(options: argparse.Namespace) -> int:
    """Check the file. 0: it is sound; 1: something in it is wrong; 2: it cannot be read."""
    options.root = "".join(options.root.split()).lower()
    if options.root and not _HEX.fullmatch(options.root):
        raise LaunchError("A root is 64 digits from 0 to 9 and a to f; the first 16, as on the wall, will do.", MISUSED)
    record = read(options.file)
    faults = check(record, root=options.root)
    if options.json:
        print(json.dumps(_as_json(record, faults, options.root), indent=2))
    else:
        print("\n".join(_sentences(record, faults, options.root)))
    return FAILED if faults else DONE


def read(file: Path) -> Any:
    """What is in a file of JSON, if it has one meaning only.

    Errors: LaunchError for what cannot be read, is too large, is no JSON, or says one thing twice.
    """
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise LaunchError(f"{file} is not a file.", MISUSED)
        with file.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as fault:
        raise LaunchError(f"{file} cannot be read: {getattr(fault, 'strerror', None) or fault}.", MISUSED) from fault
    if len(content) > LARGEST_FILE:
        raise LaunchError(f"{file} is larger than any record ({LARGEST_FILE // 1024 // 1024} MB).", MISUSED)
    try:
        return json.loads(content.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    except (ValueError, RecursionError) as fault:
        raise LaunchError(f"{file} is not the record of a round: {fault}.", MISUSED) from fault


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("it says something twice")
    return found


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _sentences(record: Any, faults: Sequence[Fault], root: str) -> list[str]:
    say = texts().format
    if faults:
        told = [_sentence(record, fault) for fault in faults[:_MOST_TOLD]]
        more = len(faults) - len(told)
        rest = [say("verify.more", count=more)] if more else []
        return [say("verify.wrong", count=len(faults)), *(f"- {line}" for line in (*told, *rest))]
    result, turnout = record["result"], record["turnout"]
    labels = _labels(record)
    lines = [
        say("verify.round", number=str(record["number"]), workshop=_plain(record["workshop"])),
        say("verify.ballots", count=turnout["ballots"]),
    ]
    if turnout["abstained"]:
        lines.append(say("verify.abstained", count=turnout["abstained"]))
    if result["winners"]:
        chosen = ", ".join(f"“{labels.get(one, _plain(one))}”" for one in result["winners"])
        lines.append(say("verify.winners", chosen=chosen))
    if result["is_passed"] is not None:
        lines.append(say("verify.passed" if result["is_passed"] else "verify.not_passed"))
    for option in result["options"]:
        lines.append(
            say(
                "verify.option",
                rank=str(option["rank"]),
                label=labels.get(option["id"], ""),
                score=f"{option['score']:g}",
            )
        )
    if result["quorum"]["statement"] == "missed":
        lines.append(say("verify.quorum"))
    hidden = hidden_quorums(record)
    if hidden:
        lines.append(say("verify.hidden", count=hidden))
    lines.append(say("verify.root", root=record["root"]))
    lines.append(say("verify.root.fits" if root else "verify.root.compare"))
    return lines


def _sentence(record: Any, fault: Fault) -> str:
    values: dict[str, str | int] = {
        name: _plain(value) if isinstance(value, str) else value for name, value in fault.values.items()
    }
    if "why" in values:
        values["why"] = texts().format(f"verify.why.{fault.values['why']}")
    if "option" in values:
        values["option"] = _labels(record).get(str(fault.values["option"]), values["option"])
    sentence = texts().format(f"verify.fault.{fault.code}", **values)
    if not fault.position:
        return sentence
    return texts().format("verify.ballot", position=str(fault.position), id=_plain(fault.ballot)) + " " + sentence


def _labels(record: Any) -> dict[str, str]:
    """Options in words, as far as the file has them."""
    options = record.get("options") if isinstance(record, dict) else None
    return {
        str(one.get("id")): _plain(one.get("label", ""))
        for one in (options if isinstance(options, list) else [])
        if isinstance(one, dict)
    }


def _plain(value: object) -> str:
    """Words out of a file that may have been made to play tricks on a terminal: printable, on one line, not endless."""
    text = "".join(one if unicodedata.category(one)[0] not in "CZ" else " " for one in str(value)[: _LONGEST_WORDS + 1])
    return text if len(text) <= _LONGEST_WORDS else text[:_LONGEST_WORDS] + "…"


def _as_json(record: Any, faults: Sequence[Fault], root: str) -> dict[str, Any]:
    return {
        "is_sound": not faults,
        "is_root_compared": bool(root),
        "root": record["root"] if not faults else "",
        "ballots": record["turnout"]["ballots"] if not faults else 0,
        "winners": record["result"]["winners"] if not faults else [],
        "faults": [
            {
                "code": fault.code,
                "ballot": fault.ballot,
                "position": fault.position,
                "words": _sentence(record, fault),
            }
            for fault in faults
        ],
    }
