"""Every field of the outline is printed, or stands there as what nobody has said yet."""

from dataclasses import fields, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.charter.assemble import assemble
from app.domain.charter.data import CharterData
from app.domain.document import (
    Block,
    Heading,
    ItemList,
    Missing,
    Note,
    Paragraph,
    Run,
    Table,
    anchors_in,
    runs_of,
    text_of,
)
from app.domain.parts import Part
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.outlook import REGISTERS as BY_THE_ROOM
from app.domain.registers.paper import REGISTERS as BY_FACILITATORS
from app.i18n.text import texts
from tests.charters import EMPTY, full
from tests.registers_filled import filled, with_registers

OURS = [one.key for one in (*BY_FACILITATORS, *BY_THE_ROOM)]
TEXTS = texts("en")


def blocks_of(data: CharterData) -> tuple[Block, ...]:
    return assemble(data, TEXTS).document.blocks


def all_text(blocks: tuple[Block, ...]) -> str:
    found = []
    for block in blocks:
        if isinstance(block, Heading | Missing | Note):
            found.append(block.text)
        found.append(text_of(runs_of(block)))
    return "\n".join(found)


def body(data: CharterData) -> list[Block]:
    """The blocks of sections 1 to 13."""
    found: list[Block] = []
    is_in = False
    for block in blocks_of(data):
        if isinstance(block, Heading) and block.level == 1:
            is_in = block.anchor not in {"section-status", "section-lacks"} and block.text[0].isdigit()
        if is_in:
            found.append(block)
    return found


FIELDS = [
    (key, field.name)
    for key in OURS
    for field in REGISTERS[key].fields
    if field.kind in {"line", "text"} and not field.is_personal
]


@pytest.mark.parametrize(("key", "name"), FIELDS)
def test_what_is_said_in_a_field_is_in_the_charter(key: str, name: str) -> None:
    assert f"Said by the room ({key}.{name})" in all_text(blocks_of(filled()))


def test_an_empty_charter_says_of_every_register_of_ours_that_it_is_missing_and_where_it_is_filled() -> None:
    gaps = {block.mend for block in blocks_of(EMPTY) if isinstance(block, Missing)}
    assert gaps >= set(OURS)
    assert gaps - {""} == set(OURS)


def test_a_full_charter_has_none_of_these_gaps() -> None:
    assert [block.what for block in blocks_of(filled()) if isinstance(block, Missing) and block.mend] == []


def test_what_is_missing_in_a_section_is_on_the_page_of_what_the_draft_lacks() -> None:
    blocks = blocks_of(full())
    at = next(place for place, one in enumerate(blocks) if isinstance(one, Heading) and one.anchor == "section-lacks")
    told = all_text(blocks[at : at + 12])
    lacking = {one.what for one in blocks[:at] if isinstance(one, Missing)}
    assert len(lacking) > 20
    assert [what for what in lacking if what not in told] == []


@pytest.mark.parametrize("data", [full(), filled()], ids=["full", "filled"])
def test_every_statement_of_the_body_says_where_it_comes_from(data: CharterData) -> None:
    bare = []
    for block in body(data):
        lines = block.items if isinstance(block, ItemList) else (block.runs,) if isinstance(block, Paragraph) else ()
        for runs in lines:
            is_lead_in = len(runs) == 1 and runs[0].mark == "bold" and isinstance(block, Paragraph)
            if not is_lead_in and not any(run.target for run in runs):
                bare.append(text_of(runs))
    assert bare == []


def _subsets() -> st.SearchStrategy[CharterData]:
    whole, empty = filled(), EMPTY
    kept = {"workshop", "generated_on", "registers", "readings", "shelves", "parts", "thresholds"}
    names = [one.name for one in fields(CharterData) if one.name not in kept]

    def made(chosen: set[str], registers: set[str], parts: set[Part]) -> CharterData:
        data = replace(empty, **{name: getattr(whole, name) for name in chosen})
        found = {key: whole.registers[key] for key in sorted(registers)}
        return with_registers(data, found, frozenset(parts))

    return st.builds(
        made,
        st.sets(st.sampled_from(names)),
        st.sets(st.sampled_from(sorted(REGISTERS))),
        st.sets(st.sampled_from(Part)),
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_subsets())
def test_whatever_there_is_it_assembles_leads_somewhere_and_says_what_is_missing(data: CharterData) -> None:
    charter = assemble(data, TEXTS)
    blocks = charter.document.blocks
    anchors = anchors_in(blocks)
    assert len(anchors) == len(set(anchors))
    assert {run.target for block in blocks for run in runs_of(block) if run.target} <= set(anchors)
    assert {ref for section in charter.sections for ref in section.sources} <= set(anchors)
    gaps = {block.mend for block in blocks if isinstance(block, Missing)}
    assert [key for key in OURS if not data.entries(key) and key not in gaps and not _said_by_cards(key, data)] == []


def _said_by_cards(key: str, data: CharterData) -> bool:
    return key == "evidence" and bool(data.cards)


ODD = {
    "right to left": "المهمة يجب أن تنجح قبل عام ٢٠٣٤",
    "emoji": "👩🏽‍🌾🐟🚜 " * 20,
    "markup": '<script>alert("x")</script> [C1](javascript:x) **bold** | cell | `code` {count, plural}',
    "mixed": "\u8a9e \u200b\u202ereversed\u202c e\u0301 \ufffd \ufdfd",
    "long": "x" * 50_000,
    "braces": "{name} '{' }} # {",
}


@pytest.mark.parametrize("said", ODD.values(), ids=ODD)
def test_odd_text_stays_what_it_is(said: str) -> None:
    plain = full()
    data = replace(
        plain,
        workshop=replace(plain.workshop, title=said, purpose=said, convener=said, place=said),
        cards=tuple(replace(one, text=said, original_text=said[:40], cluster=said[:80]) for one in plain.cards),
        parked=tuple(replace(one, text=said, answer=said) for one in plain.parked),
    )
    blocks = blocks_of(filled(said, data))
    assert said in all_text(blocks)
    anchors = set(anchors_in(blocks))
    assert {run.target for block in blocks for run in runs_of(block) if run.target} <= anchors


def test_a_title_that_looks_like_a_reference_leads_nowhere() -> None:
    data = replace(full(), workshop=replace(full().workshop, purpose="See [C1] and [V99]"))
    runs = [run for block in blocks_of(data) for run in runs_of(block) if "[V99]" in run.text]
    assert runs
    assert all(isinstance(run, Run) and not run.target for run in runs)


def test_tables_keep_their_width() -> None:
    for block in blocks_of(filled()):
        if isinstance(block, Table):
            assert {len(row.cells) for row in block.rows} <= {len(block.header)}
