"""The REST API as one FastAPI application, and how it is put around the pages' server.

Must not: hold a rule of its own. Every change passes the same services and the same gate as the pages.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.context import Context, Demos, Problem, WhoIsHere
from app.api.guessing import Guessing
from app.api.headers import Envelope
from app.api.problems import speak_problems
from app.api.reference import add_reference
from app.api.routes import (
    calendar,
    carrying,
    charter,
    checks,
    clock,
    commenting,
    entering,
    framing,
    goals,
    health,
    hooks,
    importing,
    leading,
    library,
    mapping,
    people,
    pictures,
    programmes,
    qr,
    records,
    registers,
    room,
    roster,
    sharing,
    summary,
    templates,
    versions,
    voting,
    workshop,
)
from app.api.seats import Seats, from_here
from app.domain.carrying.opening import MOST_BYTES as MOST_CHARTER_BYTES
from app.services.house import House
from app.services.registers.spreadsheets import MOST_BYTES
from app.services.views.here import NOBODY_HERE
from app.settings import Settings

_ABOUT = """
Everything that the pages can do with a workshop, for programs. Take a seat with `?token=true` and send the token as
`Authorization: Bearer …`. Changes can be sent again safely with an `Idempotency-Key`. Refusals are problem details
with a stable `code`.
"""


def rest(
    house: House,
    settings: Settings,
    *,
    here: WhoIsHere = lambda _workshop_id: NOBODY_HERE,
    demos: Demos | None = None,
) -> FastAPI:
    """The API, whole, for paths below `/api`. `here` says which seats are connected, `demos` shows demo workshops."""
    api = FastAPI(
        title="Mission Room",
        version="1",
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        dependencies=[Depends(from_here)],
        redirect_slashes=False,
    )
    speak_problems(api)
    seats = Seats(house, settings)
    api.state.seats = seats
    guessing = Guessing(settings.wrong_codes_per_minute, settings.trusted_proxy_hops)
    context = Context(house, settings, seats, guessing, here, demos)
    for area in (
        entering,
        qr,
        summary,
        templates,
        room,
        workshop,
        leading,
        people,
        roster,
        framing,
        goals,
        library,
        voting,
        pictures,
        records,
        mapping,
        registers,
        importing,
        charter,
        checks,
        hooks,
        versions,
        commenting,
        sharing,
        carrying,
        checks,
        programmes,
        calendar,
        clock,
    ):
        api.include_router(area.routes(context), prefix="/api/v1")
    api.include_router(sharing.public_routes(context))
    api.include_router(health.routes(context), prefix="/api")
    add_reference(api)
    api.openapi = lambda: _document(api)  # type: ignore[method-assign] # FastAPI's own way of changing it
    return api


def _document(api: FastAPI) -> dict[str, Any]:
    """The OpenAPI document, with the one shape of refusals that all routes refer to."""
    if api.openapi_schema is None:
        document = get_openapi(
            title=api.title, version=api.version, description=api.description.strip(), routes=api.routes
        )
        document["components"]["schemas"]["Problem"] = Problem.model_json_schema()
        api.openapi_schema = document
    return api.openapi_schema


def around(api: FastAPI, settings: Settings, build: Path) -> Callable[[ASGIApp], ASGIApp]:
    """A transformer for the pages' server: what the API answers goes there, and all gets headers and limits."""

    def transform(pages: ASGIApp) -> ASGIApp:
        async def split(scope: Scope, receive: Receive, send: Send) -> None:
            is_api = scope["type"] == "http" and scope["path"].startswith(("/api/", "/public/"))
            await (api if is_api else pages)(scope, receive, send)

        return Envelope(
            split,
            build=build,
            is_secure=settings.is_secure,
            most_bytes=settings.max_message_bytes,
            most_file_bytes=MOST_BYTES,
            most_charter_bytes=MOST_CHARTER_BYTES,
        )

    return transform
