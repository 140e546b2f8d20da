"""QR codes that lead to the join page. Nothing here needs a seat, or says whether a code is right."""

import io

import segno
from fastapi import APIRouter, Request, Response

from app.api.context import Context, problem_answers
from app.api.proxies import shared_address
from app.domain.errors import NotFound
from app.domain.ids import CODE_ALPHABET, JOIN_CODE_LENGTH, PUBLIC_KEY, tidy_code


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Entering"], responses=problem_answers(404))

    @router.get("/qr/{code}.svg", summary="A QR code that leads to the join page", response_class=Response)
    async def qr(request: Request, code: str) -> Response:
        """Black on white, whatever the theme: cameras want contrast.

        Errors: NotFound for what cannot be a code.
        """
        tidy = tidy_code(code)
        if len(tidy) != JOIN_CODE_LENGTH or not set(tidy) <= set(CODE_ALPHABET):
            raise NotFound("code.unknown")
        return _drawn(f"{shared_address(request, context.settings)}/join/{tidy}")

    @router.get("/qr/public/{key}.svg", summary="A QR code that leads to a public charter", response_class=Response)
    async def public_qr(request: Request, key: str) -> Response:
        """Errors: NotFound for what cannot be the key of one."""
        if not PUBLIC_KEY.fullmatch(key):
            raise NotFound("public.unknown")
        return _drawn(f"{shared_address(request, context.settings)}/public/{key}")

    return router


def _drawn(address: str) -> Response:
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        picture, kind="svg", border=3, dark="#000", light="#fff", xmldecl=False, svgns=True, omitsize=True
    )
    headers = {"cache-control": "max-age=300", "vary": "host"}
    return Response(picture.getvalue(), media_type="image/svg+xml", headers=headers)
