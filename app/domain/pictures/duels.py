"""The duels of ranked ballots: who was preferred to whom by how many, as a table in which the winner's side is dark.

Source of the reading: Condorcet's pairwise majorities, on which Schulze's method rests.
"""

from app.domain.pictures.canvas import Canvas
from app.domain.pictures.letters import lines_of
from app.domain.pictures.subject import Shown, Size

_NARROW_MOST, _WALL_MOST, _WIDE_MOST = 7, 8, 10


def most_duels(size: Size) -> int:
    """How many options, from the first on, stand against each other in one picture."""
    if size.is_narrow:
        return _NARROW_MOST
    return _WALL_MOST if size is Size.WALL else _WIDE_MOST


def duels(shown: Shown, size: Size, part: int = 1) -> str:  # noqa: ARG001 - one part is all there is
    """Rows against columns by rank: each cell holds the voices that prefer the row. Needs the rankings of a result."""
    rankings = shown.result.rankings
    options = list(shown.result.options[: most_duels(size)]) if rankings else []
    against = rankings.duels if rankings else {}
    canvas = size.canvas()
    top = shown.head(canvas) + size.text * 1.4
    canvas.text(4, top - 4, shown.say("duels.how"), kind="pic-muted")
    number = 34.0
    cell = min((size.width - (number + 12 if size.is_narrow else 320)) / max(len(options), 1), 46.0)
    left = number + 8 if size.is_narrow else size.width - 4 - cell * len(options)
    high = 34.0 if size.is_narrow else min(cell, 34.0 if size is not Size.WALL else 31.0)
    y = top + size.text + 6
    for at, option in enumerate(options):
        canvas.text(left + (at + 0.5) * cell, y, str(at + 1), anchor="middle", bold=True)
        if not size.is_narrow:
            words = lines_of(f"{at + 1}  {shown.label(option.id)}", left - 12, size.text, most=1, bold=option.is_chosen)
            canvas.lines(4, y + 8 + at * high + high * 0.65, words, bold=option.is_chosen)
        else:
            canvas.text(number - 6, y + 8 + at * high + high * 0.65, str(at + 1), anchor="end", bold=True)
    y += 8
    for down, row in enumerate(options):
        for across, column in enumerate(options):
            place = (left + across * cell, y + down * high, cell, high)
            voices = (against.get(row.id, {}).get(column.id, 0), against.get(column.id, {}).get(row.id, 0))
            if row.id == column.id:
                middle = y + (down + 0.5) * high
                canvas.line("pic-line", place[0] + cell * 0.35, middle, place[0] + cell * 0.65, middle)
            else:
                _cell(canvas, place, voices, is_indicative=shown.is_indicative)
    y += len(options) * high + 6
    if size.is_narrow:
        for at, option in enumerate(options):
            words = lines_of(f"{at + 1}  {shown.label(option.id)}", size.width - 8, size.text, bold=option.is_chosen)
            canvas.lines(4, y + size.text, words, bold=option.is_chosen)
            y += len(words) * canvas.leading + 4
    notes = _notes(shown, len(options))
    for note in notes:
        words = lines_of(note, size.width - 8, size.text, most=3)
        canvas.lines(4, y + size.text + 2, words)
        y += len(words) * canvas.leading + 4
    told = [
        shown.say("told.duel", one=shown.label(one.id), other=shown.label(other.id), voices=a, others=b)
        for at, one in enumerate(options)
        for other in options[at + 1 :]
        for a, b in [(against.get(one.id, {}).get(other.id, 0), against.get(other.id, {}).get(one.id, 0))]
    ]
    title = shown.say("title.duels", title=shown.title)
    return canvas.svg(y + 6, title, shown.describe(*notes, shown.told(told)), name="duels")


def _cell(
    canvas: Canvas, place: tuple[float, float, float, float], voices: tuple[int, int], *, is_indicative: bool
) -> None:
    x, y, wide, high = place
    wins, losses = voices
    is_won = wins > losses
    kind = "pic-hollow" if is_indicative and is_won else "pic-chosen" if is_won else "pic-track"
    canvas.box(kind, x + 1, y + 1, wide - 2, high - 2, radius=3)
    ink = "pic-on-dark" if kind == "pic-chosen" else "pic-text"
    text = f"{wins}=" if wins == losses else str(wins)
    canvas.text(x + wide / 2, y + high / 2 + canvas.size * 0.35, text, kind=ink, anchor="middle", bold=is_won)


def _notes(shown: Shown, drawn: int) -> list[str]:
    rankings = shown.result.rankings
    if rankings is None:
        return []
    notes = []
    if rankings.condorcet_winner:
        notes.append(shown.say("condorcet", option=shown.label(rankings.condorcet_winner)))
    elif rankings.is_cycle:
        notes.append(shown.say("cycle"))
    rest = len(shown.result.options) - drawn
    if rest > 0:
        notes.append(shown.say("duels.more", count=drawn, rest=rest))
    return notes
