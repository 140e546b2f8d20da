"""The one validator that every ballot passes, on its way in and whenever it is read again.

It has no off switch and rejects rather than clamps: what it lets through keeps all rules of the round.

Must not: count (see `app.domain.voting.tally`).
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import assert_never

from app.domain.voting.ballots import (
    ApprovalBallot,
    Ballot,
    BallotRules,
    ConsentBallot,
    DotBallot,
    FistBallot,
    PairwiseBallot,
    QuadraticBallot,
    RankedBallot,
    ScoreBallot,
    TwoCriteriaBallot,
)
from app.domain.voting.errors import InvalidBallot
from app.domain.voting.methods import HIGHEST_RATING, HIGHEST_SCORE, LONGEST_REASON, LOWEST_RATING, Method

REASON_WANTED_TO = 2
"""Fist of five: this value and those below are an objection or a concern, and need a reason."""

STANDS = ("consent", "concern", "object")

Payload = Mapping[str, object]


def validate(rules: BallotRules, payload: Payload) -> Ballot:
    """The ballot in a JSON-like payload.

    Shapes: `{"dots": {id: n}}`; `{"approved": [id]}` (approval, equal shares); `{"scores": {id: 0..5}}`;
    `{"ranking": [id]}`, best first; `{"votes": {id: n}}` (quadratic); `{"duels": [[preferred, other]], "undecided":
    [[id, id]]}`; `{"ratings": {id: [1..5, 1..5]}}`; `{"stand": "consent" | "concern" | "object", "reason": text}`;
    `{"value": 0..5, "reason": text}`; and `{"abstain": true}` for any method. Dots and votes of 0 mean the same as
    leaving the option out. Where the round takes comments each may have `"comment": text`.

    Errors: InvalidBallot, with codes `ballot.malformed`, `ballot.empty`, `ballot.unknown_option`,
    `ballot.over_budget`, `ballot.over_cap`, `ballot.over_credits`, `ballot.too_many_pairs`, `ballot.reason_missing`,
    `ballot.reason_too_long`, `ballot.no_comments`.
    """
    if not isinstance(payload, Mapping) or not all(isinstance(key, str) for key in payload):
        raise InvalidBallot("ballot.malformed")
    choices = {key: value for key, value in payload.items() if key != "comment"}
    if "abstain" in choices:
        if choices["abstain"] is not True or len(choices) > 1:
            raise InvalidBallot("ballot.malformed", "abstain")
        ballot: Ballot = _ABSTENTIONS[rules.method]
    else:
        ballot = _READERS[rules.method](rules, choices)
    return _with_comment(rules, payload, ballot)


def to_payload(ballot: Ballot) -> dict[str, object]:
    """The ballot as JSON-like payload, in one canonical form: `validate` reads it back to an equal ballot."""
    choices: dict[str, object] = {"abstain": True} if ballot.is_abstention else _choices(ballot)
    if ballot.comment:
        choices["comment"] = ballot.comment
    return choices


def _choices(ballot: Ballot) -> dict[str, object]:
    choices: dict[str, object]
    match ballot:
        case DotBallot(dots=dots):
            choices = {"dots": _in_order(dots)}
        case ApprovalBallot(approved=approved):
            choices = {"approved": sorted(approved)}
        case ScoreBallot(scores=scores):
            choices = {"scores": _in_order(scores)}
        case RankedBallot(ranking=ranking):
            choices = {"ranking": list(ranking)}
        case QuadraticBallot(votes=votes):
            choices = {"votes": _in_order(votes)}
        case PairwiseBallot(duels=duels, undecided=undecided):
            choices = {
                "duels": sorted(list(duel) for duel in duels),
                "undecided": sorted(sorted(pair) for pair in undecided),
            }
        case TwoCriteriaBallot(ratings=ratings):
            choices = {"ratings": {option: list(ratings[option]) for option in sorted(ratings)}}
        case ConsentBallot(stand=stand, reason=reason):
            choices = {"stand": stand, "reason": reason}
        case FistBallot(value=value, reason=reason):
            choices = {"value": value, "reason": reason}
        case _:
            assert_never(ballot)
    return choices


def _in_order(numbers: Mapping[str, int]) -> dict[str, int]:
    return {option: numbers[option] for option in sorted(numbers)}


_ABSTENTIONS: Mapping[Method, Ballot] = {
    Method.DOTS: DotBallot({}, is_abstention=True),
    Method.APPROVAL: ApprovalBallot(frozenset(), is_abstention=True),
    Method.SCORE: ScoreBallot({}, is_abstention=True),
    Method.RANKED: RankedBallot((), is_abstention=True),
    Method.QUADRATIC: QuadraticBallot({}, is_abstention=True),
    Method.PAIRWISE: PairwiseBallot(frozenset(), is_abstention=True),
    Method.TWO_CRITERIA: TwoCriteriaBallot({}, is_abstention=True),
    Method.EQUAL_SHARES: ApprovalBallot(frozenset(), is_abstention=True),
    Method.CONSENT: ConsentBallot(None, is_abstention=True),
    Method.FIST_OF_FIVE: FistBallot(None, is_abstention=True),
}


def _with_comment(rules: BallotRules, payload: Payload, ballot: Ballot) -> Ballot:
    if "comment" not in payload:
        return ballot
    comment = _text(payload["comment"], "comment")
    if comment and not rules.with_comment:
        raise InvalidBallot("ballot.no_comments", "comment")
    return replace(ballot, comment=comment)


def _read_dots(rules: BallotRules, payload: Payload) -> DotBallot:
    dots = _numbers(rules, payload, "dots")
    if rules.cap and any(number > rules.cap for number in dots.values()):
        raise InvalidBallot("ballot.over_cap", "dots", most=rules.cap)
    if sum(dots.values()) > rules.dots:
        raise InvalidBallot("ballot.over_budget", "dots", most=rules.dots)
    return DotBallot(dots)


def _read_approval(rules: BallotRules, payload: Payload) -> ApprovalBallot:
    return ApprovalBallot(frozenset(_ids(rules, _only(payload, "approved"), "approved")))


def _read_score(rules: BallotRules, payload: Payload) -> ScoreBallot:
    scores = _by_option(rules, payload, "scores")
    if not all(_is_whole(score, 0, HIGHEST_SCORE) for score in scores.values()):
        raise InvalidBallot("ballot.malformed", "scores")
    return ScoreBallot({option: score for option, score in scores.items() if isinstance(score, int)})


def _read_ranked(rules: BallotRules, payload: Payload) -> RankedBallot:
    ranking = _ids(rules, _only(payload, "ranking"), "ranking")
    if not ranking:
        raise InvalidBallot("ballot.empty", "ranking")
    return RankedBallot(tuple(ranking))


def _read_quadratic(rules: BallotRules, payload: Payload) -> QuadraticBallot:
    votes = _numbers(rules, payload, "votes")
    if sum(number * number for number in votes.values()) > rules.credits:
        raise InvalidBallot("ballot.over_credits", "votes", most=rules.credits)
    return QuadraticBallot(votes)


def _read_pairwise(rules: BallotRules, payload: Payload) -> PairwiseBallot:
    if not {"duels"} <= payload.keys() <= {"duels", "undecided"}:
        raise InvalidBallot("ballot.malformed", "duels")
    duels = [_pair(rules, one, "duels") for one in _list(payload["duels"], "duels")]
    undecided = [_pair(rules, one, "undecided") for one in _list(payload.get("undecided", []), "undecided")]
    pairs = [frozenset(pair) for pair in (*duels, *undecided)]
    if not pairs:
        raise InvalidBallot("ballot.empty", "duels")
    if len(set(pairs)) != len(pairs):
        raise InvalidBallot("ballot.malformed", "duels")
    if len(pairs) > rules.pairs:
        raise InvalidBallot("ballot.too_many_pairs", "duels", most=rules.pairs)
    return PairwiseBallot(frozenset(duels), frozenset(pairs[len(duels) :]))


def _read_two_criteria(rules: BallotRules, payload: Payload) -> TwoCriteriaBallot:
    ratings: dict[str, tuple[int, int]] = {}
    for option, rating in _by_option(rules, payload, "ratings").items():
        match _list(rating, "ratings"):
            case [int() as across, int() as up] if all(
                _is_whole(one, LOWEST_RATING, HIGHEST_RATING) for one in (across, up)
            ):
                ratings[option] = (across, up)
            case _:
                raise InvalidBallot("ballot.malformed", "ratings")
    return TwoCriteriaBallot(ratings)


def _read_consent(_rules: BallotRules, payload: Payload) -> ConsentBallot:
    stand, reason = _with_reason(payload, "stand")
    if not isinstance(stand, str) or stand not in STANDS:
        raise InvalidBallot("ballot.malformed", "stand")
    if stand != STANDS[0] and not reason:
        raise InvalidBallot("ballot.reason_missing", "reason")
    return ConsentBallot(stand, reason)


def _read_fist(_rules: BallotRules, payload: Payload) -> FistBallot:
    value, reason = _with_reason(payload, "value")
    if not isinstance(value, int) or not _is_whole(value, 0, 5):
        raise InvalidBallot("ballot.malformed", "value")
    if value <= REASON_WANTED_TO and not reason:
        raise InvalidBallot("ballot.reason_missing", "reason")
    return FistBallot(value, reason)


_READERS: Mapping[Method, Callable[[BallotRules, Payload], Ballot]] = {
    Method.DOTS: _read_dots,
    Method.APPROVAL: _read_approval,
    Method.SCORE: _read_score,
    Method.RANKED: _read_ranked,
    Method.QUADRATIC: _read_quadratic,
    Method.PAIRWISE: _read_pairwise,
    Method.TWO_CRITERIA: _read_two_criteria,
    Method.EQUAL_SHARES: _read_approval,
    Method.CONSENT: _read_consent,
    Method.FIST_OF_FIVE: _read_fist,
}


def _only(payload: Payload, key: str) -> object:
    if payload.keys() != {key}:
        raise InvalidBallot("ballot.malformed", key)
    return payload[key]


def _is_whole(value: object, least: int, most: int) -> bool:
    # `True` is an int in Python, and 2.0 equals 2: neither is a number that somebody chose.
    return type(value) is int and least <= value <= most


def _numbers(rules: BallotRules, payload: Payload, key: str) -> dict[str, int]:
    """Whole numbers by option, without zeros; none at all is a ballot too."""
    entries = _only(payload, key)
    if not isinstance(entries, Mapping):
        raise InvalidBallot("ballot.malformed", key)
    numbers: dict[str, int] = {}
    for option, number in entries.items():
        _known(rules, option, key)
        if type(number) is not int or number < 0:
            raise InvalidBallot("ballot.malformed", key)
        if number:
            numbers[option] = number
    return numbers


def _by_option(rules: BallotRules, payload: Payload, key: str) -> Mapping[str, object]:
    entries = _only(payload, key)
    if not isinstance(entries, Mapping):
        raise InvalidBallot("ballot.malformed", key)
    if not entries:
        raise InvalidBallot("ballot.empty", key)
    for option in entries:
        _known(rules, option, key)
    return entries


def _list(value: object, field: str) -> list[object]:
    if not isinstance(value, list | tuple):
        raise InvalidBallot("ballot.malformed", field)
    return list(value)


def _ids(rules: BallotRules, value: object, field: str) -> list[str]:
    ids: list[str] = [_known(rules, option, field) for option in _list(value, field)]
    if len(set(ids)) != len(ids):
        raise InvalidBallot("ballot.malformed", field)
    return ids


def _pair(rules: BallotRules, value: object, field: str) -> tuple[str, str]:
    ids = _ids(rules, value, field)
    if len(ids) != 2:
        raise InvalidBallot("ballot.malformed", field)
    return ids[0], ids[1]


def _known(rules: BallotRules, option: object, field: str) -> str:
    if not isinstance(option, str):
        raise InvalidBallot("ballot.malformed", field)
    if option not in rules.option_ids:
        raise InvalidBallot("ballot.unknown_option", field)
    return option


def _with_reason(payload: Payload, key: str) -> tuple[object, str]:
    if not {key} <= payload.keys() <= {key, "reason"}:
        raise InvalidBallot("ballot.malformed")
    return payload[key], _text(payload.get("reason", ""), "reason")


def _text(value: object, field: str) -> str:
    """Words on one line, without control characters."""
    if not isinstance(value, str) or any(unicodedata.category(ch) == "Cs" for ch in value):
        raise InvalidBallot("ballot.malformed", field)
    text = " ".join("".join(" " if unicodedata.category(ch) == "Cc" else ch for ch in value).split())
    if len(text) > LONGEST_REASON:
        raise InvalidBallot("ballot.reason_too_long", field, most=LONGEST_REASON)
    return text
