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

from app.api.context import PROBLEM_TYPE
from app.domain.errors import Conflict, Invalid, MissionRoomError, NotAllowed, NotFound, NotSeated, TooMany
from app.i18n.catalogue import DEFAULT_LOCALE, locales
from app.i18n.text import texts

logger = logging.getLogger(__name__)

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
_OF_FAULT = {
    "missing": "text.missing",
    "string_too_long": "text.too_long",
    "extra_forbidden": "field.unknown",
    "enum": "choice.unknown",
    "literal_error": "choice.unknown",
    "string_pattern_mismatch": "choice.unknown",
    "int_parsing": "number.unreadable",
    "int_type": "number.unreadable",
    "int_from_float": "number.unreadable",
    "float_type": "number.unreadable",
    "float_parsing": "number.unreadable",
}
"""What pydantic finds, in our words; everything else could simply not be read."""


def language(accepted: str) -> str:
    """The first language of an Accept-Language header that we have; English for none.

    >>> language("fr-CH, en;q=0.9"), language("")
    ('en', 'en')
    """
    wanted = [part.partition(";")[0].strip().partition("-")[0].lower() for part in accepted[:200].split(",")]
    return next((one for one in wanted if one in locales()), DEFAULT_LOCALE)


def problem(
    status: HTTPStatus,
    code: str,
    *,
    accepted: str = "",
    values: Mapping[str, object] | None = None,
    errors: Mapping[str, str] | None = None,
    headers: Mapping[str, str] | None = None,
) -> JSONResponse:
    """A response with problem details. `code` has its sentence in the catalogue as `error.<code>`.

    Where fields have sentences of their own, `detail` does not repeat them. `accepted` is the Accept-Language header.
    """
    said = texts(language(accepted))
    body: dict[str, object] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "code": code,
        "detail": said.format("error.http.fields" if errors else f"error.{code}", **dict(values or {})),
    }
    if errors:
        body["errors"] = dict(errors)
    return JSONResponse(body, status.value, {"Content-Language": said.locale, **(headers or {})}, PROBLEM_TYPE)


def refusal(error: MissionRoomError, accepted: str = "") -> JSONResponse:
    """The response to a refusal of the house."""
    status = next(status for kind, status in _STATUS.items() if isinstance(error, kind))
    headers = {"WWW-Authenticate": "Bearer"} if isinstance(error, NotSeated) else {}
    if isinstance(error, TooMany):
        headers["Retry-After"] = str(error.values.get("seconds", 10))
    errors = {}
    if isinstance(error, Invalid) and error.field:
        errors = {error.field: texts(language(accepted)).format(f"error.{error.code}", **error.values)}
    return problem(status, error.code, accepted=accepted, values=error.values, errors=errors, headers=headers)


def speak_problems(api: FastAPI) -> None:
    """Answer every error of this API with problem details."""

    @api.exception_handler(MissionRoomError)
    async def _house(request: Request, error: MissionRoomError) -> JSONResponse:
        return refusal(error, _accepted(request))

    @api.exception_handler(RequestValidationError)
    async def _shape(request: Request, error: RequestValidationError) -> JSONResponse:
        accepted = _accepted(request)
        said = texts(language(accepted))
        errors = {}
        for fault in error.errors():
            code = _OF_FAULT.get(fault["type"], "form.unreadable")
            most = fault.get("ctx", {}).get("max_length", 0)
            length = len(fault["input"]) if isinstance(fault.get("input"), str) else 0
            errors[_field_of(fault["loc"])] = said.format(f"error.{code}", most=most, length=length)
        return problem(HTTPStatus.UNPROCESSABLE_ENTITY, "form.unreadable", accepted=accepted, errors=errors)

    @api.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> JSONResponse:
        status = HTTPStatus(error.status_code)
        code = _OF_STATUS.get(status, "http.other")
        return problem(status, code, accepted=_accepted(request), headers=error.headers)

    @api.exception_handler(Exception)
    async def _unexpected(request: Request, error: Exception) -> JSONResponse:
        logger.error("a request failed", exc_info=error)
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, "http.server", accepted=_accepted(request))


def _accepted(request: Request) -> str:
    return request.headers.get("accept-language", "")


def _field_of(place: tuple[str | int, ...]) -> str:
    """The field's name: what stands first behind 'body' or 'query'. JSON that cannot be read has a position only."""
    names = [part for part in place[1:] if isinstance(part, str)]
    return names[0] if names else "body"
