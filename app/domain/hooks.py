"""Webhooks: which events can be told, what is said, how it is signed, and when it is tried again.

After Standard Webhooks (standardwebhooks.com, specification of 2023): the content `id.timestamp.payload` is signed with
HMAC-SHA256, and sent in the headers `webhook-id`, `webhook-timestamp` and `webhook-signature`.

Must not: say anything of a person, or of a result; whoever is told looks it up, and sees what they may see.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from app.domain.errors import Invalid

SECRET_PREFIX = "whsec_"  # noqa: S105 - how a secret begins, by the specification
LONGEST_ADDRESS = 500


class HookEvent(StrEnum):
    """What can be told. `test` goes out when somebody asks for it, whatever was chosen."""

    STEP_OPENED = "step.opened"
    STEP_CLOSED = "step.closed"
    ROUND_REVEALED = "round.revealed"
    CHARTER_VERSION = "charter.version"
    WORKSHOP_ENDED = "workshop.ended"
    TEST = "webhook.test"


CHOSEN = tuple(event for event in HookEvent if event is not HookEvent.TEST)
"""The events that can be chosen."""

_WAITS = (
    timedelta(seconds=5),
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=6),
    timedelta(hours=15),
)
TRIES = len(_WAITS) + 1
"""How often an event is sent: eight times, over about a day."""


def wait_after(tries: int, luck: float) -> timedelta | None:
    """How long to wait after so many tries (1..): a fifth shorter or longer by `luck` (0..1); None after the last."""
    if tries >= TRIES:
        return None
    return _WAITS[tries - 1] * (0.8 + 0.4 * luck)


def check_address(url: str, *, allows_private: bool) -> str:
    """An address that may be told, as it is kept. Where it leads is looked at again whenever something is sent.

    Errors: Invalid naming `url`: `hook.address`, `hook.https`.
    """
    said = url.strip()
    try:
        parts = urlsplit(said)
        port = parts.port
    except ValueError:
        raise Invalid("hook.address", "url") from None
    is_plain = said.isascii() and said.isprintable() and " " not in said and "\\" not in said
    if not is_plain or len(said) > LONGEST_ADDRESS or not parts.hostname or port == 0:
        raise Invalid("hook.address", "url")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise Invalid("hook.address", "url")
    if parts.scheme != "https" and not (allows_private and parts.scheme == "http"):
        raise Invalid("hook.https", "url")
    return said


def check_events(names: list[str]) -> list[str]:
    """The chosen events, each once, in order. Errors: Invalid naming `events`."""
    if not names or not set(names) <= set(CHOSEN):
        raise Invalid("hook.events", "events")
    return [str(event) for event in CHOSEN if event in names]


def payload(event: HookEvent, at: datetime, workshop: Mapping[str, str], **ids: str | int) -> str:
    """What is sent, as the JSON text that is signed: event, time, the workshop (code, title, link), and ids."""
    said = {"type": str(event), "timestamp": at.isoformat(), "data": {"workshop": dict(workshop), **ids}}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def secret_text(key: bytes) -> str:
    """A signing key as people copy it."""
    return SECRET_PREFIX + base64.b64encode(key).decode()


def signature(key: bytes, message_id: str, timestamp: int, body: str) -> str:
    """The header `webhook-signature` of a message; `timestamp` in seconds since 1970."""
    content = f"{message_id}.{timestamp}.{body}".encode("utf-8", "replace")
    return "v1," + base64.b64encode(hmac.new(key, content, hashlib.sha256).digest()).decode()
