"""Scores from 0 to 5: how many people gave each, as columns side by side, with mean and median marked.

Columns keep their order and their place, so that a divided room is seen as two hills without any colour.
"""

from app.domain.pictures.rows import Rows, label_of
from app.domain.pictures.subject import Shown, Size
from app.domain.voting.methods import HIGHEST_SCORE


def score_columns(shown: Shown, size: Size, part: int = 1) -> str:
    """Every option with the distribution of its scores; all columns of a picture have one scale."""
    options = shown.result.options
    figures = [_figure(shown, at, size) for at in range(len(options))]
    plot = 58.0 if size.is_narrow else 40.0 if size is Size.WALL else 54.0
    rows = Rows(
        shown,
        size,
        [label_of(shown, one) for one in options],
        plot=plot,
        figures=[max(figure, _judged(shown, at), key=len) for at, figure in enumerate(figures)],
        part=part,
        above=size.text * 1.5,
        below=size.text * 1.5,
        words=0.46 if size is Size.WALL else 0.4,
    )
    most = max((max(one.scores.distribution.values(), default=0) for one in options if one.scores), default=0)
    plot += rows.air
    placed = rows.draw()
    _key(rows)
    wide = rows.right - rows.left
    step = wide / (HIGHEST_SCORE + 1)
    for row in placed:
        option = options[row.at]
        base = row.middle + plot / 2 - 15
        rows.canvas.line("pic-axis", row.left, base, row.right, base)
        if option.scores is None or not option.scores.judged:
            rows.canvas.text(row.left + 4, base - 8, shown.say("not_judged"), kind="pic-muted")
            continue
        for score in range(HIGHEST_SCORE + 1):
            count = option.scores.distribution.get(score, 0)
            high = (plot - 19) * count / most if most else 0
            rows.canvas.box(shown.bar_kind(option), row.left + score * step + 3, base - high, step - 6, high, radius=1)
        _median(rows, row.left + (option.scores.median + 0.5) * step, base + 7)
        rows.canvas.diamond("pic-mark", row.left + (option.scores.mean + 0.5) * step, base, 6)
        rows.canvas.text(row.right + 8, row.middle - 2, figures[row.at], bold=True)
        rows.canvas.text(
            row.right + 8,
            row.middle - 2 + rows.canvas.leading,
            _judged(shown, row.at),
            kind="pic-muted",
            size=size.small,
        )
    for score in range(HIGHEST_SCORE + 1):
        x = rows.left + (score + 0.5) * step
        rows.canvas.text(x, rows.bottom + size.text, str(score), kind="pic-muted", anchor="middle")
    told = [
        shown.say(
            "told.scores",
            option=shown.label(one.id),
            mean=shown.number(one.scores.mean),
            median=shown.number(one.scores.median),
            judged=one.scores.judged,
        )
        for one in options
        if one.scores
    ]
    return rows.svg("result", shown.describe(shown.told(told)))


def _figure(shown: Shown, at: int, size: Size) -> str:
    option = shown.result.options[at]
    return ", ".join(part for part in (shown.number(option.score), shown.standing_beside(option, size)) if part)


def _judged(shown: Shown, at: int) -> str:
    scores = shown.result.options[at].scores
    return shown.say("judged", count=scores.judged) if scores else ""


def _key(rows: Rows) -> None:
    """What the two marks are."""
    y = rows.top - rows.size.text * 0.7
    x = rows.left + 8
    rows.canvas.diamond("pic-mark", x, y - rows.size.text * 0.3, 6)
    x += 12 + rows.canvas.text(x + 12, y, rows.shown.say("mark.mean"), kind="pic-muted") + 18
    _median(rows, x, y - rows.size.text * 0.7)
    rows.canvas.text(x + 12, y, rows.shown.say("mark.median"), kind="pic-muted")


def _median(rows: Rows, x: float, y: float) -> None:
    """A triangle that points up to the median."""
    rows.canvas.path("pic-point", f"M{x:.1f} {y:.1f}l6.5 10h-13Z")
