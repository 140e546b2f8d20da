"""Registers and estimates, on the phone and at the desk: one way to write in all of them."""

from typing import Any

import reflex as rx

from app.domain.snapshot import ChangedView, FieldChangeView
from app.domain.workshop import Actor
from app.services.forms import Typed, read_change
from app.ui.states.counter import house
from app.ui.states.seat import SeatState, word

MOST_CHANGES_SHOWN = 200


class RegistersState(SeatState):
    """What this page was answered: what its last change overwrote, the history it looks at, what its seat estimated.

    `changed` is what became of the sending `changed_key`, in the entry `changed_in`; `history` is about `history_of`.
    `answers` are this seat's own, by sheet, subject and question, for the sheets that this page shows.
    """

    changed: ChangedView = ChangedView()
    changed_in: str = ""
    changed_key: str = ""
    history: list[FieldChangeView] = []
    history_of: str = ""
    answers: dict[str, dict[str, dict[str, str]]] = {}

    # --- entries ----------------------------------------------------------------------------------------------------

    @rx.event
    async def add(self, register_key: str, values_json: str, key: str) -> None:
        """Add an entry; fields as the register declares them."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, k: house().registers.add(actor, word(register_key), fields, key=k),
            refreshes_own=True,
        )

    @rx.event
    async def change(self, register_key: str, entry_id: str, values_json: str, key: str) -> None:
        """Set some fields of an entry: `{"changes": {…}, "seen": {…}}`, where `seen` is what stood there before."""

        async def change(actor: Actor, said: tuple[Typed, dict[str, Any]], sent_key: str) -> None:
            changes, seen = said
            done = await house().registers.change(actor, word(register_key), word(entry_id), changes, seen=seen)
            self.changed, self.changed_in, self.changed_key = done, entry_id, sent_key

        await self._take(key, values_json, change, read=read_change)

    @rx.event
    async def remove(self, register_key: str, entry_id: str) -> None:
        """Take an entry out."""
        await self._do(lambda actor: house().registers.remove(actor, register_key, entry_id), register_key, entry_id)

    @rx.event
    async def restore(self, register_key: str, entry_id: str) -> None:
        """Put an entry back that was taken out."""
        await self._do(lambda actor: house().registers.restore(actor, register_key, entry_id), register_key, entry_id)

    @rx.event
    async def merge(self, register_key: str, entry_id: str, into_id: str) -> None:
        """Fold an entry into another of the same register."""
        await self._do(
            lambda actor: house().registers.merge(actor, register_key, entry_id, into_id),
            register_key,
            entry_id,
            into_id,
        )

    @rx.event
    async def look_back(self, register_key: str, entry_id: str) -> None:
        """Show this page the history of an entry, the newest changes first."""

        async def look(actor: Actor) -> None:
            changes = await house().registers.history(actor, register_key, entry_id)
            self.history, self.history_of = changes[:MOST_CHANGES_SHOWN], entry_id

        await self._do(look, register_key, entry_id)

    # --- estimates --------------------------------------------------------------------------------------------------

    @rx.event
    async def estimate(self, sheet_key: str, subject_id: str, values_json: str, key: str) -> None:
        """Answer questions of a sheet about a subject; an empty answer takes it back."""

        async def give(actor: Actor, answers: Typed, _key: str) -> None:
            await house().estimating.give(actor, word(sheet_key), word(subject_id), answers)
            await self._read_answers(actor, sheet_key)

        await self._take(key, values_json, give)

    @rx.event
    async def recall_answers(self, sheet_key: str) -> None:
        """Read what this seat has answered in a sheet."""
        await self._do(lambda actor: self._read_answers(actor, sheet_key), sheet_key)

    async def _read_answers(self, actor: Actor, sheet_key: str) -> None:
        self.answers = {**self.answers, sheet_key: await house().estimating.mine(actor, sheet_key)}

    @rx.event
    async def show_sheet(self, sheet_key: str, is_shown: bool) -> None:
        """Show the room what came out of a sheet, or hide it again."""
        await self._do(lambda actor: house().estimating.show(actor, sheet_key, is_shown is True), sheet_key)

    @rx.event
    async def ask_again(self, sheet_key: str) -> None:
        """Ask the room once more, from an empty sheet."""
        await self._do(lambda actor: house().estimating.ask_again(actor, sheet_key), sheet_key)
