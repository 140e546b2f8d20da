"""Who is connected at this moment, as the live core knows it and the database does not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Here:
    """Seats with an open page, and those of them whose owner is writing at the moment."""

    seats: frozenset[str] = frozenset()
    writing: frozenset[str] = frozenset()


NOBODY = Here()
