"""Framing the challenge: cards, clusters, and the statement composed from them."""

from app.domain.actions import Action
from app.domain.bounds import MOST_CLUSTERS, MOST_SOURCES
from app.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from app.domain.roles import LEADING
from app.domain.snapshot import Topic
from app.domain.steps import Prompt
from app.domain.workshop import Actor, clean_line, clean_text
from app.persistence.tables import CardRow, ChallengeRow, ClusterRow
from app.services.turn import Gate, Turn

LONGEST_CARD = 280
LONGEST_STATEMENT = 1200
COMPLEXITIES = ("", "complicated", "complex")
_SHOWN = (Topic.CARDS, Topic.CHARTER, Topic.BACKSTAGE)


class Framing:
    """Step 1."""

    def __init__(self, gate: Gate) -> None:
        self._gate = gate

    # --- the room writes ------------------------------------------------------------------------------------------

    async def write(self, actor: Actor, prompt: str, text: str, *, key: str = "") -> str:
        """Put a card under a prompt; returns its id. Others see it after the reveal."""
        async with self._gate.turn(actor, Action.WRITE_CARD, Topic.CARDS, Topic.CHARTER, key=key) as turn:
            if turn.is_repeat:
                return turn.result_id
            if prompt not in set(Prompt):
                raise Invalid("prompt.unknown", "prompt")
            clean = clean_text(text, "text", most=LONGEST_CARD)
            workshop = await turn.work.workshops.by_id(actor.workshop_id, lock=True)
            assert workshop is not None  # noqa: S101 - the gate has just read it
            workshop.card_count += 1
            card = turn.work.cards.add(
                CardRow(
                    workshop_id=actor.workshop_id,
                    step_id=turn.step_id,
                    seat_id=actor.seat_id,
                    group_id=actor.group_id or None,
                    number=workshop.card_count,
                    prompt=prompt,
                    text=clean,
                    original_text=clean,
                    written_at=turn.now,
                )
            )
            turn.result_id = card.id
            return card.id

    async def rewrite(self, actor: Actor, card_id: str, text: str) -> None:
        """Change the text of a card: its author while the step is open, a facilitator always. The original is kept."""
        action = Action.MODERATE_CARDS if actor.role in LEADING else Action.EDIT_OWN_CARD
        async with self._gate.turn(
            actor, action, *_SHOWN, label="edit_card", is_undoable=actor.role in LEADING
        ) as turn:
            card = await self._card(turn, card_id)
            self._own(actor, card)
            clean = clean_text(text, "text", most=LONGEST_CARD)
            is_revealed = turn.step is not None and turn.step.is_revealed
            if card.seat_id == actor.seat_id and not is_revealed:
                card.original_text = clean  # nobody else has seen the first wording
            card.text, card.edited_at = clean, turn.now

    async def withdraw(self, actor: Actor, card_id: str) -> None:
        """Take one's own card back."""
        async with self._gate.turn(actor, Action.EDIT_OWN_CARD, *_SHOWN) as turn:
            card = await self._card(turn, card_id)
            if card.seat_id != actor.seat_id:
                raise NotAllowed("card.not_yours")
            if card_id in await turn.work.challenges.sources(actor.workshop_id):
                raise Conflict("card.in_challenge")
            for other in await turn.work.cards.folded_into(actor.workshop_id, card.id):
                other.merged_into_id = None  # other people's words do not go with it
            card.is_withdrawn = True

    # --- the desk orders ------------------------------------------------------------------------------------------

    async def reveal(self, actor: Actor, *, is_revealed: bool = True) -> None:
        """Show all cards to everybody, or go back to silent writing."""
        async with self._gate.turn(actor, Action.REVEAL_CARDS, Topic.AGENDA, *_SHOWN) as turn:
            if turn.step is not None:
                turn.step.is_revealed = is_revealed

    async def move(self, actor: Actor, card_id: str, cluster_id: str) -> None:
        """Move a card into a cluster, or with an empty id back to the loose ones."""
        async with self._gate.turn(actor, Action.MODERATE_CARDS, *_SHOWN, label="move_card", is_undoable=True) as turn:
            card = await self._card(turn, card_id)
            if cluster_id:
                await self._cluster(turn, cluster_id)
            card.cluster_id = cluster_id or None

    async def add_cluster(self, actor: Actor, name: str, *, card_id: str = "", key: str = "") -> str:
        """Make a named cluster, with a first card if one is given; returns its id."""
        async with self._gate.turn(
            actor, Action.MODERATE_CARDS, *_SHOWN, key=key, label="add_cluster", is_undoable=True
        ) as turn:
            if turn.is_repeat:
                return turn.result_id
            clusters = await turn.work.clusters.of(actor.workshop_id)
            if len(clusters) >= MOST_CLUSTERS:
                raise Conflict("cluster.too_many", most=MOST_CLUSTERS)
            cluster = turn.work.clusters.add(
                ClusterRow(
                    workshop_id=actor.workshop_id,
                    step_id=turn.step_id,
                    name=clean_line(name, "name", most=80),
                    position=1 + max((one.position for one in clusters), default=0),
                )
            )
            await turn.work.flush()
            if card_id:
                (await self._card(turn, card_id)).cluster_id = cluster.id
            turn.result_id = cluster.id
            return cluster.id

    async def name_cluster(self, actor: Actor, cluster_id: str, name: str) -> None:
        """Rename a cluster."""
        async with self._gate.turn(
            actor, Action.MODERATE_CARDS, *_SHOWN, label="name_cluster", is_undoable=True
        ) as turn:
            (await self._cluster(turn, cluster_id)).name = clean_line(name, "name", most=80)

    async def dissolve_cluster(self, actor: Actor, cluster_id: str) -> None:
        """Remove a cluster; its cards are loose again."""
        async with self._gate.turn(
            actor, Action.MODERATE_CARDS, *_SHOWN, label="dissolve_cluster", is_undoable=True
        ) as turn:
            cluster = await self._cluster(turn, cluster_id)
            for card in await turn.work.cards.in_cluster(actor.workshop_id, cluster.id):
                card.cluster_id = None
            cluster.is_removed = True

    async def merge(self, actor: Actor, card_id: str, into_id: str) -> None:
        """Fold a card into another that says the same; both wordings and authors stay on record."""
        async with self._gate.turn(
            actor, Action.MODERATE_CARDS, *_SHOWN, label="merge_cards", is_undoable=True
        ) as turn:
            card, into = await self._card(turn, card_id), await self._card(turn, into_id)
            if card.id == into.id or into.merged_into_id is not None or into.is_hidden:
                raise Invalid("merge.impossible", "into_id")
            for other in await turn.work.cards.folded_into(actor.workshop_id, card.id):
                other.merged_into_id = into.id
            card.merged_into_id = into.id

    async def unmerge(self, actor: Actor, card_id: str) -> None:
        """Let a merged card stand by itself again."""
        async with self._gate.turn(
            actor, Action.MODERATE_CARDS, *_SHOWN, label="unmerge_card", is_undoable=True
        ) as turn:
            (await self._card(turn, card_id)).merged_into_id = None

    async def hide(self, actor: Actor, card_id: str, *, is_hidden: bool = True) -> None:
        """Take a card off all screens, or put it back. It stays in the record of the desk."""
        async with self._gate.turn(actor, Action.MODERATE_CARDS, *_SHOWN, label="hide_card", is_undoable=True) as turn:
            card = await self._card(turn, card_id)
            if is_hidden and card_id in await turn.work.challenges.sources(actor.workshop_id):
                raise Conflict("card.in_challenge")
            card.is_hidden = is_hidden

    async def compose(
        self,
        actor: Actor,
        *,
        statement: str,
        source_ids: list[str],
        complexity: str = "",
        scope_in: str = "",
        scope_out: str = "",
    ) -> str:
        """Write the challenge statement and keep the cards it was composed from linked to it."""
        async with self._gate.turn(
            actor, Action.COMPOSE_CHALLENGE, *_SHOWN, Topic.PORTFOLIO, label="compose_challenge", is_undoable=False
        ) as turn:
            if complexity not in COMPLEXITIES:
                raise Invalid("complexity.unknown", "complexity")
            sources = list(dict.fromkeys(source_ids))
            if len(sources) > MOST_SOURCES:
                raise Invalid("challenge.sources", "source_ids", most=MOST_SOURCES)
            cards = await turn.work.cards.by_ids(actor.workshop_id, sources)
            known = {card.id for card in cards if not card.is_hidden}
            if any(card_id not in known for card_id in sources):
                raise Invalid("card.gone", "source_ids")
            challenge = await turn.work.challenges.of_workshop(actor.workshop_id, lock=True)
            if challenge is None:
                challenge = turn.work.challenges.add(ChallengeRow(workshop_id=actor.workshop_id, step_id=turn.step_id))
            challenge.statement = clean_text(statement, "statement", most=LONGEST_STATEMENT)
            challenge.complexity = complexity
            challenge.scope_in = clean_text(scope_in, "scope_in", most=LONGEST_STATEMENT, least=0)
            challenge.scope_out = clean_text(scope_out, "scope_out", most=LONGEST_STATEMENT, least=0)
            challenge.edited_at = turn.now
            await turn.work.flush()
            await turn.work.challenges.set_sources(challenge, sources)
            return challenge.id

    async def _card(self, turn: Turn, card_id: str) -> CardRow:
        card = await turn.work.cards.get(turn.actor.workshop_id, card_id)
        if card is None or card.is_withdrawn:
            raise NotFound("card.gone")
        return card

    def _own(self, actor: Actor, card: CardRow) -> None:
        if actor.role not in LEADING and card.seat_id != actor.seat_id:
            raise NotAllowed("card.not_yours")

    async def _cluster(self, turn: Turn, cluster_id: str) -> ClusterRow:
        cluster = await turn.work.clusters.get(turn.actor.workshop_id, cluster_id)
        if cluster is None or cluster.is_removed:
            raise NotFound("cluster.gone")
        return cluster
