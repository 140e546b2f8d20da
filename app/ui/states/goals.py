"""Step 2 without the vote: propose, sharpen, merge, adopt."""

import reflex as rx

from app.domain.errors import MissionRoomError
from app.domain.snapshot import FindingView
from app.services.forms import one, read_form
from app.ui.states.counter import house
from app.ui.states.seat import SeatState, word

LEAST_SENTENCE = 12
"""Characters of a statement from which hints are more than noise."""


class GoalsState(SeatState):
    """Goals. `hints` are about what is being typed on this device, under the draft key `hints_for`, nowhere else."""

    hints: list[FindingView] = []
    hints_for: str = ""

    @rx.event
    async def consider(self, values_json: str, draft_key: str) -> None:
        """Look at a goal that is still being typed; stores nothing. `draft_key` says which form asked.

        Without a sentence there is nothing to say yet: then `hints_for` is empty.
        """
        try:
            actor = await self._actor()
            fields = read_form(values_json)
            has_sentence = len(one(fields, "statement").strip()) >= LEAST_SENTENCE
            self.hints = await house().checking.hints(actor, fields) if has_sentence else []
            self.hints_for = word(draft_key) if has_sentence else ""
        except MissionRoomError:
            self.hints, self.hints_for = [], ""

    @rx.event
    async def propose(self, values_json: str, key: str) -> None:
        """Propose a goal; fields as in `GoalView`."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, k: house().goalsetting.propose(actor, fields, key=k),
            refreshes_own=True,
        )

    @rx.event
    async def rewrite(self, goal_id: str, values_json: str, key: str) -> None:
        """Sharpen a goal; all fields, as in `GoalView`."""
        await self._take(
            key, values_json, lambda actor, fields, _: house().goalsetting.rewrite(actor, word(goal_id), fields)
        )

    @rx.event
    async def merge(self, goal_id: str, into_id: str) -> None:
        """Fold a goal into another."""
        await self._do(lambda actor: house().goalsetting.merge(actor, goal_id, into_id), goal_id, into_id)

    @rx.event
    async def hide(self, goal_id: str, is_hidden: bool) -> None:
        """Take a goal off all screens, or put it back; a merged one stands by itself again when put back."""
        await self._do(lambda actor: house().goalsetting.hide(actor, goal_id, is_hidden=is_hidden is True), goal_id)

    @rx.event
    async def adopt(self, goal_id: str, values_json: str, key: str) -> None:
        """Adopt a goal for the charter (`reason`)."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, _: house().goalsetting.adopt(actor, word(goal_id), reason=one(fields, "reason")),
        )

    @rx.event
    async def unadopt(self, goal_id: str) -> None:
        """Take the adoption back."""
        await self._do(lambda actor: house().goalsetting.unadopt(actor, goal_id), goal_id)
