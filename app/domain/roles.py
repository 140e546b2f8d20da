"""Roles of seats. A seat is the unit of voice; its role says what it may do (see permissions)."""

from enum import StrEnum


class Role(StrEnum):
    """What a seat is in its workshop."""

    FACILITATOR = "facilitator"
    COFACILITATOR = "cofacilitator"
    PARTICIPANT = "participant"
    OBSERVER = "observer"


LEADING = frozenset({Role.FACILITATOR, Role.COFACILITATOR})
"""The roles that lead the room and see the desk."""
