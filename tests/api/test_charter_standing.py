"""Versions and states of the charter over the API: kept, compared, moved; refusals in words."""

import json
from pathlib import Path

import jsonschema

from tests.api.conftest import Api, Caller

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/charter-v1.schema.json").read_text(encoding="utf-8"))


async def with_a_goal(api: Api) -> tuple[Caller, str]:
    ada = await api.start()
    goal = await ada.make("/goals", {"statement": "By 2034, 25 % of feed is local", "target_value": 25, "unit": "%"})
    return ada, goal


async def test_a_version_is_kept_listed_and_read_as_the_published_schema_says(api: Api) -> None:
    ada, _ = await with_a_goal(api)
    assert (await ada.call("POST", "/charter/versions", {"note": "Before lunch"})).json() == {"number": 1}
    (listed,) = (await ada.call("GET", "/charter/versions")).json()
    assert (listed["label"], listed["note"], listed["state"]) == ("v0.1", "Before lunch", "collecting")
    content = (await ada.call("GET", "/charter/versions/1")).json()
    jsonschema.validate(content, SCHEMA)
    assert content["version_label"] == "v0.1"


async def test_what_changed_comes_word_by_word_with_the_target_first(api: Api) -> None:
    ada, goal = await with_a_goal(api)
    await ada.done("PUT", "/charter/state", {"state": "facilitator_review"})
    changed = {"statement": "By 2034, 20 % of feed is local", "target_value": 20, "unit": "%"}
    await ada.done("PUT", f"/goals/{goal}", changed)
    compared = (await ada.call("GET", "/charter/changes?since=1")).json()
    assert (compared["since"], compared["until"]) == ("v0.1", "")
    target, statement = compared["changes"]
    assert (target["area"], target["before"], target["after"], target["ref"]) == ("target", 25, 20, "G1")
    assert {"kind": "removed", "text": "25 "} in statement["words"]


async def test_a_resend_keeps_one_version(api: Api) -> None:
    ada, _ = await with_a_goal(api)
    for _time in range(2):
        answer = await ada.call("POST", "/charter/versions", {}, **{"Idempotency-Key": "once"})
        assert answer.json() == {"number": 1}


async def test_a_move_without_its_reason_is_refused_in_words(api: Api) -> None:
    ada, _ = await with_a_goal(api)
    answer = await ada.call("PUT", "/charter/state", {"state": "adopted"})
    assert (answer.status_code, answer.json()["code"]) == (422, "charter.needs.skip")
    answer = await ada.call("PUT", "/charter/state", {"state": "published"})
    assert answer.json()["code"] == "charter.state_unknown"
    assert (await ada.call("GET", "/charter/versions/9")).status_code == 404
    assert (await ada.call("GET", "/charter/changes?since=9")).status_code == 404


async def test_participants_may_look_and_not_move(api: Api) -> None:
    ada, _ = await with_a_goal(api)
    await ada.call("POST", "/charter/versions", {})
    ben = await api.join(ada.code)
    assert len((await ben.call("GET", "/charter/versions")).json()) == 1
    assert (await ben.call("GET", "/charter/changes?since=1")).status_code == 200
    for verb, path in (("POST", "/charter/versions"), ("PUT", "/charter/state"), ("GET", "/charter/versions/1")):
        assert (await ben.call(verb, path, {"state": "consultation"} if verb == "PUT" else {})).status_code == 403


async def test_a_section_is_worded_as_html_and_a_later_saving_is_told_of_the_one_between(api: Api) -> None:
    ada, _ = await with_a_goal(api)
    section = (await ada.call("GET", "/charter/sections/goals")).json()
    assert (section["stamp"], section["edited_by"]) == ("", "")
    html = "<h2>Feed</h2><p onclick='x()'>Local <b>first</b><script>alert(1)</script></p>"
    await ada.done(
        "PUT", "/charter/sections/goals", {"html": html, "seen": section["stamp"], "basis": section["basis"]}
    )
    kept = (await ada.call("GET", "/charter/sections/goals")).json()
    assert (kept["html"], kept["edited_by"]) == ("<h2>Feed</h2><p>Local <strong>first</strong></p>", "Ada")
    answer = await ada.call("PUT", "/charter/sections/goals", {"html": "<p>Mine</p>", "seen": section["stamp"]})
    assert (answer.status_code, answer.json()["code"]) == (409, "section.changed")
    assert (await ada.call("GET", "/charter/sections/goals")).json() == kept


async def test_a_section_of_fifty_thousand_letters_of_any_script_is_refused_in_words(api: Api) -> None:
    ada, _ = await with_a_goal(api)
    answer = await ada.call("PUT", "/charter/sections/goals", {"html": "<p>" + "日" * 60_000 + "</p>"})
    assert (answer.status_code, answer.json()["code"]) == (422, "text.too_long")
    await ada.done("PUT", "/charter/sections/goals", {"html": "<p>" + "日" * 40_000 + "</p>"})
    ben = await api.join(ada.code)
    assert (await ben.call("GET", "/charter/sections/goals")).status_code == 403
