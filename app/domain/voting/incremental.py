"""A tally that is kept up to date while ballots come in, at the cost of the ballots that change.

Must not: be shown before the reveal; who may see it is not decided here.
"""

from app.domain.voting.ballots import BallotRules, WeightedBallot
from app.domain.voting.counts import Counts
from app.domain.voting.result import Result
from app.domain.voting.tally import conclude
from app.domain.voting.terms import Terms


class RunningTally:
    """Ballots by key (whatever names one: never a seat); equal at any moment to a full tally of them."""

    def __init__(self, rules: BallotRules) -> None:
        self._counts = Counts(rules)
        self._ballots: dict[str, WeightedBallot] = {}

    def __len__(self) -> int:
        return len(self._ballots)

    def put(self, key: str, ballot: WeightedBallot) -> None:
        """Add a ballot that has passed `validate`, or replace the one of this key. Cost: the options on the two."""
        self._counts.add(ballot)
        self.remove(key)
        self._ballots[key] = ballot

    def remove(self, key: str) -> None:
        """Take a ballot out; nothing happens when there is none of this key."""
        standing = self._ballots.pop(key, None)
        if standing is not None:
            self._counts.take_out(standing)

    def result(self, terms: Terms | None = None) -> Result:
        """The result as it stands. Cost: options × blocks, whatever the number of ballots."""
        return conclude(self._counts, terms or Terms())
