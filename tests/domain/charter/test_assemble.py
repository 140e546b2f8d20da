"""The assembled charter: complete by the outline, traceable line by line, honest about what is missing."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.charter.assemble import Charter, assemble
from app.domain.charter.data import CharterData, SectionEdit
from app.domain.document import Figure, Heading, Missing, Note, Paragraph, Table, references_in, text_of
from app.i18n.text import texts
from tests.charters import EMPTY, STATEMENT, full

BODY = [str(number) for number in range(14)]
ANNEXES = list("ABCDEFGH")


def charter(data: CharterData) -> Charter:
    return assemble(data, texts("en"))


def anchors(made: Charter) -> set[str]:
    found = {block.anchor for block in made.document.blocks if isinstance(block, Heading)}
    return found | {row.anchor for block in made.document.blocks if isinstance(block, Table) for row in block.rows}


def said(made: Charter) -> str:
    parts = []
    for block in made.document.blocks:
        match block:
            case Paragraph(runs=runs):
                parts.append(text_of(runs))
            case Missing(text=text) | Note(text=text) | Heading(text=text):
                parts.append(text)
            case Table(rows=rows) | Figure(table=Table(rows=rows)):
                parts += [text_of(cell) for row in rows for cell in row.cells]
            case _:
                parts += [text_of(item) for item in getattr(block, "items", ())]
    return "\n".join(parts)


@pytest.mark.parametrize("data", [EMPTY, full()], ids=["empty", "full"])
def test_every_section_and_annex_of_the_outline_is_there_in_order(data: CharterData) -> None:
    numbers = [section.number for section in charter(data).sections]
    assert numbers == [*BODY, "", *ANNEXES]


@pytest.mark.parametrize("data", [EMPTY, full()], ids=["empty", "full"])
def test_every_reference_leads_somewhere(data: CharterData) -> None:
    made = charter(data)
    assert {run.target for run in references_in(made.document.blocks)} <= anchors(made)


def test_an_empty_workshop_says_what_is_missing_and_who_should_add_it() -> None:
    made = charter(EMPTY)
    assert "3. Mission goals and targets: a mission goal" in made.missing
    assert "Not agreed in the workshop: the challenge statement. To be added by the participants." in said(made)


def test_the_challenge_is_linked_to_its_cards_and_to_the_round_that_endorsed_it() -> None:
    section = next(one for one in charter(full()).sections if one.key == "challenge")
    assert {"C1", "C2", "V1"} <= set(section.sources)


def test_folded_wordings_and_the_first_wording_of_a_goal_are_kept() -> None:
    text = said(charter(full()))
    assert "Roads feel unsafe" in text
    assert "Kids walk" in text
    assert "74 % of the pace first proposed" in text


def test_objections_and_concerns_are_content() -> None:
    text = said(charter(full()))
    assert "It leaves out the villages" in text
    assert "Who pays for it? (said by 2)" in text


def test_what_the_draft_lacks_comes_from_the_checks() -> None:
    made = charter(full())
    assert made.readiness.checked > made.readiness.passed > 0
    assert any("Q18" in text_of(item) for block in made.document.blocks for item in getattr(block, "items", ()))


def test_an_edited_section_keeps_its_sources_and_its_tables() -> None:
    data = full()
    before = next(one for one in charter(data).sections if one.key == "goals")
    edit = SectionEdit("goals", "We walk.\n\n- all of us", before.basis, date(2026, 5, 21))
    made = charter(replace(data, edits=(edit,)))
    after = next(one for one in made.sections if one.key == "goals")
    assert after.is_edited
    assert not after.is_outdated
    assert after.text == "We walk.\n\n- all of us"
    assert after.sources == before.sources
    blocks = made.document.blocks
    start = next(i for i, block in enumerate(blocks) if isinstance(block, Heading) and block.section_key == "goals")
    assert "Built on: [G1]" in text_of(blocks[start + 3].runs)  # type: ignore[union-attr]
    assert STATEMENT in said(made)


def test_an_edited_section_is_outdated_once_its_ground_has_moved() -> None:
    data = full()
    basis = next(one for one in charter(data).sections if one.key == "goals").basis
    moved = replace(data, goals=(replace(data.goals[0], adoption_reason="We slept on it"),))
    made = charter(replace(moved, edits=(SectionEdit("goals", "We walk.", basis),)))
    assert next(one for one in made.sections if one.key == "goals").is_outdated
    assert any(isinstance(block, Note) and "have changed" in block.text for block in made.document.blocks)


def test_an_annex_cannot_be_worded_by_hand() -> None:
    made = charter(replace(full(), edits=(SectionEdit("votes", "Nobody voted."),)))
    assert "Nobody voted." not in said(made)


def test_a_person_who_is_not_named_is_nowhere() -> None:
    data = full()
    text = said(charter(data))
    assert "Ada Byron" in text
    hidden = replace(
        data, cards=tuple(replace(card, credit=replace(card.credit, author=""), merged=()) for card in data.cards),
        goals=(), stakeholders=(), instruments=(), parked=(),
    )  # fmt: skip
    assert "Ada Byron" not in said(charter(hidden))


def test_the_same_contents_give_the_same_document() -> None:
    assert charter(full()) == charter(full())


def test_a_round_without_a_title_is_named_for_what_it_was_about() -> None:
    data = full()
    untitled = replace(data, rounds=tuple(replace(one, title="") for one in data.rounds))
    headings = {block.text for block in charter(untitled).document.blocks if isinstance(block, Heading)}
    assert {"V1 Vote on the challenge", "V2 Vote on the goals"} <= headings
