"""What a run has found: rows as they come, said at once, and kept as JSON and as a table at the end."""

from __future__ import annotations

import json
import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from bench.row import Row, row

RESULTS = Path(__file__).with_name("results")
_HEADER = ("figure", "value", "spread", "runs", "baseline", "its value", "ratio")


class Report:
    """Rows under headings. `values` keeps what each run of a figure gave, for those who need it as a baseline."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.values: dict[str, list[float]] = {}
        self._lines: list[str] = []
        self._tables: list[tuple[str, list[Row]]] = []

    def heading(self, text: str) -> None:
        """Begin a table."""
        self._tables.append((text, []))
        self._lines.append(f"\n## {text}\n")
        say(f"\n{text}")

    def note(self, text: str) -> None:
        """Say something that is no figure; it is kept in the table's file."""
        self._lines.append(f"{text}\n")
        say(f"  {text}")

    def add(
        self,
        name: str,
        unit: str,
        values: Sequence[float],
        *,
        baseline: str = "",
        than: str = "",
        baseline_values: Sequence[float] = (),
    ) -> Row:
        """Add a figure. The baseline's values are given, or are those of the figure named `than`, if it was measured.

        `baseline` is how the baseline is called in the table; the figure's own name unless it is given.
        """
        found = baseline_values or self.values.get(than, ())
        made = row(name, unit, values, baseline=baseline or than, baseline_values=found)
        self.values[name] = list(values)
        self.rows.append(made)
        if not self._tables or self._tables[-1][1] == []:
            self._lines += _table_head()
        self._lines.append(_line(made.cells()))
        if self._tables:
            self._tables[-1][1].append(made)
        cells = made.cells()
        say(f"  {cells[0]:<62} {cells[1]:>16}   {' '.join(part for part in (cells[6], cells[4]) if part)}")
        return made

    def keep(self, folder: Path = RESULTS) -> None:
        """Write `latest.json` and `latest.md`."""
        folder.mkdir(parents=True, exist_ok=True)
        rows = json.dumps([one.as_json() for one in self.rows], indent=1, ensure_ascii=False)
        (folder / "latest.json").write_text(rows + "\n", encoding="utf-8")
        head = ["# The last run of `make bench`", "", machine(), ""]
        (folder / "latest.md").write_text("\n".join([*head, *self._lines]).rstrip() + "\n", encoding="utf-8")


def say(text: str) -> None:
    """Tell the terminal."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def machine() -> str:
    """On what it ran."""
    return (
        f"{os.cpu_count()} processors ({platform.machine()}), {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, Reflex {version('reflex')}, granian {version('granian')}. "
        "Server and load side by side on this one machine."
    )


def _table_head() -> list[str]:
    return [_line(_HEADER), _line(["---"] * len(_HEADER))]


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
