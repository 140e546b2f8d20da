"""Ranked bars: dots, approvals, quadratic votes, the score of rankings; and first preferences round by round.

Bars begin at one zero line and are drawn to one scale over all parts of a picture.
"""

from app.domain.pictures.rows import Rows, label_of
from app.domain.pictures.subject import Shown, Size


def ranked_bars(shown: Shown, size: Size, part: int = 1) -> str:
    """Every option as a bar as long as what it got, the first on top."""
    options = shown.result.options
    figures = [_figure(shown, at, size) for at in range(len(options))]
    rows = Rows(
        shown,
        size,
        [label_of(shown, one) for one in options],
        plot=18 if size.is_narrow else 22,
        figures=figures,
        part=part,
        words=0.48 if size is Size.WALL else 0.4,
    )
    most = max((shown.length(one) for one in options), default=0)
    thick = 14 if size.is_narrow else 20 + rows.air / 2
    for row in rows.draw():
        option = options[row.at]
        length = (row.right - row.left) * shown.length(option) / most if most > 0 else 0
        rows.canvas.box(shown.bar_kind(option), row.left, row.middle - thick / 2, length, thick)
        rows.canvas.line("pic-axis", row.left, row.middle - thick / 2 - 3, row.left, row.middle + thick / 2 + 3)
        rows.figure(row, figures[row.at], x=row.left + length + 8)
    told = [f"{shown.rank(one)} {shown.label(one.id)}: {shown.score(one)}" for one in options]
    return rows.svg("result", shown.describe(shown.told(told)))


def _figure(shown: Shown, at: int, size: Size) -> str:
    """The score and what it led to."""
    option = shown.result.options[at]
    return ", ".join(part for part in (shown.score(option), shown.standing_beside(option, size)) if part)
