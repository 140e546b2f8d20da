"""The charter by plain links, in every format, and for nobody without a seat."""

import io
import json
from datetime import date

import docx
import icalendar
import pytest
from pypdf import PdfReader

from tests.api.conftest import Api

STATEMENT = "By 2034, 25 % of feed is local <b>& circular</b>"


@pytest.mark.parametrize("kind", ["md", "docx", "pdf", "json"])
async def test_an_adopted_goal_is_in_the_file(api: Api, kind: str) -> None:
    ada = await api.start()
    goal = await ada.make("/goals", {"statement": STATEMENT, "target_value": 25, "deadline": "2034"})
    await ada.done("POST", f"/steps/{(await api.steps(ada))['goals']}/open")
    await ada.done("PUT", f"/goals/{goal}/adoption", {"reason": "The room wants it"})
    answer = await ada.call("GET", f"/charter?format={kind}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith("attachment; ")
    assert f".{kind}" in answer.headers["content-disposition"]
    assert "25 % of feed is local" in " ".join(text_of(kind, answer.content).split())


def text_of(kind: str, content: bytes) -> str:
    if kind == "docx":
        document = docx.Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
    if kind == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if kind == "json":
        return json.dumps(json.loads(content), ensure_ascii=False)
    return content.decode()


async def test_an_unknown_format_is_refused_in_words(api: Api) -> None:
    ada = await api.start()
    answer = await ada.call("GET", "/charter?format=exe")
    assert (answer.status_code, answer.json()["status"]) == (422, 422)


async def test_without_a_seat_there_is_no_file(api: Api) -> None:
    ada = await api.start()
    answer = await api.client.get(f"/api/v1/workshops/{ada.code}/charter?format=pdf")
    assert answer.status_code == 401


async def test_the_calendar_holds_the_reviews_and_opens_in_a_calendar_program(api: Api) -> None:
    ada = await api.start()
    await ada.make("/registers/reviews", {"what": "Whole portfolio", "on": "2031-05-03", "decider": "Steering group"})
    answer = await ada.call("GET", "/calendar.ics")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"].startswith('attachment; filename="calendar.ics"')
    (event,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert (str(event["summary"]), event["dtstart"].dt) == ("Review: Whole portfolio", date(2031, 5, 3))
    assert (await api.client.get(f"/api/v1/workshops/{ada.code}/calendar.ics")).status_code == 401
