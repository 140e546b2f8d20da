"""Pages that stand alone: plain HTML for people without a seat, strictly fenced in, and a sentence where there is none.

Must not: let in a script, load anything, be kept by a browser, or be found by search engines.
"""

from html import escape

from fastapi import Response

from app.api.problems import language
from app.domain.errors import MissionRoomError
from app.export.web_style import STYLE, STYLE_HASH
from app.i18n.text import texts

POLICY = "; ".join(
    (
        "default-src 'none'",
        f"style-src '{STYLE_HASH}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "sandbox allow-popups allow-top-navigation-by-user-activation allow-modals",
    )
)
"""No script, nothing from anywhere; links to other places may be followed, and the page may be printed."""


def guarded(answer: Response) -> Response:
    """The answer with its fences."""
    answer.headers["content-security-policy"] = POLICY
    answer.headers["referrer-policy"] = "no-referrer"
    answer.headers["x-robots-tag"] = "noindex, nofollow, noarchive"
    answer.headers["cache-control"] = "no-store"
    return answer


def notice_page(error: MissionRoomError, accepted: str) -> bytes:
    """Why there is no page, in the reader's language; `accepted` is the Accept-Language header."""
    said = texts(language(accepted))
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<meta name="robots" content="noindex"><style>{STYLE}</style>'
    )
    title = escape(said.format("public.none"))
    text = escape(said.format(f"error.{error.code}", **error.values))
    return (
        f'<!doctype html>\n<html lang="{said.locale}"><head>{head}<title>{title}</title>'
        f"</head><body><main><h1>{title}</h1><p>{text}</p></main></body></html>\n"
    ).encode()
