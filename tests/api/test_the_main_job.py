"""From an empty workshop to a voted, mapped and sketched mission, by programs alone; and what is refused on the way."""

import asyncio

import pytest

from tests.api.conftest import Api

KEY = "a-random-key-of-this-device"


def ballot(key: str = KEY, **choices: object) -> dict[str, object]:
    return {"ballot_key": key, "choices": choices}


async def test_a_room_goes_through_all_steps(api: Api) -> None:
    ada = await api.start()
    ben, cleo = await api.join(ada.code, "Ben"), await api.join(ada.code, "Cleo", 1)
    steps = await api.steps(ada)

    await ada.done("POST", f"/steps/{steps['frame']}/open")
    await ada.done("POST", "/timer", {"do": "start", "seconds": 300})
    cards = [
        await person.make("/cards", {"prompt": "problem", "text": text})
        for person, text in ((ben, "Soy comes from far away"), (cleo, "Soy travels too far"), (cleo, "Prices jump"))
    ]
    sealed = (await ben.call("GET", "/snapshot?topics=cards")).json()["cards"]
    assert (sealed["total"], sealed["loose"]) == (3, [])
    await ada.done("PUT", "/cards/reveal")
    cluster = await ada.make("/clusters", {"name": "Imports", "card_id": cards[0]})
    await ada.done("PATCH", f"/cards/{cards[1]}", {"merged_into": cards[0]})
    await ada.done("PATCH", f"/cards/{cards[2]}", {"cluster_id": cluster})
    statement = "Norwegian feed depends on soy from far away"
    await ada.done("PUT", "/challenge", {"statement": statement, "source_ids": [cards[0]], "complexity": "complex"})
    shown = (await ben.call("GET", "/snapshot?topics=cards")).json()["cards"]
    assert [one["text"] for one in shown["clusters"][0]["cards"]] == ["Soy comes from far away", "Prices jump"]
    assert shown["clusters"][0]["cards"][0]["merged"][0]["name"] == "Soy travels too far"
    assert shown["challenge"]["sources"][0]["author"] == "Ben"

    fist = await ada.make("/rounds", {"step_id": steps["frame"], "method": "fist_of_five", "subject": "challenge"})
    await ada.done("POST", f"/rounds/{fist}/open")
    await ben.done("PUT", f"/rounds/{fist}/ballot", ballot(value=5, reason=""))
    await cleo.done("PUT", f"/rounds/{fist}/ballot", ballot("another-random-key-of-cleo", value=2, reason="Add fish"))
    await ada.done("POST", f"/rounds/{fist}/close")
    await ada.done("POST", f"/rounds/{fist}/reveal")
    endorsed = (await cleo.call("GET", f"/rounds/{fist}/result")).json()
    assert endorsed["subject_text"] == statement
    assert endorsed["result"]["concerns"] == ["Add fish"]

    round_id, goals = await api.vote(ada, goals=3, dots=3)
    await ben.done("PUT", f"/rounds/{round_id}/ballot", ballot(dots={goals[0]: 2, goals[1]: 1}))
    await ada.done("POST", f"/rounds/{round_id}/close")
    await ada.done("POST", f"/rounds/{round_id}/reveal")
    result = (await ben.call("GET", f"/rounds/{round_id}/result")).json()["result"]
    assert [(one["id"], one["score"], one["rank"]) for one in result["options"][:2]] == [
        (goals[0], 2, 1),
        (goals[1], 1, 2),
    ]
    await ada.done("PUT", f"/goals/{goals[0]}/adoption", {"reason": "First by votes"})

    await ada.done("POST", f"/steps/{steps['stakeholders']}/open")
    ministry = await ben.make("/stakeholders", {"name": "Ministry", "sector": "government", "level": "national"})
    await cleo.done("PUT", f"/stakeholders/{ministry}/place", {"power": 5, "interest": 3})
    await ada.done("POST", f"/steps/{steps['instruments']}/open")
    await ben.make("/instruments", {"name": "Buy local", "code": "X01", "goal_ids": [goals[0]], "lead_id": ministry})
    await ada.done("POST", "/end")
    room = (await cleo.call("GET", "/snapshot")).json()
    assert room["goals"]["adopted"][0]["adoption_reason"] == "First by votes"
    assert room["stakeholders"]["stakeholders"][0]["quadrant"] == "collaborate"
    assert room["instruments"]["instruments"][0]["lead_name"] == "Ministry"
    assert "backstage" not in room
    late = await ben.call("POST", "/parking", {"text": "Who pays?"})
    assert (late.status_code, late.json()["code"]) == (403, "gate.ended")


