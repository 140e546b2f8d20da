"""Templates over REST: listed, taken out, checked, brought in, and used for a workshop under way."""

from typing import Any

import pytest

from app.templates import ORDER, built_in
from tests.api.conftest import Api


async def test_templates_are_offered_to_anybody_with_words_to_choose_by(api: Api) -> None:
    answer = await api.client.get("/api/v1/templates")
    assert answer.status_code == 200
    offered = answer.json()
    assert [one["key"] for one in offered] == list(ORDER)
    assert all(one["name"] and one["when"] and one["gives"] for one in offered)
    assert next(one["minutes"] for one in offered if one["key"] == "ninety_minutes") == 90


async def test_a_template_is_taken_out_and_a_workshop_started_from_it(api: Api) -> None:
    file = (await api.client.get("/api/v1/templates/city")).json()
    assert (await api.client.post("/api/v1/templates/check", json=file)).json()["name"] == "City mission"
    file["groups"] = ["North", "South"]
    made = await api.client.post("/api/v1/workshops?token=true", json={"title": "Our streets", "template_file": file})
    assert made.status_code == 201
    seat = made.json()
    lead = {"Authorization": f"Bearer {seat['token']}"}
    out = await api.client.get(f"/api/v1/workshops/{seat['code']}/template", headers=lead)
    assert out.headers["content-disposition"].startswith("attachment")
    assert out.json()["groups"] == ["North", "South"]
    assert out.json()["severities"] == dict(sorted(built_in()["city"].severities.items()))
    used = await api.client.put(f"/api/v1/workshops/{seat['code']}/template", json={"template": "litmus"}, headers=lead)
    assert used.status_code == 204
    assert (await api.client.get(f"/api/v1/workshops/{seat['code']}/template", headers=lead)).json()["key"] == "litmus"


@pytest.mark.parametrize(
    ("spoilt", "said"),
    [
        ({"severities": {"Q12": "loud"}}, "In severities.Q12, please use one of these words: block, warn, info, off."),
        ({"colour": "red"}, "We do not know “colour” in this file."),
        ({"steps": []}, "A template has five steps, each once"),
    ],
)
async def test_a_file_that_is_wrong_is_refused_with_the_place(api: Api, spoilt: dict[str, Any], said: str) -> None:
    file = {**(await api.client.get("/api/v1/templates/city")).json(), **spoilt}
    for path, body in (("templates/check", file), ("workshops", {"title": "Our streets", "template_file": file})):
        refused = await api.client.post(f"/api/v1/{path}", json=body)
        assert refused.status_code == 422
        assert refused.json()["errors"]["template_file"].startswith(said)


async def test_what_is_not_there_is_not_found(api: Api) -> None:
    answer = await api.client.get("/api/v1/templates/a_week")
    assert (answer.status_code, answer.json()["code"]) == (404, "template.gone")
