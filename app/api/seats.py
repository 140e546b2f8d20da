"""Who is asking: the seat behind a bearer token or a cookie, and the answer that seats somebody.

Browsers hold the token in an HttpOnly cookie and never see it; programs ask for it and send it as bearer token.
"""

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import JSONResponse, Response

from app.domain.errors import MissionRoomError, NotAllowed, NotSeated
from app.domain.ids import tidy_code
from app.domain.roles import LEADING
from app.domain.workshop import Actor
from app.services.house import House
from app.services.keys import SEAT_TOKEN_DAYS
from app.services.seating import Seated
from app.settings import Settings

_BEARER = "bearer "
_SAFE = {"GET", "HEAD", "OPTIONS"}


def cookie_name(code: str) -> str:
    """The cookie of a seat; one for each workshop, so that a device can sit in several."""
    return f"seat_{code}"


class Seats:
    """Reads and writes seats on requests and responses."""

    def __init__(self, house: House, settings: Settings) -> None:
        self._house = house
        self._settings = settings

    def token(self, request: Request, code: str) -> str:
        """The token that came with a request for this workshop; empty when none did."""
        authorization = request.headers.get("authorization", "")
        if authorization.lower().startswith(_BEARER):
            return authorization[len(_BEARER) :].strip()
        return request.cookies.get(cookie_name(code), "")

    async def actor(self, request: Request, code: str) -> Actor:
        """Who asks, as the database has it now. Errors: NotSeated."""
        code = tidy_code(code)
        token = self.token(request, code)
        if not token:
            raise NotSeated("seat.none")
        return await self._house.seating.resolve(token, code)

    async def writer(self, request: Request, code: str) -> Actor:
        """Who wants to change something, from a page of ours or a program. Errors: NotSeated, NotAllowed."""
        await self.own_pages_only(request)
        return await self.actor(request, code)

    async def known(self, request: Request, code: str) -> Actor | None:
        """Who asks, or nobody."""
        try:
            return await self.actor(request, code)
        except MissionRoomError:
            return None

    async def own_pages_only(self, request: Request) -> None:
        """Refuse changes that a page of somebody else's makes a browser send. Errors: NotAllowed."""
        origin, host = request.headers.get("origin"), request.headers.get("host")
        site = request.headers.get("sec-fetch-site", "same-origin")
        is_foreign = not self._settings.allows_origin(origin, host) or (origin is None and site == "cross-site")
        if request.method not in _SAFE and is_foreign:
            raise NotAllowed("http.origin")

    def seat(
        self, seated: Seated, *, as_token: bool, status: int = 201, more: Mapping[str, object] | None = None
    ) -> Response:
        """Answer with the seat: as a cookie and the page to go to, or, for programs, as a token."""
        body: dict[str, object] = {
            "next": seated.page,
            "code": seated.code,
            "seat_id": seated.seat_id,
            "role": str(seated.role),
            **(more or {}),
        }
        if as_token:
            return JSONResponse({**body, "token": seated.token, "recovery_code": seated.recovery_code}, status)
        response = JSONResponse(body, status)
        response.set_cookie(
            cookie_name(seated.code),
            seated.token,
            max_age=SEAT_TOKEN_DAYS * 24 * 3600,
            httponly=True,
            samesite="lax",
            secure=self._settings.is_secure,
        )
        return response


def page_of(actor: Actor, code: str) -> str:
    """The page a seat belongs on."""
    return f"/{'desk' if actor.role in LEADING else 'room'}/{tidy_code(code)}"
