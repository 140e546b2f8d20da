"""The mission on one page: as a picture for the charter, and as a document that an office can go on with.

Compiled from the sections below and from nothing else. Must not: grow beyond a page; a list that is longer ends with
how many more there are.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.domain.charter.data import CharterData, InstrumentFacts
from app.domain.charter.figures_aims import aims_of, ordered_goals
from app.domain.charter.pen import NONE, Pen, Texts, row
from app.domain.charter.pledges_part import firm_lines
from app.domain.charter.quality import open_findings, told
from app.domain.charter.registers_part import is_shown
from app.domain.document import Block, Document, Figure, Mark, Missing, Paragraph, Row, Run, Table, plain
from app.domain.pictures.letters import lines_of
from app.domain.pictures.one_page import MOST_AIMS, OnePage, Part, one_page
from app.domain.pictures.sheet import Words
from app.domain.pictures.targets import Aim, targets_picture
from app.domain.readings.monitoring import dues
from app.domain.reviewing import DueKind
from app.domain.stakeholders import StakeholderRole

KEY = "summary"
_INSTRUMENTS, _COMMITMENTS, _GAPS, _LEADS = 5, 5, 3, 2
_TITLE, _STATEMENT, _CELL = 18.0, 44.0, 44.0
"""How much a line of the document has room for, in ems: of its title, of a paragraph, of a table's cell."""
_DECIDED = {DueKind.REVIEW: "reviews", DueKind.CRITERION: "criteria", DueKind.DECISION: "pathways"}


def summary_figure(pen: Pen) -> tuple[Figure, ...]:
    """The page as a picture, with the same as a table; nothing until a goal is adopted."""
    if not pen.data.adopted:
        return ()
    words = Words(pen.texts)
    page = page_of(pen)
    caption = words.say("summary.caption")
    alt = words.say("summary.alt", told=" ".join(_told(part) for part in _parts(page)))
    svg = one_page(page, words, title=caption, desc=alt)
    rows = [
        row(
            words.say("summary.aims"),
            "; ".join(f"{one.anchor}: {_today(words, one)}, {one.target_said}" for one in aims_of(pen)),
        )
    ]
    rows += [_row(part) for part in _parts(page)]
    return (Figure(svg, alt, caption, _table(pen, words, rows), KEY),)


def summary(data: CharterData, texts: Texts) -> Document:
    """The page as a document: it fits one sheet of A4 in every format, whatever is in it."""
    pen = Pen.of(data, texts)
    words, page = Words(texts), page_of(pen)
    blocks: list[Block] = []
    if page.aims:
        blocks.append(Paragraph((Run(_cut(page.statement, _STATEMENT, 2), Mark.BOLD),)))
        blocks.append(_bars(pen, words, page))
    else:
        missing = pen.missing("goals", "room")
        blocks.append(Missing(_cut(missing.text, _STATEMENT, 2), missing.what))
    rows = [_row(_clipped(words, part)) for part in _parts(page)]
    blocks.append(_table(pen, words, rows))
    return Document(
        title=_cut(data.workshop.title, _TITLE, 2),
        subtitle=words.say("summary.subtitle"),
        language=texts.locale,
        author=data.workshop.convener,
        created_on=data.generated_on.isoformat(),
        meta=(
            (pen.say("fact.date"), pen.day(data.generated_on)),
            (pen.say("fact.convener"), _cut(data.workshop.convener, _STATEMENT, 1) or NONE),
        ),
        blocks=tuple(blocks),
        is_short=True,
    )


# --- what stands on it ----------------------------------------------------------------------------------------------


def page_of(pen: Pen) -> OnePage:
    """Everything on the page, lists as long as they may be."""
    data, words = pen.data, Words(pen.texts)
    goals = ordered_goals(pen)
    aims = aims_of(pen)
    if goals and goals[0].content.indicator:  # its statement stands above
        aims[0] = replace(aims[0], name=goals[0].content.indicator)
    return OnePage(
        kicker=data.workshop.title,
        statement=goals[0].content.statement if goals else "",
        aims=aims[:MOST_AIMS],
        more_aims=max(len(aims) - MOST_AIMS, 0),
        why=Part(words.say("summary.why"), _said(data.workshop.purpose or data.challenge.statement), _none(words), 3),
        left=(
            _listed(words, "leads", _leads(pen), _LEADS),
            Part(words.say("summary.kind"), _kind(pen), _none(words), 2),
            _listed(words, "instruments", [f"I{one.number} {one.content.name}" for one in _ranked(pen)], _INSTRUMENTS),
        ),
        right=(
            _listed(words, "commitments", firm_lines(pen) if is_shown(pen, "commitments") else [], _COMMITMENTS),
            _listed(words, "gaps", [told(pen, one, with_mend=False) for one in open_findings(data)], _GAPS, lines=3),
        ),
        foot=Part(words.say("summary.next"), _said(next_decision(pen)), words.say("summary.no_next"), 2),
    )


