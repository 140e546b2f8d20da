"""Groups side by side: what each option means to everybody, to every group, and where every group weighs the same.

Only blocks that a result shows are drawn; without a breakdown there is no picture.
"""

from dataclasses import dataclass

from app.domain.pictures.letters import cut, lines_of, width_of
from app.domain.pictures.rows import Label, Rows, label_of
from app.domain.pictures.sheet import leading
from app.domain.pictures.subject import Shown, Size
from app.domain.voting.groups import Balance
from app.domain.voting.methods import HIGHEST_SCORE, Method
from app.domain.voting.result import OptionResult

_COLUMNS_UP_TO = 5


def groups(shown: Shown, size: Size, part: int = 1) -> str:
    """Small multiples with a column for each group, or a list of bars where there is no room for columns."""
    shares = [one for one in shown.result.options if one.balance is not None] if shown.result.breakdown else []
    blocks = len(shares[0].balance.by_block) if shares and shares[0].balance else 0
    if size.is_narrow or blocks > _COLUMNS_UP_TO:
        return _listed(shown, size, shares, part)
    return _columns(shown, size, shares, part)


def _readings(shown: Shown, balance: Balance) -> list[tuple[str, float, bool]]:
    """Everybody, each block, and all groups with the same weight: name, value, and whether it is of all."""
    return [
        (shown.say("everybody"), balance.raw, True),
        *((shown.block(one.keys), one.mean, False) for one in balance.by_block),
        (shown.say("balanced"), balance.balanced, True),
    ]


def _unit(shown: Shown, options: list[OptionResult]) -> float:
    """The end of the scale: that of the ballot where it has one."""
    if shown.result.method in {Method.APPROVAL, Method.EQUAL_SHARES, Method.PAIRWISE}:
        return 1.0
    if shown.result.method in {Method.SCORE, Method.TWO_CRITERIA}:
        return float(HIGHEST_SCORE)
    values = [value for one in options if one.balance for _, value, _ in _readings(shown, one.balance)]
    return max(values, default=0.0)


def _value(shown: Shown, value: float) -> str:
    is_share = shown.result.method in {Method.APPROVAL, Method.EQUAL_SHARES, Method.PAIRWISE}
    return shown.percent(value) if is_share else shown.number(value)


def _figures(shown: Shown, size: Size, options: list[OptionResult]) -> float:
    """The room that the widest number takes."""
    values = [value for one in options if one.balance for _, value, _ in _readings(shown, one.balance)]
    return max((width_of(_value(shown, value), size.small) for value in values), default=0)


def _columns(shown: Shown, size: Size, options: list[OptionResult], part: int) -> str:
    names = [name for name, _, _ in _readings(shown, _balance(options[0]))] if options else []
    labels = [label_of(shown, one) for one in options]
    words = 0.36 if len(names) < 6 else 0.25
    wide = (size.width - 4 - round(size.width * words)) / max(len(names), 1)
    heads = _heads(names, wide, size)
    tall = max((head.tier for head in heads), default=0) * leading(size.small)
    rows = Rows(shown, size, labels, plot=24, part=part, above=size.text * 2.8 + tall, words=words)
    wide = (rows.right - rows.left) / max(len(names), 1)
    most, figures = _unit(shown, options), _figures(shown, size, options)
    placed = rows.draw()
    for column, head in enumerate(heads):
        x = rows.left + column * wide
        lowest = rows.top - 7 - (leading(size.small) * (head.tier + 1) if head.tier else 0)
        for at, line in enumerate(head.lines):
            y = lowest - (len(head.lines) - 1 - at) * leading(size.small)
            rows.canvas.text(x, y, line, size=size.small, bold=column in {0, len(names) - 1})
        rows.canvas.line("pic-axis", x, lowest + 4 if head.tier else rows.top, x, rows.bottom)
    for row in placed:
        for column, (_, value, is_all) in enumerate(_readings(shown, _balance(options[row.at]))):
            x = rows.left + column * wide
            room = wide - 10 - figures
            length = room * max(value, 0) / most if most else 0
            kind = "pic-hollow" if shown.is_indicative else "pic-chosen" if is_all else "pic-bar"
            rows.canvas.box(kind, x, row.middle - 8, length, 16)
            rows.canvas.text(x + length + 4, row.middle + size.small * 0.35, _value(shown, value), size=size.small)
    return rows.svg("groups", _told(shown, options))


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a column; `tier` is 0 above its column, or how high above those that it reaches over."""

    lines: tuple[str, ...]
    tier: int = 0


def _heads(names: list[str], wide: float, size: Size) -> list[_Head]:
    """The heads of the columns. One with a word that is wider than its column stands above the heads to its right."""
    found: list[_Head] = []
    for column in reversed(range(len(names))):
        is_all = column in {0, len(names) - 1}
        name = names[column]
        longest = max((width_of(word, size.small, bold=is_all) for word in name.split()), default=0)
        lines = lines_of(name, wide - 8, size.small, most=3, bold=is_all)
        if longest <= wide - 8 or not found:
            found.insert(0, _Head(lines))
            continue
        room = wide * (len(names) - column) - 4
        said = cut(name, room, size.small, bold=is_all)
        covered = int(width_of(said, size.small, bold=is_all) // wide)
        found.insert(0, _Head((said,), max((head.tier for head in found[:covered]), default=0) + 1))
    return found


def _listed(shown: Shown, size: Size, options: list[OptionResult], part: int) -> str:
    names = [name for name, _, _ in _readings(shown, _balance(options[0]))] if options else []
    step = size.text + 8
    labels = [Label(one.text, one.rank, one.is_chosen) for one in (label_of(shown, option) for option in options)]
    rows = Rows(shown, size, labels, plot=len(names) * step, part=part)
    most, figures = _unit(shown, options), _figures(shown, size, options)
    room = (rows.right - rows.left) * (0.42 if size.is_narrow else 0.5)
    for row in rows.draw():
        for at, (name, value, is_all) in enumerate(_readings(shown, _balance(options[row.at]))):
            y = row.middle - len(names) * step / 2 + at * step
            x = row.left + room + 8
            words = lines_of(name, room, size.small, most=1, bold=is_all)[0]
            rows.canvas.text(
                row.left + room, y + step / 2 + size.small * 0.35, words, anchor="end", size=size.small, bold=is_all
            )
            length = (row.right - x - 8 - figures) * max(value, 0) / most if most else 0
            kind = "pic-hollow" if shown.is_indicative else "pic-chosen" if is_all else "pic-bar"
            rows.canvas.box(kind, x, y + 3, length, step - 8)
            rows.canvas.text(x + length + 4, y + step / 2 + size.small * 0.35, _value(shown, value), size=size.small)
        x = row.left + room + 8
        rows.canvas.line("pic-axis", x, row.middle - len(names) * step / 2, x, row.middle + len(names) * step / 2)
    return rows.svg("groups", _told(shown, options))


def _balance(option: OptionResult) -> Balance:
    return option.balance or Balance(0, 0, 0, 0, ())


def _told(shown: Shown, options: list[OptionResult]) -> str:
    breakdown = shown.result.breakdown
    warned = shown.say("sensitive") if breakdown and breakdown.is_composition_sensitive else ""
    told = [
        f"{shown.label(one.id)}: "
        + ", ".join(f"{name} {_value(shown, value)}" for name, value, _ in _readings(shown, _balance(one)))
        for one in options
    ]
    return shown.describe(warned, shown.told(told))
