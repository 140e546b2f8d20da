"""The charters that are kept to be shown are those of the scenario as it is now, and whole in every format."""

import json
from pathlib import Path

import docx
import jsonschema
import pypdf
import pytest

from app.demo.scenario import Scenario, sustainable_feed

ROOT = Path(__file__).resolve().parents[2]
KEPT = ROOT / "docs/examples"


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return sustainable_feed()


def expected(scenario: Scenario) -> list[str]:
    """Sentences that every format must have: if one is missing, make the files anew as the README says."""
    adopted = [str({**goal.fields, **goal.later}["statement"]) for goal in scenario.goals if goal.why]
    return [scenario.title, scenario.challenge.statement, *adopted, *(one.reason for one in scenario.concerns)]


def squeezed(text: str) -> str:
    return "".join(text.replace("\\", "").split())


def assert_whole(text: str, scenario: Scenario) -> None:
    found = squeezed(text)
    assert [sentence for sentence in expected(scenario) if squeezed(sentence) not in found] == []


def test_the_text_is_that_of_the_scenario(scenario: Scenario) -> None:
    assert_whole((KEPT / "feed-2034.md").read_text(encoding="utf-8"), scenario)


def test_the_word_file_opens_and_has_it_all(scenario: Scenario) -> None:
    assert_whole("\n".join(one.text for one in docx.Document(str(KEPT / "feed-2034.docx")).paragraphs), scenario)


def test_the_pdf_is_tagged_and_has_it_all(scenario: Scenario) -> None:
    pdf = pypdf.PdfReader(KEPT / "feed-2034.pdf")
    assert "/StructTreeRoot" in pdf.trailer["/Root"]
    assert_whole("\n".join(page.extract_text() for page in pdf.pages), scenario)


def test_the_data_keep_to_the_published_schema() -> None:
    schema = json.loads((ROOT / "docs/schema/charter-v1.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(json.loads((KEPT / "feed-2034.json").read_text(encoding="utf-8")), schema)
