"""Annex B: how each round was voted, what it came to, its pictures, and the figures behind them."""

from collections.abc import Callable
from xml.etree import ElementTree

from app.domain.charter.data import OptionFacts, RoundFacts
from app.domain.charter.pen import NONE, Pen, Section
from app.domain.charter.records import outcome_line, round_name, terms_lines
from app.domain.charter.voting_tables import (
    duel_table,
    group_table,
    ledger_table,
    result_table,
    runoff_table,
    scatter_table,
)
from app.domain.document import Block, Figure, Heading, ItemList, Paragraph, Table, plain
from app.domain.pictures import Shown, Size, draw, names_of

_TABLES: dict[str, Callable[[Pen, RoundFacts], tuple[Table, ...]]] = {
    "result": result_table,
    "scatter": scatter_table,
    "ledger": ledger_table,
    "duels": duel_table,
    "runoff": runoff_table,
    "groups": group_table,
}


def votes(pen: Pen) -> Section:
    """Annex B. Only rounds whose result was revealed."""
    blocks: list[Block] = []
    for one in pen.data.rounds:
        blocks.append(Heading(2, f"V{one.number} {round_name(pen, one)}", f"V{one.number}"))
        if one.subject_text:
            blocks.append(pen.labelled("round.asked", one.subject_text))
        blocks.append(Paragraph(plain(outcome_line(pen, one))))
        blocks.append(ItemList(tuple(plain(line) for line in terms_lines(pen, one))))
        blocks += _figures(pen, one)
    prose = () if pen.data.rounds else (pen.missing("rounds", "room"),)
    return Section("votes", "B", prose, tuple(blocks), is_editable=False)


def _figures(pen: Pen, one: RoundFacts) -> list[Block]:
    """Each picture of the result with its table; a table alone where there is nothing to draw."""
    names = names_of(one.result)
    if not names:
        return list(result_table(pen, one))
    return [
        figure
        for name in names
        for figure in picture_of(
            pen, one, name, f"v{one.number}-{name}", pen.say(f"figure.{name}", title=round_name(pen, one))
        )
    ]


def picture_of(pen: Pen, one: RoundFacts, name: str, key: str, caption: str) -> tuple[Figure, ...]:
    """A picture of a round's result by its name, with the table of the same; `key` names its file."""
    svg = draw(shown_of(pen, one), name, Size.PAPER)
    alt = pen.say("bars.alt", text=_words_of(svg))
    return tuple(Figure(svg, alt, caption, table, key) for table in _TABLES[name](pen, one))


def _words_of(svg: str) -> str:
    """The description that a picture carries, as plain text."""
    return ElementTree.fromstring(svg).findtext("{http://www.w3.org/2000/svg}desc") or ""  # noqa: S314


def shown_of(pen: Pen, one: RoundFacts) -> Shown:
    """A round's result with its labels, as pictures take it."""
    first, second = (*one.criteria, "", "")[:2]
    return Shown(
        result=one.result,
        texts=pen.texts,
        labels={option.id: label_of(option) for option in one.options},
        title=round_name(pen, one),
        block_labels=one.block_labels,
        criteria=(pen.criterion(first), pen.criterion(second)),
        criteria_keys=(first, second),
        unit=one.limit_unit,
        quorum_percent=one.quorum_percent,
    )


def label_of(option: OptionFacts) -> str:
    """An option's words, with the place where it is described."""
    return " ".join(part for part in (option.anchor, option.label) if part) or NONE
