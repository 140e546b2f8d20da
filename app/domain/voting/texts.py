"""Methods that ask whether people can go along with one text: fist of five, and consent.

An objection stops it and must say why; concerns are kept and do not stop it (methods 3.3). The same words are one entry
with its voices, in alphabetical order, so that nothing tells who wrote when. Must not: weigh reasons.
"""

from collections import Counter
from collections.abc import Iterable

from app.domain.voting.ballots import ConsentBallot, FistBallot
from app.domain.voting.cast import Cast
from app.domain.voting.result import ConsentResult, FistReason, FistResult
from app.domain.voting.spreads import median
from app.domain.voting.terms import Quorum
from app.domain.voting.utilities import STANDS

_OBJECTION = 0
_FIST_CONCERNS = (1, 2)
_CONCERN = STANDS["concern"]


def count_fist(cast: Cast, quorum: Quorum) -> FistResult:
    """Voices by value, their median, and words."""
    given = [
        (one.value, one.reason, weight)
        for one, weight in zip(cast.ballots, cast.weights.tolist(), strict=True)
        if isinstance(one, FistBallot) and one.value is not None
    ]
    distribution = dict.fromkeys(range(6), 0)
    for value, _, voices in given:
        distribution[value] += voices
    reasons = _reasons(given)
    objections = distribution[_OBJECTION]
    return FistResult(
        distribution=distribution,
        median=float(median(distribution)) if given else None,
        objections=objections,
        concerns=sum(distribution[value] for value in _FIST_CONCERNS),
        objection_reasons=tuple(reason for reason in reasons if reason.value == _OBJECTION),
        concern_reasons=tuple(reason for reason in reasons if reason.value in _FIST_CONCERNS),
        comments=tuple(reason for reason in reasons if reason.value > _FIST_CONCERNS[-1]),
        is_passed=_is_passed(cast, objections, quorum),
    )


def count_consent(cast: Cast, quorum: Quorum) -> ConsentResult:
    """Voices by stand, and words; their `value` is 0 for an objection, 1 for a concern, 2 for a comment."""
    given = [
        (STANDS[one.stand], one.reason, weight)
        for one, weight in zip(cast.ballots, cast.weights.tolist(), strict=True)
        if isinstance(one, ConsentBallot) and one.stand is not None
    ]
    distribution = {stand: sum(voices for value, _, voices in given if value == own) for stand, own in STANDS.items()}
    reasons = _reasons(given)
    return ConsentResult(
        distribution=distribution,
        objections=distribution["object"],
        concerns=distribution["concern"],
        objection_reasons=tuple(reason for reason in reasons if reason.value == _OBJECTION),
        concern_reasons=tuple(reason for reason in reasons if reason.value == _CONCERN),
        comments=tuple(reason for reason in reasons if reason.value > _CONCERN),
        is_passed=_is_passed(cast, distribution["object"], quorum),
    )


def _reasons(given: Iterable[tuple[int, str, int]]) -> list[FistReason]:
    voices: Counter[tuple[int, str]] = Counter()
    for value, text, weight in given:
        if text:
            voices[value, text] += weight
    return [FistReason(value, text, number) for (value, text), number in sorted(voices.items())]


def _is_passed(cast: Cast, objections: int, quorum: Quorum) -> bool:
    return cast.valid > 0 and objections == 0 and not quorum.is_indicative
