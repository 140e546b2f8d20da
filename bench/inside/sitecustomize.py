"""Looks inside a server during a soak: which objects it holds, and with tracemalloc where they were made.

Python imports a module of this name at its start; the soak puts this folder on the server's path. A thread waits for
a file to ask, and answers with a file. It is never part of a server that is measured for its speed.
"""

import collections
import gc
import json
import os
import sys
import threading
import time
import tracemalloc
from pathlib import Path

_LOOK_EVERY_SECONDS = 0.5
_TYPES, _PLACES = 40, 25


def _answer() -> dict[str, object]:
    gc.collect()
    types = collections.Counter(f"{type(one).__module__}.{type(one).__qualname__}" for one in gc.get_objects())
    found: dict[str, object] = {"objects": sum(types.values()), "types": dict(types.most_common(_TYPES))}
    if tracemalloc.is_tracing():
        snapshot = tracemalloc.take_snapshot()
        found["traced_bytes"] = tracemalloc.get_traced_memory()[0]
        found["places"] = {str(one.traceback): one.size for one in snapshot.statistics("lineno")[:_PLACES]}
    return found


def _wait_for_questions(folder: Path) -> None:
    question, answer = folder / "question", folder / f"answer-{os.getpid()}.json"
    answered = ""
    while True:
        time.sleep(_LOOK_EVERY_SECONDS)
        asked = question.read_text(encoding="utf-8") if question.is_file() else ""
        if asked and asked != answered:
            answered = asked
            written = answer.with_suffix(".part")
            written.write_text(json.dumps({"question": asked, **_answer()}), encoding="utf-8")
            written.rename(answer)


def _begin() -> None:
    folder = Path(os.environ["BENCH_INSIDE"])
    threading.Thread(target=_wait_for_questions, args=(folder,), daemon=True).start()


if "BENCH_INSIDE" in os.environ and "granian" in sys.orig_argv:
    os.register_at_fork(after_in_child=_begin)  # the worker, which granian forks
