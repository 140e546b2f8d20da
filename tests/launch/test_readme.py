"""The README says what is so: its tables are those of the code, and its links lead somewhere."""

import re
from pathlib import Path

import pytest

from app.commands import HELP
from app.commands.settings import markdown_table
from app.settings import Settings
from tests.integrity.promises import PROMISES

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")


def block(name: str) -> str:
    text = (ROOT / "README.md").read_text()
    return text.partition(f"<!-- {name}: begin -->\n")[2].partition(f"<!-- {name}: end -->")[0].strip()


def test_the_settings_are_listed_as_they_are() -> None:
    assert block("settings") == markdown_table(Settings.from_environment({})), (
        "put the output of `mission-room settings --markdown` between the marks"
    )


def test_the_commands_are_listed_as_they_are() -> None:
    rows = [f"| `{name}` | {line} |" for name, line in HELP.items()]

    assert block("commands").splitlines()[2:] == rows


def test_the_integrity_table_has_a_row_for_each_promise_with_what_was_tried() -> None:
    rows = [row.strip("| ").split(" | ") for row in block("integrity").splitlines()[2:]]

    assert [sentence for sentence, _, _ in rows] == [promise.sentence for promise in PROMISES]
    for promise, (_, tried, broken) in zip(PROMISES, rows, strict=True):
        pattern = re.sub(r"\\\{\w+\\\}", r"[\\d,]+", re.escape(promise.tried))
        assert re.fullmatch(pattern, tried), "make it anew: make integrity"
        assert broken == "none"


def test_every_promise_is_kept_by_a_test() -> None:
    tests = "\n".join(file.read_text() for file in (ROOT / "tests" / "integrity").glob("test_*.py"))

    assert [promise.name for promise in PROMISES if f'count("{promise.name}"' not in tests] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_to_a_file_leads_to_one(name: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / name).read_text())

    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_make_target_that_is_named_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`?\bmake ([a-z]+)`", "\n".join((ROOT / name).read_text() for name in DOCUMENTS)))

    assert named
    assert named <= targets


def test_every_room_on_the_map_exists() -> None:
    house = block_of_code("rxconfig.py")
    rooms = re.findall(r"^  ([a-z0-9_]+(?:\.py|/))", house, re.MULTILINE)

    assert len(rooms) >= 12
    assert [room for room in rooms if not (ROOT / "app" / room).exists()] == []


def block_of_code(start: str) -> str:
    text = (ROOT / "README.md").read_text()
    return text.partition(f"```\n{start}")[2].partition("```")[0]
