"""A program sends a file as it is, sees what would come in, brings it in, and lets a project be pitched."""

from typing import Any

import httpx

from app.services.registers.spreadsheets import MOST_BYTES
from tests.api.conftest import Api, Caller

FILE = "Name;Owner;Ends\nRiver nets;City of Huế;2027\nRefill shops;;soon\n".encode()


async def send(caller: Caller, file: bytes, query: str = "", register: str = "projects") -> httpx.Response:
    return await caller.client.post(
        f"/api/v1/workshops/{caller.code}/registers/{register}/import{query}",
        content=file,
        headers={"Authorization": f"Bearer {caller.token}", "Content-Type": "text/csv"},
    )


async def projects(caller: Caller) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = (await caller.call("GET", "/registers/projects")).json()
    return found


async def test_a_file_is_looked_at_and_then_brought_in(api: Api) -> None:
    ada = await api.start()
    seen = await send(ada, FILE, "?is_preview=true")
    assert seen.status_code == 200, seen.text
    assert (seen.json()["ready"], seen.json()["added"], await projects(ada)) == (1, 0, [])
    assert seen.json()["faults"] == [
        {"row": 3, "field": "ends", "text": "soon", "code": "date.unreadable", "values": {}}
    ]
    brought = await send(ada, FILE)
    assert (brought.json()["added"], [one["values"]["owner"] for one in await projects(ada)]) == (1, ["City of Huế"])


async def test_columns_can_be_named_and_nonsense_is_refused_in_words(api: Api) -> None:
    ada = await api.start()
    named = await send(ada, b"Measure\nRiver nets\n", '?columns={"Measure":"name"}')
    assert named.json()["added"] == 1
    for query in ("?columns=[]", '?columns={"a":1}', "?columns=name"):
        refused = await send(ada, FILE, query)
        assert (refused.status_code, refused.json()["code"]) == (422, "form.unreadable")
    unknown = await send(ada, b"Measure\nRiver nets\n")
    assert (unknown.status_code, unknown.json()["code"]) == (422, "import.no_title")
    assert "Measure" in unknown.json()["errors"]["file"]


async def test_a_file_may_be_larger_than_a_form_and_no_larger_than_can_be_read(api: Api) -> None:
    ada = await api.start()
    large = b"Name;Summary\n" + b"".join(b"Project %d;%s\n" % (n, b"w" * 500) for n in range(300))
    assert len(large) > 2 * 65_536
    assert (await send(ada, large)).json()["added"] == 300
    assert (await send(ada, b"x" * (MOST_BYTES + 1))).status_code == 413
    elsewhere = await ada.client.post(
        f"/api/v1/workshops/{ada.code}/registers/projects",
        content=large,
        headers={"Authorization": f"Bearer {ada.token}", "Content-Type": "application/json"},
    )
    assert elsewhere.status_code == 413, "only files may be large"


async def test_participants_bring_no_files_and_pitch_nothing(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    project = await ada.make("/registers/projects", {"name": "River nets"})
    assert (await send(ben, FILE)).status_code == 403
    assert (await send(Caller(ada.client, ada.code, "nobody"), FILE)).status_code == 401
    assert (await ben.call("PUT", "/pitch", {"project": project})).status_code == 403
    await ada.done("PUT", "/pitch", {"project": project})
    snapshot = (await ben.call("GET", "/snapshot?topics=portfolio,agenda")).json()
    assert snapshot["portfolio"]["reading"]["facts"]["pitching"]["number"] == 1
    assert snapshot["agenda"]["timer"]["duration_seconds"] == 180
