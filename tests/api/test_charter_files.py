"""The charter by plain links, in every format, and for nobody without a seat."""

import asyncio
import io
import json
import zipfile
from datetime import date

import docx
import httpx
import icalendar
import pytest
from lxml import html
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from tests.api.conftest import Api, Caller

STATEMENT = "By 2034, 25 % of feed is local <b>& circular</b>"


@pytest.mark.parametrize("kind", ["md", "docx", "pdf", "html", "xlsx", "csv", "json", "zip"])
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
    if kind == "xlsx":
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return "\n".join(str(row) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python())
    return text_of_an_archive(content) if kind in {"csv", "zip"} else html_or_plain(kind, content)


def html_or_plain(kind: str, content: bytes) -> str:
    return html.document_fromstring(content.decode()).text_content() if kind == "html" else content.decode()


def text_of_an_archive(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".csv"))


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


async def sent(api: Api, caller: Caller, kind: str, template: bytes) -> httpx.Response:
    address = f"/api/v1/workshops/{caller.code}/charter?format={kind}"
    return await api.client.post(address, content=template, headers={"Authorization": f"Bearer {caller.token}"})


async def test_an_office_gets_the_charter_in_its_own_template(api: Api) -> None:
    ada = await api.start()
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "Ministry of Ends"
    file.add_paragraph("Old minutes")
    stream = io.BytesIO()
    file.save(stream)
    answer = await sent(api, ada, "docx", stream.getvalue())
    assert answer.status_code == 200, answer.text
    made = docx.Document(io.BytesIO(answer.content))
    assert made.sections[0].header.paragraphs[0].text == "Ministry of Ends"
    assert "Old minutes" not in text_of("docx", answer.content)


@pytest.mark.parametrize(
    ("kind", "content", "words"),
    [("docx", b"no word file", "no Word file"), ("pdf", b"PK", "Only the Word file"), ("docx", b"", "no Word file")],
)
async def test_a_template_that_will_not_do_is_refused_in_words(api: Api, kind: str, content: bytes, words: str) -> None:
    ada = await api.start()
    answer = await sent(api, ada, kind, content)
    assert answer.status_code == 422
    (told,) = answer.json()["errors"].values()
    assert words in told


async def test_the_answer_names_what_is_to_be_said_of_the_file(api: Api) -> None:
    ada = await api.start()
    await ada.make("/goals", {"statement": "\U0001f9ff\U00012000 cannot be written"})
    answer = await ada.call("GET", "/charter?format=pdf")
    assert answer.headers["mission-room-notes"].split(",") == ["pdf_letters", "pdf_plain"]
    assert "mission-room-notes" not in (await ada.call("GET", "/charter?format=md")).headers


async def test_thirty_people_who_ask_at_once_get_one_file(api: Api) -> None:
    ada = await api.start()
    made = await asyncio.gather(*(ada.call("GET", "/charter?format=docx") for _ in range(30)))
    assert {one.status_code for one in made} == {200}
    assert len({one.content for one in made}) == 1
