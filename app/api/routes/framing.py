"""Step 1: cards, clusters, the challenge statement."""

from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, Id, IdempotencyKey, Made, ShortText, Text


class NewCard(Body):
    """A card and the question that it answers: problem, causes, evidence, tried, different or reframe."""

    prompt: ShortText
    text: Text


class CardChange(Body):
    """What to change; names that are left out stay as they are. An empty `cluster_id` means loose."""

    text: Text | None = None
    cluster_id: Id | None = None
    merged_into: Id | None = None
    is_hidden: bool | None = None


class Reveal(Body):
    """Whether everybody sees all cards."""

    is_revealed: bool = True


class NewCluster(Body):
    """A heap of cards with a name, and perhaps its first card."""

    name: ShortText
    card_id: Id = ""


class Challenge(Body):
    """The challenge statement and the cards it was composed from."""

    statement: Text
    source_ids: Annotated[list[Id], Field(max_length=500)] = []
    complexity: ShortText = ""
    scope_in: Text = ""
    scope_out: Text = ""


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Framing"], responses=PROBLEMS, prefix="/workshops/{code}")
    framing, seats = context.house.framing, context.seats

    @router.post("/cards", status_code=201, summary="Write a card")
    async def write(request: Request, code: str, body: NewCard, key: IdempotencyKey = "") -> Made:
        """Others see it after the reveal."""
        actor = await seats.writer(request, code)
        return Made(id=await framing.write(actor, body.prompt, body.text, key=key))

    @router.patch("/cards/{card_id}", status_code=204, summary="Reword, move, merge or hide a card")
    async def change(request: Request, code: str, card_id: str, body: CardChange) -> Response:
        """Authors may reword their own while the step is open; the rest is for facilitators, one change a time."""
        actor = await seats.writer(request, code)
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
        return Response(status_code=204)

    @router.delete("/cards/{card_id}", status_code=204, summary="Take one's own card back")
    async def withdraw(request: Request, code: str, card_id: str) -> Response:
        """While the step is open."""
        await framing.withdraw(await seats.writer(request, code), card_id)
        return Response(status_code=204)

    @router.put("/cards/reveal", status_code=204, summary="Show all cards, or go back to silent writing")
    async def reveal(request: Request, code: str, body: Reveal) -> Response:
        """To everybody at the same moment."""
        await framing.reveal(await seats.writer(request, code), is_revealed=body.is_revealed)
        return Response(status_code=204)

    @router.post("/clusters", status_code=201, summary="Make a cluster")
    async def cluster(request: Request, code: str, body: NewCluster, key: IdempotencyKey = "") -> Made:
        """A heap of cards with a name."""
        actor = await seats.writer(request, code)
        return Made(id=await framing.add_cluster(actor, body.name, card_id=body.card_id, key=key))

    @router.delete("/clusters/{cluster_id}", status_code=204, summary="Dissolve a cluster")
    async def dissolve(request: Request, code: str, cluster_id: str) -> Response:
        """Its cards are loose again."""
        await framing.dissolve_cluster(await seats.writer(request, code), cluster_id)
        return Response(status_code=204)

    @router.put("/challenge", summary="Write the challenge statement")
    async def compose(request: Request, code: str, body: Challenge) -> dict[str, Any]:
        """The cards that it stands on stay linked."""
        actor = await seats.writer(request, code)
        challenge_id = await framing.compose(
            actor,
            statement=body.statement,
            source_ids=body.source_ids,
            complexity=body.complexity,
            scope_in=body.scope_in,
            scope_out=body.scope_out,
        )
        return {"id": challenge_id}

    return router
