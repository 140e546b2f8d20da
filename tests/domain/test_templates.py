"""Templates are read strictly, written as they were read, and say what they are for and why they differ."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from app.domain.errors import Invalid
from app.domain.parts import Part
from app.domain.steps import StepKind
from app.domain.template_schema import template_schema
from app.domain.templates import Profile, Template, read_template, written
from app.i18n.catalogue import catalogue
from app.templates import ORDER, TemplateFileError, built_in, with_own

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "schema" / "template-v1.schema.json"
Change = Callable[[dict[str, Any]], Any]


@pytest.fixture
def raw() -> dict[str, Any]:
    """A template that can be read, to be spoiled."""
    return copy.deepcopy(written(built_in()["development"]))


@pytest.mark.parametrize("key", ORDER)
def test_every_template_keeps_its_own_schema_and_is_written_as_it_was_read(key: str) -> None:
    template = built_in()[key]
    assert template.key == key
    jsonschema.validate(written(template), template_schema())
    assert read_template(json.loads(json.dumps(written(template)))) == template


def test_the_published_schema_is_that_of_the_declarations() -> None:
    published = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    assert published == template_schema(), "write it anew: python -m app.domain.template_schema > docs/schema/…"
    jsonschema.Draft202012Validator.check_schema(published)


@pytest.mark.parametrize("template", built_in().values(), ids=ORDER)
def test_every_template_says_when_to_use_it_what_it_gives_and_why_it_differs(template: Template) -> None:
    assert template.when.startswith("Take it ")
    assert 1 <= len(template.gives) <= 4
    assert [step.kind for step in template.steps] == list(StepKind)
    assert set(template.why) <= {*template.severities, *template.thresholds}
    assert set(template.thresholds) <= set(template.why)
    blocking = {check for check, severity in template.severities.items() if severity == "block"}
    assert blocking <= set(template.why)


def test_the_agendas_take_the_time_that_they_are_called_by() -> None:
    minutes = {key: template.minutes for key, template in built_in().items()}
    assert minutes["ninety_minutes"] == 90
    assert 180 <= minutes["half_day"] <= 240  # four hours with a break
    assert 360 <= minutes["full_day"] <= 420  # a working day with a lunch
    assert minutes["blank"] == 0


def test_a_template_changes_what_is_required() -> None:
    by_key = built_in()
    assert by_key["development"].severities["Q34"] == "block"
    assert by_key["development"].severities["Q35"] == "block"
    assert Part.DEVELOPMENT in by_key["development"].parts
    assert by_key["oecd_national"].severities["Q12"] == "block"
    assert by_key["litmus"].severities["Q32"] == by_key["ninety_minutes"].severities["Q32"] == "off"
    assert [key for key, one in by_key.items() if one.profile is Profile.DEVELOPMENT] == ["development"]


def _without(name: str) -> Change:
    return lambda raw: raw.pop(name)


def _with(name: str, value: object) -> Change:
    return lambda raw: raw.update({name: value})


@pytest.mark.parametrize(
    ("spoil", "code", "place"),
    [
        (_without("name"), "file.missing_on_top", ""),
        (_with("nmae", "x"), "file.unknown_name_on_top", ""),
        (_with("schema", "another/1"), "template.schema", ""),
        (_with("key", "No Spaces"), "file.word", "key"),
        (_with("name", ""), "file.text", "name"),
        (_with("name", "x" * 81), "file.text", "name"),
        (_with("when", 4), "file.no_text", "when"),
        (_with("naming", "initials"), "file.choice", "naming"),
        (_with("retention_days", 2.5), "file.whole", "retention_days"),
        (_with("retention_days", True), "file.whole", "retention_days"),
        (_with("groups", ["One"]), "groups.too_few", ""),
        (_with("groups", "One, two"), "file.no_list", "groups"),
        (_with("groups", ["A", "A"]), "file.twice", "groups[2]"),
        (_with("groups", [f"G{n}" for n in range(13)]), "file.too_many", "groups"),
        (_with("parts", ["portfolio", "portfolioo"]), "file.choice", "parts[2]"),
        (_with("severities", {"Q99": "block"}), "file.unknown_name", "severities"),
        (_with("severities", {"Q12": "loud"}), "file.choice", "severities.Q12"),
        (_with("severities", ["Q12"]), "file.no_object", "severities"),
        (_with("thresholds", {"stages_least": 2.5}), "file.whole", "thresholds.stages_least"),
        (_with("thresholds", {"pace_ratio_most": float("nan")}), "file.number", "thresholds.pace_ratio_most"),
        (_with("thresholds", {"pace_ratio_most": 5000}), "file.number", "thresholds.pace_ratio_most"),
        (_with("why", {"Q12": ""}), "file.text", "why.Q12"),
        (_with("why", {"because": "x"}), "file.unknown_name", "why"),
        (lambda raw: raw["steps"].pop(), "template.steps", ""),
        (lambda raw: raw["steps"].__setitem__(1, raw["steps"][0]), "template.steps", ""),
        (lambda raw: raw["steps"][2].update(minutes=-1), "file.whole", "steps[3].minutes"),
        (lambda raw: raw["steps"][2].update(kind="lunch"), "file.choice", "steps[3].kind"),
        (lambda raw: raw["steps"][2].update(colour="red"), "file.unknown_name", "steps[3]"),
        (lambda raw: raw["steps"][2].pop("kind"), "file.missing", "steps[3]"),
        (_with("profile", "general"), "template.profile", ""),
    ],
)
def test_what_is_wrong_in_a_file_is_refused_with_its_place(
    raw: dict[str, Any], spoil: Change, code: str, place: str
) -> None:
    spoil(raw)
    with pytest.raises(Invalid) as refused:
        read_template(raw)
    assert (refused.value.code, refused.value.field) == (code, "template_file")
    assert refused.value.values.get("place", "") == place
    assert f"error.{code}" in catalogue().texts


@pytest.mark.parametrize("value", [None, [], "half_day", 4, {}])
def test_what_is_no_template_at_all_is_refused(value: object) -> None:
    with pytest.raises(Invalid):
        read_template(value)


def test_names_with_markup_and_control_characters_stay_text(raw: dict[str, Any]) -> None:
    raw["name"] = "<b>Böse</b> \u202e🌍\x00"
    assert read_template(raw).name == "<b>Böse</b> \u202e🌍"


def test_a_folder_of_own_templates_stands_beside_those_that_come_along(tmp_path: Path, raw: dict[str, Any]) -> None:
    (tmp_path / "ours.json").write_text(json.dumps({**raw, "key": "ours", "name": "Ours"}), encoding="utf-8")
    (tmp_path / "half.json").write_text(json.dumps({**raw, "key": "half_day", "name": "Our half"}), encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a template", encoding="utf-8")
    offered = with_own(tmp_path)
    assert list(offered) == [*ORDER, "ours"]
    assert (offered["ours"].name, offered["half_day"].name) == ("Ours", "Our half")
    assert with_own(None) is built_in()


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"{", "file.unreadable"), (b"\xff\xfe", "file.unreadable"), (b"[" * 9999, "file.unreadable"), (b"{}", "missing")],
)
def test_an_own_template_that_cannot_be_used_is_named(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "ours.json").write_bytes(content)
    with pytest.raises(TemplateFileError) as fault:
        with_own(tmp_path)
    assert "ours.json" in str(fault.value)
    assert code in str(fault.value)
