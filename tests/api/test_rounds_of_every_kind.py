"""Rounds of every kind through the API: declared, opened, voted in, given more time, revealed."""

from typing import Any

import pytest

from app.domain.voting.methods import ON_A_TEXT, Method
from tests.api.conftest import Api
from tests.rooms import a_key


@pytest.fixture
def choices() -> dict[str, Any]:
    """A ballot for each method, on options 'a' and 'b' that the test puts in."""
    return {
        "dots": {"dots": {"a": 1}},
        "approval": {"approved": ["a"]},
        "score": {"scores": {"a": 5, "b": 1}},
        "ranked": {"ranking": ["a", "b"]},
        "quadratic": {"votes": {"a": 3}},
        "pairwise": {"duels": [["a", "b"]]},
        "two_criteria": {"ratings": {"a": [5, 4]}},
        "equal_shares": {"approved": ["a"]},
    }


def with_ids(value: Any, ids: dict[str, str]) -> Any:
    """The same with real ids for 'a' and 'b'."""
    match value:
        case dict():
            return {ids.get(key, key): with_ids(one, ids) for key, one in value.items()}
        case list():
            return [with_ids(one, ids) for one in value]
        case str():
            return ids.get(value, value)
        case _:
            return value


@pytest.mark.parametrize("method", [one for one in Method if one not in ON_A_TEXT])
async def test_a_round_of_each_method_runs_through_the_api(api: Api, choices: dict[str, Any], method: Method) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    await ada.done("POST", f"/steps/{(await api.steps(ada))['goals']}/open")
    plan = {"subject": "options", "options": ["Buses", "Trams"], "method": method, "limit": 1, "closes_in_minutes": 30}
    round_id = await ada.make("/rounds", plan)
    await ada.done("POST", f"/rounds/{round_id}/open")
    await ada.done("POST", f"/rounds/{round_id}/extend", {"minutes": 5})
    (shown,) = (await ben.call("GET", "/rounds")).json()["rounds"]
    a, b = (one["id"] for one in shown["options"])
    ballot = {"ballot_key": a_key(), "choices": with_ids(choices[method], {"a": a, "b": b})}
    await ben.done("PUT", f"/rounds/{round_id}/ballot", ballot)
    sealed = await ben.call("GET", f"/rounds/{round_id}/result")
    assert (sealed.status_code, sealed.json()["code"]) == (409, "result.sealed")
    for move in ("close", "reveal"):
        await ada.done("POST", f"/rounds/{round_id}/{move}")
    result = (await ben.call("GET", f"/rounds/{round_id}/result")).json()["result"]
    assert [one["label"] for one in result["options"] if one["rank"] == 1] == ["Buses"]
    assert result["valid"] == 1


async def test_a_text_is_agreed_to_through_the_api(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    await ada.done("POST", f"/steps/{(await api.steps(ada))['goals']}/open")
    round_id = await ada.make("/rounds", {"subject": "text", "subject_text": "We meet monthly", "method": "consent"})
    await ada.done("POST", f"/rounds/{round_id}/open")
    ballot = {"ballot_key": a_key(), "choices": {"stand": "object"}}
    refused = await ben.call("PUT", f"/rounds/{round_id}/ballot", ballot)
    assert (refused.status_code, refused.json()["code"]) == (422, "ballot.reason_missing")
    ballot["choices"] = {"stand": "object", "reason": "Every week is needed"}
    await ben.done("PUT", f"/rounds/{round_id}/ballot", ballot)
    for move in ("close", "reveal"):
        await ada.done("POST", f"/rounds/{round_id}/{move}")
    result = (await ben.call("GET", f"/rounds/{round_id}/result")).json()["result"]
    assert (result["is_passed"], result["objections"]) == (False, ["Every week is needed"])
