"""Asks a server of a soak what it holds in memory; `bench/inside/` answers within it."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

from bench.watching import until

INSIDE = Path(__file__).with_name("inside")
_ANSWER_WITHIN_SECONDS = 20.0
_MOST_LINES = 12


class Insight:
    """Questions to one server, through files in `folder`."""

    def __init__(self, folder: Path, *, traces: bool) -> None:
        self._folder = folder
        self._traces = traces
        self._asked = 0

    def environ(self) -> dict[str, str]:
        """What the server needs in its environment."""
        self._folder.mkdir(exist_ok=True)
        tracing = {"PYTHONTRACEMALLOC": "1"} if self._traces else {}
        return {"PYTHONPATH": str(INSIDE), "BENCH_INSIDE": str(self._folder), **tracing}

    async def look(self, pid: int) -> dict[str, Any]:
        """What the process holds now; nothing when it does not answer."""
        self._asked += 1
        question = str(self._asked)
        await asyncio.to_thread((self._folder / "question").write_text, question, encoding="utf-8")
        answer = self._folder / f"answer-{pid}.json"

        def is_there() -> bool:
            return answer.is_file() and json.loads(answer.read_text(encoding="utf-8"))["question"] == question

        if not await until(is_there, _ANSWER_WITHIN_SECONDS):
            return {}
        found: dict[str, Any] = json.loads(await asyncio.to_thread(answer.read_text, encoding="utf-8"))
        return found


def difference(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What has become more between two looks, the most first."""
    if not before or not after:
        return ["(the server did not answer what it holds)"]
    lines = [f"{before['objects']:,} objects before, {after['objects']:,} after"]
    for kind, unit in (("types", "objects"), ("places", "bytes")):
        more = {
            name: number - before.get(kind, {}).get(name, 0)
            for name, number in after.get(kind, {}).items()
            if number > before.get(kind, {}).get(name, 0)
        }
        for name, number in sorted(more.items(), key=lambda one: -one[1])[:_MOST_LINES]:
            lines.append(f"+{number:,} {unit}: {name}")
    return lines
