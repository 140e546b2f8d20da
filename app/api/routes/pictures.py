"""Pictures of results as SVG, to be shown by pages and taken along by programs."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path, Query, Response

from app.api.context import PROBLEMS, Context
from app.api.seats import Seat
from app.domain.pictures import Size

Name = Annotated[str, Path(max_length=20, pattern="^[a-z]+$")]
Width = Annotated[
    Literal["narrow", "wide", "wall"],
    Query(description="narrow: 360 units, for phones; wide: 760 units; wall: as wide, in parts that fit a screen"),
]
Part = Annotated[
    int, Query(ge=1, le=200, description="which part; `data-parts` of the picture says how many there are")
]

# What was revealed does not change any more. Opened by itself, a picture may do nothing at all.
_HEADERS = {
    "cache-control": "private, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
}


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Voting"], responses=PROBLEMS, prefix="/workshops/{code}/rounds")
    house = context.house

    @router.get("/{round_id}/pictures/{name}.svg", summary="A picture of a revealed round", response_class=Response)
    async def picture(actor: Seat, round_id: str, name: Name, width: Width = "wide", part: Part = 1) -> Response:
        """Names are in the result's `pictures`; `opinions` where its reading has opinion groups.

        A conflict until the reveal.
        """
        svg = await house.pictures.picture(actor, round_id, name, Size(width), part)
        return Response(svg, media_type="image/svg+xml", headers=_HEADERS)

    return router
