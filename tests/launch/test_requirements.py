"""The locked requirements: what pyproject.toml says, pinned and hashed, and no address to fetch from."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = {name: (ROOT / "requirements" / f"{name}.txt").read_text() for name in ("run", "dev")}
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==([^\s;]+)", re.MULTILINE)


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(text: str) -> dict[str, str]:
    return {canonical(name): version for name, version in PIN.findall(text)}


def wanted(extra: str | None) -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = project["dependencies"] + (project["optional-dependencies"][extra] if extra else [])
    return pins("\n".join(lines)) | pins((ROOT / "requirements" / "build.in").read_text())


@pytest.mark.parametrize(("name", "extra"), [("run", None), ("dev", "dev")])
def test_what_the_project_wants_is_locked_at_the_same_version(name: str, extra: str | None) -> None:
    locked = pins(LOCKS[name])
    differing = {
        want: (version, locked.get(want)) for want, version in wanted(extra).items() if locked.get(want) != version
    }

    assert differing == {}, "run `make lock` after changing a dependency"


def test_every_dependency_of_the_project_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = project["dependencies"] + project["optional-dependencies"]["dev"]

    assert [line for line in lines if not PIN.match(line)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_has_hashes(name: str) -> None:
    requirements = [block for block in re.split(r"\n(?=[A-Za-z0-9])", LOCKS[name]) if PIN.match(block)]

    assert len(requirements) == len(PIN.findall(LOCKS[name])) > 50
    assert [block.splitlines()[0] for block in requirements if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("name", LOCKS)
def test_no_lock_names_an_address(name: str) -> None:
    assert re.findall(r"\S*(?:://|index-url|find-links|trusted-host)\S*", LOCKS[name]) == []


def test_the_tests_run_on_the_versions_that_serve() -> None:
    assert pins(LOCKS["run"]).items() <= pins(LOCKS["dev"]).items()
