"""Where a line comes from: its words, what it was folded into, votes, decisions and edits, in the order of time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.domain.charter.assemble import assemble
from app.domain.charter.data import CharterData, Credit, EventFacts, EventKind
from app.domain.charter.pen import Pen
from app.domain.charter.provenance import trail
from app.domain.charter.trail_part import Trail, told_trail
from app.domain.document import anchors_in, runs_of, text_of
from app.i18n.text import texts
from tests.charters import full
from tests.registers_filled import filled

NINE = datetime(2026, 5, 20, 9, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return NINE + timedelta(minutes=minutes)


def happened(data: CharterData, *events: EventFacts) -> CharterData:
    return replace(data, events=events)


def kinds(data: CharterData, anchor: str) -> list[str]:
    return [str(one.kind) for one in trail(data, anchor)]


def told(data: CharterData, anchor: str) -> Trail:
    found = told_trail(Pen.of(data, texts("en")), anchor)
    assert found
    return found


def test_a_card_tells_who_said_it_what_was_folded_into_it_and_that_it_was_used() -> None:
    events = trail(full(), "C1")
    assert [(one.anchor, one.kind) for one in events] == [
        ("C1", EventKind.WRITTEN),
        ("C4", EventKind.WRITTEN),
        ("C4", EventKind.MERGED),
        ("C1", EventKind.USED),
    ]
    assert (events[0].words, events[0].credit) == ("Parents fear the traffic", Credit("Ada Byron", "Citizens"))
    assert (events[2].refs, events[3].refs) == (("C1",), ("CH1",))


def test_a_card_that_was_worded_anew_has_both_wordings() -> None:
    events = trail(full(), "C2")
    assert [(one.kind, one.words) for one in events][:2] == [
        (EventKind.WRITTEN, "Speed"),
        (EventKind.REWORDED, "Speed limits nobody keeps"),
    ]


def test_a_folded_card_leads_to_the_one_that_says_the_same() -> None:
    assert trail(full(), "C4")[-1].refs == ("C1",)


def test_a_goal_tells_first_words_folded_goals_votes_and_who_decided_last() -> None:
    data = happened(
        full(),
        EventFacts("G1", EventKind.WRITTEN, at(0), "participant"),
        EventFacts("G2", EventKind.WRITTEN, at(1), "participant"),
        EventFacts("G2", EventKind.MERGED, at(5), "facilitator", Credit("Kim")),
        EventFacts(
            "G1", EventKind.EDITED, at(6), "facilitator", Credit("Kim"), ("charter.doc.goal_field.target_value",)
        ),
        EventFacts("V2", EventKind.VOTED, at(20)),
        EventFacts("V3", EventKind.VOTED, at(30)),
        EventFacts("G1", EventKind.ADOPTED, at(40), "facilitator", Credit("Kim")),
    )
    assert kinds(data, "G1") == ["written", "written", "merged", "edited", "voted", "voted", "adopted"]
    steps = told(data, "G1").steps
    assert steps[-1].who == "Kim, facilitator"
    assert steps[-1].words == "Most dots"
    assert "target" in steps[3].what
    assert "Which goal?" in steps[4].words


def test_order_is_that_of_time_whatever_order_the_events_come_in() -> None:
    events = [
        EventFacts("G1", EventKind.ADOPTED, at(40), "facilitator"),
        EventFacts("V2", EventKind.VOTED, at(20)),
        EventFacts("G1", EventKind.WRITTEN, at(0), "participant"),
    ]
    assert kinds(happened(full(), *events), "G1") == kinds(happened(full(), *reversed(events)), "G1")


def test_the_challenge_tells_its_cards_and_how_the_room_voted() -> None:
    composed, voted = trail(full(), "CH1")
    assert (composed.kind, composed.refs) == (EventKind.COMPOSED, ("C1", "C2"))
    assert voted.round_number == 1


def test_a_vote_says_its_outcome_and_nobodys_ballot() -> None:
    [step] = told(full(), "V1").steps
    assert "Can you live with it?" in step.words
    assert step.who == ""


def test_a_line_that_nobody_said_says_so() -> None:
    for anchor in ("section-methods", "W1", "section-commitments"):
        assert "Nobody's contribution" in told(full(), anchor).note, anchor
    for anchor in ("C1", "G1", "V1", "S1"):
        assert told(full(), anchor).note == "", anchor


def test_what_is_not_in_the_charter_has_no_trail() -> None:
    for anchor in ("C99", "", "K1", "goal1", "section", "\u202e"):
        assert trail(full(), anchor) == (), anchor
        assert told_trail(Pen.of(full(), texts("en")), anchor) is None


def test_every_reference_of_a_charter_has_a_trail() -> None:
    data = filled()
    blocks = assemble(data, texts("en")).document.blocks
    assert {run.target for block in blocks for run in runs_of(block) if run.target} <= set(anchors_in(blocks))
    pen = Pen.of(data, texts("en"))
    targets = {run.target for block in blocks for run in runs_of(block) if run.target}
    assert len(targets) > 25
    assert [target for target in targets if told_trail(pen, target) is None] == []


def test_an_entry_tells_who_changed_which_field_and_annex_e_says_it_in_short() -> None:
    event = EventFacts("RI1", EventKind.EDITED, at(9), "participant", Credit("Bo Li"), ("register.risks.response",))
    data = happened(filled(), EventFacts("RI1", EventKind.WRITTEN, at(1), "participant"), event)
    assert [one.what for one in told(data, "RI1").steps] == ["Written", "Changed: What we do about it"]
    text = "\n".join(text_of(runs_of(block)) for block in assemble(data, texts("en")).document.blocks)
    assert "Written 20 May 2026 09:01 UTC; Changed 20 May 2026 09:09 UTC (Bo Li)" in text
