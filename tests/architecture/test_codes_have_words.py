"""Every refusal and everything that can be undone has words, and gets the values its words ask for."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from app.i18n.catalogue import catalogue

APP = Path(__file__).parents[2] / "app"
WRONG_AT_A_PLACE = "wrong"
"""The method that says what is wrong with a file and where; it adds `place` itself."""
REFUSALS = {"Invalid", "InvalidBallot", "Conflict", "NotAllowed", "NotFound", "NotSeated", "TooMany", "Denied"}


def calls(names: set[str]) -> Iterator[tuple[Path, ast.Call]]:
    """Every call of one of these names anywhere in the house."""
    for path in sorted(APP.rglob("*.py")):
        is_of_a_file = "carrying" in path.parts
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
                if called in names and (called != WRONG_AT_A_PLACE or is_of_a_file):
                    yield path, node


def constants(node: ast.expr) -> list[str]:
    """The texts an expression may be: itself, or both sides of a choice."""
    if isinstance(node, ast.IfExp):
        return constants(node.body) + constants(node.orelse)
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def raised() -> Iterator[tuple[str, set[str], str]]:
    """(code, names of its values, where) of every refusal whose code stands in the source."""
    for path, call in calls(REFUSALS | {WRONG_AT_A_PLACE}):
        values = {keyword.arg for keyword in call.keywords if keyword.arg} - {"field"}
        for code in constants(call.args[0]) if call.args else []:
            yield (
                code,
                values | ({"place"} if _is_at_a_place(call) else set()),
                f"{path.relative_to(APP.parent)}:{call.lineno}",
            )


def _is_at_a_place(call: ast.Call) -> bool:
    return getattr(call.func, "attr", "") == WRONG_AT_A_PLACE


def placeholders(text: str) -> set[str]:
    """The values a text asks for."""
    return set(re.findall(r"\{(\w+)[,}]", text))


def test_there_are_refusals_to_look_at() -> None:
    assert len({code for code, _, _ in raised()}) > 60


def test_every_refusal_has_words() -> None:
    missing = {(code, where) for code, _, where in raised() if f"error.{code}" not in catalogue().texts}
    assert not missing


def test_every_refusal_gives_the_values_its_words_ask_for() -> None:
    lacking = {
        (code, where, frozenset(asked - values))
        for code, values, where in raised()
        if (asked := placeholders(catalogue().texts.get(f"error.{code}", ""))) - values
    }
    assert not lacking


def test_a_code_that_is_put_together_comes_from_the_gate() -> None:
    computed = {
        str(path.relative_to(APP)) for path, call in calls(REFUSALS) if not (call.args and constants(call.args[0]))
    }
    assert computed - {"domain/carrying/place.py"} <= {
        "services/turn.py",
        "services/views/reader.py",
        "api/seats.py",
    }, "these pass on the reason of a Denied, which has words; a place of a file names its code where it is wrong"


def test_every_text_of_a_refusal_is_for_one_that_happens() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in APP.rglob("*.py"))
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in (APP.parent / "assets").rglob("*.js*"))
    codes = {code for code, _, _ in raised()}
    unused = {
        key
        for key in catalogue().texts
        if key.startswith("error.")
        and key.removeprefix("error.") not in codes
        and f'"{key}"' not in sources + scripts
        and f'"{key.removeprefix("error.")}"' not in sources
    }
    assert not unused


def undoable() -> Iterator[tuple[str, str]]:
    """(label, where) of every turn that the desk may take back; without a label it is the action's name."""
    for path, call in calls({"turn"}):
        given = {keyword.arg: keyword.value for keyword in call.keywords if keyword.arg}
        never = isinstance(given.get("is_undoable"), ast.Constant) and given["is_undoable"].value is False  # type: ignore[attr-defined]
        if "is_undoable" not in given or never:
            continue
        where = f"{path.relative_to(APP.parent)}:{call.lineno}"
        labels = constants(given["label"]) if "label" in given else [_action(call)]
        assert labels, where
        for label in labels:
            yield label, where


def _action(call: ast.Call) -> str:
    action = call.args[1]
    assert isinstance(action, ast.Attribute)
    return action.attr.lower()


def test_everything_that_can_be_undone_has_words_and_nothing_else_has() -> None:
    assert {f"undo.{label}" for label, _ in undoable()} == {key for key in catalogue().texts if key.startswith("undo.")}
