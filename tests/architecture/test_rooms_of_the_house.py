"""Files are rooms: small enough to be read in one sitting, and each says at its door what it is for."""

import ast
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST = 400
FOLDERS = ("app", "bench", "tests", "migrations")
LAID_OUT_ONCE = {"migrations/versions/0001_first_layout.py"}
"""Written by Alembic in one piece, and never changed again."""


def python_files() -> list[Path]:
    """Every Python file of ours."""
    return sorted(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))


def test_every_file_can_be_read_in_one_sitting() -> None:
    long = {
        name: length
        for path in python_files()
        if (length := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
        and (name := str(path.relative_to(ROOT))) not in LAID_OUT_ONCE
    }
    assert not long


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in python_files()
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent


def test_test_files_have_names_of_their_own() -> None:
    """Two of one name cannot be collected together, since the folders are no packages."""
    names = Counter(
        path.name for path in (ROOT / "tests").rglob("test_*.py") if not (path.parent / "__init__.py").exists()
    )
    assert [name for name, number in names.items() if number > 1] == []


def test_no_test_waits_by_the_clock_or_is_left_out() -> None:
    forbidden = {"time.sleep", "pytest.skip", "pytest.mark.skip", "pytest.mark.skipif", "pytest.mark.xfail"}
    found = [
        (str(path.relative_to(ROOT)), node.lineno)
        for path in (ROOT / "tests").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in forbidden
    ]
    assert not found
