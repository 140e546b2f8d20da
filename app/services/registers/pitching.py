"""Which project is being pitched. One at a time, and the facilitators say which; the room's timer runs with it.

Must not: have a timer of its own.
"""

from datetime import timedelta

from app.domain.actions import Action
from app.domain.errors import NotFound
from app.domain.registers.portfolio import PITCH_SECONDS, PROJECTS
from app.domain.snapshot import Topic
from app.domain.workshop import Actor
from app.persistence.tables import EntryRow
from app.services.registers.values import put
from app.services.turn import Gate


class Pitching:
    """The project in front of the room."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    async def pitch(self, actor: Actor, project_id: str) -> None:
        """Let a project be pitched: every phone shows its sheet, and three minutes run. '' ends the pitch.

        Errors: NotFound `entry.gone`, NotAllowed.
        """
        async with self._gate.turn(
            actor, Action.RUN_SHEET, Topic.PORTFOLIO, Topic.AGENDA, kind=PROJECTS.step, label="pitch"
        ) as turn:
            workshop = turn.workshop
            rows = list(await turn.work.entries.of(actor.workshop_id, PROJECTS.key))
            if project_id and project_id not in {row.id for row in rows}:
                raise NotFound("entry.gone")
            for row in rows:
                _say(row, is_pitching=row.id == project_id)
            if project_id:
                workshop.timer_state = "running"
                workshop.timer_duration_seconds = workshop.timer_remaining_seconds = PITCH_SECONDS
                workshop.timer_ends_at = turn.now + timedelta(seconds=PITCH_SECONDS)
            else:
                workshop.timer_state = "none"


def _say(row: EntryRow, *, is_pitching: bool) -> None:
    field = PROJECTS.by_name["is_pitching"]
    if is_pitching or row.more.get(field.name) == "yes":
        put(PROJECTS, row, field, "yes" if is_pitching else "")
