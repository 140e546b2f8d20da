"""The facilitator's desk: agenda, timer, rounds, seats, notes, undo, and the workshop as a whole."""

import reflex as rx

from app.domain import typed
from app.domain.errors import MissionRoomError
from app.domain.snapshot import CharterView, PeopleView, Topic
from app.domain.steps import StepKind
from app.domain.workshop import Actor
from app.services.forms import Typed, many, one
from app.services.roll import Asked
from app.services.running import StepPlan
from app.ui.states.counter import house, hub
from app.ui.states.round_form import AdviceView, advise, opens_now, read_plan
from app.ui.states.seat import SeatState, whole, word


class DeskState(SeatState):
    """What only facilitators do; the gate says so, not this page.

    `looking_at` is the kind of the step on this desk where that is not the open one; empty follows the room.
    `draft_…` say how complete the charter was when the desk looked last; its page follows every change, the desk asks.
    `advice` is what was suggested for the questions it names.
    `people` is the page of the list of people that this desk asked for last, once `people_are_read`.
    """

    deleted: bool = False
    looking_at: str = ""
    draft_missing: list[str] = []
    draft_passed: int = 0
    draft_checked: int = 0
    advice: AdviceView = AdviceView()
    people: PeopleView = PeopleView()
    people_are_read: bool = False

    _people_asked: Asked = Asked()
    _has_arrived: bool = False

    # --- agenda and timer -----------------------------------------------------------------------------------------

    @rx.event
    async def look_at(self, kind: str) -> None:
        """Show a step on this desk; the room stays where it is."""
        self.looking_at = kind if kind in set(StepKind) else ""

    @rx.event
    async def arrive(self) -> None:
        """Begin with the step that the page's address names (`?step=goals`), where it names one; once for a page."""
        if not self._has_arrived:
            self._has_arrived = True
            wanted = str(self.router.url.query_parameters.get("step", ""))
            self.looking_at = wanted if wanted in set(StepKind) else ""

    @rx.event
    async def open_step(self, step_id: str) -> None:
        """Open a step; the room goes there, and so does this desk."""
        if await self._do(lambda actor: house().running.open_step(actor, step_id), step_id):
            self.looking_at = ""

    @rx.event
    async def close_step(self, step_id: str) -> None:
        """Close a step."""
        await self._do(lambda actor: house().running.close_step(actor, step_id), step_id)

    @rx.event
    async def plan_step(self, step_id: str, values_json: str, key: str) -> None:
        """Reword or retime a step (`title`, `prompt`, `minutes`)."""

        async def plan(actor: Actor, fields: Typed, _key: str) -> None:
            minutes = typed.whole(one(fields, "minutes"), "minutes", 0, 480) or 0
            await house().running.plan_step(
                actor, word(step_id), StepPlan(one(fields, "title"), one(fields, "prompt"), minutes)
            )

        await self._take(key, values_json, plan)

    @rx.event
    async def start_timer(self, seconds: int) -> None:
        """Start the timer afresh."""
        await self._do(lambda actor: house().running.start_timer(actor, whole(seconds)))

    @rx.event
    async def extend_timer(self, seconds: int) -> None:
        """Add time, or with a minus take some away."""
        await self._do(lambda actor: house().running.extend_timer(actor, whole(seconds)))

    @rx.event
    async def pause_timer(self) -> None:
        """Hold the timer."""
        await self._do(house().running.pause_timer)

    @rx.event
    async def resume_timer(self) -> None:
        """Let a held timer run on."""
        await self._do(house().running.resume_timer)

    @rx.event
    async def stop_timer(self) -> None:
        """Take the timer away."""
        await self._do(house().running.stop_timer)

    # --- rounds ---------------------------------------------------------------------------------------------------

    @rx.event
    async def plan_round(self, step_id: str, values_json: str, key: str) -> None:
        """Prepare a round and, unless `opens` is empty, open it at once; see `round_form.read_plan` for the fields."""

        async def plan(actor: Actor, fields: Typed, sent_key: str) -> None:
            round_id = await house().voting.plan(actor, word(step_id), read_plan(fields), key=sent_key)
            if opens_now(fields):
                await self._open_or_forget(actor, round_id)

        await self._take(key, values_json, plan)

    async def _open_or_forget(self, actor: Actor, round_id: str) -> None:
        """Open what was just prepared. What cannot be opened is not kept: the form still has it all."""
        try:
            await house().voting.open_if_draft(actor, round_id)
        except MissionRoomError:
            await house().voting.discard(actor, round_id)
            raise

    @rx.event
    async def suggest_method(self, options: int, people: int, purpose: str) -> None:
        """Suggest a way of voting for so many options and people, and say why; nothing is stored."""

        async def suggest(_actor: Actor) -> None:
            self.advice = advise(whole(options), whole(people), purpose)

        await self._do(suggest, purpose)

    @rx.event
    async def open_round(self, round_id: str) -> None:
        """Open a prepared round."""
        await self._do(lambda actor: house().voting.open(actor, round_id), round_id)

    @rx.event
    async def close_round(self, round_id: str) -> None:
        """Close a round; the result stays sealed."""
        await self._do(lambda actor: house().voting.close(actor, round_id), round_id)

    @rx.event
    async def extend_round(self, round_id: str, minutes: int) -> None:
        """Give an open round so many minutes more."""
        await self._do(lambda actor: house().voting.extend(actor, round_id, whole(minutes)), round_id)

    @rx.event
    async def reveal_round(self, round_id: str) -> None:
        """Show the result to everybody."""
        await self._do(lambda actor: house().voting.reveal(actor, round_id), round_id)

    @rx.event
    async def discard_round(self, round_id: str) -> None:
        """Drop a round that was never opened."""
        await self._do(lambda actor: house().voting.discard(actor, round_id), round_id)

    # --- charter --------------------------------------------------------------------------------------------------

    @rx.event
    async def check_charter(self) -> None:
        """Look how complete the charter is now."""

        async def check(actor: Actor) -> None:
            draft: CharterView | None = await house().views.view(actor.workshop_id, Topic.CHARTER)
            if draft is not None:
                self.draft_missing = draft.missing
                self.draft_passed, self.draft_checked = draft.passed, draft.checked

        await self._do(check)

    # --- people, seats and links ----------------------------------------------------------------------------------

    @rx.event
    async def look_for_people(self, words: str, which: str, after: str) -> None:
        """Read a page of the list of people: `words` that are in name or group, and the seat that it begins after.

        `which` names who is left: `away`, `unvoted`, both or neither.
        """

        async def look(actor: Actor) -> None:
            filters = which.split()
            asked = Asked(words, "away" in filters, after, only_unvoted="unvoted" in filters)
            await self._call_the_roll(actor, asked)

        await self._do(look, words, which, after)

    async def _call_the_roll(self, actor: Actor, asked: Asked) -> None:
        self.people = await house().roll.call(actor, asked, hub().here(actor.workshop_id))
        self.people_are_read, self._people_asked = True, asked

    @rx.event
    async def sit_table(self, values_json: str, key: str) -> None:
        """Seat a table without phones (`name`, `group_id`, `voices`)."""

        async def sit(actor: Actor, fields: Typed, _key: str) -> None:
            voices = typed.whole(one(fields, "voices"), "voices", 1, 100) or 0
            await house().seating.sit_table(
                actor, name=one(fields, "name"), group_id=one(fields, "group_id"), voices=voices
            )

        await self._take(key, values_json, sit)

    @rx.event
    async def remove_seat(self, seat_id: str) -> None:
        """Take a seat away, and read the list again if this desk shows one."""

        async def remove(actor: Actor) -> None:
            await house().seating.remove(actor, seat_id)
            if self.people_are_read:
                await self._call_the_roll(actor, self._people_asked)

        await self._do(remove, seat_id)

    @rx.event
    async def renew_link(self, link_id: str) -> None:
        """Revoke a secret link and make a new one."""
        await self._do(lambda actor: house().seating.renew_link(actor, link_id), link_id)

    # --- notes, undo ----------------------------------------------------------------------------------------------

    @rx.event
    async def write_note(self, step_id: str, values_json: str, key: str) -> None:
        """Keep a private note on a step (`text`)."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, _: house().running.write_note(actor, word(step_id), one(fields, "text")),
        )

    @rx.event
    async def undo(self, change_id: str) -> None:
        """Take back the newest thing that can be undone; the id says which one was meant."""
        await self._do(lambda actor: house().running.undo(actor, change_id), change_id)

    # --- the workshop as a whole ----------------------------------------------------------------------------------

    @rx.event
    async def show_parts(self, values_json: str, key: str) -> None:
        """Show these `parts` and hide all others."""
        await self._take(
            key, values_json, lambda actor, fields, _: house().convening.show_parts(actor, many(fields, "parts"))
        )

    @rx.event
    async def use_template(self, values_json: str, key: str) -> None:
        """Show the parts of this `template`, and hold the draft to its checks."""
        await self._take(
            key, values_json, lambda actor, fields, _: house().templating.use(actor, one(fields, "template"))
        )

    @rx.event
    async def describe(self, values_json: str, key: str) -> None:
        """Change `title`, `purpose`, `convener`, `place`, `naming`."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, _: house().convening.describe(
                actor,
                title=one(fields, "title"),
                purpose=one(fields, "purpose"),
                convener=one(fields, "convener"),
                place=one(fields, "place"),
                naming=one(fields, "naming"),
            ),
        )

    @rx.event
    async def keep_for(self, values_json: str, key: str) -> None:
        """Change after how many days it is deleted (`days`)."""

        async def keep(actor: Actor, fields: Typed, _key: str) -> None:
            await house().convening.keep_for(actor, typed.whole(one(fields, "days"), "days", 1, 3650) or 0)

        await self._take(key, values_json, keep)

    @rx.event
    async def end_workshop(self) -> None:
        """End the workshop."""
        await self._do(house().convening.end)

    @rx.event
    async def reopen_workshop(self) -> None:
        """Take the end back."""
        await self._do(house().convening.reopen)

    @rx.event
    async def delete_workshop(self, values_json: str, key: str) -> None:
        """Delete everything, now (`code` typed again)."""
        await self._take(
            key, values_json, lambda actor, fields, _: house().convening.delete(actor, one(fields, "code"))
        )
        self.deleted = self.ack_ok
