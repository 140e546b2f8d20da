"""What is stored, read from the database itself and from nothing else: a SQLite file, or PostgreSQL by its own client.

It must not: go through the house, whose word is what is being checked.
"""

import contextlib
import functools
import json
import sqlite3
from dataclasses import dataclass
from typing import Any

import psycopg
from psycopg.rows import dict_row

Row = dict[str, Any]


@dataclass(frozen=True)
class Ledger:
    """The rows of a database, by its URL."""

    url: str

    def rows(self, query: str, *values: str) -> list[Row]:
        """The rows of a query with `?` for its values, at this moment."""
        if self.url.startswith("sqlite:"):
            path = self.url.removeprefix("sqlite:///")
            with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=10)) as file:
                file.row_factory = sqlite3.Row
                return [dict(row) for row in file.execute(query, values)]
        return _connected(self.url).execute(query.replace("?", "%s"), values).fetchall()

    def ballots(self, round_id: str) -> list[Row]:
        """The ballots of a round, `choices` as values."""
        rows = self.rows("SELECT * FROM ballot WHERE round_id = ?", round_id)
        return [{**row, "choices": _value(row["choices"])} for row in rows]

    def choices(self, round_id: str) -> list[Row]:
        """The choices of each ballot of a round, in no order."""
        return [ballot["choices"] for ballot in self.ballots(round_id)]

    def electorate(self, round_id: str) -> list[Row]:
        """Who may vote in a round, with the name of the group, and whether they have."""
        return self.rows(
            "SELECT e.seat_id, e.group_id, e.weight, e.has_ballot, g.name AS group_name FROM electorate e "
            "LEFT JOIN participant_group g ON g.id = e.group_id WHERE e.round_id = ?",
            round_id,
        )

    def voted(self, round_id: str) -> set[str]:
        """The seats that have a ballot in a round."""
        return {row["seat_id"] for row in self.electorate(round_id) if row["has_ballot"]}

    def round(self, round_id: str) -> Row:
        """A round as it is stored."""
        (row,) = self.rows("SELECT * FROM voting_round WHERE id = ?", round_id)
        return {**row, "options": _value(row["options"]), "blocks": _value(row["blocks"])}

    def of_votes(self) -> list[str]:
        """Every row of every table of votes, as text, in one order: equal only when nothing at all has changed."""
        found = []
        for table in ("ballot", "electorate", "voting_round"):
            rows = self.rows(f"SELECT * FROM {table}")  # noqa: S608 - names of ours
            found += [f"{table} {json.dumps(row, sort_keys=True, default=str)}" for row in rows]
        return sorted(found)

    def is_sound(self) -> bool:
        """Whether a SQLite file passes its own check of itself."""
        return self.rows("PRAGMA integrity_check") == [{"integrity_check": "ok"}]


@functools.cache
def _connected(url: str) -> psycopg.Connection[Row]:
    """A connection for the whole run, since opening one costs more than reading; each read is a moment of its own."""
    return psycopg.connect(url, autocommit=True, row_factory=dict_row)


def _value(stored: Any) -> Any:
    return json.loads(stored) if isinstance(stored, str) else stored
