"""How many have voted: as a page shows it, and as the server has counted it.

While a round is open its turnout is a topic of its own; before and after, the round itself has it. What it must not do:
take the one for the other; what a page shows may be late.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from app.demo.caller import Caller


def cast_of(topic: Callable[[str], Mapping[str, Any]], round_id: str) -> int:
    """How many have voted in this round by what a page shows; 0 when it shows another round."""
    turnout = topic("turnout")
    if turnout.get("round_id") == round_id:
        return int(turnout["cast"])
    current = topic("rounds").get("current", {})
    return int(current["turnout"]["cast"]) if current.get("id") == round_id else 0


async def counted(caller: Caller, round_id: str) -> int:
    """How many have voted in this round by what the server has stored. Errors: Refused."""
    topics = await caller.get("/snapshot?topics=rounds,turnout")
    return cast_of(lambda name: topics.get(name, {}), round_id)
