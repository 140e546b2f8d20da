"""Rows of a picture: each has a place for its label and one for what is drawn, side by side or above each other.

Must not: know what is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.pictures.letters import lines_of, width_of
from app.domain.pictures.subject import Shown, Size, split
from app.domain.voting.result import OptionResult

_MARGIN = 4

_MOST_AIR = 24
"""Units by which a row on a wall grows at most where few rows leave room: notes follow on the same page."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a row stands for: its rank, its words, and whether it was chosen."""

    text: str
    rank: str = ""
    is_chosen: bool = False


def label_of(shown: Shown, option: OptionResult) -> Label:
    """The label of an option with its rank."""
    return Label(shown.label(option.id), shown.rank(option), option.is_chosen and not shown.is_indicative)


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it lies: its top and height, the middle of its plot, and where the plot begins and ends."""

    at: int
    top: float
    height: float
    middle: float
    left: float
    right: float


class Rows:
    """Rows in one part of a picture, on its canvas.

    `plot` is how high a plot is, `figures` are the texts to the right of them (room is left for the widest), `words` is
    the share of the width that labels have beside plots; `above` and `below` are kept free for axes and notes. `air` is
    what rows on a wall are higher than they need be, since there was room.
    """

    def __init__(
        self,
        shown: Shown,
        size: Size,
        labels: Sequence[Label],
        *,
        plot: float,
        figures: Sequence[str] = (),
        part: int = 1,
        above: float = 0,
        below: float = 0,
        words: float = 0.4,
    ) -> None:
        self.shown, self.size = shown, size
        self.canvas = size.canvas()
        self._plot, self._above, self._below, self._words = plot, above, below, words
        self._signs = self._room_for_signs(labels)
        room = size.height - above - below - self.shown.head(size.canvas())
        wrapped = [self._wrapped(label) for label in labels]
        heights = [self._height(lines) for lines in wrapped]
        parts = split(range(len(labels)), heights, room)
        self.parts = len(parts)
        self.air = self._spare(parts, heights, room) if size is Size.WALL else 0.0
        heights = [one + self.air for one in heights]
        self.here = parts[max(0, min(part, self.parts) - 1)]
        texts = [figures[at] for at in self.here] if figures else []
        self._figures = max((width_of(text, size.text, bold=True) for text in texts), default=-8.0) + 8
        self._labels, self._lines, self._heights = labels, wrapped, heights

    def _room_for_signs(self, labels: Sequence[Label]) -> float:
        ranks = max((width_of(label.rank, self.size.text, bold=True) for label in labels), default=0)
        return (ranks + 6 if ranks else 0) + (18 if any(label.is_chosen for label in labels) else 0)

    def _wrapped(self, label: Label) -> tuple[str, ...]:
        room = self.size.width if self.size.is_narrow else self.left - 12
        most = 3 if self.size is Size.PAPER else 2
        return lines_of(label.text, room - _MARGIN - self._signs, self.size.text, most=most, bold=label.is_chosen)

    def _height(self, lines: Sequence[str]) -> float:
        words = len(lines) * self.canvas.leading
        if self.size.is_narrow:
            return words + self._plot + 16
        return max(words, self._plot) + (8 if self.size is Size.WALL else 12)

    @staticmethod
    def _spare(parts: Sequence[Sequence[int]], heights: Sequence[float], room: float) -> float:
        """What each row can have besides, the same in all parts."""
        spare = [(room - sum(heights[at] for at in part)) / max(len(part), 1) for part in parts]
        return min(max(min(spare), 0.0), _MOST_AIR)

    @property
    def left(self) -> float:
        """Where plots begin."""
        return _MARGIN if self.size.is_narrow else round(self.size.width * self._words)

    @property
    def right(self) -> float:
        """Where plots end."""
        return self.size.width - _MARGIN - self._figures

    @property
    def top(self) -> float:
        """Where the first row begins: below what is said of the whole, and what stands above the rows."""
        return self.shown.head(self.size.canvas()) + self._above

    @property
    def bottom(self) -> float:
        """Where the last row ends."""
        return self.top + sum(self._heights[at] for at in self.here)

    @property
    def height(self) -> float:
        """How high the picture is."""
        return self.bottom + self._below + 4

    def draw(self) -> list[Row]:
        """Write what is said of the whole and all labels; returns where each row lies."""
        self.shown.head(self.canvas)
        rows, y = [], self.top
        for at in self.here:
            label, lines, height = self._labels[at], self._lines[at], self._heights[at]
            words = len(lines) * self.canvas.leading
            first = y + self.size.text + (0 if self.size.is_narrow else (height - words) / 2 - 1)
            self._write(label, lines, first)
            middle = y + words + 4 + self._plot / 2 if self.size.is_narrow else y + height / 2
            rows.append(Row(at, y, height, middle, self.left, self.right))
            y += height
        return rows

    def _write(self, label: Label, lines: tuple[str, ...], y: float) -> None:
        x = float(_MARGIN)
        has_ticks = self._signs > 0 and any(one.is_chosen for one in self._labels)
        if has_ticks:
            if label.is_chosen:
                self.canvas.tick(x + 6, y - self.size.text * 0.32, 5)
            x += 18
        self.canvas.text(x, y, label.rank, bold=True)
        self.canvas.lines(_MARGIN + self._signs, y, lines, bold=label.is_chosen)

    def figure(self, row: Row, text: str, *, x: float | None = None) -> None:
        """The number of a row: behind its plot, or where it ends."""
        place = row.right + 8 if x is None else x
        self.canvas.text(place, row.middle + self.size.text * 0.35, text, bold=True)

    def scale(self, values: Sequence[tuple[float, str]]) -> None:
        """Upright lines at values along the plots (0..1), each with its number below the last row."""
        wide = self.right - self.left
        for share, text in values:
            x = self.left + share * wide
            if not self.size.is_narrow:
                self.canvas.line("pic-line", x, self.top, x, self.bottom)
            anchor = "start" if share <= 0.04 else "end" if share >= 0.96 else "middle"
            self.canvas.text(x, self.bottom + self.size.text + 2, text, kind="pic-muted", anchor=anchor)

    def svg(self, name: str, desc: str) -> str:
        """The picture."""
        title = self.shown.say(f"title.{name}", title=self.shown.title)
        return self.canvas.svg(self.height, title, desc, name=name, parts=self.parts)
