"""Refusals in one form: problem details (RFC 9457) with a stable code and a sentence that says what to do next.

    {"type": "about:blank", "title": "Conflict", "status": 409, "code": "round.not_open", "detail": "…",
     "errors": {"field": "…"}}

Must not: show anything of an error that nobody expected.
"""

import logging
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from app.domain.errors import Conflict, Invalid, MissionRoomError, NotAllowed, NotFound, NotSeated, TooMany
from app.i18n.text import texts

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
_STATUS: Mapping[type[MissionRoomError], HTTPStatus] = {
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    NotAllowed: HTTPStatus.FORBIDDEN,
    NotSeated: HTTPStatus.UNAUTHORIZED,
    NotFound: HTTPStatus.NOT_FOUND,
    Conflict: HTTPStatus.CONFLICT,
    TooMany: HTTPStatus.TOO_MANY_REQUESTS,
}
_OF_STATUS = {
    HTTPStatus.NOT_FOUND: "http.not_found",
    HTTPStatus.METHOD_NOT_ALLOWED: "http.method",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "http.too_large",
}
_OF_FIELD = {"missing": "text.missing", "string_too_long": "text.too_long", "too_long": "form.unreadable"}


def status_of(error: MissionRoomError) -> HTTPStatus:
    """The HTTP status of a refusal."""
    return next(status for kind, status in _STATUS.items() if isinstance(error, kind))


def problem(
    status: HTTPStatus,
    code: str,
    *,
    values: Mapping[str, object] | None = None,
    errors: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """A response with problem details. `code` has its sentence in the catalogue as `error.<code>`."""
    detail = texts().format("error.http.fields" if errors else f"error.{code}", **dict(values or {}))
    body: dict[str, object] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "code": code,
        "detail": detail,
    }
    if errors:
        body["errors"] = dict(errors)
    return JSONResponse(body, status.value, dict(headers or {}), MEDIA_TYPE)


def refusal(error: MissionRoomError) -> JSONResponse:
    """The response to a refusal of the house."""
    status = status_of(error)
    headers = {"WWW-Authenticate": "Bearer"} if isinstance(error, NotSeated) else {}
    if isinstance(error, TooMany):
        headers["Retry-After"] = str(error.values.get("seconds", 10))
    errors = {}
    if isinstance(error, Invalid) and error.field:
        errors = {error.field: texts().format(f"error.{error.code}", **error.values)}
    return problem(status, error.code, values=error.values, errors=errors, headers=headers)


def speak_problems(api: FastAPI) -> None:
    """Answer every error of this API with problem details."""

    @api.exception_handler(MissionRoomError)
    async def _house(_request: Request, error: MissionRoomError) -> JSONResponse:
        return refusal(error)

    @api.exception_handler(RequestValidationError)
    async def _shape(_request: Request, error: RequestValidationError) -> JSONResponse:
        errors = {}
        for fault in error.errors():
            where = [str(part) for part in fault["loc"] if part not in {"body", "query", "path", "header"}]
            code = _OF_FIELD.get(fault["type"], "form.unreadable")
            most = fault.get("ctx", {}).get("max_length", 0)
            length = len(fault["input"]) if isinstance(fault.get("input"), str) else 0
            errors[".".join(where) or "body"] = texts().format(f"error.{code}", most=most, length=length)
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "form.unreadable", errors=errors)

    @api.exception_handler(HTTPException)
    async def _http(_request: Request, error: HTTPException) -> JSONResponse:
        status = HTTPStatus(error.status_code)
        return problem(status, _OF_STATUS.get(status, "http.other"), headers=error.headers)

    @api.exception_handler(Exception)
    async def _unexpected(_request: Request, error: Exception) -> JSONResponse:
        logger.error("a request failed", exc_info=error)
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "http.server")
