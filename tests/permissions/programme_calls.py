"""The calls that carry a charter on, and those of programmes."""

import contextlib

from app.domain.errors import Conflict, NotFound
from app.domain.workshop import Actor
from app.services.programmes.programmes import Elsewhere
from tests.permissions.call import Call
from tests.permissions.stage import Stage


async def _compare_with_itself(stage: Stage, actor: Actor) -> None:
    file = await stage.house.chartering.file(stage.room.facilitator, "json")
    await stage.house.carrying.compare(actor, file.content)


async def _start_a_programme(stage: Stage, actor: Actor) -> None:
    """The room is in one already, and nobody is refused but by that."""
    with contextlib.suppress(Conflict):
        await stage.house.programmes.start(actor, "Another programme")


async def _join_a_programme(stage: Stage, actor: Actor) -> None:
    with contextlib.suppress(Conflict):
        await stage.house.programmes.join(actor, stage.programme_key)


async def _leave_the_programme(stage: Stage, actor: Actor) -> None:
    """Whoever leaves once more has left already."""
    with contextlib.suppress(NotFound):
        await stage.house.programmes.leave(actor)


PROGRAMME_CALLS = [
    Call("carrying.compare", "FCPO", "", "", True, _compare_with_itself),
    Call("programmes.start", "FC", "", "", True, _start_a_programme),
    Call("programmes.join", "FC", "", "", True, _join_a_programme),
    Call("programmes.rename", "FC", "", "", True, lambda s, a: s.house.programmes.rename(a, "Quiet quays")),
    Call("programmes.membership", "FC", "", "", True, lambda s, a: s.house.programmes.membership(a)),
    Call("programmes.overview", "FC", "", "", True, lambda s, a: s.house.programmes.overview(a)),
    Call("programmes.elsewhere", "FC", "", "", True, lambda s, a: s.house.programmes.elsewhere(a, "stakeholders")),
    Call(
        "programmes.compare",
        "FC",
        "",
        "",
        True,
        lambda s, a: s.house.programmes.compare(a, s.neighbour.workshop_id),
    ),
    Call(
        "programmes.mark",
        "FC",
        "",
        "",
        True,
        lambda s, a: s.house.programmes.mark(
            a, "stakeholders", s.stakeholder, Elsewhere(s.neighbour.workshop_id, s.theirs)
        ),
    ),
    Call(
        "programmes.unmark",
        "FC",
        "",
        "",
        True,
        lambda s, a: s.house.programmes.unmark(a, "stakeholders", s.stakeholder),
    ),
    Call("programmes.leave", "FC", "", "", True, _leave_the_programme),
    Call(
        "bringing.bring",
        "FC",
        "stakeholders",
        "pc",
        False,
        lambda s, a: s.house.bringing.bring(a, "stakeholders", [Elsewhere(s.neighbour.workshop_id, s.theirs)]),
    ),
]
