"""What a printed charter begins with: the one-page summary, where the document has one.

Must not: draw anything; the picture is the document's own.
"""

from app.domain.document import Block, Document, Figure

SUMMARY = "summary"
"""The `key` of the picture that sums a charter up on one page."""


def parted(document: Document) -> tuple[Figure | None, tuple[Block, ...]]:
    """The summary's picture and the blocks after it; in the picture's own place its table stays."""
    found = [one for one in document.blocks if isinstance(one, Figure) and one.key == SUMMARY]
    if not found:
        return None, document.blocks
    first = found[0]
    return first, tuple(one.table if one is first and isinstance(one, Figure) else one for one in document.blocks)
