"""The roster and the door over the API, and where a request comes from."""

import csv
import io

from tests.api.conftest import HOST, Api, Caller

PEOPLE = "Anna Berg; Citizens\n=Ben; Business\nCora; Pirates"


async def listed(ada: Caller) -> dict[str, str]:
    """Paths of the personal links by name."""
    people = (await ada.call("GET", "/roster")).json()["people"]
    return {one["name"]: one["path"] for one in people}


async def test_people_are_listed_and_each_line_that_was_not_taken_is_named(api: Api) -> None:
    ada = await api.start()
    answer = await ada.call("POST", "/roster", {"people": PEOPLE}, **{"Idempotency-Key": "list-1"})
    assert answer.status_code == 201
    assert answer.json() == {
        "added": 2,
        "faults": [
            {"line": 3, "text": "Cora; Pirates", "key": "error.roster.unknown_group", "words": {"group": "Pirates"}}
        ],
    }
    again = await ada.call("POST", "/roster", {"people": PEOPLE}, **{"Idempotency-Key": "list-1"})
    assert again.json()["added"] == 2
    page = (await ada.call("GET", "/roster?q=citizens&limit=1")).json()
    assert (page["total"], page["listed"], page["seated"], page["people"][0]["state"]) == (1, 2, 0, "unused")
    refused = await ada.call("POST", "/roster", {"people": " "})
    assert (refused.status_code, refused.json()["code"]) == (422, "roster.empty")
    assert "people" in refused.json()["errors"]


async def test_a_personal_link_asks_for_no_name_and_leads_to_the_one_seat_from_any_device(api: Api) -> None:
    ada = await api.start()
    await ada.call("POST", "/roster", {"people": PEOPLE})
    link = (await listed(ada))["Anna Berg"].rpartition("/")[2]
    facts = await api.client.get(f"/api/v1/links/{link}")
    assert facts.json() == {"title": "Sustainable feed", "role": "participant", "needs_name": False}
    seats = set()
    for address in ("10.0.0.1", "10.0.0.2"):
        async with api.from_address(address) as device:
            seated = await device.post(f"/api/v1/links/{link}/seats", json={})
            assert (seated.status_code, seated.json()["next"]) == (201, f"/room/{ada.code}")
            seats.add(seated.json()["seat_id"])
    assert len(seats) == 1
    async with api.from_address("10.0.0.3") as device:
        # Whoever sits here already by the join code gets to their own place, and not back to the other seat.
        groups = (await device.get(f"/api/v1/workshops/{ada.code}")).json()["groups"]
        taken = {"display_name": "Anna", "group_id": groups[0]["id"]}
        other = (await device.post(f"/api/v1/workshops/{ada.code}/seats", json=taken)).json()
        assert {(await device.post(f"/api/v1/links/{link}/seats", json={})).json()["seat_id"]} == seats
        assert other["seat_id"] not in seats


async def test_a_personal_link_does_not_take_the_desk_away_from_whoever_leads_on_this_device(api: Api) -> None:
    ada = await api.start()
    await ada.call("POST", "/roster", {"people": PEOPLE})
    link = (await listed(ada))["Anna Berg"].rpartition("/")[2]
    api.client.cookies.set(f"seat_{ada.code}", ada.token)
    refused = await api.client.post(f"/api/v1/links/{link}/seats", json={})
    assert (refused.status_code, refused.json()["code"]) == (409, "link.leading")
    assert (await ada.call("GET", "/roster")).json()["seated"] == 0


async def test_a_link_is_renewed_and_a_person_removed_with_the_seat_or_without(api: Api) -> None:
    ada = await api.start()
    await ada.call("POST", "/roster", {"people": "Anna; Citizens"})
    (person,) = (await ada.call("GET", "/roster")).json()["people"]
    renewed = await ada.make(f"/roster/{person['id']}/renewal", None)
    assert renewed != person["id"]
    old = person["path"].rpartition("/")[2]
    assert (await api.client.get(f"/api/v1/links/{old}")).json()["code"] == "link.unknown"
    new = (await listed(ada))["Anna"].rpartition("/")[2]
    seated = (await api.client.post(f"/api/v1/links/{new}/seats?token=true", json={})).json()
    await ada.done("DELETE", f"/roster/{renewed}?with_seat=true")
    gone = await Caller(api.client, ada.code, seated["token"]).call("GET", "/me")
    assert (gone.status_code, gone.json()["code"]) == (401, "seat.removed")
    assert (await ada.call("DELETE", f"/roster/{renewed}")).json()["code"] == "link.gone"


