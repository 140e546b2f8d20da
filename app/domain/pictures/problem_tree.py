"""A problem tree from its roots: root causes, direct causes, the problem, and what comes of it, from left to right.

Every direct cause leads to the problem and the problem to every effect, since that is what they are; a root leads to
the cause that somebody has said comes of it. What the room put first has a thick edge. Must not: link what nobody has
linked.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.pictures.canvas import Canvas
from app.domain.pictures.sheet import MARGIN, WIDTH, Words, curve, height_of, sheet, spread, write

_GAP, _PAD, _BETWEEN = 30.0, 7, 10
_WIDE = (WIDTH - 2 * MARGIN - 3 * _GAP) / 4
_HEAD = 40
MOST = 8


@dataclass(frozen=True, slots=True)
class Branch:
    """A cause or an effect by its id, anchor and words; `comes_of` is the id of what it comes of."""

    id: str
    anchor: str
    text: str
    comes_of: str = ""
    is_priority: bool = False


@dataclass(frozen=True, slots=True)
class Tree:
    """All of it."""

    problem: str
    roots: Sequence[Branch]
    causes: Sequence[Branch]
    effects: Sequence[Branch]


def problem_tree(tree: Tree, words: Words, *, title: str, desc: str) -> str:
    """SVG of the tree."""
    canvas = sheet()
    causes = tree.causes[:MOST]
    order = {one.comes_of: at for at, one in reversed(list(enumerate(causes)))}
    roots = sorted(tree.roots, key=lambda one: order.get(one.id, len(causes)))[:MOST]
    effects = tree.effects[:MOST]
    layers = (roots, causes, effects)
    heights = [[_height(f"{one.anchor} {one.text}") for one in layer] for layer in layers]
    problem = height_of(tree.problem, _WIDE - 2 * _PAD, most=14, bold=True) + 2 * _PAD
    need = max(problem, *(sum(one) + _BETWEEN * max(len(one) - 1, 0) for one in heights))
    tops = [spread(one, _HEAD, need) for one in heights]
    middle = _HEAD + need / 2
    _links(canvas, (roots, causes), (tops, heights), middle)
    _heads(canvas, words, [bool(roots), bool(causes), True, bool(effects)])
    for layer, column, top, high in zip(layers, (0, 1, 3), tops, heights, strict=True):
        for one, y, tall in zip(layer, top, high, strict=True):
            canvas.box("pic-weak" if one.is_priority else "pic-cell", _left(column), y, _WIDE, tall, radius=4)
            write(canvas, _left(column) + _PAD, y + _PAD - 1, f"{one.anchor} {one.text}", _WIDE - 2 * _PAD, most=6)
    canvas.box("pic-chosen", _left(2), middle - problem / 2, _WIDE, problem, radius=6)
    write(
        canvas, _left(2) + _PAD, middle - problem / 2 + _PAD - 1, tree.problem, _WIDE - 2 * _PAD,
        most=14, bold=True, kind="pic-on-dark",
    )  # fmt: skip
    y = _HEAD + need + 8
    left_out = sum(max(len(layer) - MOST, 0) for layer in (tree.roots, tree.causes, tree.effects))
    if left_out:
        y = write(canvas, MARGIN, y, words.say("more", count=left_out), WIDTH, kind="pic-muted")
    if any(one.is_priority for layer in layers for one in layer):
        y = write(canvas, MARGIN, y, words.say("tree.first"), WIDTH - 2 * MARGIN, kind="pic-muted")
    return canvas.svg(y + 4, title, desc, name="problem-tree")


def _left(column: int) -> float:
    return MARGIN + column * (_WIDE + _GAP)


def _height(text: str) -> float:
    return height_of(text, _WIDE - 2 * _PAD, most=6) + 2 * _PAD - 2


def _heads(canvas: Canvas, words: Words, there: Sequence[bool]) -> None:
    for column, (name, is_there) in enumerate(zip(("roots", "causes", "problem", "effects"), there, strict=True)):
        if is_there:
            write(canvas, _left(column), 4, words.say(f"tree.{name}"), _WIDE, most=2, bold=True)


def _links(
    canvas: Canvas,
    layers: tuple[Sequence[Branch], Sequence[Branch]],
    placed: tuple[Sequence[Sequence[float]], Sequence[Sequence[float]]],
    middle: float,
) -> None:
    """From roots to what comes of them, from causes to the problem, from the problem to effects."""
    middles = [[y + tall / 2 for y, tall in zip(top, high, strict=True)] for top, high in zip(*placed, strict=True)]
    roots, causes = layers
    at = {one.id: y for one, y in zip(roots, middles[0], strict=True)}
    for one, y in zip(causes, middles[1], strict=True):
        if one.comes_of in at:
            _arrow(canvas, (_left(0) + _WIDE, at[one.comes_of]), (_left(1), y))
        _arrow(canvas, (_left(1) + _WIDE, y), (_left(2), middle))
    for y in middles[2]:
        _arrow(canvas, (_left(2) + _WIDE, middle), (_left(3), y))


def _arrow(canvas: Canvas, start: tuple[float, float], end: tuple[float, float]) -> None:
    curve(canvas, "pic-link", start, (end[0] - 4, end[1]))
    x, y = end
    canvas.path("pic-point", f"M{x - 1:.1f} {y:.1f}L{x - 7:.1f} {y - 3.5:.1f}L{x - 7:.1f} {y + 3.5:.1f}Z")
