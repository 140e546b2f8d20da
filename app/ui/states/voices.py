"""Step 5 and after: comments on the charter and the answers to them; the switch of its public page."""

import reflex as rx

from app.services.commenting import Said
from app.services.forms import Typed, one
from app.ui.states.counter import house
from app.ui.states.seat import SeatState, word


def _said(fields: Typed) -> Said:
    names = ("section_key", "kind", "text", "quote", "proposed")
    return Said(**{name: one(fields, name) for name in names})


class VoicesState(SeatState):
    """What people say about the charter, and who may read it."""

    @rx.event
    async def comment(self, values_json: str, key: str) -> None:
        """Say something about a section (`section_key`, `kind`, `text`, `quote`, `proposed`)."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, sent: house().commenting.comment(actor, _said(fields), key=sent),
            refreshes_own=True,
        )

    @rx.event
    async def rewrite_comment(self, comment_id: str, values_json: str, key: str) -> None:
        """Change one's own."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, _: house().commenting.rewrite(actor, word(comment_id), _said(fields)),
        )

    @rx.event
    async def withdraw_comment(self, comment_id: str) -> None:
        """Take one's own back."""
        await self._do(lambda actor: house().commenting.withdraw(actor, comment_id), comment_id, refreshes_own=True)

    @rx.event
    async def answer_comment(self, comment_id: str, values_json: str, key: str) -> None:
        """Settle, accept or decline (`decision`, `answer`, `wording`)."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, _: house().commenting.answer(
                actor,
                word(comment_id),
                one(fields, "decision"),
                one(fields, "answer"),
                wording=one(fields, "wording"),
            ),
        )

    @rx.event
    async def publish(self) -> None:
        """Make the charter public."""
        await self._do(house().sharing.turn_on)

    @rx.event
    async def move_page(self) -> None:
        """Give the public page another address."""
        await self._do(house().sharing.renew)

    @rx.event
    async def unpublish(self) -> None:
        """Take the public page away."""
        await self._do(house().sharing.turn_off)