async def test_a_request_sent_again_with_its_key_changes_nothing(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    await ada.done("POST", f"/steps/{(await api.steps(ada))['frame']}/open")
    body = {"prompt": "problem", "text": "Only once"}
    ids = {await ben.make("/cards", body, **{"Idempotency-Key": "k1"}) for _ in range(3)}
    assert len(ids) == 1
    assert (await ben.call("GET", "/snapshot?topics=cards")).json()["cards"]["total"] == 1


async def test_ten_votes_of_one_seat_at_once_count_once(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    round_id, goals = await api.vote(ada)
    votes = [ben.call("PUT", f"/rounds/{round_id}/ballot", ballot(dots={goals[n % 3]: 1})) for n in range(10)]
    answers = await asyncio.gather(*votes)
    assert {answer.status_code for answer in answers} == {204}
    turnout = (await ada.call("GET", "/snapshot?topics=turnout")).json()["turnout"]
    assert (turnout["cast"], turnout["eligible"]) == (1, 1)
    await ada.done("POST", f"/rounds/{round_id}/close")
    await ada.done("POST", f"/rounds/{round_id}/reveal")
    result = (await ada.call("GET", f"/rounds/{round_id}/result")).json()["result"]
    assert (result["valid"], sum(one["score"] for one in result["options"])) == (1, 1)


@pytest.mark.parametrize(
    "choices",
    [
        {"dots": {0: 2, 1: 2}},
        {"dots": {0: 4}},
        {"dots": {0: -1}},
        {"dots": {0: 1.5}},
        {"dots": {"nobody's goal": 1}},
        {"approved": []},
        {"dots": {0: 1}, "abstain": True},
        {"dots": [0]},
        {},
    ],
)
async def test_a_ballot_against_the_rules_is_refused_and_changes_nothing(api: Api, choices: dict[str, object]) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    round_id, goals = await api.vote(ada, dots=3)
    await ben.done("PUT", f"/rounds/{round_id}/ballot", ballot(dots={goals[2]: 3}))
    dots = choices.get("dots")
    if isinstance(dots, dict):
        choices = {**choices, "dots": {goals[one] if isinstance(one, int) else one: n for one, n in dots.items()}}
    refused = await ben.call("PUT", f"/rounds/{round_id}/ballot", ballot(**choices))
    assert refused.status_code == 422
    assert refused.json()["code"].startswith("ballot.")
    await ada.done("POST", f"/rounds/{round_id}/close")
    await ada.done("POST", f"/rounds/{round_id}/reveal")
    result = (await ada.call("GET", f"/rounds/{round_id}/result")).json()["result"]
    assert [(one["id"], one["score"]) for one in result["options"] if one["score"]] == [(goals[2], 3)]


async def test_a_table_without_phones_counts_for_all_its_people(api: Api) -> None:
    ada = await api.start()
    facts = (await api.client.get(f"/api/v1/workshops/{ada.code}")).json()
    table = await ada.make("/tables", {"name": "Table 4", "group_id": facts["groups"][4]["id"], "voices": 7})
    round_id, goals = await api.vote(ada)
    await ada.done("PUT", f"/rounds/{round_id}/tables/{table}/ballot", ballot(dots={goals[0]: 1}))
    await ada.done("POST", f"/rounds/{round_id}/close")
    await ada.done("POST", f"/rounds/{round_id}/reveal")
    result = (await ada.call("GET", f"/rounds/{round_id}/result")).json()["result"]
    assert (result["valid"], result["options"][0]["score"]) == (7, 7)


async def test_refusals_are_problems_with_a_code_and_a_sentence(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    for answer, status, code in (
        (await ben.call("POST", "/cards", {"prompt": "problem", "text": "Too early"}), 403, "gate.step_not_open"),
        (await ben.call("POST", "/timer", {"do": "stop"}), 403, "gate.role"),
        (await ada.call("POST", "/timer", {"do": "pause"}), 409, "timer.none"),
        (
            await ada.call("POST", "/goals", {"statement": "By 2034 half", "target_value": "many"}),
            422,
            "number.unreadable",
        ),
        (await ada.call("POST", "/goals", {"statment": "By 2034"}), 422, "form.unreadable"),
        (await ada.call("GET", "/nothing"), 404, "http.not_found"),
        (await ada.call("PATCH", "/timer"), 405, "http.method"),
    ):
        body = answer.json()
        assert (answer.status_code, body["code"]) == (status, code), body
        assert answer.headers["content-type"] == "application/problem+json"
        assert body["detail"].endswith((".", "?"))


async def test_a_refused_field_is_named(api: Api) -> None:
    ada = await api.start()
    body = (await ada.call("POST", "/goals", {"statement": "By 2034 half", "target_value": "many"})).json()
    assert body["errors"] == {"target_value": "Please give a number, such as 25 or 0.5."}


async def test_the_reference_shows_every_route_without_a_script(api: Api) -> None:
    document = (await api.client.get("/api/v1/openapi.json")).json()
    page = (await api.client.get("/api/v1/docs")).text
    assert all(path in page for path in document["paths"])
    assert "<script" not in page
