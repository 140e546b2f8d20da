"""What every new workshop gets, however it starts: a code of its own, and the facilitator's seat and links.

Must not: commit.
"""

from datetime import datetime

from app.domain.ids import new_id, new_join_code
from app.domain.roles import Role
from app.domain.workshop import clean_line
from app.persistence.tables import LinkRow, SeatRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.keys import Keys

_CODE_TRIES = 20


async def free_code(work: UnitOfWork) -> str:
    """A join code that no workshop has."""
    code = new_join_code()
    for _ in range(_CODE_TRIES):
        if await work.workshops.by_code(code) is None:
            break
        code = new_join_code()
    return code


async def seat_the_facilitator(
    work: UnitOfWork, keys: Keys, workshop_id: str, name: str, now: datetime
) -> tuple[str, str]:
    """The facilitator's seat with its secret link, and links for those who help; returns the seat's id and the link's
    token. Errors: Invalid, at `facilitator_name`.
    """
    seat_id = new_id()
    work.seats.add(
        SeatRow(
            id=seat_id,
            workshop_id=workshop_id,
            role=Role.FACILITATOR,
            name=clean_line(name, "facilitator_name", most=60, least=0),
            recovery_hash=keys.recovery_hash(keys.recovery_code(seat_id)),
            joined_at=now,
        )
    )
    await work.flush()
    own = work.links.add(LinkRow(workshop_id=workshop_id, role=Role.FACILITATOR, seat_id=seat_id, created_at=now))
    for role in (Role.COFACILITATOR, Role.OBSERVER):
        work.links.add(LinkRow(workshop_id=workshop_id, role=role, created_at=now))
    await work.flush()
    return seat_id, keys.link_token(own.id)
