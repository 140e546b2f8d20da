"""Catalogues: merged, without two texts for one key, and every key in use."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.i18n.bundles import bundles
from app.i18n.catalogue import CatalogueError, catalogue, read_catalogue
from app.i18n.text import texts

ROOT = Path(__file__).parents[2]

# Keys that are put together while running, each by a prefix and a word of the domain. A new family is added here.
DYNAMIC_PREFIXES = (
    "action.",
    "actor_kind.",
    "actors.column.",
    "actors.ladder.",
    "actors.placing.answer.",
    "answer.",
    "approach.",
    "ballots.closes.",
    "ballots.consent.",
    "ballots.criteria.",
    "ballots.fist.",
    "ballots.place.",
    "ballots.reason.help.",
    "ballots.secrecy.",
    "ballots.signed.",
    "ballots.table.",
    "blocker_kind.",
    "body.",
    "body_status.",
    "calendar.",
    "capability_source.",
    "chain.",
    "change_link.",
    "carry.count.",
    "carry.due.",
    "carry.hint.",
    "carry.left.",
    "carry.register.",
    "charter.",
    "check.",
    "checks.",
    "commitment.",
    "confidence.",
    "consequence.",
    "cycle.",
    "desk.bar.",
    "desk.links.cofacilitator.",
    "desk.links.copy.",
    "desk.links.observer.",
    "desk.naming.",
    "desk.role.",
    "direction.",
    "draft.",
    "due.",
    "error.",
    "existence.",
    "field.",
    "fixity.",
    "flexibility.",
    "frequency.",
    "gap.",
    "group.",
    "guidance.",
    "handing.",
    "hooks.",
    "importing.faults.",
    "indicator_level.",
    "instrument.",
    "interaction.",
    "left_out.",
    "legal_basis.",
    "level.",
    "lever.",
    "library.",
    "licence.",
    "litmus.",
    "mandate_rung.",
    "mandate_source.",
    "mission_type.",
    "mix_gap.",
    "mixing.by.",
    "mixing.empty.",
    "mixing.lead.",
    "move.",
    "movement_kind.",
    "name_printed.",
    "naming.",
    "occasion.",
    "origin.",
    "ownership.",
    "part.",
    "pattern.",
    "planning.",
    "pledges.authority.",
    "pledges.mission.",
    "portfolio.column.",
    "power_interest.",
    "prompt.",
    "quadrant.",
    "reading.",
    "reframing.",
    "register.",
    "registers.fresh.",
    "registers.role.",
    "relation.kind.",
    "results.answer.",
    "results.score.",
    "reuse.",
    "right.",
    "risk_kind.",
    "role.",
    "round.",
    "safeguard_kind.",
    "salience.",
    "scale.",
    "scope.",
    "sdg.",
    "sector.",
    "sheet.",
    "sharing.contents.",
    "side.",
    "signal_kind.",
    "stage.",
    "stake.",
    "stance.",
    "standing.",
    "step.",
    "support.count.",
    "support_form.",
    "target_group.",
    "template.",
    "theme.",
    "tree_place.",
    "turn.",
    "undo.",
    "verdict.",
    "voices.",
    "verify.fault.",
    "verify.why.",
    "voting.",
    "voting_pictures.",
    "voting_reading.",
    "voting_trust.alarm.",
    "voting_trust.own.stand.",
    "way_status.",
)


def _python_files() -> Iterator[Path]:
    return (ROOT / "app").rglob("*.py")


def _scripts() -> Iterator[Path]:
    yield from (ROOT / "assets").rglob("*.js*")


def _asked_in_python() -> Iterator[tuple[str, Path]]:
    for path in _python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            first = node.args[0]
            if called == "t" and isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value, path


def _asked_in_scripts() -> Iterator[tuple[str, Path]]:
    for path in _scripts():
        for key in re.findall(r"""\bt\(\s*["']([^"']+)["']""", path.read_text(encoding="utf-8")):
            yield key, path


def test_every_key_that_is_asked_for_exists() -> None:
    missing = {
        (key, str(path.relative_to(ROOT)))
        for key, path in (*_asked_in_python(), *_asked_in_scripts())
        if key not in catalogue().texts
    }
    assert not missing


def test_every_text_is_used_or_belongs_to_a_family() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (*_python_files(), *_scripts()))
    literals = set(re.findall(r"""["']([a-z0-9_]+(?:\.[A-Za-z0-9_]+)+)["']""", sources))
    unused = [key for key in catalogue().texts if key not in literals and not key.startswith(DYNAMIC_PREFIXES)]
    assert not unused


def test_two_files_may_not_hold_the_same_key(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "one.json").write_text('{"a.b": "x"}', encoding="utf-8")
    (tmp_path / "en" / "two.json").write_text('{"a.b": "y"}', encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"one\.json and two\.json"):
        read_catalogue(tmp_path, "en")


@pytest.mark.parametrize("content", ['{"a": "x", "a": "y"}', '{"a": 1}', "[]", "{"])
def test_a_catalogue_that_is_not_flat_text_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "one.json").write_text(content, encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"one\.json"):
        read_catalogue(tmp_path, "en")


def test_a_locale_without_a_catalogue_reads_english() -> None:
    assert texts("xx").format("product.name") == "Mission Room"
    assert "product.name" in texts("xx")


def test_a_page_carries_the_texts_of_its_own_files_only() -> None:
    written = dict(bundles())
    assert "start.title" in written["utils/i18n/start.js"]
    assert "start.title" not in written["utils/i18n/common.js"]
    assert dict(bundles()) == written
