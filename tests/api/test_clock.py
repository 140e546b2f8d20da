"""What time it is on the server, over the API."""

from app.services.clock import now, to_ms
from tests.api.conftest import Api


async def test_the_time_is_told_to_anybody_and_kept_nowhere(api: Api) -> None:
    before = to_ms(now())
    answer = await api.client.get("/api/v1/time")
    assert before <= answer.json()["now_ms"] <= to_ms(now())
    assert answer.headers["cache-control"] == "no-store"
    assert list(answer.json()) == ["now_ms"]
