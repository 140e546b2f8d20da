"""docs/voting.md says what is so: its example is a sound record, and its program makes the root from it."""

import hashlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from app.domain.voting.recount import check

ROOT = Path(__file__).parents[2]
DOCUMENT = (ROOT / "docs" / "voting.md").read_text(encoding="utf-8")


def block(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", DOCUMENT, re.DOTALL)
    assert found
    return found[1]


def example() -> Any:
    return json.loads(block("json"))


def test_the_example_is_a_sound_record() -> None:
    record = example()
    assert check(record, root=record["root"]) == []
    assert f"--root {record['root'][:8]}…" in DOCUMENT


def test_the_program_of_the_document_makes_its_root_without_anything_of_ours(tmp_path: Path) -> None:
    (tmp_path / "check.py").write_text(block("python"), encoding="utf-8")
    (tmp_path / "round.json").write_text(block("json"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", "check.py", "round.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.strip() == example()["root"]


def test_ada_finds_her_ballot_as_the_document_says() -> None:
    record = example()
    found = re.search(r"Ada's key was `([^`]+)`", DOCUMENT)
    assert found
    mark = hashlib.sha256(f"{record['round_id']}:{found[1]}".encode()).hexdigest()
    assert [one["choices"] for one in record["ballots"] if one["mark"] == mark] == [{"approved": ["g1"]}]


def test_every_file_of_tests_that_is_named_is_there() -> None:
    named = re.findall(r"`(tests/[\w/.]+)`", DOCUMENT)
    assert len(named) > 5
    assert [name for name in named if not (ROOT / name).exists()] == []
