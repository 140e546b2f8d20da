"""The roster with its personal links, and the door of the open round, at the desk."""

import reflex as rx

from app.domain.errors import Invalid
from app.domain.snapshot import AddedPeopleView, RosterView
from app.domain.workshop import Actor
from app.services.forms import Typed, one
from app.services.roster import Sought
from app.ui.states.counter import house
from app.ui.states.seat import SeatState

LONGEST_LIST = 38_000
"""Characters of a list that a form takes; the field of it takes one more, so that a list that was cut is noticed."""


class RosterState(SeatState):
    """What only facilitators do; the gate says so.

    `roster` is the page that this desk asked for last, once `roster_is_read`; `roster_added` what became of the lines
    that were sent last.
    """

    roster: RosterView = RosterView()
    roster_is_read: bool = False
    roster_added: AddedPeopleView = AddedPeopleView()

    _sought: Sought = Sought()

    @rx.event
    async def look_for_roster(self, words: str, which: str, after: str) -> None:
        """Read a page of the roster: `words` that are in name or group, `which` may be `unused`."""
        sought = Sought(words, "unused" if which == "unused" else "", after)
        await self._do(lambda actor: self._read(actor, sought), words, which, after)

    async def _read(self, actor: Actor, sought: Sought) -> None:
        self.roster = await house().roster.page(actor, sought)
        self.roster_is_read, self._sought = True, sought

    @rx.event
    async def add_people(self, values_json: str, key: str) -> None:
        """List people (`people`: lines of name; group), and say what was not taken."""

        async def add(actor: Actor, fields: Typed, sent_key: str) -> None:
            text = one(fields, "people")
            if len(text) > LONGEST_LIST:
                raise Invalid("roster.too_long", "people")
            self.roster_added = await house().roster.add(actor, text, key=sent_key)
            if self.roster_is_read:
                await self._read(actor, self._sought)

        await self._take(key, values_json, add)

    @rx.event
    async def renew_person(self, link_id: str) -> None:
        """Give somebody a new link to the same seat."""

        async def renew(actor: Actor) -> None:
            await house().roster.renew(actor, link_id)
            await self._read(actor, self._sought)

        await self._do(renew, link_id)

    @rx.event
    async def remove_person(self, link_id: str, with_seat: bool) -> None:
        """Take somebody off the roster, with the seat or without."""

        async def remove(actor: Actor) -> None:
            await house().roster.remove(actor, link_id, with_seat=with_seat is True)
            await self._read(actor, self._sought)

        await self._do(remove, link_id)

    @rx.event
    async def shut_door(self, round_id: str) -> None:
        """Whoever comes from now on does not vote in the open round."""
        await self._do(lambda actor: house().doorkeeping.shut(actor, round_id), round_id)

    @rx.event
    async def open_door(self, round_id: str) -> None:
        """Those who wait vote after all, and so does whoever comes."""
        await self._do(lambda actor: house().doorkeeping.open(actor, round_id), round_id)
