"""What is told in public: only while it is on, and nobody's name."""

from collections.abc import Sequence
from typing import Any

import pytest

from app.domain.parts import Part
from app.domain.readings.in_public import PublicSummary, public_summary
from tests.domain.shelves import source

INVITATION = {"kind": "supporters", "what": "Come and join us", "is_public": "yes"}
FIRM = {"offer": "Maria lends her boat", "kind": "money", "amount": 100.0, "unit": "EUR", "status": "signed"}
ALL = (Part.MOVEMENT, Part.COMMITMENTS)


def told(*movement: dict[str, Any], parts: Sequence[Part] = ALL, **more: Any) -> PublicSummary | None:
    return public_summary(source(movement=movement, parts=parts, **more))


def on(*movement: dict[str, Any], **more: Any) -> PublicSummary:
    found = told(INVITATION, *movement, **more)
    assert found is not None
    return found


def test_it_is_on_while_an_invitation_is_public_and_the_part_is_shown() -> None:
    assert told(INVITATION) is not None
    assert told() is None
    assert told({**INVITATION, "is_public": "no"}) is None
    assert told({**INVITATION, "is_public": ""}) is None
    assert told({**INVITATION, "kind": "hub"}) is None
    assert told(INVITATION, parts=(Part.COMMITMENTS,)) is None, "a hidden part is shown nowhere"


def test_only_confirmed_commitments_are_told_as_sums() -> None:
    found = on(commitments=[FIRM, {**FIRM, "status": "offered"}, {**FIRM, "amount": 11.0, "unit": "days"}])
    assert [(one.amount, one.unit, one.count) for one in found.confirmed] == [(11.0, "days", 1), (100.0, "EUR", 1)]


def test_what_somebody_said_for_themselves_is_not_told() -> None:
    assert on(commitments=[{**FIRM, "authority": "personal"}]).confirmed == ()


def test_commitments_are_not_told_where_their_part_is_hidden() -> None:
    assert on(commitments=[FIRM], parts=(Part.MOVEMENT,)).confirmed == ()


def test_adopted_goals_are_told_and_proposals_are_not() -> None:
    goals = [{"id": "g1", "statement": "Quiet nights"}, {"id": "g2", "statement": "Somebody's idea"}]
    assert on(goals=goals, adopted=["g1"]).goals == ("Quiet nights",)


@pytest.mark.parametrize("kind", ["hub", "first_moment"])
def test_a_hub_and_a_first_moment_are_told_once_they_are_marked(kind: str) -> None:
    entry = {"kind": kind, "what": "Open quay", "place": "Pier 3", "on": "2027-06-01"}
    assert on(entry).moments == ()
    (moment,) = on({**entry, "is_public": "yes"}).moments
    assert (moment.what, moment.place, moment.on) == ("Open quay", "Pier 3", "2027-06-01")


def test_nobody_is_named_whatever_is_marked_as_public() -> None:
    found = on(
        {"kind": "champion", "what": "Maria of the harbour", "person": "Maria Lopez", "is_public": "yes"},
        {"kind": "hub", "what": "The hub", "host": "s1", "person": "Maria Lopez", "is_public": "yes"},
        stakeholders=[{"id": "s1", "name": "Maria's office", "sector": "business", "level": "local"}],
        commitments=[{**FIRM, "actor": "s1", "spokesperson": "Maria Lopez", "condition": "If Maria agrees"}],
    )
    assert "Maria" not in str(found)
    assert found.champions == 1
    assert [one.value for one in found.sectors] == ["business"]
