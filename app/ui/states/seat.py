"""The seat at this device: entering a room, what is its own, and how every handler acts, answers and refuses.

Two ways to act, and no third:

- `_take(key, values_json, act)` for drafts: answers by the acknowledgement vars, always after the commit;
- `_do(act, *words)` for buttons: says nothing when it worked (the room shows it) and a notice when it did not.
"""

from collections.abc import Awaitable, Callable
from typing import Any

import reflex as rx

from app.domain.errors import Invalid, MissionRoomError, NotSeated
from app.domain.workshop import Actor
from app.realtime.mirror import stays_on_reconnect
from app.services.forms import read_form
from app.services.views.reader import OwnView
from app.ui.states.counter import house, hub

LONGEST_WORD = 160
"""Characters of an id, a key or a code."""

Act = Callable[[Actor], Awaitable[object]]
Take = Callable[[Actor, Any, str], Awaitable[object]]
"""Stores what was read: who, the fields, and the key of the sending."""


def cookie_of(header: str, code: str) -> str:
    """The token of the seat of this workshop in a Cookie header; empty when there is none."""
    name = f"seat_{code}"
    for part in header.split(";"):
        key, _, value = part.strip().partition("=")
        if key == name:
            return value
    return ""


@stays_on_reconnect
class SeatState(rx.State):
    """What this device knows of its seat. `seat_status` is loading, seated, or absent (then `seat_code` says why)."""

    seat_status: str = "loading"
    seat_code: str = ""
    role: str = ""
    seat_id: str = ""
    own: OwnView = OwnView()

    ack_key: str = ""
    ack_ok: bool = False
    ack_code: str = ""
    ack_values: dict[str, str | int] = {}
    ack_field: str = ""

    notice_code: str = ""
    notice_values: dict[str, str | int] = {}
    notice_count: int = 0

    @rx.event
    async def enter(self) -> None:
        """Come into the room of the page's address, or come back to it: the same thing."""
        sid = self.router.session.session_id
        reads_charter = self.router.url.path.startswith("/charter/")
        try:
            actor = await self._actor()
            await hub().enter(sid, actor, reads_charter=reads_charter)
            # Read when the hub knows this page: a seat that was removed just before is noticed here, and later by it.
            self.own = await house().views.own(actor)
        except MissionRoomError as error:
            await hub().leave(sid)
            self.seat_status, self.seat_code = "absent", f"error.{error.code}"
            return
        self.role, self.seat_id = str(actor.role), actor.seat_id
        self.seat_status = "seated"

    @rx.event
    async def dismiss_notice(self) -> None:
        """Put the notice away."""
        self.notice_code = ""

    @rx.event
    async def writing(self, is_writing: bool) -> None:
        """Say that somebody is typing at this device, or has stopped. Light on purpose: it comes every few seconds.

        The hub counts it for a socket that has entered as a participant, and for no other.
        """
        hub().writing(self.router.session.session_id, is_writing is True)

    def _code(self) -> str:
        return str(self.router.url.path).rstrip("/").rpartition("/")[2].upper()

    async def _actor(self) -> Actor:
        """Who this is, as the database has it now. Errors: NotSeated."""
        code = self._code()
        token = cookie_of(self.router.headers.cookie, code)
        if not token:
            raise NotSeated("seat.none")
        return await house().seating.resolve(token, code)

    async def _refresh_own(self, actor: Actor) -> None:
        self.own = await house().views.own(actor)

    async def _take(
        self,
        key: str,
        values_json: str,
        take: Take,
        *,
        refreshes_own: bool = False,
        read: Callable[[str], object] = read_form,
    ) -> None:
        """Store what was written, then answer; a refusal names its field and leaves the text on the device."""
        try:
            word(key)
            actor = await self._actor()
            await take(actor, read(values_json), key)
            if refreshes_own:
                await self._refresh_own(actor)
        except MissionRoomError as error:
            self.ack_code, self.ack_values = f"error.{error.code}", dict(error.values)
            self.ack_field = error.field if isinstance(error, Invalid) else ""
            self.ack_key, self.ack_ok = str(key), False
            return
        self.ack_code, self.ack_field = "", ""
        self.ack_key, self.ack_ok = key, True

    async def _do(self, act: Act, *words: str, refreshes_own: bool = False) -> bool:
        """Do one thing; whether it was done. `words` are the arguments that came from outside."""
        try:
            for said in words:
                word(said)
            actor = await self._actor()
            await act(actor)
            if refreshes_own:
                await self._refresh_own(actor)
        except MissionRoomError as error:
            self.notice_code, self.notice_values = f"error.{error.code}", dict(error.values)
            self.notice_count += 1
            return False
        self.notice_code = ""
        return True


def word(said: object) -> str:
    """An id, a key or a code that came from outside. Anybody can call a handler with anything: the rest is Invalid."""
    if not isinstance(said, str) or len(said) > LONGEST_WORD or not said.isprintable():
        raise Invalid("form.unreadable")
    return said


def whole(said: object) -> int:
    """A whole number that came from outside."""
    if type(said) is not int:
        raise Invalid("form.unreadable")
    return said
