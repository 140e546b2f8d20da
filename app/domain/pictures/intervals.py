"""Pairwise estimates with their uncertainty: for every option the chance to be preferred, with its 95 % interval."""

from app.domain.pictures.rows import Rows, label_of
from app.domain.pictures.subject import Shown, Size


def estimates(shown: Shown, size: Size, part: int = 1) -> str:
    """A forest plot from 0 to 100 %, with the line at 50 % where an option is as often preferred as not."""
    options = shown.result.options
    figures = [_figure(shown, at) for at in range(len(options))]
    rows = Rows(
        shown,
        size,
        [label_of(shown, one) for one in options],
        plot=20,
        figures=figures,
        part=part,
        above=size.text * 1.4,
        below=size.text * 1.6,
    )
    placed = rows.draw()
    rows.scale([(share, shown.percent(share)) for share in (0.0, 0.5, 1.0)])
    wide = rows.right - rows.left
    middle = rows.left + wide / 2
    rows.canvas.text(middle, rows.top - size.text * 0.6, shown.say("even"), kind="pic-muted", anchor="middle")
    rows.canvas.line("pic-axis", middle, rows.top, middle, rows.bottom)
    for row in placed:
        option = options[row.at]
        if option.interval is not None:
            low, high = (rows.left + wide * _within(bound) for bound in (option.interval.low, option.interval.high))
            rows.canvas.line("pic-whisker", low, row.middle, high, row.middle)
            for end in (low, high):
                rows.canvas.line("pic-whisker", end, row.middle - 5, end, row.middle + 5)
        kind = "pic-mark" if shown.is_indicative or not option.is_chosen else "pic-dot"
        rows.canvas.dot(kind, rows.left + wide * _within(option.score), row.middle, 7)
        rows.figure(row, figures[row.at])
    comparisons = shown.result.comparisons
    count = shown.say("told.comparisons", count=comparisons.made) if comparisons else ""
    told = [f"{shown.label(one.id)}: {_figure(shown, at)}" for at, one in enumerate(options)]
    return rows.svg("result", shown.describe(count, shown.told(told)))


def _within(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _figure(shown: Shown, at: int) -> str:
    option = shown.result.options[at]
    if option.interval is None:
        return shown.percent(option.score)
    return shown.say(
        "interval",
        percent=round(option.score * 100),
        low=round(option.interval.low * 100),
        high=round(option.interval.high * 100),
    )
