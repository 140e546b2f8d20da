"""The workbook of a charter: every list behind it as a sheet with explicit columns, and a first sheet that explains.

Must not: hold a voter of a ballot, a personal field where people are not named, or anything backstage.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from app.domain.charter.assemble import Charter
from app.domain.charter.data import CardFacts, CharterData, Credit, GoalFacts
from app.domain.charter.pen import Pen
from app.domain.charter.quality import findings_of, subject, told
from app.domain.charter.records import round_name
from app.domain.parts import shown_parts
from app.domain.registers.catalogue import REGISTERS
from app.domain.registers.register import Register
from app.domain.workshop import Naming
from app.export.registers import Cell, RegisterTable, table_of
from app.i18n.text import Texts

Row = tuple[Cell, ...]
_APART = frozenset({"goals"})
"""Registers that have a fuller sheet of their own."""
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "goals": (
        "number", "status", "into", "statement", "indicator", "unit", "baseline", "baseline_year", "baseline_source",
        "target", "deadline", "milestone", "milestone_date", "population", "visible_change", "equity", "constraint",
        "first", "reason", "adopted_on", "author", "group",
    ),
    "cards": ("number", "prompt", "text", "original", "theme", "into", "used", "author", "group"),
    "rounds": (
        "number", "title", "subject", "method", "secrecy", "eligible", "valid", "abstained", "quorum", "quorum_result",
        "shown_on", "root",
    ),
    "results": (
        "round", "rank", "option", "reference", "score", "supporters", "balanced", "is_chosen", "is_tied",
    ),
    "dissent": ("round", "kind", "text", "voices"),
    "ballots": ("round", "ballot", "block", "part", "option", "value"),
    "participation": ("group", "seats", "voices"),
    "turnout": ("round", "group", "cast", "eligible"),
    "parked": ("number", "text", "is_settled", "answer", "author", "group"),
    "quality": ("check", "question", "about", "outcome", "severity", "said"),
    "lacking": ("what",),
    "agenda": ("step", "minutes", "status", "opened", "closed"),
}  # fmt: skip


def workbook(charter: Charter, data: CharterData, records: Iterable[bytes], texts: Texts) -> tuple[RegisterTable, ...]:
    """All sheets that have a row, the one that explains them first. `records` are published records of rounds."""
    pen = Pen.of(data, texts)
    rows: Mapping[str, Iterable[Row]] = {
        "goals": _goals(data.goals),
        "cards": _cards(pen, data.cards),
        "rounds": _rounds(pen),
        "results": _results(pen),
        "dissent": _dissent(pen),
        "ballots": [row for record in records for row in _ballots(json.loads(record))],
        "participation": [(one.name, float(one.seats), float(one.voices)) for one in data.groups],
        "turnout": [
            (f"V{one.number}", part.group, float(part.cast), float(part.eligible))
            for one in data.rounds
            for part in one.turnout
        ],
        "parked": [
            (f"P{one.number}", one.text, _yes(pen, one.is_settled), one.answer, *_by(one.credit)) for one in data.parked
        ],
        "quality": _findings(pen),
        "lacking": [(one,) for one in charter.missing],
        "agenda": _agenda(pen),
    }
    own = [_sheet(key, tuple(rows[key]), texts) for key in _COLUMNS]
    registers = [_register(one, data, texts) for one in _shown(data)]
    found = [one for one in (*own, *registers) if one.rows]
    return (_read_me(found, data, texts), *found)


def _sheet(key: str, rows: tuple[Row, ...], texts: Texts) -> RegisterTable:
    base = f"charter.sheet.{key}"
    headings = tuple(texts.format(f"{base}.{column}") for column in _COLUMNS[key])
    return RegisterTable(key, texts.format(base), headings, rows)


def _shown(data: CharterData) -> list[Register]:
    shown = {None, *shown_parts(data.parts)}
    return [one for one in REGISTERS.values() if one.part in shown and one.key not in _APART]


def _register(register: Register, data: CharterData, texts: Texts) -> RegisterTable:
    is_named = data.workshop.naming is Naming.NAMES
    names = {
        one.id: one.text(REGISTERS[key].title)
        for key, entries in data.shelves.registers.items()
        if is_named or not REGISTERS[key].by_name[REGISTERS[key].title].is_personal
        for one in entries
    }
    return table_of(register, data.shelves.entries(register.key), names, texts, with_personal=is_named)


def _read_me(sheets: Sequence[RegisterTable], data: CharterData, texts: Texts) -> RegisterTable:
    """What every sheet and column is, in the order of the sheets."""
    base = "charter.sheet.read_me"
    about = texts.format(f"{base}.about", title=data.workshop.title, day=data.generated_on.isoformat())
    rows: list[Row] = [(about, "", "")]
    for sheet in sheets:
        if sheet.key in _COLUMNS:
            own = f"charter.sheet.{sheet.key}"
            rows.append((sheet.title, "", texts.format(f"{own}.about")))
            helps = [texts.format(f"{own}.{column}.help") for column in _COLUMNS[sheet.key]]
        else:
            rows.append((sheet.title, "", texts.format(f"{base}.register", name=sheet.title)))
            helps = [*sheet.helps]
        rows += [(sheet.title, name, said) for name, said in zip(sheet.headings, helps, strict=True)]
    headings = tuple(texts.format(f"{base}.{column}") for column in ("sheet", "column", "meaning"))
    return RegisterTable("read_me", texts.format(base), headings, tuple(rows))


def _goals(goals: Iterable[GoalFacts], into: str = "") -> Iterator[Row]:
    for one in goals:
        now, number = one.content, f"G{one.number}"
        status = "merged" if into else "adopted" if one.is_adopted else "proposed"
        first = one.first.statement if one.first and one.first.statement != now.statement else ""
        yield (
            number, status, into, now.statement, now.indicator, now.unit, _number(now.baseline_value),
            _number(now.baseline_year), now.baseline_source, _number(now.target_value), now.deadline or "",
            now.milestone, now.milestone_date or "", now.population, now.visible_change, now.equity, now.constraint,
            first, one.adoption_reason, one.adopted_on or "", *_by(one.credit),
        )  # fmt: skip
        yield from _goals(one.merged, number)


def _cards(pen: Pen, cards: Iterable[CardFacts], into: str = "") -> Iterator[Row]:
    used = set(pen.data.challenge.source_numbers)
    for one in cards:
        number, prompt = f"C{one.number}", pen.word("prompt", f"{one.prompt}.short")
        is_used = pen.texts.format("charter.sheet.yes") if one.number in used else ""
        yield (number, prompt, one.text, one.original_text, one.cluster, into, is_used, *_by(one.credit))
        yield from _cards(pen, one.merged, number)


def _rounds(pen: Pen) -> Iterator[Row]:
    for one in pen.data.rounds:
        result = one.result
        yield (
            f"V{one.number}", round_name(pen, one), one.subject, one.method, one.secrecy, float(result.eligible),
            float(result.valid), float(result.abstained), float(one.quorum_percent), str(result.quorum.statement),
            one.revealed_on or "", one.root,
        )  # fmt: skip


def _results(pen: Pen) -> Iterator[Row]:
    for one in pen.data.rounds:
        options = {option.id: option for option in one.options}
        for found in one.result.options:
            option = options.get(found.id)
            balanced = found.balance.balanced if found.balance else None
            yield (
                f"V{one.number}",
                float(found.rank),
                option.label if option else "",
                option.anchor if option else "",
                float(found.score),
                float(found.supporters),
                _number(balanced),
                _yes(pen, found.is_chosen),
                _yes(pen, found.is_tied),
            )


def _dissent(pen: Pen) -> Iterator[Row]:
    for one in pen.data.rounds:
        asked = one.result.fist or one.result.consent
        if asked is None:
            continue
        for kind, reasons in (("objection", asked.objection_reasons), ("concern", asked.concern_reasons)):
            yield from ((f"V{one.number}", kind, said.text, float(said.voices)) for said in reasons)


def _ballots(record: Mapping[str, Any]) -> Iterator[Row]:
    """The published ballots, one line for each thing that a ballot says; voters are left out."""
    number, labels = f"V{record['number']}", {one["id"]: one["label"] for one in record["options"]}
    blocks = {one["key"]: one["label"] for one in record["blocks"]}
    for ballot in record["ballots"]:
        about = (number, ballot["id"], blocks.get(ballot["block"], ""))
        for part, said in ballot["choices"].items():
            for option, value in _said(said):
                yield (*about, part, labels.get(option, option), _value(value, labels))


def _said(said: Any) -> Iterator[tuple[str, Any]]:
    match said:
        case Mapping():
            yield from said.items()
        case list():
            yield from ((str(place), one) for place, one in enumerate(said, start=1))
        case _:
            yield "", said


def _value(value: Any, labels: Mapping[str, str]) -> Cell:
    match value:
        case bool():
            return str(value).lower()
        case int() | float():
            return float(value)
        case str():
            return labels.get(value, value)
        case _:
            said = json.dumps(value, ensure_ascii=False)
            for option, label in labels.items():
                said = said.replace(f'"{option}"', json.dumps(label, ensure_ascii=False))
            return said


def _findings(pen: Pen) -> Iterator[Row]:
    for one in findings_of(pen.data):
        outcome, severity = pen.word("check.outcome", one.outcome), pen.word("check.severity", one.severity)
        about = ", ".join(subject(pen, one))
        said = told(pen, one) if one.message_key else ""
        yield (one.check_id, pen.texts.format(one.title_key), about, outcome, severity, said)


def _agenda(pen: Pen) -> Iterator[Row]:
    for one in pen.data.steps:
        name = one.title or pen.word("step", one.kind)
        yield (name, float(one.minutes), str(one.status), _moment(one.opened_at), _moment(one.closed_at))


def _by(credit: Credit) -> tuple[str, str]:
    return credit.author, credit.group


def _yes(pen: Pen, is_so: bool) -> str:
    return pen.texts.format(f"charter.sheet.{'yes' if is_so else 'no'}")


def _number(value: float | None) -> Cell:
    return "" if value is None else float(value)


def _moment(at: datetime | None) -> str:
    return at.strftime("%Y-%m-%d %H:%M") if at else ""
