"""Finding a Python to start with, on machines that have one, none, an old one, or half a one."""

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "find-python"
ADVICE = " Install it, or name one: PYTHON=/path/to/python3 make run\n"


def python_of(folder: Path, name: str, version: str, *, has_venv: bool = True) -> Path:
    """Write a stand-in that answers the script's three questions as a Python of that version would."""
    major, minor = version.split(".")
    is_new = (int(major), int(minor)) >= (3, 11)
    path = folder / name
    path.write_text(
        "#!/bin/sh\n"
        'case "$2" in\n'
        f'  *print*) echo "{version}" ;;\n'
        f"  *sys.exit*) exit {0 if is_new else 1} ;;\n"
        f"  *ensurepip*) exit {0 if has_venv else 1} ;;\n"
        "esac\n"
    )
    path.chmod(0o755)
    return path


def found_in(folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", SCRIPT], env={"PATH": str(folder), **environ}, capture_output=True, text=True, check=False
    )


def test_the_newest_one_is_taken(tmp_path: Path) -> None:
    python_of(tmp_path, "python3", "3.11")
    newest = python_of(tmp_path, "python3.12", "3.12")

    done = found_in(tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, f"{newest}\n", "")


def test_a_plain_python3_is_enough(tmp_path: Path) -> None:
    only = python_of(tmp_path, "python3", "3.14")

    assert found_in(tmp_path).stdout == f"{only}\n"


def test_a_stand_in_that_does_not_run_is_passed_over(tmp_path: Path) -> None:
    stub = tmp_path / "python3.13"
    stub.write_text("#!/bin/sh\necho 'command not found' >&2\nexit 127\n")
    stub.chmod(0o755)
    works = python_of(tmp_path, "python3.11", "3.11")

    assert found_in(tmp_path).stdout == f"{works}\n"


def test_a_named_one_is_taken_and_no_other(tmp_path: Path) -> None:
    python_of(tmp_path, "python3.13", "3.13")
    mine = python_of(tmp_path, "mine", "3.11")

    assert found_in(tmp_path, PYTHON=str(mine)).stdout == f"{mine}\n"
    assert found_in(tmp_path, PYTHON=str(tmp_path / "gone")).returncode == 1


@pytest.mark.parametrize(
    ("version", "has_venv", "reason"),
    [
        (None, True, "None was found."),
        ("3.10", True, "Python 3.10 is too old."),
        ("3.12", False, "Python 3.12 has no venv module (on Debian and Ubuntu: apt install python3.12-venv)."),
    ],
)
def test_without_a_usable_one_there_is_one_clear_line(
    tmp_path: Path, version: str | None, has_venv: bool, reason: str
) -> None:
    if version:
        python_of(tmp_path, "python3", version, has_venv=has_venv)

    done = found_in(tmp_path)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == f"Mission Room needs Python 3.11 or newer. {reason}{ADVICE}"
