"""Pictures of the draft over the API: by key, kept for good with their stamp, harmless alone, and for seats only."""

import io
from xml.etree import ElementTree

import pypdf

from app.domain.snapshot import CharterView, Topic
from tests.api.conftest import Api

HOSTILE = "</svg><script>alert(1)</script>"


async def drawn(api: Api, code: str) -> dict[str, str]:
    """The stamps of the draft's pictures by key."""
    actor = await api.house.convening.facilitator_of(code)
    view = await api.house.views.view(actor.workshop_id, Topic.CHARTER)
    assert isinstance(view, CharterView)
    return {one.figure.key: one.figure.stamp for one in view.blocks if one.figure}


async def test_a_picture_comes_by_its_stamp_and_a_change_gives_another(api: Api) -> None:
    ada = await api.start()
    ben = await api.join(ada.code)
    steps = await api.steps(ada)
    await ada.done("POST", f"/steps/{steps['stakeholders']}/open")
    actor = {"name": HOSTILE, "sector": "business", "level": "local", "power": 4, "interest": 5}
    await ben.make("/stakeholders", actor)
    stamp = (await drawn(api, ada.code))["power-interest"]
    address = "/charter/figures/power-interest.svg"
    answer = await ben.call("GET", f"{address}?v={stamp}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert "sandbox" in answer.headers["content-security-policy"]
    image = ElementTree.fromstring(answer.text)  # noqa: S314 - our own
    assert not [one for one in image.iter() if one.tag.endswith("script")]
    await ada.make("/stakeholders", {**actor, "name": "City of Ends"})
    assert (await drawn(api, ada.code))["power-interest"] != stamp
    late = await ben.call("GET", f"{address}?v={stamp}")
    assert late.headers["cache-control"] == "private, no-store"
    assert "S2 City of" in late.text


async def test_what_is_not_drawn_is_not_there_and_nobody_without_a_seat_gets_a_picture(api: Api) -> None:
    ada = await api.start()
    refused = await ada.call("GET", "/charter/figures/targets.svg")
    assert (refused.status_code, refused.json()["code"]) == (404, "picture.none")
    assert (await ada.call("GET", "/charter/figures/..%2Fx.svg")).status_code in {404, 422}
    bare = await api.client.get(f"/api/v1/workshops/{ada.code}/charter/figures/targets.svg")
    assert bare.status_code == 401


async def test_the_mission_on_one_page_comes_as_a_file_of_its_own(api: Api) -> None:
    ada = await api.start()
    pdf = await ada.call("GET", "/charter?format=pdf&summary=true")
    assert pdf.status_code == 200
    assert "summary.pdf" in pdf.headers["content-disposition"]
    assert len(pypdf.PdfReader(io.BytesIO(pdf.content)).pages) == 1
    text = await ada.call("GET", "/charter?format=md&summary=true")
    assert "Next decision" in text.text
    whole = await ada.call("GET", "/charter?format=md")
    assert "Annex" in whole.text
    assert "Annex" not in text.text
    refused = await ada.call("GET", "/charter?format=xlsx&summary=true")
    assert (refused.status_code, refused.json()["code"]) == (422, "format.unknown")
