"""A commitment as it counts, and the life of its status.

Must not: add amounts up (see `totals`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from app.domain.registers.pledges import Authority, CommitmentKind, CommitmentStatus
from app.domain.stakeholders import Sector

COUNTED = frozenset(
    {
        CommitmentStatus.OFFERED,
        CommitmentStatus.TO_BE_CONFIRMED,
        CommitmentStatus.CONFIRMED,
        CommitmentStatus.SIGNED,
    }
)
"""Statuses that enter totals: an idea is not offered yet, and what was withdrawn is gone."""

FIRM = frozenset({CommitmentStatus.CONFIRMED, CommitmentStatus.SIGNED})

PRIVATE = frozenset({Sector.BUSINESS, Sector.FINANCE})

NEXT_STATUS: Mapping[CommitmentStatus, CommitmentStatus | None] = MappingProxyType(
    {
        CommitmentStatus.IDEA: CommitmentStatus.OFFERED,
        CommitmentStatus.OFFERED: CommitmentStatus.TO_BE_CONFIRMED,
        CommitmentStatus.TO_BE_CONFIRMED: CommitmentStatus.CONFIRMED,
        CommitmentStatus.CONFIRMED: CommitmentStatus.SIGNED,
        CommitmentStatus.SIGNED: None,
        CommitmentStatus.WITHDRAWN: CommitmentStatus.OFFERED,
    }
)
"""What comes next in the life of a commitment: one tap at the desk. Any status can be set; the history keeps them."""


@dataclass(frozen=True, slots=True)
class Pledge:
    """A commitment as it counts.

    `is_lead`: it comes from the body that leads the mission; None where nobody has said whose it is, or who leads.
    `until` is the day on which the mission it serves should be reached. `answers` is the id of the ask it answers.
    """

    id: str
    kind: CommitmentKind
    status: CommitmentStatus = CommitmentStatus.OFFERED
    amount: float | None = None
    unit: str = ""
    start: date | None = None
    end: date | None = None
    until: date | None = None
    sector: Sector | None = None
    is_lead: bool | None = None
    authority: Authority | None = None
    condition: str = ""
    answers: str = ""
    is_validated: bool = False
    is_contradicting: bool = False

    @property
    def counts(self) -> bool:
        """Whether it enters totals."""
        return self.status in COUNTED

    @property
    def is_firm(self) -> bool:
        """Whether it was confirmed or signed."""
        return self.status in FIRM

    @property
    def is_authorised(self) -> bool:
        """Whether the person who offered it may commit; nobody can tell where it was not said."""
        return self.authority is Authority.AUTHORISED

    @property
    def ends_early(self) -> bool:
        """Whether it ends before the mission should be reached; not known where either day is not said."""
        return self.end is not None and self.until is not None and self.end < self.until