def next_decision(pen: Pen) -> str:
    """What is decided next, on which day and by whom: as it was set, or the first of the calendar; empty if neither."""
    words = Words(pen.texts)
    for entry in pen.data.entries("paper"):
        if what := str(entry.values.get("next_decision") or ""):
            on = str(entry.values.get("next_decision_on") or "")
            return words.say("summary.on", day=date.fromisoformat(on), what=what) if on else what
    coming = [
        (day, one)
        for one in dues(pen.data.shelves)
        if one.kind in _DECIDED and is_shown(pen, _DECIDED[one.kind])
        for day in [one.next_from(pen.data.generated_on)]
        if day is not None
    ]
    if not coming:
        return ""
    first, due = min(coming, key=lambda found: found[0])
    said = words.say("summary.on", day=first, what=due.what)
    return f"{said} ({due.who})" if due.who else said


def _none(words: Words) -> str:
    return words.say("summary.none")


def _said(text: str) -> list[str]:
    return [text] if text else []


def _listed(words: Words, key: str, items: Sequence[str], most: int, *, lines: int = 2) -> Part:
    return Part(words.say(f"summary.{key}"), items[:most], _none(words), lines, max(len(items) - most, 0))


def _leads(pen: Pen) -> list[str]:
    """The body that owns the mission where it was said; else whoever owns the challenge."""
    names = {one.id: one.content.name for one in pen.data.stakeholders}
    said = [str(one.values.get("owner") or "") for one in pen.data.entries("steering")]
    owners = [one.id for one in pen.data.stakeholders if StakeholderRole.CHALLENGE_OWNER in one.content.roles]
    return list(dict.fromkeys(names[one] for one in [*said, *owners] if one in names))


def _kind(pen: Pen) -> list[str]:
    kinds = [str(one.values.get("kind") or "") for one in pen.data.entries("paper")]
    said = [pen.word("mission_type", one) for one in kinds if one]
    if pen.data.challenge.complexity:
        said.append(pen.say(f"complexity.{pen.data.challenge.complexity}"))
    return said


def _ranked(pen: Pen) -> list[InstrumentFacts]:
    """The instruments as the room has ranked them last, the others after them by number."""
    places: dict[str, int] = {}
    for one in pen.data.rounds_on("instruments")[-1:]:
        places = {option.id: option.rank for option in one.result.options}
    return sorted(pen.data.instruments, key=lambda one: places.get(one.id, len(places) + 1))


# --- as words -------------------------------------------------------------------------------------------------------


def _parts(page: OnePage) -> tuple[Part, ...]:
    return (page.why, *page.left, *page.right, page.foot)


def _told(part: Part) -> str:
    return f"{part.name}: {'; '.join(part.items) or part.empty}."


def _row(part: Part) -> Row:
    return row(part.name, plain("\n".join(part.items) if part.items else part.empty))


def _table(pen: Pen, words: Words, rows: Sequence[Row]) -> Table:
    return Table(words.say("summary.table"), (pen.say("column.what"), pen.say("column.value")), tuple(rows))


def _clipped(words: Words, part: Part) -> Part:
    """With each item on as few lines as the page has room for, and with how many more there are as its last item."""
    items = [_cut(one, _CELL, min(part.lines, 2) if len(part.items) < 4 else 1) for one in part.items]
    return replace(part, items=[*items, words.say("summary.more", count=part.more)] if part.more else items)


def _bars(pen: Pen, words: Words, page: OnePage) -> Figure:
    """The targets as bars with their numbers, as many as the page shows."""
    caption = words.say("targets.caption")
    told = "; ".join(f"{one.anchor}: {_today(words, one)}, {one.target_said}" for one in page.aims)
    alt = words.say("targets.alt", count=len(page.aims), told=told)
    rest = words.say("summary.more", count=page.more_aims) if page.more_aims else ""
    rows = [
        row(
            _cut(f"{one.anchor} {one.name}", _CELL / 2, 1),
            _cut(_today(words, one), _CELL / 3, 1),
            _cut(one.target_said, _CELL / 3, 2),
        )
        for one in page.aims
    ]
    if rest:
        rows.append(row(rest, "", ""))
    header = tuple(pen.say(f"column.{name}") for name in ("goal", "baseline", "target"))
    svg = targets_picture(page.aims, words, title=caption, desc=alt, rest=rest, most=2)
    return Figure(svg, alt, caption, Table(words.say("targets.table"), header, tuple(rows)), "targets")


def _today(words: Words, aim: Aim) -> str:
    return aim.today_said or words.say("targets.unknown")


def _cut(text: str, room: float, most: int) -> str:
    """The text on at most so many lines of the document, its end told by an ellipsis where it is longer."""
    return " ".join(lines_of(text, room, 1.0, most=most))