async def test_the_file_is_a_spreadsheet_s_own_with_whole_links_and_no_formula(api: Api) -> None:
    ada = await api.start()
    await ada.call("POST", "/roster", {"people": PEOPLE})
    answer = await ada.call("GET", "/roster.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="roster.csv"'
    assert answer.headers["cache-control"] == "no-store"
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    paths = await listed(ada)
    assert [(row["name"], row["link"]) for row in rows] == [
        ("'=Ben", HOST + paths["=Ben"]),
        ("Anna Berg", HOST + paths["Anna Berg"]),
    ]


async def test_the_roster_and_the_door_are_for_facilitators(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    for verb, path, body in (
        ("GET", "/roster", None),
        ("GET", "/roster.csv", None),
        ("POST", "/roster", {"people": "Eve; Citizens"}),
        ("POST", "/roster/x/renewal", None),
        ("DELETE", "/roster/x", None),
        ("PUT", "/rounds/x/door", {"is_shut": True}),
    ):
        refused = await ben.call(verb, path, body)
        assert (refused.status_code, refused.json()["code"]) == (403, "gate.role"), path


async def test_new_seats_are_counted_by_where_they_come_from_and_the_door_can_be_shut(api: Api) -> None:
    ada = await api.start()
    round_id, goals = await api.vote(ada)
    groups = (await api.client.get(f"/api/v1/workshops/{ada.code}")).json()["groups"]
    for address, number in (("10.0.0.1", 3), ("10.0.0.2", 1)):
        for one in range(number):
            async with api.from_address(address) as device:
                taken = {"display_name": f"Guest {one}", "group_id": groups[0]["id"]}
                await device.post(f"/api/v1/workshops/{ada.code}/seats", json=taken)
    door = (await ada.call("GET", "/snapshot?topics=backstage")).json()["backstage"]["door"]
    assert door == {
        "round_id": round_id,
        "new_since_open": 4,
        "from_one_address": 3,
        "is_remarkable": False,
        "is_shut": False,
        "waiting": 0,
    }
    await ada.done("PUT", f"/rounds/{round_id}/door", {"is_shut": True})
    late = await api.join(ada.code, "Late")
    own = (await late.call("GET", "/me")).json()
    shown = (await late.call("GET", "/snapshot?topics=rounds")).json()["rounds"]["current"]
    assert own["waits_at"] == shown["door"] != ""
    ballot = {"ballot_key": "a-random-key-of-a-device", "choices": {"dots": {goals[0]: 1}}}
    assert (await late.call("PUT", f"/rounds/{round_id}/ballot", ballot)).json()["code"] == "round.door_shut"
    await ada.done("PUT", f"/rounds/{round_id}/door", {"is_shut": False})
    await late.done("PUT", f"/rounds/{round_id}/ballot", ballot)


async def test_who_has_not_voted_can_be_asked_for_once_five_people_have(api: Api) -> None:
    ada = await api.start()
    people = [await api.join(ada.code, f"Person {number}") for number in range(6)]
    round_id, goals = await api.vote(ada)
    for number, person in enumerate(people[:5]):
        page = (await ada.call("GET", "/seats?unvoted=true")).json()
        assert (page["votes"], page["total"]) == ("few", 7)
        ballot = {"ballot_key": f"a-random-key-of-device-{number}", "choices": {"dots": {goals[0]: 1}}}
        await person.done("PUT", f"/rounds/{round_id}/ballot", ballot)
    page = (await ada.call("GET", "/seats?unvoted=true")).json()
    assert (page["votes"], [one["name"] for one in page["seats"]]) == ("shown", ["Person 5"])
