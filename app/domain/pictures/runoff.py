"""An instant run-off: a column for each count, first preferences as bars, and when an option went out.

Where there are more counts than columns, the first and the last ones are drawn.
"""

from dataclasses import dataclass

from app.domain.pictures.rows import Label, Rows
from app.domain.pictures.subject import Shown, Size
from app.domain.voting.result import RunoffRound

_ROUNDS = {Size.NARROW: 3, Size.WIDE: 5, Size.WALL: 4, Size.PAPER: 5}
"""Columns for which there is room."""


def runoff(shown: Shown, size: Size, part: int = 1) -> str:
    """Options from the winner down, each with its first preferences in every count until it is out."""
    rounds = shown.result.rankings.runoff if shown.result.rankings else ()
    shown_rounds = _chosen_rounds(len(rounds), _ROUNDS[size])
    order = _order(shown, rounds)
    by_id = {one.id: one for one in shown.result.options}
    last = set(rounds[-1].votes) - set(rounds[-1].out) if rounds else set()
    labels = [
        Label(shown.label(one), is_chosen=one in by_id and by_id[one].is_chosen and not shown.is_indicative)
        for one in order
    ]
    rows = Rows(
        shown,
        size,
        [*labels, Label(shown.say("exhausted"))] if rounds else labels,
        plot=36,
        part=part,
        above=size.text * 1.8,
        below=size.text * 1.6 if any(one.is_branching for one in rounds) else 0,
    )
    wide = (rows.right - rows.left) / max(len(shown_rounds), 1)
    most = max((max(one.votes.values(), default=0) for one in rounds), default=0)
    placed = rows.draw()
    for column, number in enumerate(shown_rounds):
        x = rows.left + column * wide
        rows.canvas.text(x + 1, rows.top - size.text * 0.5, shown.say("count", number=number + 1), bold=True)
        if column and not size.is_narrow:
            rows.canvas.line("pic-line", x - 5, rows.top - size.text * 1.4, x - 5, rows.bottom)
        for row in placed:
            place = (x, row.middle, wide - 10)
            if row.at == len(order):
                rows.canvas.text(x + 1, row.middle + size.text * 0.35, str(rounds[number].exhausted), kind="pic-muted")
            elif order[row.at] in rounds[number].votes:
                is_last = number == len(rounds) - 1 and order[row.at] in last
                _cell(rows, place, rounds[number], order[row.at], _Look(most, shown.bar_kind_of(is_chosen=is_last)))
    if any(one.is_branching for one in rounds):
        rows.canvas.text(4, rows.bottom + size.text + 4, shown.say("branching"), kind="pic-muted")
    return rows.svg("runoff", shown.describe(shown.told(_told(shown, rounds))))


def _chosen_rounds(count: int, room: int) -> list[int]:
    return list(range(count)) if count <= room else [0, *range(count - room + 1, count)]


def _order(shown: Shown, rounds: tuple[RunoffRound, ...]) -> list[str]:
    """Who stayed longest comes first; of those who went out together, whoever had more."""
    out = {option: at for at, one in enumerate(rounds) for option in one.out}
    votes = {option: one.votes[option] for one in rounds for option in one.votes}
    known = [one.id for one in shown.result.options]
    return sorted(known, key=lambda one: (-out.get(one, len(rounds)), -votes.get(one, 0)))


@dataclass(frozen=True, slots=True)
class _Look:
    """The number of a full bar, and how this one looks."""

    most: int
    kind: str


def _cell(rows: Rows, place: tuple[float, float, float], one: RunoffRound, option: str, look: _Look) -> None:
    x, middle, wide = place
    base = middle - 3
    end = x + 1 + rows.canvas.text(x + 1, base, str(one.votes[option]), bold=True)
    if option in one.out:
        rows.canvas.text(end + 6, base, rows.shown.say("out"), kind="pic-muted", size=rows.size.small)
    length = wide * one.votes[option] / look.most if look.most else 0
    rows.canvas.box(look.kind, x + 1, middle + 3, max(length, 2), 10)


def _told(shown: Shown, rounds: tuple[RunoffRound, ...]) -> list[str]:
    told = []
    for at, one in enumerate(rounds):
        votes = ", ".join(
            f"{shown.label(option)} {count}" for option, count in sorted(one.votes.items(), key=lambda pair: -pair[1])
        )
        out = [shown.label(option) for option in one.out]
        told.append(f"{shown.say('count', number=at + 1)}: {votes}")
        if out:
            told[-1] += f" ({shown.say('told.out', options=', '.join(out))})"
    return told
