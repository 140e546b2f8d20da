"""How wide the columns of a table are, where the paper does not say.

Must not: measure a font; lengths of texts are enough.
"""

from math import sqrt

from app.domain.document import Table, text_of

_NARROW = 9
_LONGEST_WORD = 14


def shares(table: Table) -> list[float]:
    """Shares of the line by the longest cell and word; 0 for a column that is as narrow as its contents."""
    widths = []
    for at, name in enumerate(table.header):
        cells = [text_of(row.cells[at]) for row in table.rows]
        longest = max(map(len, (name, *cells)))
        word = max((len(word) for cell in (name, *cells) for word in cell[:2_000].split()), default=0)
        share = max(sqrt(min(longest, 400)), min(word, _LONGEST_WORD) / 2)
        widths.append(0 if longest <= _NARROW else round(share, 1))
    return widths if any(widths) else [1] * len(widths)
