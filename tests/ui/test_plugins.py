"""What the build adds to Reflex: hashes for the CSP, one origin, the theme."""

import base64
import hashlib
import json
from pathlib import Path

import pytest
import reflex_base

from app.ui.plugins import HASHES_FILE, InlineHashesPlugin, calm_reconnect, inline_hashes, same_origin

TEMPLATE = Path(reflex_base.__file__).parent / ".templates" / "web" / "utils" / "state.js"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_inline_scripts_are_hashed_and_files_and_data_are_not() -> None:
    page = """<script>one()</script><script type="module" async="">two()</script>
        <script src="/a.js"></script><script type="application/json">{}</script><style>p{}</style>"""
    assert inline_hashes([page]) == {
        "scripts": sorted([_hash("one()"), _hash("two()")]),
        "styles": [_hash("p{}")],
    }


def test_the_hashes_are_written_beside_the_served_folder(tmp_path: Path) -> None:
    client = tmp_path / "client"
    (client / "deep").mkdir(parents=True)
    (client / "deep" / "index.html").write_text("<script>one()</script>", encoding="utf-8")
    InlineHashesPlugin().post_build(static_dir=client)
    assert json.loads((tmp_path / HASHES_FILE).read_text(encoding="utf-8"))["scripts"] == [_hash("one()")]
    assert not (client / HASHES_FILE).exists()


def test_the_front_end_talks_to_the_server_it_came_from() -> None:
    patched = same_origin(TEMPLATE.read_text(encoding="utf-8"))
    assert "endpoint.host = window.location.host" in patched
    assert same_origin(patched) == patched


def test_pages_come_back_at_moments_of_their_own() -> None:
    patched = calm_reconnect(TEMPLATE.read_text(encoding="utf-8"))
    assert patched.count("Math.random()") - TEMPLATE.read_text(encoding="utf-8").count("Math.random()") == 2
    assert calm_reconnect(patched) == patched


def test_a_changed_reflex_is_noticed() -> None:
    with pytest.raises(RuntimeError, match="has changed"):
        calm_reconnect("const retryConnect = () => {}")
    with pytest.raises(RuntimeError, match="has changed"):
        same_origin("export const getBackendURL = () => {}")
