"""What time it is on the server: timers on all screens count by it, whatever the devices' clocks say.

Asked by every device of a room, some seconds after it arrives and now and then, so it touches nothing else.
"""

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel

from app.api.context import Context
from app.services.clock import to_ms


class ServerTime(BaseModel):
    """Milliseconds since the epoch."""

    now_ms: int


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Health"])
    clock = context.house.clock

    @router.get("/time", summary="What time is it here?", response_model=ServerTime)
    async def time() -> Response:
        """Needs no seat. Half of the way there and back is the most by which it can be wrong when it arrives."""
        return Response(f'{{"now_ms":{to_ms(clock())}}}', media_type="application/json")

    return router
