"""The first start of an empty installation: a demo that can be entered at once, and the same one the next time."""

import re
from pathlib import Path

import httpx
import pytest

from tests.server import running

pytestmark = pytest.mark.server

BALLOT = {"ballot_key": "a-key-of-a-device", "choices": {"value": 4, "reason": ""}}


def doors(said: str) -> list[str]:
    """The join code, join link and facilitator's link of the welcome."""
    return re.findall(r"(?:Join code|Join link|Facilitator's link) +(\S+)\n", said)


def test_whoever_opens_it_first_can_join_vote_and_lead(tmp_path: Path) -> None:
    with running(tmp_path) as server, httpx.Client(base_url=server.url, timeout=30) as client:
        assert "Preparing a demo" in server.said
        code, join_link, facilitator_link = first = doors(server.said)
        assert join_link == f"{server.url}/join/{code}"
        assert client.get(f"/join/{code}").status_code == 200
        api = f"/api/v1/workshops/{code}"
        group_id = client.get(api).json()["groups"][0]["id"]
        seat = client.post(f"{api}/seats?token=true", json={"display_name": "Somebody", "group_id": group_id}).json()
        device = {"Authorization": f"Bearer {seat['token']}"}
        vote = client.get(f"{api}/rounds", headers=device).json()["current"]
        assert (vote["subject"], vote["status"]) == ("charter", "open")
        assert client.put(f"{api}/rounds/{vote['id']}/ballot", json=BALLOT, headers=device).status_code == 204
        assert "# Sustainable feed 2034" in client.get(f"{api}/charter", headers=device).text
        secret = facilitator_link.rpartition("/")[2]
        lead = client.post(f"/api/v1/links/{secret}/seats?token=true", json={"display_name": ""}).json()
        assert lead["code"] == code
        desk = {"Authorization": f"Bearer {lead['token']}"}
        for move in ("close", "reveal"):
            assert client.post(f"{api}/rounds/{vote['id']}/{move}", headers=desk).status_code == 204
        server.restart()
        assert doors(server.said) == first
        assert "Preparing" not in server.said
