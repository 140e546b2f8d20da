"""Who is connected at this moment, as the live core knows it and the database does not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Here:
    """Seats with an open page, and those of them whose owner is writing at the moment."""

    seats: frozenset[str] = frozenset()
    writing: frozenset[str] = frozenset()

    def __or__(self, other: "Here") -> "Here":
        """Those who are here or there."""
        if not other.seats and not other.writing:
            return self  # the rule where there is one instance
        return Here(self.seats | other.seats, self.writing | other.writing)


NOBODY = Here()
