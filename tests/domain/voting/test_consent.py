"""Consent: an objection stops it, a concern does not, and words are kept without who wrote them."""

from itertools import permutations

from app.domain.voting.ballots import BallotRules, ConsentBallot
from app.domain.voting.methods import Method
from app.domain.voting.result import ConsentResult
from app.domain.voting.terms import Terms
from tests.ballots import count

RULES = BallotRules(Method.CONSENT)
YES = ConsentBallot("consent")


def consent(*ballots: ConsentBallot, terms: Terms | None = None) -> ConsentResult:
    result = count(RULES, ballots, terms)
    assert (result.options, result.winners, result.fist) == ((), (), None)
    assert result.consent is not None
    return result.consent


def test_it_passes_when_nobody_objects() -> None:
    found = consent(YES, YES, ConsentBallot("concern", "Too soon"), ConsentBallot("consent", "At last"))
    assert found.is_passed
    assert found.distribution == {"object": 0, "concern": 1, "consent": 3}
    assert [reason.text for reason in found.concern_reasons] == ["Too soon"]
    assert [reason.text for reason in found.comments] == ["At last"]


def test_one_objection_stops_it_and_is_heard() -> None:
    found = consent(*[YES] * 9, ConsentBallot("object", "It leaves the islands out."))
    assert not found.is_passed
    assert found.objections == 1
    assert [reason.text for reason in found.objection_reasons] == ["It leaves the islands out."]


def test_it_does_not_pass_below_the_quorum_or_without_ballots() -> None:
    assert not consent().is_passed
    assert not consent(ConsentBallot(None, is_abstention=True)).is_passed
    assert not consent(YES, terms=Terms(eligible=10, quorum_percent=50)).is_passed
    assert consent(*[YES] * 5, terms=Terms(eligible=10, quorum_percent=50)).is_passed


def test_reasons_come_in_an_order_that_tells_nothing() -> None:
    ballots = [ConsentBallot("object", "b"), ConsentBallot("object", "a"), ConsentBallot("object", "b")]
    for order in permutations(ballots):
        assert [(one.text, one.voices) for one in consent(*order).objection_reasons] == [("a", 1), ("b", 2)]
