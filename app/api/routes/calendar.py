"""The mission's calendar, for any calendar program."""

from urllib.parse import quote

from fastapi import APIRouter, Response

from app.api.context import PROBLEMS, Context
from app.api.seats import Seat


def routes(context: Context) -> APIRouter:
    """The route."""
    router = APIRouter(tags=["Charter"], responses=PROBLEMS, prefix="/workshops/{code}")
    house = context.house

    @router.get("/calendar.ics", summary="The calendar as a file", response_class=Response)
    async def calendar(actor: Seat) -> Response:
        """Reviews, criteria, learning questions and pathways by their days (iCalendar, RFC 5545)."""
        file = await house.reviewing.calendar(actor)
        named = f"attachment; filename=\"calendar.ics\"; filename*=UTF-8''{quote(file.filename)}"
        return Response(file.content, media_type=file.media_type, headers={"content-disposition": named})

    return router
