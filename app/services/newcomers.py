"""How many new seats came from one address while a round is open: for a notice at the desk, and for nothing else.

A room shares one address, so nobody is refused by it. What is kept is a hash of the address with this server's secret
and a salt of the round, in this process's memory only, and it is forgotten when the round is over. With several
instances each knows its own.

Must not: store or log an address, or say which seats came from where.
"""

import hashlib
import hmac
import secrets
from collections import Counter, OrderedDict
from dataclasses import dataclass, field

DEFAULT_NOTICE_FROM = 30
_MOST_WORKSHOPS = 1_000


@dataclass(slots=True)
class _Counted:
    """The new seats of one round by hashed address."""

    round_id: str
    salt: bytes = field(default_factory=lambda: secrets.token_bytes(16))
    seats: Counter[bytes] = field(default_factory=Counter)


class Newcomers:
    """Counts, one round for each workshop. `notice_from` is how many seats of one address are worth a notice."""

    def __init__(self, secret: str, notice_from: int = DEFAULT_NOTICE_FROM) -> None:
        self._secret = secret.encode()
        self.notice_from = notice_from
        self._counted: OrderedDict[str, _Counted] = OrderedDict()

    def note(self, workshop_id: str, round_id: str, address: str) -> None:
        """A seat was newly taken from here while this round is open. An empty address is nobody's."""
        if not address:
            return
        counted = self._counted.get(workshop_id)
        if counted is None or counted.round_id != round_id:
            counted = self._counted[workshop_id] = _Counted(round_id)
        self._counted.move_to_end(workshop_id)
        if len(self._counted) > _MOST_WORKSHOPS:
            self._counted.popitem(last=False)
        counted.seats[
            hmac.new(self._secret, counted.salt + address.encode("utf-8", "replace"), hashlib.sha256).digest()
        ] += 1

    def most_from_one(self, workshop_id: str, round_id: str) -> int:
        """The most new seats that came from one address. Whatever was counted for another round is forgotten."""
        counted = self._counted.get(workshop_id)
        if counted is not None and counted.round_id != round_id:
            self.forget(workshop_id)
            return 0
        return max(counted.seats.values(), default=0) if counted else 0

    def forget(self, workshop_id: str) -> None:
        """No round is open any more."""
        self._counted.pop(workshop_id, None)
