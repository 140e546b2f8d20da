"""The charters that are kept to be shown are those of the scenarios as they are now, and whole in every format."""

import json
from pathlib import Path

import docx
import jsonschema
import pypdf
import pytest

from app.demo.scenario import Scenario, demo_of

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "docs/examples"
MISSIONS = {"feed-2034": "half_day", "fast-boats": "norway_relay", "coastal-city": "undp_portfolio"}
"""The names of the files, and the templates whose demos they are."""


@pytest.fixture(scope="module", params=MISSIONS)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def scenario(name: str) -> Scenario:
    return demo_of(MISSIONS[name])


def expected(scenario: Scenario) -> list[str]:
    """Sentences that every format must have: if one is missing, make the files anew as the README says."""
    adopted = [str({**goal.fields, **goal.later}["statement"]) for goal in scenario.goals if goal.why]
    return [scenario.title, scenario.challenge.statement, *adopted, *(one.reason for one in scenario.concerns)]


def squeezed(text: str) -> str:
    return "".join(text.replace("\\", "").split())


def assert_whole(text: str, scenario: Scenario) -> None:
    found = squeezed(text)
    assert [sentence for sentence in expected(scenario) if squeezed(sentence) not in found] == []


def test_the_word_file_opens_and_has_it_all(name: str, scenario: Scenario) -> None:
    assert_whole("\n".join(one.text for one in docx.Document(str(KEPT / f"{name}.docx")).paragraphs), scenario)


def test_the_pdf_is_tagged_and_has_it_all(name: str, scenario: Scenario) -> None:
    pdf = pypdf.PdfReader(KEPT / f"{name}.pdf")
    assert "/StructTreeRoot" in pdf.trailer["/Root"]
    assert_whole("\n".join(page.extract_text() for page in pdf.pages), scenario)


def test_the_data_keep_to_the_published_schema(name: str) -> None:
    schema = json.loads((ROOT / "docs/schema/charter-v1.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads((KEPT / f"{name}.json").read_text(encoding="utf-8")), schema)


def test_the_text_is_that_of_the_scenario() -> None:
    assert_whole((KEPT / "feed-2034.md").read_text(encoding="utf-8"), demo_of("half_day"))
