"""For those who watch the server: whether it answers, and whether it can work."""

from http import HTTPStatus

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from app.api.context import Context, problem_answers
from app.api.problems import problem
from app.services.house import House


def routes(context: Context) -> APIRouter:
    """The routes."""
    router = APIRouter(tags=["Health"])
    house: House = context.house

    @router.get("/health", summary="Does the process answer?")
    async def health() -> dict[str, str]:
        """Yes, if this comes."""
        return {"status": "ok"}

    @router.get("/ready", summary="Can it work?", responses=problem_answers(503))
    async def ready() -> Response:
        """Whether the database answers."""
        if not await house.database.answers():
            return problem(HTTPStatus.SERVICE_UNAVAILABLE, "http.not_ready")
        return JSONResponse({"status": "ready"})

    return router
