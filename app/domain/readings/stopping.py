"""Reading of stopping: which lines of the portfolio nobody could stop, and what criteria leave unsaid.

A line is a project or a competing pathway; a part that the workshop does not show has no lines.
Must not: judge a project. It says what was agreed beforehand.
"""

from collections.abc import Iterator

from app.domain.parts import Part
from app.domain.readings.findings import Hint, ReadTable, Word
from app.domain.registers.aims import Fixity
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.source import Entry, ShelfSource
from app.domain.registers.stopping import Consequence, SignalKind

_COMPLETE = ("signal", "on", "decider", "consequence")
_LINES = (("projects", "project", Part.PORTFOLIO), ("pathways", "pathway", Part.PATHWAYS))
_TAGGED = ("goals", "instruments")
_ENDING = {Consequence.STOP, Consequence.PIVOT}


def is_complete(criterion: Entry) -> bool:
    """Whether a criterion says metric or event, date, decider and consequence."""
    return all(criterion.text(name) for name in _COMPLETE)


def lines(source: ShelfSource) -> Iterator[tuple[str, Entry, str]]:
    """Every line of the portfolio: its register, itself, and how a criterion points at it."""
    for key, field, part in _LINES:
        if part in source.parts:
            yield from ((key, one, field) for one in source.entries(key))


def lines_without_criterion(source: ShelfSource) -> tuple[str, ...]:
    """Projects and pathways of the portfolio that no complete criterion is about."""
    covered = {
        criterion.text(name)
        for criterion in source.entries("criteria")
        if is_complete(criterion)
        for name in ("project", "pathway", "instrument")
    }
    return tuple(one.id for _, one, _ in lines(source) if one.id not in covered)


def tables(source: ShelfSource) -> tuple[ReadTable, ...]:
    """Lines that nobody could stop, and what is fixed, adjustable or free, with who may change it."""
    bare = set(lines_without_criterion(source))
    found = [one for _, one, _ in lines(source) if one.id in bare]
    names = {key: REGISTERS[key].title for key, *_ in _LINES}
    unstoppable = ReadTable(
        "learning.lines",
        ("line",),
        tuple((one.text(names[key]),) for key, one, _ in lines(source) if one.id in bare),
        tuple((one.id,) for one in found),
    )
    return (unstoppable, _tags(source))


def hints(source: ShelfSource) -> list[Hint]:
    """What is not agreed, or only half."""
    found = []
    bare = lines_without_criterion(source)
    if bare and Part.STOPPING in source.parts:
        found.append(Hint("learning.no_criterion", {"count": len(bare)}, bare))
    criteria = source.entries("criteria")
    asked = {
        "learning.criterion_unfinished": [one for one in criteria if not is_complete(one)],
        "learning.no_threshold": [
            one for one in criteria if one.text("kind") == SignalKind.THRESHOLD and not one.text("threshold")
        ],
        "learning.pivot_to_nothing": [
            one for one in criteria if one.text("consequence") == Consequence.PIVOT and not one.text("pivot_to")
        ],
        "learning.nothing_kept": [
            one for one in criteria if one.text("consequence") in _ENDING and not one.text("kept")
        ],
        "learning.fixed_without_owner": [
            one
            for key in _TAGGED
            for one in source.entries(key)
            if one.text("fixity") == Fixity.FIXED and not one.text("fixity_owner")
        ],
    }
    return found + [
        Hint(key, {"count": len(those)}, tuple(one.id for one in those)) for key, those in asked.items() if those
    ]


def facts(source: ShelfSource) -> dict[str, object]:
    """For screens: what has lines at all (which of them lack a criterion is in the hint), and what can be tagged."""
    return {
        "lines": [key for key, _, part in _LINES if part in source.parts],
        "tagged": [
            {
                "id": one.id,
                "register": key,
                "anchor": f"{REGISTERS[key].anchor}{one.number}",
                "name": one.text(REGISTERS[key].title),
                "fixity": one.text("fixity"),
                "fixity_owner": one.text("fixity_owner"),
            }
            for key in _TAGGED
            for one in source.entries(key)
            if key != "goals" or one.id in source.adopted or one.text("fixity")
        ],
    }


def _tags(source: ShelfSource) -> ReadTable:
    tagged = [(key, one) for key in _TAGGED for one in source.entries(key) if one.text("fixity")]
    return ReadTable(
        "learning.fixity",
        ("line", "fixity", "may_change"),
        tuple(
            (one.text(REGISTERS[key].title), Word(f"fixity.{one.text('fixity')}"), one.text("fixity_owner"))
            for key, one in tagged
        ),
        tuple((one.id,) for _, one in tagged),
    )
