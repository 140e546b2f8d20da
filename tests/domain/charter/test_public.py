"""The public charter: everything that was said, and nobody by name, whatever is added to the data later."""

from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from app.domain.charter.assemble import assemble
from app.domain.charter.data import CommentFacts, Credit, EntryFacts, GroupFacts
from app.domain.charter.public import BLOT, _Walk, public
from app.domain.registers.catalogue import REGISTERS
from app.domain.workshop import Naming
from app.export.markdown import to_markdown
from app.i18n.text import texts
from tests.charters import EMPTY, full


def credits_in(value: Any) -> list[Credit]:
    """Every credit within a value of any shape."""
    if isinstance(value, Credit):
        return [value]
    if is_dataclass(value):
        return [found for one in fields(value) for found in credits_in(getattr(value, one.name))]
    if isinstance(value, dict):
        return [found for one in value.values() for found in credits_in(one)]
    return [found for one in value for found in credits_in(one)] if isinstance(value, (tuple, list)) else []


def test_no_author_is_left_anywhere_and_groups_only_where_they_are_no_handful() -> None:
    data = replace(full(), comments=(CommentFacts(1, "goals", text="When?", credit=Credit("Ada", "Residents")),))
    large = {group.name for group in data.groups if group.voices >= 5}
    before, after = credits_in(data), credits_in(public(data))
    assert {one.author for one in before} > {""}
    assert {one.author for one in after} == {""}
    assert {one.group for one in after} <= large | {""}
    assert len(before) == len(after)


def test_the_public_charter_says_of_itself_that_nobody_is_named_and_keeps_what_was_said() -> None:
    data = full()
    told = public(data)
    assert told.workshop.naming is Naming.NOBODY
    assert [card.text for card in told.cards] == [card.text for card in data.cards]
    page = to_markdown(assemble(told, texts()).document)
    assert data.challenge.statement in page
    for credit in credits_in(data):
        assert not credit.author or credit.author not in page


def test_names_that_were_typed_into_texts_are_blotted_out_if_they_are_more_than_a_word() -> None:
    purpose = "Ask Anna  Maria Berg, not Anna Maria Bergson, in May"
    data = replace(EMPTY, workshop=replace(EMPTY.workshop, purpose=purpose))
    told = public(data, {"Anna Maria Berg", "May"})
    assert told.workshop.purpose == f"Ask {BLOT}, not Anna Maria Bergson, in May"


def test_a_part_of_the_data_that_nobody_knows_yet_is_walked_through_as_well() -> None:
    @dataclass(frozen=True, slots=True)
    class Later:
        who: Credit
        told: dict[str, list[str]]

    walk = _Walk(replace(EMPTY, groups=(GroupFacts("g", "Few", 2, 2), GroupFacts("h", "Many", 9, 9))), {"Anna Berg"})
    later = Later(Credit("Anna Berg", "Few"), {"by": ["said Anna Berg"]})
    assert walk.through((later,)) == (Later(Credit("", ""), {"by": [f"said {BLOT}"]}),)
    assert walk.through(Credit("Anna Berg", "Many")) == Credit("", "Many")


def test_supporters_are_named_only_where_they_agreed_and_speak_for_more_than_themselves() -> None:
    register = REGISTERS["supports"]

    def entry(number: int, **values: str) -> EntryFacts:
        return EntryFacts(f"s{number}", number, {**register.blanks, "form": "endorse", **values}, anchor=f"SG{number}")

    data = replace(
        EMPTY,
        registers={
            "supports": (
                entry(1, name="Agreed Person", organisation="The Office", name_printed="public"),
                entry(2, name="Charter Only", organisation="The Firm", name_printed="charter"),
                entry(3, name="Personal Voice", name_printed="public", in_personal_capacity="yes"),
            )
        },
    )
    full_page = to_markdown(assemble(data, texts()).document)
    page = to_markdown(assemble(public(data), texts()).document)
    assert "Charter Only" in full_page
    assert "Personal Voice" in full_page
    assert "Agreed Person" in page
    assert "Charter Only" not in page
    assert "The Firm" not in page
    assert "Personal Voice" not in page
    assert "Not named here: I endorse it: 2." in page
