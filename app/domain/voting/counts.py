"""Running sums of a round: all that a tally needs to know, and nothing that tells ballots apart.

Adding and taking out are exact inverses on whole numbers, so that a count kept up to date equals a count made anew.

Must not: rank or judge (see `app.domain.voting.tally`).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.domain.voting.ballots import ApprovalBallot, BallotRules, DotBallot, FistBallot, WeightedBallot


@dataclass(slots=True)
class BlockSums:
    """Voices of a block: valid ballots, the sum of each option, and how many supported it."""

    valid: int
    scores: dict[str, int]
    supporters: dict[str, int]

    @classmethod
    def of(cls, option_ids: Iterable[str]) -> "BlockSums":
        """Nothing counted yet, for these options and no others."""
        zeros = dict.fromkeys(option_ids, 0)
        return cls(0, zeros, dict(zeros))


@dataclass(slots=True)
class Counts:
    """Voices and sums by block. Fist of five counts values and reasons instead of options."""

    rules: BallotRules
    valid: int = 0
    abstained: int = 0
    blocks: dict[str, BlockSums] = field(default_factory=dict)
    values: Counter[int] = field(default_factory=Counter)
    reasons: Counter[tuple[int, str]] = field(default_factory=Counter)

    def add(self, cast: WeightedBallot) -> None:
        """Count a ballot that has passed `validate`. Errors: ValueError for a weight below 1."""
        self._count(cast, +1)

    def take_out(self, cast: WeightedBallot) -> None:
        """Undo `add` of an equal ballot."""
        self._count(cast, -1)

    def score(self, option: str) -> int:
        """The sum of an option over all blocks."""
        return sum(block.scores[option] for block in self.blocks.values())

    def supporters(self, option: str) -> int:
        """How many voices supported an option at all."""
        return sum(block.supporters[option] for block in self.blocks.values())

    def _count(self, cast: WeightedBallot, sign: int) -> None:
        if cast.weight < 1:
            raise ValueError("a ballot stands for one voice at least")
        voices = sign * cast.weight
        ballot = cast.ballot
        if ballot.is_abstention:
            self.abstained += voices
            return
        block = self.blocks.get(cast.block)
        if block is None:
            block = self.blocks[cast.block] = BlockSums.of(self.rules.option_ids)
        self.valid += voices
        block.valid += voices
        scores, supporters = block.scores, block.supporters
        match ballot:
            case DotBallot(dots=dots):
                for option, number in dots.items():
                    scores[option] += number * voices
                    supporters[option] += voices
            case ApprovalBallot(approved=approved):
                for option in approved:
                    scores[option] += voices
                    supporters[option] += voices
            case FistBallot(value=value, reason=reason):
                if value is not None:
                    self.values[value] += voices
                    self._reason(value, reason, voices)
            case _:
                raise NotImplementedError(self.rules.method)

    def _reason(self, value: int, text: str, voices: int) -> None:
        if not text:
            return
        self.reasons[value, text] += voices
        if not self.reasons[value, text]:
            del self.reasons[value, text]  # words that were taken back are not kept
