"""What is announced after a change is all that has changed: a mirror that follows it equals a fresh read.

Lives beside the calls, since they are all the changes there are.
"""

import contextlib
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.domain.errors import MissionRoomError
from app.domain.workshop import Actor, Naming
from tests.permissions.calls import CALLS, Call, prepared
from tests.permissions.stage import Stage

EARS_OF_ITS_OWN = {"convening.delete"}
"""Deleting leaves nothing to read; the hub shows everybody out."""


class Mirror:
    """What every browser shows: read again only where a change was announced."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.shown: dict[str, Any] = {}

    async def refresh(self) -> None:
        """As the hub does after a change."""
        topics = self.stage.room.ear.topics()
        fresh = await self.stage.room.shown()
        self.shown |= {topic.value: fresh[topic.value] for topic in topics}

    async def start(self) -> None:
        """As a page does that enters."""
        self.stage.room.ear.heard.clear()
        self.shown = await self.stage.room.shown()

    async def differs(self) -> set[str]:
        """Topics in which it shows something else than what is stored."""
        fresh = await self.stage.room.shown()
        return {topic for topic in fresh if self.shown[topic] != fresh[topic]}


@pytest.mark.parametrize("call", [one for one in CALLS if one.name not in EARS_OF_ITS_OWN], ids=lambda call: call.name)
async def test_every_topic_that_a_change_touches_is_announced(stage: Stage, call: Call) -> None:
    await prepared(stage, call)
    mirror = Mirror(stage)
    await mirror.start()
    stage.room.clock.passes(seconds=1)
    await call.method(stage, stage.people[call.who[-1]])
    await mirror.refresh()
    assert await mirror.differs() <= _clock_only(mirror.shown, await stage.room.shown())


def _clock_only(shown: dict[str, Any], fresh: dict[str, Any]) -> set[str]:
    """The agenda carries the server's time, which goes on without being announced."""
    old, new = shown["agenda"], fresh["agenda"]
    same = {**old, "timer": {**old["timer"], "server_now_ms": new["timer"]["server_now_ms"]}} == new
    return {"agenda"} if same else set()


@pytest.mark.parametrize("naming", list(Naming))
async def test_whoever_joins_and_leaves_is_announced(stage: Stage, naming: str) -> None:
    room, lead = stage.room, stage.room.facilitator
    await stage.house.convening.describe(lead, title="Any", purpose="", convener="", place="", naming=naming)
    mirror = Mirror(stage)
    await mirror.start()
    group = "Government"  # of the first participant, whose cards and goals they are
    seats = []
    for number in range(5):
        seats.append((await room.joins(f"Late {number}", group=group)).seat_id)
        await mirror.refresh()
        assert await mirror.differs() == set()
    for seat_id in seats[:2]:
        await stage.house.seating.remove(lead, seat_id)
        await mirror.refresh()
        assert await mirror.differs() == set()
    await room.table(5, group=group)
    await mirror.refresh()
    assert await mirror.differs() == set()
    await room.by_link("observer", "Watching")
    await mirror.refresh()
    assert await mirror.differs() == set()


@settings(
    max_examples=3,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],  # a failure names its call, and making a workshop's story shorter takes minutes
)
@given(data=st.data())
async def test_a_mirror_that_follows_a_workshop_is_never_wrong(stage: Stage, data: st.DataObject) -> None:
    mirror = Mirror(stage)
    await mirror.start()
    for _ in range(6):
        call = data.draw(st.sampled_from([one for one in CALLS if one.name not in EARS_OF_ITS_OWN]))
        actor: Actor = stage.people[data.draw(st.sampled_from(sorted(stage.people)))]
        with contextlib.suppress(MissionRoomError):
            await prepared(stage, call)
            await call.method(stage, actor)
        await mirror.refresh()
        assert await mirror.differs() == set(), call.name
