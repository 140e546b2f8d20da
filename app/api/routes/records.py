"""The published record of a round: every ballot without its voter, and the root that was shown at the close."""

from fastapi import APIRouter, Response

from app.api.context import PROBLEMS, Context
from app.api.seats import Seat

_MEDIA_TYPE = "application/json"


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Voting"], responses=PROBLEMS, prefix="/workshops/{code}/rounds")

    @router.get("/{round_id}/record", summary="The published record of a revealed round", response_class=Response)
    async def record(actor: Seat, round_id: str) -> Response:
        """A JSON file that `mission-room verify` recounts; docs/voting.md describes it. A conflict until the reveal."""
        content = await context.house.publishing.record(actor, round_id)
        headers = {
            "content-disposition": f'attachment; filename="round-{round_id}.json"',
            "cache-control": "private, max-age=31536000, immutable",
            "vary": "cookie, authorization",
        }
        return Response(content, media_type=_MEDIA_TYPE, headers=headers)

    return router
