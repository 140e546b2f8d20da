"""A thing by id and name, wherever a view points at another."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedView:
    """A thing by id and name: a goal, an actor, a wording that was merged."""

    id: str = ""
    name: str = ""
