"""Step 5 and after: comments on the charter, proposed changes, and the answers to them."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field

from app.api.context import PROBLEMS, Body, Context, Id, IdempotencyKey, Made, ShortText, Text
from app.api.seats import Seat
from app.services.commenting import Said


class Comment(Body):
    """A comment, or a suggestion: `proposed` is what is to stand in place of `quote`, or to be added without one."""

    section_key: ShortText
    kind: Annotated[ShortText, Field(description="comment or suggestion")] = "comment"
    text: Text = ""
    quote: Text = ""
    proposed: Annotated[str, Field(max_length=8000)] = ""


class Reworded(Body):
    """The same anew; it stays with its section."""

    kind: ShortText = "comment"
    text: Text = ""
    quote: Text = ""
    proposed: Annotated[str, Field(max_length=8000)] = ""


class Answer(Body):
    """What becomes of it. `wording` is the section's whole new text, where the proposal cannot be put in as it is."""

    decision: Annotated[ShortText, Field(description="settled or declined; accepted or declined for a suggestion")]
    answer: Text = ""
    wording: Annotated[str, Field(max_length=20_000)] = ""


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Charter"], responses=PROBLEMS, prefix="/workshops/{code}/charter/comments")
    commenting = context.house.commenting

    @router.post("", status_code=201, summary="Comment on a section, or propose other words")
    async def comment(actor: Seat, body: Comment, idempotency_key: IdempotencyKey = "") -> Made:
        """While the charter is in participants' review or in consultation, also after the workshop has ended."""
        said = Said(body.section_key, body.kind, body.text, body.quote, body.proposed)
        return Made(id=await commenting.comment(actor, said, key=idempotency_key))

    @router.put("/{comment_id}", status_code=204, summary="Change one's own comment")
    async def rewrite(actor: Seat, comment_id: Id, body: Reworded) -> None:
        """Until it is answered."""
        await commenting.rewrite(actor, comment_id, Said("", body.kind, body.text, body.quote, body.proposed))

    @router.delete("/{comment_id}", status_code=204, summary="Take one's own comment back")
    async def withdraw(actor: Seat, comment_id: Id) -> None:
        """Until it is answered."""
        await commenting.withdraw(actor, comment_id)

    @router.post("/{comment_id}/answer", status_code=204, summary="Settle, accept or decline")
    async def answer(actor: Seat, comment_id: Id, body: Answer) -> None:
        """Facilitators only. What is accepted is put into the section's wording; declining needs a reason."""
        await commenting.answer(actor, comment_id, body.decision, body.answer, wording=body.wording)

    return router
