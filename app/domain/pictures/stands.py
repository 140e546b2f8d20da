"""Fist of five and consent: how many stand where, from full support to objection."""

from app.domain.pictures.letters import lines_of
from app.domain.pictures.rows import Label, Rows
from app.domain.pictures.subject import Shown, Size

_STANDS = ("consent", "concern", "object")


def stands(shown: Shown, size: Size, part: int = 1) -> str:
    """Bars of voices: six for a fist of five with its median, three for consent. What objects has its own look."""
    result = shown.result
    if result.fist is not None:
        counts = [(f"fist.{value}", str(value), result.fist.distribution.get(value, 0)) for value in (5, 4, 3, 2, 1, 0)]
        kinds = ["pic-chosen", "pic-chosen", "pic-chosen", "pic-unsure", "pic-unsure", "pic-against"]
        is_passed = result.fist.is_passed
    else:
        given = result.consent.distribution if result.consent else {}
        counts = [(f"stand.{stand}", "", given.get(stand, 0)) for stand in _STANDS]
        kinds = ["pic-chosen", "pic-unsure", "pic-against"]
        is_passed = bool(result.consent and result.consent.is_passed)
    figures = [shown.say("voices", count=count) for _, _, count in counts]
    labels = [Label(shown.say(key), rank) for key, rank, _ in counts]
    verdict = _verdict(shown, is_passed)
    says = lines_of(verdict, size.width - 8, size.text, bold=True)
    above = size.text * (1 + 1.2 * len(says))
    rows = Rows(shown, size, labels, plot=18 if size.is_narrow else 22, figures=figures, part=part, above=above)
    rows.canvas.lines(4, rows.top - above + size.text + 2, says, bold=True)
    most = max((count for _, _, count in counts), default=0)
    thick = 14 if size.is_narrow else 20 + rows.air / 2
    for row in rows.draw():
        count = counts[row.at][2]
        length = (row.right - row.left) * count / most if most else 0
        kind = "pic-hollow" if shown.is_indicative else kinds[row.at]
        rows.canvas.box(kind, row.left, row.middle - thick / 2, length, thick)
        rows.canvas.line("pic-axis", row.left, row.middle - thick / 2 - 3, row.left, row.middle + thick / 2 + 3)
        rows.figure(row, figures[row.at], x=row.left + length + 8)
    told = [f"{label.rank} {label.text}: {figure}".strip() for label, figure in zip(labels, figures, strict=True)]
    return rows.svg("result", shown.describe(verdict, shown.told(told)))


def _verdict(shown: Shown, is_passed: bool) -> str:
    fist, consent = shown.result.fist, shown.result.consent
    objections = fist.objections if fist else consent.objections if consent else 0
    key = "passed" if is_passed else "objected" if objections else "not_passed"
    said = shown.say(key, count=objections)
    if fist is not None and fist.median is not None:
        said += " " + shown.say("median", median=shown.number(fist.median))
    return said
