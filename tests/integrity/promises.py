"""What the suite holds Mission Room to, and the table that says how often it has been tried.

    python -m tests.integrity.promises REPORT             # the table of a report
    python -m tests.integrity.promises REPORT README.md   # and put it between the README's marks

A promise is a sentence, and a test says what it has counted under the promise's name.
"""

import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

BEGIN, END = "<!-- integrity: begin -->", "<!-- integrity: end -->"
HEADER = "| Promise | Tried | Broken |\n|---|---|---|"
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Promise:
    """`tried` names what a run has counted; a broken promise fails the run, so that a table has none."""

    name: str
    sentence: str
    tried: str

    @property
    def words(self) -> set[str]:
        """The names of what is counted."""
        return {name for _, name, _, _ in Formatter().parse(self.tried) if name}


PROMISES = (
    Promise(
        "one_vote",
        "Ten votes of one seat at the same moment count once: by socket, by REST, and by both.",
        "{volleys} volleys of ten, {ballots} ballots",
    ),
    Promise(
        "no_breach",
        "A ballot beyond the rules, or from somebody who may not vote, changes nothing.",
        "{rest} raw requests and {socket} raw messages, all refused",
    ),
    Promise(
        "no_late_vote",
        "After the close no vote counts; during the close exactly those that were acknowledged.",
        "{closes} closes amid votes: {acknowledged} acknowledged and counted, {refused} refused and not",
    ),
    Promise(
        "one_device",
        "A second device of a seat is told that the first has voted; there is one ballot.",
        "{pairs} pairs of devices, {ballots} ballots",
    ),
    Promise(
        "nothing_lost",
        "A vote that was acknowledged is in the database after `kill -9` of the server.",
        "{kills} kills right after an acknowledgement, {acknowledged} acknowledged votes, {missing} missing",
    ),
    Promise(
        "one_address",
        "A whole room behind one address joins and votes at the default limits.",
        "{people} people joined, opened their page and voted, {refused} refused",
    ),
    Promise(
        "sealed",
        "Until the reveal no byte that the server sends depends on what was voted.",
        "{frames} values of frames and {answers} answers equal in two rooms that voted differently",
    ),
    Promise(
        "recount",
        "Results and turnout equal a recount of the stored rows, for every method.",
        "{rounds} rounds, {ballots} ballots, {figures} figures recounted",
    ),
    Promise(
        "screens",
        "Three seconds after a storm every screen shows what the database holds.",
        "{actions} actions, {screens} screens, {topics} topics compared",
    ),
)


def table(report: Mapping[str, Counts]) -> str:
    """The README's table of a report: promise name -> what was counted."""
    rows = [f"| {one.sentence} | {one.tried.format(**_shown(report[one.name]))} | none |" for one in PROMISES]
    return "\n".join([HEADER, *rows])


def _shown(counts: Counts) -> dict[str, str]:
    return {name: f"{number:,}" for name, number in counts.items()}


def replaced(text: str, new: str) -> str:
    """A document with the table put between its marks. Errors: ValueError when they are missing."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError("the marks of the integrity table are missing")
    return f"{before}{BEGIN}\n{new}\n{END}{after}"


def main() -> None:
    """Print the table, or put it where it belongs."""
    report, *documents = map(Path, sys.argv[1:])
    made = table(json.loads(report.read_text(encoding="utf-8")))
    for document in documents:
        document.write_text(replaced(document.read_text(encoding="utf-8"), made), encoding="utf-8")
    if not documents:
        sys.stdout.write(made + "\n")


if __name__ == "__main__":
    main()
