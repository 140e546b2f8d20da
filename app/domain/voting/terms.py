"""What is declared before a round opens: who may vote, the quorum, and how a tie is treated.

Must not: depend on any ballot.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from math import ceil

from app.domain.voting.methods import Method


class TieRule(StrEnum):
    """How options that the method leaves equal are ranked: tied, the one with more supporters first, or by lot."""

    KEEP_TIE = "keep_tie"
    SUPPORTERS = "supporters"
    LOT = "lot"


def usual_tie_rule(method: Method) -> TieRule:
    """The rule of a round that declares none. A portfolio that stops at its first tie would buy next to nothing."""
    return TieRule.LOT if method is Method.EQUAL_SHARES else TieRule.KEEP_TIE


class RankingRule(StrEnum):
    """How rankings are counted: the declared rule decides, the others are shown beside it."""

    SCHULZE = "schulze"
    BORDA = "borda"
    INSTANT_RUNOFF = "instant_runoff"


class QuorumStatement(StrEnum):
    """A result whose quorum was missed is indicative, not a decision."""

    NOT_ASKED = "not_asked"
    MET = "met"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Terms:
    """The declared terms of a round.

    `eligible` are voices, in all and by block. A quorum is a percentage of them (0: none asked), of all and of each
    block. `lot_seed` is published when the round opens. `winners` is how many options the round is to choose.
    `ranking_rule` is for ranked rounds. Equal shares spend `limit` on options with `costs` (1 where none is given).
    """

    eligible: int = 0
    quorum_percent: int = 0
    eligible_by_block: Mapping[str, int] = field(default_factory=dict)
    block_quorum_percent: int = 0
    tie_rule: TieRule = TieRule.KEEP_TIE
    lot_seed: str = ""
    winners: int = 1
    ranking_rule: RankingRule = RankingRule.SCHULZE
    limit: int = 0
    costs: Mapping[str, int] = field(default_factory=dict)

    def cost(self, option: str) -> int:
        """What an option costs, in the unit of the limit."""
        return self.costs.get(option, 1)


@dataclass(frozen=True, slots=True)
class Quorum:
    """What became of the quorum: ballots `needed` over all, and the blocks that missed their own."""

    statement: QuorumStatement
    needed: int
    missed_blocks: tuple[str, ...] = ()

    @property
    def is_indicative(self) -> bool:
        """Whether the result may only be read as an indication."""
        return self.statement is QuorumStatement.MISSED


def judge_quorum(terms: Terms, valid: int, valid_by_block: Mapping[str, int]) -> Quorum:
    """Compare valid ballots (abstentions are none) with the quorum; without a ballot none is met."""
    if not terms.quorum_percent and not terms.block_quorum_percent:
        return Quorum(QuorumStatement.NOT_ASKED, 0)
    needed = _part(terms.quorum_percent, terms.eligible)
    missed = tuple(
        block
        for block, eligible in terms.eligible_by_block.items()
        if valid_by_block.get(block, 0) < _part(terms.block_quorum_percent, eligible)
    )
    is_met = valid > 0 and valid >= needed and not missed
    return Quorum(QuorumStatement.MET if is_met else QuorumStatement.MISSED, needed, missed)


def lot_order(seed: str, option_id: str) -> str:
    """The option's place in the drawing of lots: its SHA-256 with the seed; the lowest leads. Anybody can redo it.

    Errors: ValueError without a seed, which must be known before the first ballot.
    """
    if not seed:
        raise ValueError("a lot needs a seed that was published before the round opened")
    return hashlib.sha256(f"{seed}:{option_id}".encode()).hexdigest()


def _part(percent: int, of: int) -> int:
    return ceil(Fraction(percent * of, 100))
