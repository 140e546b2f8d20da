"""Who chose what in a round that was not secret, as was said before anybody wrote.

Must not: be asked about a secret round; there the database does not know.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from app.domain.snapshot import SignedBallotView
from app.domain.voting.ballots import (
    ApprovalBallot,
    Ballot,
    ConsentBallot,
    DotBallot,
    FistBallot,
    PairwiseBallot,
    QuadraticBallot,
    RankedBallot,
    ScoreBallot,
    TwoCriteriaBallot,
)
from app.domain.voting.validation import validate
from app.i18n.text import Texts
from app.persistence.tables import RoundRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.ballot_box import rules_of
from app.services.rounds.plan import Secrecy
from app.services.views.named import criterion, known_as

Say = Callable[..., str]


async def voters(work: UnitOfWork, row: RoundRow) -> Mapping[str, str]:
    """What stands beside a ballot, by seat: the name in an open round, the pseudonym in a pseudonymous one.

    Empty for a secret round. Seats that were removed since keep what they signed.
    """
    if row.secrecy == Secrecy.SECRET:
        return {}
    seats = await work.seats.facts(row.workshop_id)
    return {seat.id: seat.name if row.secrecy == Secrecy.OPEN else seat.pseudonym for seat in seats}


async def signed_ballots(work: UnitOfWork, row: RoundRow, texts: Texts) -> list[SignedBallotView]:
    """Each voter of a round that is not secret with the choices, by name. A table's ballots are said once."""
    names = await voters(work, row)
    if not names:
        return []
    labels = {option["id"]: known_as(option) for option in row.options}
    rules = rules_of(row)
    criteria = [criterion(texts, one) for one in row.criteria]
    cast: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for seat_id, choices in await work.ballots.signed(row.id):
        lines = in_words(validate(rules, choices), labels, texts.format, criteria)
        cast[names.get(seat_id, ""), tuple(lines)] += 1
    return [
        SignedBallotView(f"{name} ×{voices}" if voices > 1 else name, list(lines))
        for (name, lines), voices in sorted(cast.items())
    ]


def in_words(ballot: Ballot, labels: Mapping[str, str], say: Say, criteria: Sequence[str] = ()) -> list[str]:
    """The choices of a ballot, one on a line. `criteria` are what a rating on two questions asked."""
    if ballot.is_abstention:
        return [say("ballots.signed.abstains")]
    match ballot:
        case DotBallot(dots=numbers) | QuadraticBallot(votes=numbers):
            lines = [f"{numbers[one]} × {labels[one]}" for one in sorted(numbers, key=lambda one: -numbers[one])]
        case ApprovalBallot(approved=approved):
            lines = [labels[one] for one in labels if one in approved]
        case ScoreBallot(scores=scores):
            lines = [f"{scores[one]}: {labels[one]}" for one in sorted(scores, key=lambda one: -scores[one])]
        case RankedBallot(ranking=ranking):
            lines = [f"{place}. {labels[one]}" for place, one in enumerate(ranking, start=1)]
        case PairwiseBallot(duels=duels):
            lines = sorted(f"{labels[one]} > {labels[other]}" for one, other in duels)
        case TwoCriteriaBallot(ratings=ratings):
            lines = [
                f"{labels[one]}: "
                + ", ".join(f"{asked} {value}" for asked, value in zip(criteria, ratings[one], strict=True))
                for one in labels
                if one in ratings
            ]
        case ConsentBallot(stand=stand, reason=reason):
            lines = [say(f"ballots.signed.{stand}"), *([reason] if reason else [])]
        case FistBallot(value=value, reason=reason):
            lines = [str(value), *([reason] if reason else [])]
    return lines or [say("ballots.signed.nothing")]
