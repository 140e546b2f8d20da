"""Annex B: every way of voting with its terms, its outcome, its pictures and its figures."""

from dataclasses import replace

import pytest

from app.domain.charter.assemble import assemble
from app.domain.charter.data import CharterData, RoundFacts
from app.domain.charter.pen import Pen
from app.domain.charter.records import outcome_line, terms_lines
from app.domain.charter.voting_annex import votes
from app.domain.document import Block, Figure, Heading, Table, text_of
from app.i18n.text import texts
from tests.charters import EMPTY
from tests.made_up_results import KINDS, made_up_rounds


def pen_of(*rounds: RoundFacts) -> Pen:
    return Pen.of(replace(EMPTY, rounds=rounds), texts("en"))


def round_of(kind: str, **more: object) -> RoundFacts:
    return replace(made_up_rounds()[KINDS.index(kind)], **more)  # type: ignore[arg-type]


def tables(blocks: tuple[Block, ...]) -> dict[str, Table]:
    found = [one.table if isinstance(one, Figure) else one for one in blocks if isinstance(one, (Figure, Table))]
    return {one.caption: one for one in found}


def cells(table: Table) -> list[list[str]]:
    return [[text_of(cell) for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("kind", KINDS)
def test_a_round_has_a_heading_its_terms_and_a_figure_with_its_table(kind: str) -> None:
    one = round_of(kind)
    section = votes(pen_of(one))
    assert isinstance(section.record[0], Heading)
    figures = [block for block in section.record if isinstance(block, Figure)]
    assert figures
    assert all(figure.table.rows and figure.alt for figure in figures)
    for figure in figures:
        assert all(len(row.cells) == len(figure.table.header) for row in figure.table.rows)


def test_the_tables_hold_the_methods_own_figures() -> None:
    score = tables(votes(pen_of(round_of("score"))).record)["Result"]
    assert score.header[:6] == ("Rank", "Option", "Mean", "Median", "Middle half", "Judged by")
    assert "41" in cells(score)[0]
    ranked = tables(votes(pen_of(round_of("ranked.schulze"))).record)
    assert {"Result", "Voices that prefer the row to the column", "Counts of the run-off"} <= ranked.keys()
    ledger = tables(votes(pen_of(round_of("equal_shares"))).record)["What was bought, in order"]
    assert cells(ledger)[-1][3:] == ["from what was left", "–"]
    scatter = tables(votes(pen_of(round_of("two_criteria"))).record)["Ratings by criterion"]
    assert scatter.header[1] == "Impact, median"


def test_without_a_breakdown_no_table_speaks_of_groups() -> None:
    for one in made_up_rounds(groups=0):
        for table in tables(votes(pen_of(one)).record).values():
            assert not {"If groups counted the same", "Least convinced group", "Everybody"} & set(table.header)


def test_the_outcome_names_those_who_were_chosen_and_a_tie_at_the_edge() -> None:
    tied = round_of("dots")
    said = outcome_line(pen_of(tied), tied)
    assert "3 were chosen: Every child walks or cycles to school safely by 2030 / Clean air in every street" in said
    assert "2 were to be chosen; a tie at the edge leaves more." in said
    bought = round_of("equal_shares")
    assert "85 k€ of 100 k€ are used." in outcome_line(pen_of(bought), bought)
    consent = round_of("consent")
    assert "Nobody objected: passed." in outcome_line(pen_of(consent), consent)


def test_the_terms_say_how_who_until_when_and_by_which_seed() -> None:
    data = made_up_rounds()
    pen = pen_of(*data)
    said = {kind: " ".join(terms_lines(pen, one)) for kind, one in zip(KINDS, data, strict=True)}
    assert "Counted by duels (Schulze)." in said["ranked.schulze"]
    assert "A run-off among the best of V1." in said["ranked.schulze"]
    assert "Open until 22 May 2026" in said["ranked.borda"]
    assert "These groups could vote: Business, Research." in said["approval"]
    assert "Of every group 30 % had to vote." in said["score"]
    assert "100 credits each" in said["quadratic"]
    assert "Impact, Feasibility" in said["two_criteria"]
    assert "is lot-of-this-round." in said["dots"]
    assert "a lot decides" not in said["consent"]
    assert all("Secret: nobody can tell who voted for what." in one for one in said.values())


def test_every_method_has_its_note_and_its_words() -> None:
    made = assemble(CharterData(EMPTY.workshop, EMPTY.generated_on, rounds=made_up_rounds()), texts("en"))
    text = " ".join(text_of(run) for one in made.document.blocks if hasattr(one, "runs") for run in [one.runs])
    for name in (
        "Schulze's method (2011)",
        "Borda count",
        "Instant run-off:",
        "Bradley and Terry",
        "Peters and Skowron",
    ):
        assert name in text
    glossary = [row for table in tables(made.document.blocks).values() for row in cells(table) if row[0] == "Consent"]
    assert len(glossary) == 1


def test_words_of_methods_that_were_not_used_are_not_explained() -> None:
    made = assemble(EMPTY, texts("en"))
    names = {row[0] for table in tables(made.document.blocks).values() for row in cells(table)}
    assert "Quorum" in names
    assert not {"Quadratic voting", "Duels (Schulze)"} & names
