"""Who is asking: the seat behind a bearer token or a cookie, and the answer that seats somebody.

Browsers hold the token in an HttpOnly cookie and never see it; programs ask for it and send it as bearer token.

Must not: decide what a seat may do; the gate does.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import Depends, Request, Security
from fastapi.responses import JSONResponse, Response
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel

from app.domain.actions import Action
from app.domain.errors import Conflict, MissionRoomError, NotAllowed, NotSeated
from app.domain.ids import tidy_code
from app.domain.permissions import Denied, Situation, decide
from app.domain.roles import LEADING
from app.domain.workshop import Actor
from app.services.house import House
from app.services.keys import SEAT_TOKEN_DAYS
from app.services.seating import Seated
from app.settings import Settings

_SAFE = {"GET", "HEAD", "OPTIONS"}
_BEARER = HTTPBearer(
    auto_error=False,
    scheme_name="Seat",
    description="The token of a seat, from the answer that gave the seat (`?token=true`). Browsers send a cookie.",
)
Bearer = Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)]


class SeatTaken(BaseModel):
    """A seat. `next` is its page. Programs that ask with `?token=true` get the last three instead of a cookie."""

    next: str
    code: str
    seat_id: str
    role: str
    token: str = ""
    recovery_code: str = ""
    facilitator_link: str = ""


def cookie_name(code: str) -> str:
    """The cookie of a seat; one for each workshop, so that a device can sit in several."""
    return f"seat_{code}"


def page_of(actor: Actor, code: str) -> str:
    """The page a seat belongs on."""
    return f"/{'desk' if actor.role in LEADING else 'room'}/{tidy_code(code)}"


class Seats:
    """Reads and writes seats on requests and responses."""

    def __init__(self, house: House, settings: Settings) -> None:
        self._house = house
        self._settings = settings

    async def actor(self, request: Request, code: str, bearer: HTTPAuthorizationCredentials | None = None) -> Actor:
        """Who asks, as the database has it now. Errors: NotSeated."""
        code = tidy_code(code)
        token = bearer.credentials if bearer else request.cookies.get(cookie_name(code), "")
        if not token:
            raise NotSeated("seat.none")
        return await self._house.seating.resolve(token, code)

    async def known(self, request: Request, code: str) -> Actor | None:
        """Whom the cookie seats in this workshop, or nobody."""
        try:
            return await self.actor(request, code)
        except MissionRoomError:
            return None

    async def refuse_to_leave_the_desk(self, request: Request, code: str) -> None:
        """Whoever leads on this device would lose the desk, and take somebody's own seat. Errors: Conflict."""
        known = await self.known(request, code)
        if known is not None and known.role in LEADING:
            raise Conflict("link.leading")

    def refuse_other_sites(self, request: Request) -> None:
        """Refuse changes that a page of somebody else's makes a browser send. Errors: NotAllowed."""
        origin, host = request.headers.get("origin"), request.headers.get("host")
        site = request.headers.get("sec-fetch-site", "none")
        is_foreign = not self._settings.allows_origin(origin, host) or (
            origin is None and site not in {"same-origin", "none"}
        )
        if request.method not in _SAFE and is_foreign:
            raise NotAllowed("http.origin")

    def answer(
        self,
        seated: Seated,
        *,
        as_token: bool,
        status: int = 201,
        facilitator_link: str = "",
        more: Mapping[str, Any] | None = None,
    ) -> Response:
        """Answer with the seat: as a cookie and the page to go to, or, for programs, as a token. `more` goes along."""
        body: dict[str, Any] = {
            "next": seated.page,
            "code": seated.code,
            "seat_id": seated.seat_id,
            "role": str(seated.role),
            **(more or {}),
        }
        if as_token:
            body |= {"token": seated.token, "recovery_code": seated.recovery_code}
            return JSONResponse(body | ({"facilitator_link": facilitator_link} if facilitator_link else {}), status)
        response = JSONResponse(body, status)
        response.set_cookie(
            cookie_name(seated.code),
            seated.token,
            max_age=SEAT_TOKEN_DAYS * 24 * 3600,
            path="/",
            httponly=True,
            samesite="lax",
            secure=self._settings.is_secure,
        )
        return response

    def refuse_tokens_to_pages(self, request: Request, *, as_token: bool) -> None:
        """Refuse to hand a token to a page's script. Browsers name the origin of every POST. Errors: NotAllowed."""
        if as_token and {"origin", "sec-fetch-site"} & set(request.headers):
            raise NotAllowed("http.token")


async def from_here(request: Request) -> None:
    """Dependency of every route: changes come from our own pages, or from programs."""
    seats: Seats = request.app.state.seats
    seats.refuse_other_sites(request)


async def seat(request: Request, code: str, bearer: Bearer) -> Actor:
    """Dependency of every route that needs a seat. It is asked before the body is looked at."""
    seats: Seats = request.app.state.seats
    return await seats.actor(request, code, bearer)


Seat = Annotated[Actor, Depends(seat)]
"""Whoever asks, seated in the workshop of the path's `{code}`."""


def pass_gate(actor: Actor, action: Action) -> None:
    """For what is only read: the gate's table, without a turn. Errors: NotAllowed."""
    verdict = decide(actor.role, action, Situation())
    if isinstance(verdict, Denied):
        raise NotAllowed(verdict.reason, action=action.value)
