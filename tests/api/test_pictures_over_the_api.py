"""Pictures of results over the API: only of what was revealed, in the sizes that pages ask for, and harmless alone."""

from xml.etree import ElementTree

from tests.api.conftest import Api

KEY = "a-random-key-of-this-device"


async def test_a_picture_is_sealed_until_the_reveal_and_then_stays_as_it_is(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    round_id, goals = await api.vote(ada)
    await ben.done("PUT", f"/rounds/{round_id}/ballot", {"ballot_key": KEY, "choices": {"dots": {goals[0]: 2}}})
    picture = f"/rounds/{round_id}/pictures/result.svg"
    for _ in ("open", "closed"):
        refused = await ben.call("GET", picture)
        assert (refused.status_code, refused.json()["code"]) == (409, "result.sealed")
        await ada.call("POST", f"/rounds/{round_id}/close")
    await ada.done("POST", f"/rounds/{round_id}/reveal")
    answer = await ben.call("GET", f"{picture}?width=narrow")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    drawn = ElementTree.fromstring(answer.text)  # noqa: S314 - our own
    assert (drawn.get("viewBox") or "").startswith("0 0 360 ")
    assert "2 dots" in (drawn.findtext("{http://www.w3.org/2000/svg}desc") or "")
    assert (await ada.call("GET", f"/rounds/{round_id}/result")).json()["result"]["pictures"] == ["result"]


async def test_what_there_is_no_picture_of_is_said(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    round_id, goals = await api.vote(ada)
    await ben.done("PUT", f"/rounds/{round_id}/ballot", {"ballot_key": KEY, "choices": {"dots": {goals[0]: 2}}})
    await ada.done("POST", f"/rounds/{round_id}/close")
    await ada.done("POST", f"/rounds/{round_id}/reveal")
    for name, code in (("duels", "picture.none"), ("groups", "picture.none"), ("opinions", "picture.none")):
        refused = await ben.call("GET", f"/rounds/{round_id}/pictures/{name}.svg")
        assert (refused.status_code, refused.json()["code"]) == (404, code)
    assert (await ben.call("GET", "/rounds/nothing/pictures/result.svg")).json()["code"] == "round.gone"
    assert (await ben.call("GET", f"/rounds/{round_id}/pictures/result.svg?width=huge")).status_code == 422
    assert (await ben.call("GET", f"/rounds/{round_id}/pictures/result.svg?part=0")).status_code == 422


async def test_whoever_has_no_seat_sees_no_picture(api: Api) -> None:
    ada, other = await api.start(), await api.start()
    round_id, _ = await api.vote(ada)
    elsewhere = await other.call("GET", f"/rounds/{round_id}/pictures/result.svg")
    assert elsewhere.json()["code"] == "round.gone"
    bare = await api.client.get(f"/api/v1/workshops/{ada.code}/rounds/{round_id}/pictures/result.svg")
    assert bare.status_code == 401
