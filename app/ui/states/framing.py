"""Step 1, on the phone and at the desk."""

import reflex as rx

from app.domain.errors import Conflict
from app.domain.snapshot import CardPageView, FoundCardsView
from app.domain.workshop import Actor
from app.services.forms import many, one
from app.ui.states.counter import house
from app.ui.states.seat import SeatState, whole, word


class FramingState(SeatState):
    """Cards, clusters, and the challenge statement.

    The room is sent the first cards of each heap. `further` are more of one heap and `found` what was searched for, on
    this page alone and of bounded size; the page asks again when the heap's stamp has changed.
    """

    further: CardPageView = CardPageView()
    found: FoundCardsView = FoundCardsView()

    @rx.event
    async def look_further(self, cluster_id: str, after: int, count: int) -> None:
        """Show this page `count` cards of a heap (empty: the loose ones) beyond the card with the number `after`."""

        async def look(actor: Actor) -> None:
            try:
                self.further = await house().views.cards_after(actor, cluster_id, whole(after), whole(count))
            except Conflict:  # covered again: nothing of them stays
                self.further = CardPageView()

        await self._do(look, cluster_id)

    @rx.event
    async def look_away(self) -> None:
        """Fold away what was looked at further."""
        self.further = CardPageView()

    @rx.event
    async def find_cards(self, said: str) -> None:
        """Look for cards with these words or this number, among all that stand."""

        async def find(actor: Actor) -> None:
            try:
                self.found = await house().views.cards_with(actor, said)
            except Conflict:
                self.found = FoundCardsView()

        await self._do(find, said)

    @rx.event
    async def write(self, prompt: str, values_json: str, key: str) -> None:
        """Put a card (`text`) under a prompt."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, k: house().framing.write(actor, word(prompt), one(fields, "text"), key=k),
            refreshes_own=True,
        )

    @rx.event
    async def rewrite(self, card_id: str, values_json: str, key: str) -> None:
        """Change the text of a card (`text`)."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, _: house().framing.rewrite(actor, word(card_id), one(fields, "text")),
            refreshes_own=True,
        )

    @rx.event
    async def withdraw(self, card_id: str) -> None:
        """Take one's own card back."""
        await self._do(lambda actor: house().framing.withdraw(actor, card_id), card_id, refreshes_own=True)

    @rx.event
    async def reveal(self, is_revealed: bool) -> None:
        """Show all cards, or go back to silent writing."""
        await self._do(lambda actor: house().framing.reveal(actor, is_revealed=is_revealed is True))

    @rx.event
    async def move(self, card_id: str, cluster_id: str) -> None:
        """Move a card to a cluster, or with an empty id to the loose ones."""
        await self._do(lambda actor: house().framing.move(actor, card_id, cluster_id), card_id, cluster_id)

    @rx.event
    async def add_cluster(self, values_json: str, key: str) -> None:
        """Make a cluster (`name`), with a first card if `card_id` is given."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, k: house().framing.add_cluster(
                actor, one(fields, "name"), card_id=one(fields, "card_id"), key=k
            ),
        )

    @rx.event
    async def name_cluster(self, cluster_id: str, values_json: str, key: str) -> None:
        """Rename a cluster (`name`)."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, _: house().framing.name_cluster(actor, word(cluster_id), one(fields, "name")),
        )

    @rx.event
    async def dissolve_cluster(self, cluster_id: str) -> None:
        """Remove a cluster; its cards are loose again."""
        await self._do(lambda actor: house().framing.dissolve_cluster(actor, cluster_id), cluster_id)

    @rx.event
    async def merge(self, card_id: str, into_id: str) -> None:
        """Fold a card into another."""
        await self._do(lambda actor: house().framing.merge(actor, card_id, into_id), card_id, into_id)

    @rx.event
    async def unmerge(self, card_id: str) -> None:
        """Let a merged card stand by itself again."""
        await self._do(lambda actor: house().framing.unmerge(actor, card_id), card_id)

    @rx.event
    async def hide(self, card_id: str, is_hidden: bool) -> None:
        """Take a card off all screens, or put it back."""
        await self._do(lambda actor: house().framing.hide(actor, card_id, is_hidden=is_hidden is True), card_id)

    @rx.event
    async def compose(self, values_json: str, key: str) -> None:
        """Write the challenge: `statement`, `source_ids` (several), `complexity`, `scope_in`, `scope_out`."""
        await self._take(
            key,
            values_json,
            lambda actor, fields, _: house().framing.compose(
                actor,
                statement=one(fields, "statement"),
                source_ids=many(fields, "source_ids"),
                complexity=one(fields, "complexity"),
                scope_in=one(fields, "scope_in"),
                scope_out=one(fields, "scope_out"),
            ),
        )
