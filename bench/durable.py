"""The least that a vote which survives a power cut can cost: one durable insert into SQLite, by itself."""

from __future__ import annotations

import contextlib
import sqlite3
import statistics
import time
from pathlib import Path

INSERT = "a durable insert into SQLite"


def durable_inserts(file: Path, how_many: int, runs: int) -> list[float]:
    """Milliseconds of one insert, the median of each run."""
    with contextlib.closing(sqlite3.connect(file)) as bare:
        bare.executescript(
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE IF NOT EXISTS vote (id, choices)"
        )
        return [statistics.median(_insert(bare, how_many)) for _ in range(runs)]


def _insert(bare: sqlite3.Connection, how_many: int) -> list[float]:
    took = []
    for number in range(how_many):
        began = time.perf_counter()
        bare.execute("INSERT INTO vote VALUES (?, ?)", (number, "x" * 100))
        bare.commit()
        took.append((time.perf_counter() - began) * 1000)
    return took
