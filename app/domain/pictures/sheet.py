"""The sheet that pictures of a charter are drawn on: 14 cm wide on paper, so that no text is below 7.5 points.

What several of them share: how wide, how large, how many words fit, and what stands where something is missing.

Must not: know what is drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from app.domain.pictures.canvas import Box, Canvas
from app.domain.pictures.letters import lines_of

WIDTH = 640
TEXT = 13
SMALL = 12.25
"""Units across and of texts. 640 units on 14 cm: 13 are 8.1 points, 12.25 are 7.6."""

PREFIX = "charter.picture."
MARGIN = 2.0


class Texts(Protocol):
    """Texts of one locale; `app.i18n.text.Texts` is one."""

    def format(self, key: str, **values: object) -> str:
        """The text of a key with its values."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words on a picture of a charter, by key."""

    texts: Texts

    def say(self, key: str, **values: object) -> str:
        """A text of the pictures."""
        return self.texts.format(PREFIX + key, **values)


def sheet() -> Canvas:
    """An empty sheet."""
    return Canvas(WIDTH, TEXT, SMALL)


def write(
    canvas: Canvas,
    x: float,
    y: float,
    text: str,
    room: float,
    *,
    most: int = 1,
    size: float = SMALL,
    bold: bool = False,
    kind: str = "pic-text",
) -> float:
    """A text on at most `most` lines within `room`, its top at `y`; returns where the next one may begin."""
    for line in lines_of(text, room, size, most=most, bold=bold):
        canvas.text(x, y + size * 0.86, line, size=size if size != canvas.size else 0, bold=bold, kind=kind)
        y += leading(size)
    return y


def leading(size: float = SMALL) -> float:
    """From one line of text to the next."""
    return round(size * 1.22, 1)


def height_of(text: str, room: float, *, most: int = 1, size: float = SMALL, bold: bool = False) -> float:
    """How high a text will be."""
    return len(lines_of(text, room, size, most=most, bold=bold)) * leading(size)


def spread(heights: Sequence[float], top: float, room: float) -> list[float]:
    """Tops of boxes that share a room, with the same space between them."""
    if not heights:
        return []
    free = room - sum(heights)
    if len(heights) == 1:
        return [top + free / 2]
    space = min(free / (len(heights) - 1), 60.0)
    begin = top + (free - space * (len(heights) - 1)) / 2
    return [begin + sum(heights[:at]) + space * at for at in range(len(heights))]


def curve(canvas: Canvas, kind: str, start: tuple[float, float], end: tuple[float, float]) -> None:
    """A line from one side to the other that leaves and arrives level."""
    (x1, y1), (x2, y2) = start, end
    bend = (x1 + x2) / 2
    canvas.path(kind, f"M{x1:.1f} {y1:.1f}C{bend:.1f} {y1:.1f} {bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}")


def fits(box: Box, others: Sequence[Box], *, width: float = WIDTH, height: float = 1e6) -> bool:
    """Whether a box lies on the sheet and covers none of the others."""
    is_on = box.x >= 0 and box.y >= 0 and box.x + box.width <= width and box.y + box.height <= height
    return is_on and not any(box.covers(other) for other in others)
