"""Step 1: cards, clusters, the challenge statement."""

from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, Id, IdempotencyKey, Made, MaybeId, OneChange, ShortText, Text
from app.api.seats import Seat
from app.domain.steps import Prompt


class NewCard(Body):
    """A card and the question that it answers."""

    prompt: Prompt
    text: Text


class CardChange(OneChange):
    """One thing to change. An empty `cluster_id` means loose; an empty `merged_into` lets a merged card stand alone."""

    text: Text | None = None
    cluster_id: MaybeId | None = None
    merged_into: MaybeId | None = None
    is_hidden: bool | None = None


class Reveal(Body):
    """Whether everybody sees all cards."""

    is_revealed: bool = True


class NewCluster(Body):
    """A heap of cards with a name, and perhaps its first card."""

    name: ShortText
    card_id: MaybeId = ""


class ClusterName(Body):
    """A cluster's name."""

    name: ShortText


class Challenge(Body):
    """The challenge statement and the cards it was composed from."""

    statement: Text
    source_ids: Annotated[list[Id], Field(max_length=500)] = []
    complexity: Literal["", "complicated", "complex"] = ""
    scope_in: Text = ""
    scope_out: Text = ""


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Framing"], responses=PROBLEMS, prefix="/workshops/{code}")
    framing = context.house.framing

    @router.post("/cards", status_code=201, summary="Write a card")
    async def write(actor: Seat, body: NewCard, key: IdempotencyKey = "") -> Made:
        """Others see it after the reveal."""
        return Made(id=await framing.write(actor, body.prompt, body.text, key=key))

    @router.patch("/cards/{card_id}", status_code=204, summary="Reword, move, merge or hide a card")
    async def change(actor: Seat, card_id: str, body: CardChange) -> None:
        """Authors may reword their own while the step is open; the rest is for facilitators."""
        if body.text is not None:
            await framing.rewrite(actor, card_id, body.text)
        if body.cluster_id is not None:
            await framing.move(actor, card_id, body.cluster_id)
        if body.merged_into is not None:
            if body.merged_into:
                await framing.merge(actor, card_id, body.merged_into)
            else:
                await framing.unmerge(actor, card_id)
        if body.is_hidden is not None:
            await framing.hide(actor, card_id, is_hidden=body.is_hidden)

    @router.delete("/cards/{card_id}", status_code=204, summary="Take one's own card back")
    async def withdraw(actor: Seat, card_id: str) -> None:
        """While the step is open."""
        await framing.withdraw(actor, card_id)

    @router.put("/cards/reveal", status_code=204, summary="Show all cards, or go back to silent writing")
    async def reveal(actor: Seat, body: Reveal | None = None) -> None:
        """To everybody at the same moment."""
        await framing.reveal(actor, is_revealed=body is None or body.is_revealed)

    @router.post("/clusters", status_code=201, summary="Make a cluster")
    async def cluster(actor: Seat, body: NewCluster, key: IdempotencyKey = "") -> Made:
        """A heap of cards with a name."""
        return Made(id=await framing.add_cluster(actor, body.name, card_id=body.card_id, key=key))

    @router.patch("/clusters/{cluster_id}", status_code=204, summary="Rename a cluster")
    async def name_cluster(actor: Seat, cluster_id: str, body: ClusterName) -> None:
        """Undoable."""
        await framing.name_cluster(actor, cluster_id, body.name)

    @router.delete("/clusters/{cluster_id}", status_code=204, summary="Dissolve a cluster")
    async def dissolve(actor: Seat, cluster_id: str) -> None:
        """Its cards are loose again."""
        await framing.dissolve_cluster(actor, cluster_id)

    @router.put("/challenge", summary="Write the challenge statement")
    async def compose(actor: Seat, body: Challenge) -> Made:
        """The cards that it stands on stay linked."""
        challenge_id = await framing.compose(
            actor,
            statement=body.statement,
            source_ids=body.source_ids,
            complexity=body.complexity,
            scope_in=body.scope_in,
            scope_out=body.scope_out,
        )
        return Made(id=challenge_id)

    return router
