"""Where a line of the charter comes from, over the API."""

import json
from pathlib import Path

import jsonschema

from tests.api.conftest import Api

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/charter-v1.schema.json").read_text(encoding="utf-8"))


async def test_whoever_reads_the_charter_reads_where_a_line_comes_from(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    goal = await ada.make("/goals", {"statement": "By 2034, 25 % of feed is local"})
    await ada.done("PUT", f"/goals/{goal}", {"statement": "By 2034, 20 % of feed is local"})
    trail = (await ben.call("GET", "/charter/trail/G1")).json()
    assert [one["kind"] for one in trail["steps"]] == ["written", "edited"]
    assert trail["note"] == ""
    whole = (await ben.call("GET", "/charter/trail/section-methods")).json()
    assert whole["note"]


async def test_a_line_that_is_not_there_is_refused_in_words(api: Api) -> None:
    ada = await api.start()
    for anchor in ("C7", "goal1", "W1"):
        answer = await ada.call("GET", f"/charter/trail/{anchor}")
        assert (answer.status_code, answer.json()["code"]) == (404, "trail.unknown")
    assert (await ada.call("GET", "/charter/trail/..%2F..")).status_code in {404, 422}


async def test_the_json_holds_the_trail_as_the_published_schema_says(api: Api) -> None:
    ada = await api.start()
    await ada.make("/goals", {"statement": "By 2034, 25 % of feed is local"})
    await ada.make("/registers/paper", {"level": "national", "licence": "cc0"})
    content = (await ada.call("GET", "/charter?format=json")).json()
    jsonschema.validate(content, SCHEMA)
    assert {one["ref"] for one in content["trail"]} >= {"G1", "PA1"}
