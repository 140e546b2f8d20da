"""Leading a workshop over the API: agenda, timer, notes, undo, facts, retention, the end."""

from datetime import UTC, datetime, timedelta

from tests.api.conftest import Api


async def test_a_step_is_reworded_without_losing_what_was_not_named(api: Api) -> None:
    ada = await api.start()
    step = (await api.steps(ada))["frame"]
    await ada.done("PATCH", f"/steps/{step}", {"title": "What hurts?", "minutes": 12})
    await ada.done("PATCH", f"/steps/{step}", {"prompt": "Write silently"})
    shown = (await ada.call("GET", "/agenda")).json()["steps"][0]
    assert (shown["title"], shown["prompt"], shown["minutes"]) == ("What hurts?", "Write silently", 12)
    assert (await ada.call("PATCH", "/steps/nosuchstep", {"minutes": 5})).json()["code"] == "step.gone"
    assert (await ada.call("PATCH", f"/steps/{step}", {"minutes": 9999})).json()["code"] == "step.minutes"


async def test_steps_open_and_close(api: Api) -> None:
    ada = await api.start()
    steps = await api.steps(ada)
    await ada.done("POST", f"/steps/{steps['frame']}/open")
    await ada.done("POST", f"/steps/{steps['goals']}/open")
    statuses = [one["status"] for one in (await ada.call("GET", "/agenda")).json()["steps"]]
    assert statuses[:3] == ["closed", "open", "planned"]
    await ada.done("POST", f"/steps/{steps['goals']}/close")
    again = await ada.call("POST", f"/steps/{steps['goals']}/close")
    assert (again.status_code, again.json()["code"]) == (409, "step.not_open")
    assert (await ada.call("POST", f"/steps/{steps['goals']}/explode")).status_code == 422


async def test_the_timer_does_what_it_is_told(api: Api) -> None:
    ada = await api.start()

    async def timer() -> tuple[str, int]:
        shown = (await ada.call("GET", "/agenda")).json()["timer"]
        return shown["state"], shown["duration_seconds"]

    await ada.done("POST", "/timer", {"do": "start", "seconds": 300})
    await ada.done("POST", "/timer", {"do": "extend", "seconds": 60})
    assert await timer() == ("running", 360)
    await ada.done("POST", "/timer", {"do": "pause"})
    assert (await timer())[0] == "paused"
    await ada.done("POST", "/timer", {"do": "resume"})
    await ada.done("POST", "/timer", {"do": "stop"})
    assert (await timer())[0] == "none"
    assert (await ada.call("POST", "/timer", {"do": "start", "seconds": 10**30})).json()["code"] == "timer.range"


async def test_a_note_stays_with_the_desk(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    step = (await api.steps(ada))["frame"]
    await ada.done("PUT", f"/steps/{step}/note", {"text": "Ben is shy"})
    assert (await ada.call("GET", "/backstage")).json()["notes"] == [{"step_id": step, "text": "Ben is shy"}]
    assert "shy" not in (await ben.call("GET", "/snapshot")).text
    assert (await ben.call("PUT", f"/steps/{step}/note", {"text": "x"})).json()["code"] == "gate.role"


async def test_the_newest_thing_is_undone_and_nothing_older(api: Api) -> None:
    ada = await api.start()
    await ada.done("POST", f"/steps/{(await api.steps(ada))['frame']}/open")
    await ada.done("PUT", "/cards/reveal")
    cluster = await ada.make("/clusters", {"name": "Noise"})
    await ada.done("PATCH", f"/clusters/{cluster}", {"name": "Noise at night"})
    undo_id = (await ada.call("GET", "/backstage")).json()["undo_id"]
    await ada.done("POST", "/undo", {"change_id": undo_id})
    assert (await ada.call("GET", "/cards")).json()["clusters"][0]["name"] == "Noise"
    again = await ada.call("POST", "/undo", {"change_id": undo_id})
    assert (again.status_code, again.json()["code"]) == (409, "undo.moved_on")


async def test_facts_change_one_by_one(api: Api) -> None:
    ada = await api.start(purpose="A fair harbour", convener="City of Malmö")
    await ada.done("PATCH", "", {"title": "A quiet harbour", "naming": "pseudonyms"})
    facts = (await api.client.get(f"/api/v1/workshops/{ada.code}")).json()
    assert (facts["title"], facts["purpose"], facts["convener"], facts["naming"]) == (
        "A quiet harbour",
        "A fair harbour",
        "City of Malmö",
        "pseudonyms",
    )


async def test_the_day_of_deletion_is_chosen_and_shown_at_the_door(api: Api) -> None:
    ada = await api.start()
    day = (await ada.call("PUT", "/retention", {"days": 7})).json()["delete_on"]
    assert day == (datetime.now(UTC) + timedelta(days=7)).date().isoformat()
    assert (await api.client.get(f"/api/v1/workshops/{ada.code}")).json()["delete_on"] == day
    refused = await ada.call("PUT", "/retention", {"days": 0})
    assert (refused.json()["code"], refused.json()["errors"].keys()) == ("retention.range", {"days"})


async def test_an_ended_workshop_takes_nobody_until_it_is_reopened(api: Api) -> None:
    ada = await api.start()
    await ada.done("POST", "/end")
    facts = (await api.client.get(f"/api/v1/workshops/{ada.code}")).json()
    assert facts["status"] == "ended"
    body = {"display_name": "Late", "group_id": facts["groups"][0]["id"]}
    late = await api.client.post(f"/api/v1/workshops/{ada.code}/seats", json=body)
    assert (late.status_code, late.json()["code"]) == (409, "code.closed")
    await ada.done("POST", "/reopen")
    await api.join(ada.code)


async def test_deleting_wants_the_code_once_more_and_leaves_nothing(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    assert (await ben.call("DELETE", f"?confirm={ada.code}")).json()["code"] == "gate.role"
    for path in ("", "?confirm=WRONG1"):
        assert (await ada.call("DELETE", path)).json()["code"] == "delete.code"
    await ada.done("DELETE", f"?confirm={ada.code.lower()}")
    assert (await api.client.get(f"/api/v1/workshops/{ada.code}")).json()["code"] == "code.unknown"
    assert (await ada.call("GET", "/me")).json()["code"] == "workshop.gone"


async def test_a_removed_seat_is_told_so(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    await ada.done("DELETE", f"/seats/{ben.seat['seat_id']}")
    answer = await ben.call("GET", "/me")
    assert (answer.status_code, answer.json()["code"]) == (401, "seat.removed")
    assert answer.headers["www-authenticate"] == "Bearer"


async def test_a_parked_item_is_answered_by_the_desk(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    item = await ben.make("/parking", {"text": "Who pays?"}, **{"Idempotency-Key": "p1"})
    assert (await ben.call("PUT", f"/parking/{item}", {"answer": "Not me"})).json()["code"] == "gate.role"
    await ada.done("PUT", f"/parking/{item}", {"answer": "The port"})
    shown = (await ben.call("GET", "/parking")).json()
    assert (shown["items"][0]["answer"], shown["open_count"]) == ("The port", 0)
