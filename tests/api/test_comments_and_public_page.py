"""Comments and the public page over the API: what programs send, and what a browser without a seat gets."""

from tests.api.conftest import HOST, Api, Caller


async def in_review(api: Api) -> tuple[Caller, Caller]:
    facilitator = await api.start(template="blank", title="A quiet harbour")
    participant = await api.join(facilitator.code)
    state = {"state": "participants_review", "reason": "We begin at once"}
    await facilitator.done("PUT", "/charter/state", state)
    return facilitator, participant


async def test_a_suggestion_is_sent_once_whatever_the_network_does_and_answered(api: Api) -> None:
    facilitator, participant = await in_review(api)
    body = {"section_key": "challenge", "kind": "suggestion", "proposed": "Nobody sleeps at the quay."}
    first = await participant.make("/charter/comments", body, **{"Idempotency-Key": "one"})
    assert await participant.make("/charter/comments", body, **{"Idempotency-Key": "one"}) == first
    shown = (await participant.call("GET", "/comments")).json()
    assert [one["number"] for one in shown["comments"]] == [1]
    assert (await participant.call("GET", "/me")).json()["comment_ids"] == [first]
    await participant.done("PUT", f"/charter/comments/{first}", {"kind": "suggestion", "proposed": "At no quay."})
    refused = await participant.call("POST", f"/charter/comments/{first}/answer", {"decision": "accepted"})
    assert (refused.status_code, refused.json()["code"]) == (403, "gate.role")
    refused = await facilitator.call("POST", f"/charter/comments/{first}/answer", {"decision": "declined"})
    assert (refused.status_code, list(refused.json()["errors"])) == (422, ["answer"])
    await facilitator.done("POST", f"/charter/comments/{first}/answer", {"decision": "accepted"})
    assert "At no quay." in (await facilitator.call("GET", "/charter?format=md")).text
    exported = (await facilitator.call("GET", "/charter?format=json")).json()
    assert [(one["ref"], one["status"]) for one in exported["comments"]] == [("K1", "accepted")]
    refused = await participant.call("DELETE", f"/charter/comments/{first}")
    assert (refused.status_code, refused.json()["code"]) == (409, "comment.answered")


async def test_whoever_has_the_address_reads_a_page_that_is_fenced_in_until_it_is_taken_back(api: Api) -> None:
    facilitator, participant = await in_review(api)
    refused = await participant.call("PUT", "/charter/public")
    assert refused.status_code == 403
    url = (await facilitator.call("PUT", "/charter/public")).json()["url"]
    assert url.startswith(f"{HOST}/public/")
    path = url.removeprefix(HOST)
    page = await api.client.get(path)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "no-referrer"
    assert "noindex" in page.headers["x-robots-tag"]
    policy = page.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe" not in policy
    assert "set-cookie" not in page.headers
    assert '<html lang="en"' in page.text
    assert "<script" not in page.text
    assert "A quiet harbour" in page.text
    for kind, begins in (("md", b"# A quiet harbour"), ("pdf", b"%PDF")):
        file = await api.client.get(f"{path}.{kind}")
        assert (file.status_code, file.headers["cache-control"]) == (200, "no-store")
        assert begins in file.content[:400]
    moved = (await facilitator.call("POST", "/charter/public/renew")).json()["url"].removeprefix(HOST)
    for gone in (path, f"{path}.md", "/public/", "/public/" + "0" * 32, "/public/never"):
        answer = await api.client.get(gone)
        assert answer.status_code == 404, gone
    told = await api.client.get(path)
    assert "There is nothing to read here" in told.text
    assert told.headers["cache-control"] == "no-store"
    await facilitator.done("DELETE", "/charter/public")
    assert (await api.client.get(moved)).status_code == 404


async def test_the_address_as_a_code_for_cameras(api: Api) -> None:
    facilitator, _ = await in_review(api)
    key = (await facilitator.call("PUT", "/charter/public")).json()["url"].rpartition("/")[2]
    picture = await api.client.get(f"/api/v1/qr/public/{key}.svg")
    assert picture.headers["content-type"] == "image/svg+xml"
    assert (await api.client.get("/api/v1/qr/public/short.svg")).status_code == 404


async def test_guessing_addresses_is_slowed_down_and_those_who_have_one_still_read(api: Api) -> None:
    facilitator, _ = await in_review(api)
    path = (await facilitator.call("PUT", "/charter/public")).json()["url"].removeprefix(HOST)
    assert (await api.client.get(path)).status_code == 200
    answers = {(await api.client.get(f"/public/{number:032x}")).status_code for number in range(1, 140)}
    assert answers == {404, 429}
    assert (await api.client.get(path)).status_code == 200
