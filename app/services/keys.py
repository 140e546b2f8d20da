"""What comes of the server's secret: seat tokens, secret links, recovery codes, receipts. python-jose lives here.

A seat token says which seat and workshop, nothing else: role and removal are read from the database each time.
"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from jose import jwt
from jose.exceptions import JWTError

from app.domain.errors import NotFound, NotSeated
from app.domain.ids import CODE_ALPHABET, RECEIPT_LENGTH, RECOVERY_CODE_LENGTH, tidy_code

_ALGORITHM = "HS256"
_AUDIENCE = "mission-room/seat"
SEAT_TOKEN_DAYS = 180
_ANY = ("utf-8", "surrogatepass")  # what comes from outside may hold half a character; it is no reason to fall over
_REQUIRED = {"require_aud": True, "require_exp": True, "require_sub": True}  # jose checks only what is there


@dataclass(frozen=True, slots=True)
class SeatClaim:
    """What a valid token says."""

    seat_id: str
    workshop_id: str


class Keys:
    """Everything that needs the secret."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def _mac(self, purpose: str, value: str) -> bytes:
        return hmac.new(self._secret.encode(), f"{purpose}:{value}".encode(*_ANY), hashlib.sha256).digest()

    def mark(self) -> str:
        """Eight characters that are the same for the same secret, and tell nothing of it."""
        return self._mac("mark", "").hex()[:8]

    def seat_token(self, seat_id: str, workshop_id: str, now: datetime) -> str:
        """A signed token for the seat's cookie or the API, good for half a year."""
        claims = {
            "sub": seat_id,
            "wsp": workshop_id,
            "aud": _AUDIENCE,
            "iat": int(now.timestamp()),
            "exp": int((now + timedelta(days=SEAT_TOKEN_DAYS)).timestamp()),
        }
        token: str = jwt.encode(claims, self._secret, algorithm=_ALGORITHM)
        return token

    def read_seat_token(self, token: str) -> SeatClaim:
        """The claim of a token; NotSeated when it is forged, expired or for something else."""
        try:
            claims = jwt.decode(token, self._secret, algorithms=[_ALGORITHM], audience=_AUDIENCE, options=_REQUIRED)
        except (JWTError, ValueError, TypeError) as error:  # the last two: jose trusts the shape of what it reads
            raise NotSeated("seat.unknown") from error
        seat_id, workshop_id = claims.get("sub"), claims.get("wsp")
        if not isinstance(seat_id, str) or not isinstance(workshop_id, str):
            raise NotSeated("seat.unknown")
        return SeatClaim(seat_id, workshop_id)

    def link_token(self, link_id: str) -> str:
        """The secret part of a link: 128 bits that only this server can derive from the link's id."""
        return f"{link_id}.{self._mac('link', link_id).hex()[:32]}"

    def read_link_token(self, token: str) -> str:
        """The id of a link whose token is genuine; NotSeated otherwise."""
        link_id, _, _ = token.partition(".")
        if not hmac.compare_digest(self.link_token(link_id).encode(*_ANY), token.encode(*_ANY)):
            raise NotSeated("link.unknown")
        return link_id

    def programme_key(self, programme_id: str) -> str:
        """What lets a workshop into a programme: 128 bits that only this server can derive from the programme's id."""
        return f"{programme_id}.{self._mac('programme', programme_id).hex()[:32]}"

    def read_programme_key(self, typed: str) -> str:
        """The id of a programme whose key is genuine; NotFound `programme.unknown` otherwise."""
        key = typed.strip()
        programme_id, _, _ = key.partition(".")
        if not hmac.compare_digest(self.programme_key(programme_id).encode(*_ANY), key.encode(*_ANY)):
            raise NotFound("programme.unknown")
        return programme_id

    def recovery_code(self, seat_id: str) -> str:
        """Ten characters that bring a seat to another device (about 45 bits, guessed online only)."""
        return _letters(self._mac("recovery", seat_id), RECOVERY_CODE_LENGTH)

    def receipt(self, round_id: str, seat_id: str) -> str:
        """Eight characters, 'ABCD-EFGH', that say to a voter 'your ballot is in the box', and nothing of what is in it.

        The same while one's ballot is changed. Nobody without the secret can make it, or tell whose it is.
        """
        code = _letters(self._mac("receipt", f"{round_id}:{seat_id}"), RECEIPT_LENGTH)
        return f"{code[:4]}-{code[4:]}"

    def shuffled(self, what: str, values: Sequence[str]) -> list[str]:
        """The values in an order of `what` that stays the same, and that nobody can tell without the secret."""
        return sorted(values, key=lambda one: self._mac("order", f"{what}:{one}"))

    def hook_key(self, hook_id: str) -> bytes:
        """What messages to an address are signed with: 256 bits that only this server can derive from its id."""
        return self._mac("webhook", hook_id)

    def recovery_hash(self, typed: str) -> str:
        """What is stored and looked up for a recovery code."""
        return self._mac("recovery-lookup", tidy_code(typed)).hex()


def _letters(mac: bytes, length: int) -> str:
    """A code that can be read aloud, out of a MAC."""
    digest = int.from_bytes(mac, "big")
    letters = []
    for _ in range(length):
        digest, index = divmod(digest, len(CODE_ALPHABET))
        letters.append(CODE_ALPHABET[index])
    return "".join(letters)
