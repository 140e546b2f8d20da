"""The ledger of equal shares: what was bought in which order, its cost, who paid, and what was left of the limit.

Source of the method: Peters and Skowron, 'Method of Equal Shares' (2020).
"""

from app.domain.pictures.rows import Label, Rows
from app.domain.pictures.subject import Shown, Size

_BAR = 30


def ledger(shown: Shown, size: Size, part: int = 1) -> str:
    """The limit as one bar cut into purchases, and every purchase as a row with its cost and who paid."""
    shares = shown.result.shares
    purchases = shares.purchases if shares else ()
    limit, spent = (shares.limit, shares.spent) if shares else (0, 0)
    labels = [Label(shown.label(one.option), f"{at}.", is_chosen=True) for at, one in enumerate(purchases, start=1)]
    figures = [shown.say("cost", cost=shown.number(one.cost), unit=shown.unit).strip() for one in purchases]
    top = _BAR + size.text * 3.6
    rows = Rows(shown, size, labels, plot=size.text * 2.4, figures=figures, part=part, above=top, below=size.text * 1.4)
    start = rows.top - top
    rows.canvas.text(4, start + size.text + 2, _whole(shown, limit, spent), bold=True)
    _bar(rows, shown, start + size.text * 1.7, size)
    for row in rows.draw():
        one = purchases[row.at]
        length = (row.right - row.left) * one.cost / limit if limit else 0
        top_of = row.middle - size.text * 1.1
        kind = "pic-hollow" if shown.is_indicative or one.is_completion else "pic-chosen"
        rows.canvas.box(kind, row.left, top_of, max(length, 2), 12)
        rows.canvas.text(
            row.left, row.middle + size.text * 0.95, _paid(shown, row.at), kind="pic-muted", size=size.small
        )
        rows.figure(row, figures[row.at])
    rest = [one for one in shown.result.options if not one.is_chosen]
    not_bought = shown.say("not_bought", count=len(rest))
    if rest:
        rows.canvas.text(4, rows.bottom + size.text, not_bought, kind="pic-muted")
    told = [
        f"{label.rank} {label.text}: {figure}, {_paid(shown, at)}"
        for at, (label, figure) in enumerate(zip(labels, figures, strict=True))
    ]
    return rows.svg("ledger", shown.describe(_whole(shown, limit, spent), shown.told(told), not_bought if rest else ""))


def _whole(shown: Shown, limit: int, spent: int) -> str:
    return shown.say(
        "ledger.whole",
        spent=shown.number(spent),
        limit=shown.number(limit),
        left=shown.number(limit - spent),
        unit=shown.unit,
    )


def _paid(shown: Shown, at: int) -> str:
    shares = shown.result.shares
    one = shares.purchases[at] if shares else None
    if one is None:
        return ""
    if one.is_completion:
        return shown.say("from_rest")
    return shown.say("paid", count=one.payers, each=shown.number(one.each))


def _bar(rows: Rows, shown: Shown, y: float, size: Size) -> None:
    """The whole limit: a piece for each purchase with its number where there is room, the rest hollow."""
    shares = shown.result.shares
    if shares is None or not shares.limit:
        return
    x, unit = 4.0, (size.width - 8) / shares.limit
    rows.canvas.box("pic-track", x, y, size.width - 8, _BAR)
    for at, one in enumerate(shares.purchases, start=1):
        wide = one.cost * unit
        kind = "pic-hollow" if shown.is_indicative or one.is_completion else "pic-chosen"
        rows.canvas.box(kind, x + 0.5, y, wide - 1, _BAR)
        if wide > 24:
            ink = "pic-on-dark" if kind == "pic-chosen" else "pic-text"
            rows.canvas.text(x + wide / 2, y + _BAR / 2 + 5, str(at), kind=ink, anchor="middle", bold=True)
        x += wide
    rows.canvas.line("pic-axis", size.width - 4, y - 4, size.width - 4, y + _BAR + 4)
