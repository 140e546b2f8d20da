"""The network of a coalition as a picture for the charter: actors by number, relations as arrows, readable in grey.

A solid line is there today, a dashed one is needed, a thick one opposes. Must not: be the only place where a relation
is said; the table beside it has the same ones.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.pictures.canvas import Canvas

WIDTH, HEIGHT = 640, 440
_MARGIN = 34
_CHIP = (34, 20)
_HEAD = 7


def network_picture(
    nodes: Sequence[Mapping[str, Any]],
    edges: Sequence[Mapping[str, Any]],
    labels: Mapping[str, str],
    *,
    title: str,
    desc: str,
) -> str:
    """SVG of nodes (`id`, `x`, `y` from 0 to 1) and edges (`source`, `target`, `kind`, `needed`), by short labels."""
    canvas = Canvas(WIDTH, 12, 10)
    spots = {
        node["id"]: (
            _MARGIN + node["x"] * (WIDTH - 2 * _MARGIN),
            _MARGIN + node["y"] * (HEIGHT - 2 * _MARGIN),
        )
        for node in nodes
    }
    drawn: set[tuple[str, str, bool, bool]] = set()
    for edge in edges:
        key = (edge["source"], edge["target"], edge["needed"], edge["kind"] == "opposes")
        if key not in drawn:
            drawn.add(key)
            _arrow(canvas, spots[edge["source"]], spots[edge["target"]], needed=key[2], opposes=key[3])
    for ident, (x, y) in spots.items():
        canvas.box("pic-mark", x - _CHIP[0] / 2, y - _CHIP[1] / 2, *_CHIP, radius=6)
        canvas.text(x, y + 4, labels.get(ident, ""), anchor="middle")
    return canvas.svg(HEIGHT, title, desc)


def _arrow(
    canvas: Canvas, start: tuple[float, float], end: tuple[float, float], *, needed: bool, opposes: bool
) -> None:
    """From the edge of one chip to the edge of the other."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = math.hypot(across, down)
    if length < 1:
        return
    ahead = (across / length, down / length)
    room = _to_the_edge(ahead)
    if length <= 2 * room + _HEAD:
        return
    x1, y1 = start[0] + ahead[0] * room, start[1] + ahead[1] * room
    x2, y2 = end[0] - ahead[0] * (room + 2), end[1] - ahead[1] * (room + 2)
    kind = "pic-needed" if needed else ("pic-whisker" if opposes else "pic-axis")
    canvas.line(kind, x1, y1, x2, y2)
    side = (-ahead[1], ahead[0])
    back = (x2 - ahead[0] * _HEAD, y2 - ahead[1] * _HEAD)
    corners = [(back[0] + side[0] * turn * _HEAD / 2, back[1] + side[1] * turn * _HEAD / 2) for turn in (1, -1)]
    (ax, ay), (bx, by) = corners
    canvas.path("pic-point", f"M{x2:.1f} {y2:.1f}L{ax:.1f} {ay:.1f}L{bx:.1f} {by:.1f}Z")


def _to_the_edge(ahead: tuple[float, float]) -> float:
    """How far it is from the middle of a chip to its edge, in a direction of length 1."""
    wide, high = _CHIP[0] / 2, _CHIP[1] / 2
    ways = [half / abs(part) for half, part in ((wide, ahead[0]), (high, ahead[1])) if abs(part) > 1e-6]
    return min(ways)
