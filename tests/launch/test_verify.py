"""`mission-room verify`: a round of 500 voters is sound, a tampered copy is not, and the ballot is named."""

import copy
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.cli import main
from app.domain.voting.record import ballot_leaf, head_leaf, root_over, to_text
from tests.records import DOTS, EVERY_METHOD, record_of

ROOT = Path(__file__).parents[2]
Said = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    """A round of 500."""
    return record_of(DOTS, 500, seed=11)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[Any], str]:
    """Writes something to a file, and says where."""

    def write(content: Any) -> str:
        file = tmp_path / "round.json"
        if isinstance(content, dict):
            content = to_text(content)
        file.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        return str(file)

    return write


def test_a_round_of_500_is_counted_again_and_found_sound(
    record: dict[str, Any], written: Callable[[Any], str], capsys: Said
) -> None:
    assert main(["verify", written(record), "--root", record["root"]]) == 0
    said = capsys.readouterr().out
    assert "500 ballots were checked" in said
    assert record["root"] in said
    assert "it is the root that you gave" in said
    assert "1. " in said


def test_the_seal_as_the_wall_shows_it_is_enough_and_another_is_not(
    record: dict[str, Any], written: Callable[[Any], str]
) -> None:
    seal = record["root"][:16]
    spaced = " ".join(seal[at : at + 4] for at in range(0, 16, 4))
    assert main(["verify", written(record), "--root", spaced]) == 0
    other = ("0" if seal[0] != "0" else "1") + seal[1:]
    assert main(["verify", written(record), "--root", other]) == 1
    assert main(["verify", written(record), "--root", seal[:15]]) == 2


def test_without_a_root_it_says_what_is_left_to_do(
    record: dict[str, Any], written: Callable[[Any], str], capsys: Said
) -> None:
    assert main(["verify", written(record)]) == 0
    assert "Compare the root" in capsys.readouterr().out


def test_of_a_tampered_copy_the_ballot_is_named(
    record: dict[str, Any], written: Callable[[Any], str], capsys: Said
) -> None:
    tampered = copy.deepcopy(record)
    ballot = tampered["ballots"][246]
    ballot["choices"] = {"dots": {record["options"][3]["id"]: 3}}
    assert main(["verify", written(tampered)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("This record is not sound.")
    assert f"- Ballot 247 ({ballot['id']}): it was changed; its fingerprint (leaf) does not fit it." in lines
    assert [line for line in lines if "The root does not fit" in line]
    assert [line for line in lines if "The figures of “Goal D: żółw” are not those of the ballots." in line]


def test_of_a_thorough_forgery_the_root_that_the_room_saw_tells(
    record: dict[str, Any], written: Callable[[Any], str], capsys: Said
) -> None:
    forged = record_of(DOTS, 500, seed=12)
    assert main(["verify", written(forged), "--root", record["root"]]) == 1
    (_, line) = capsys.readouterr().out.splitlines()
    assert forged["root"] in line


def test_programs_get_the_same_as_json(record: dict[str, Any], written: Callable[[Any], str], capsys: Said) -> None:
    assert main(["verify", written(record), "--json"]) == 0
    sound = json.loads(capsys.readouterr().out)
    assert (sound["is_sound"], sound["root"], sound["ballots"]) == (True, record["root"], 500)
    tampered = copy.deepcopy(record)
    tampered["ballots"][0]["mark"] = tampered["ballots"][1]["mark"]
    assert main(["verify", written(tampered), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert not told["is_sound"]
    assert (told["faults"][0]["ballot"], told["faults"][0]["position"]) == (tampered["ballots"][0]["id"], 1)


@pytest.mark.parametrize("rules", EVERY_METHOD, ids=lambda rules: rules.method)
def test_every_way_of_voting_has_its_sentences(rules: Any, written: Callable[[Any], str], capsys: Said) -> None:
    assert main(["verify", written(record_of(rules, 30, block_quorum_percent=90, quorum_percent=90))]) == 0
    said = capsys.readouterr().out
    assert "The quorum was missed" in said
    assert ("did not pass" in said) == (not rules.option_ids)


UNREADABLE = {
    "empty": b"",
    "not JSON": b"Dear voters",
    "half a file": b'{"format": "mission-room/round", "ballots": [',
    "not UTF-8": b'{"format": "\xff"}',
    "UTF-16": '{"a": 1}'.encode("utf-16"),
    "the same thing twice": b'{"format": 1, "format": 2}',
    "no number": b'{"a": NaN}',
    "endless": b"[" * 200_000,
    "an endless number": b'{"a": ' + b"9" * 5000 + b"}",
}


@pytest.mark.parametrize("content", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_said_in_one_line(content: bytes, written: Callable[[Any], str], capsys: Said) -> None:
    assert main(["verify", written(content)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


def test_what_is_no_file_is_said_in_one_line(tmp_path: Path, capsys: Said) -> None:
    for path in (tmp_path, tmp_path / "missing.json", Path("/dev/zero"), Path("x" * 5000)):
        assert main(["verify", str(path)]) == 2
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, capsys: Said) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)  # a hole: nothing is written
    assert main(["verify", str(huge)]) == 2
    assert "larger than any record" in capsys.readouterr().err


@pytest.mark.parametrize("content", ["{}", "[]", "1", '"x"', "null", '{"format": "mission-room/round", "version": 2}'])
def test_json_that_is_no_record_is_wrong_and_not_a_crash(
    content: str, written: Callable[[Any], str], capsys: Said
) -> None:
    assert main(["verify", written(content)]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_root_that_is_none_is_a_mistake(record: dict[str, Any], written: Callable[[Any], str], capsys: Said) -> None:
    assert main(["verify", written(record), "--root", "abc"]) == 2
    assert "64 digits" in capsys.readouterr().err


def test_a_file_cannot_play_tricks_on_the_terminal(
    record: dict[str, Any], written: Callable[[Any], str], capsys: Said
) -> None:
    evil = "\x1b[2J\x1b]0;owned\x07\u202e\n- All is well" + "x" * 9000
    changed = copy.deepcopy(record)
    changed["workshop"] = evil
    changed["options"][0]["label"] = evil
    changed["leaf"] = head_leaf(changed).hex()
    changed["root"] = root_over(changed, changed["ballots"])
    assert main(["verify", written(changed)]) == 0
    changed["ballots"][0]["id"] = evil
    changed["ballots"][0]["leaf"] = ballot_leaf(changed["ballots"][0]).hex()
    changed["result"]["options"][0]["score"] += 1
    assert main(["verify", written(changed)]) == 1
    said = capsys.readouterr().out
    assert all(one.isprintable() for one in said.replace("\n", ""))
    assert max(len(line) for line in said.splitlines()) < 400
    assert "\n- All is well" not in said


def test_a_file_of_nothing_but_faults_has_an_end(
    record: dict[str, Any], written: Callable[[Any], str], capsys: Said
) -> None:
    broken = copy.deepcopy(record)
    for ballot in broken["ballots"]:
        ballot["leaf"] = ""
    assert main(["verify", written(broken)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 102
    assert lines[-1] == "- and 400 more."


@pytest.mark.server
def test_it_needs_no_database_no_settings_and_no_place_to_write(record: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "round.json"
    file.write_text(to_text(record), encoding="utf-8")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(mode=0o500)
    broken = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(elsewhere)}
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", "verify", str(file)],
        cwd=elsewhere,
        env={**broken, "MISSION_ROOM_PORT": "no port at all"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert list(elsewhere.iterdir()) == []
