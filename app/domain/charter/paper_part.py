"""Facts of which a charter has one, printed where the outline asks for them, or as what nobody has said yet.

Must not: print a fact without its anchor, or leave a gap without the register in which it is filled.
"""

from collections.abc import Iterable

from app.domain.charter.pen import NONE, Pen
from app.domain.charter.registers_part import entries_tables, has, value_of
from app.domain.document import Block, Inlines, Mark, Paragraph, Run, Table, plain
from app.domain.registers.catalogue import REGISTERS

FACTS = ("paper", "framing", "steering")
"""Registers of which a mission has one entry."""


def said(pen: Pen, register_key: str, name: str) -> Inlines:
    """What stands in a field of a register that has one entry; nothing where nobody has said."""
    register = REGISTERS[register_key]
    for entry in pen.data.entries(register_key)[:1]:
        shown = value_of(pen, register.by_name[name], entry.values[name])
        return () if shown == NONE else plain(shown) if isinstance(shown, str) else shown
    return ()


def stated(
    pen: Pen, register_key: str, *names: str, thing: str, owner: str = "facilitator", short: bool = False
) -> tuple[Block, ...]:
    """A line with these fields after the label of the first; what is missing where the first says nothing.

    `short`: nothing instead of what is missing, where another section says it.
    """
    if not said(pen, register_key, names[0]):
        return () if short else (pen.missing(thing, owner, register_key),)
    label = pen.texts.format(f"register.{register_key}.{names[0]}")
    runs: list[Run] = [Run(label if label.endswith("?") else f"{label}:", Mark.BOLD), Run(" ")]
    for at, name in enumerate(names):
        words = said(pen, register_key, name)
        runs += [*([Run(", ")] if at and words else []), *words]
    anchor = pen.data.entries(register_key)[0].anchor
    return (Paragraph((*runs, Run(" "), *pen.links(anchor))),)


def lacking(pen: Pen, register_key: str, owner: str = "room", *, thing: str = "") -> tuple[Block, ...]:
    """What is missing where a register has no entry."""
    return () if has(pen, register_key) else (pen.missing(thing or register_key, owner, register_key),)


def paper_tables(pen: Pen) -> tuple[Table, ...]:
    """All that stands in the registers of facts, where their anchors lead to (annex E)."""
    return entries_tables(pen, *FACTS)


def all_of(*parts: Iterable[Block]) -> list[Block]:
    """Blocks of several parts, in order."""
    return [block for part in parts for block in part]
