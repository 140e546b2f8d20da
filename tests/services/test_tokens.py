"""Seat tokens: only what this server has signed, for this purpose, in time; and only as long as the seat stands."""

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jose import jwt

from app.domain.errors import NotSeated
from app.services.keys import SEAT_TOKEN_DAYS, Keys
from tests.rooms import Room, a_room

SECRET = "s" * 40
NOW = datetime.now(UTC)
KEYS = Keys(SECRET)
GOOD = {"sub": "seat", "wsp": "workshop", "aud": "mission-room/seat", "exp": int(NOW.timestamp()) + 86_400}


def part(value: object) -> str:
    raw = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def by_hand(header: object, claims: object, secret: str = SECRET) -> str:
    signed = f"{part(header)}.{part(claims)}"
    return f"{signed}.{part(hmac.new(secret.encode(), signed.encode(), hashlib.sha256).digest())}"


def test_what_was_signed_is_read_and_says_no_more_than_seat_and_workshop() -> None:
    token = KEYS.seat_token("seat", "workshop", NOW)
    claim = KEYS.read_seat_token(token)
    assert (claim.seat_id, claim.workshop_id) == ("seat", "workshop")
    assert set(jwt.get_unverified_claims(token)) == {"sub", "wsp", "aud", "iat", "exp"}
    assert jwt.get_unverified_header(token) == {"alg": "HS256", "typ": "JWT"}
    assert KEYS.read_seat_token(by_hand({"alg": "HS256", "typ": "JWT"}, GOOD)).seat_id == "seat"


FORGED: dict[str, str] = {
    "empty": "",
    "no token": "seat",
    "another secret": Keys("t" * 40).seat_token("seat", "workshop", NOW),
    "expired": KEYS.seat_token("seat", "workshop", NOW - timedelta(days=SEAT_TOKEN_DAYS, seconds=1)),
    "alg none": f"{part({'alg': 'none', 'typ': 'JWT'})}.{part(GOOD)}.",
    "alg None": f"{part({'alg': 'None'})}.{part(GOOD)}.",
    "no alg": by_hand({"typ": "JWT"}, GOOD),
    "alg list": by_hand({"alg": ["HS256"]}, GOOD),
    "alg object": by_hand({"alg": {}}, GOOD),
    "other alg": jwt.encode(GOOD, SECRET, algorithm="HS512"),
    "unsigned": ".".join(KEYS.seat_token("seat", "workshop", NOW).split(".")[:2]) + ".",
    "other audience": by_hand({"alg": "HS256"}, {**GOOD, "aud": "somewhere/else"}),
    "no audience": by_hand({"alg": "HS256"}, {name: value for name, value in GOOD.items() if name != "aud"}),
    "no expiry": by_hand({"alg": "HS256"}, {name: value for name, value in GOOD.items() if name != "exp"}),
    "no seat": by_hand({"alg": "HS256"}, {**GOOD, "sub": None}),
    "seat list": by_hand({"alg": "HS256"}, {**GOOD, "sub": ["seat"]}),
    "workshop number": by_hand({"alg": "HS256"}, {**GOOD, "wsp": 7}),
    "claims list": by_hand({"alg": "HS256"}, [1]),
    "claims bytes": by_hand({"alg": "HS256"}, b"\xff\xfe"),
    "header bytes": by_hand(b"\xff", GOOD),
    "header list": by_hand([], GOOD),
    "not ascii": "ü.ü.ü",
    "surrogate": "\ud800.\ud800.\ud800",
    "nul": "\x00.\x00.\x00",
    "huge": "x" * 100_000,
    "many dots": "." * 1000,
}


@pytest.mark.parametrize("what", FORGED)
def test_what_was_not_signed_for_this_is_nobody(what: str) -> None:
    with pytest.raises(NotSeated, match=r"seat\.unknown"):
        KEYS.read_seat_token(FORGED[what])


@given(st.text(max_size=60) | st.tuples(*[st.text(max_size=20)] * 3).map(".".join))
def test_any_text_is_nobody(text: str) -> None:
    with pytest.raises(NotSeated):
        KEYS.read_seat_token(text)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=8), lambda s: st.lists(s, max_size=3)))
def test_any_claim_with_a_true_signature_is_a_seat_or_nobody(value: Any) -> None:
    for name in GOOD:
        try:
            KEYS.read_seat_token(by_hand({"alg": "HS256"}, {**GOOD, name: value}))
        except NotSeated:
            continue


@given(st.text(max_size=40))
def test_any_text_is_no_link(text: str) -> None:
    with pytest.raises(NotSeated, match=r"link\.unknown"):
        KEYS.read_link_token(text)


async def test_a_token_of_another_workshop_opens_nothing_here(room: Room) -> None:
    other = await a_room(room.house, participants=1)
    stranger = other.participants[0]
    token = room.house.keys.seat_token(stranger.seat_id, other.workshop_id, room.clock())
    with pytest.raises(NotSeated, match=r"seat\.other_workshop"):
        await room.house.seating.resolve(token, room.code)
    mixed = room.house.keys.seat_token(stranger.seat_id, room.workshop_id, room.clock())
    with pytest.raises(NotSeated, match=r"seat\.removed"):
        await room.house.seating.resolve(mixed, room.code)


async def test_a_token_outlives_no_workshop(room: Room) -> None:
    token = room.house.keys.seat_token(room.participants[0].seat_id, room.workshop_id, room.clock())
    await room.house.convening.delete(room.facilitator, room.code)
    with pytest.raises(NotSeated, match=r"workshop\.gone"):
        await room.house.seating.resolve(token, room.code)


def test_one_secret_s_codes_are_no_other_s() -> None:
    other = Keys("t" * 40)
    assert KEYS.recovery_code("seat") != other.recovery_code("seat")
    assert KEYS.recovery_hash("CODE") != other.recovery_hash("CODE")
    assert KEYS.link_token("link") != other.link_token("link")
    assert KEYS.recovery_hash(" co-de ") == KEYS.recovery_hash("CODE")
