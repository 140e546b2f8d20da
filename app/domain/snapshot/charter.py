"""Step 5: the draft as the charter page shows it."""

from dataclasses import dataclass, field

from app.domain.snapshot.named import NamedView


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block of the charter as the page draws it: heading, paragraph, list, table, missing or note.

    `text` is also a table's caption. `references` lead to anchors: their `id` is the anchor of a heading, or of a table
    row by `row_anchors` (one a row, empty where nothing leads there; or none at all).
    """

    kind: str = "paragraph"
    level: int = 0
    anchor: str = ""
    text: str = ""
    references: list[NamedView] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    row_anchors: list[str] = field(default_factory=list)
    section_key: str = ""
    is_edited: bool = False


@dataclass(frozen=True, slots=True)
class CharterSectionView:
    """A section that can be edited: its prose as it stands, and whether its ground moved since it was edited.

    `basis` is the fingerprint of what was assembled; send it along with a new wording.
    """

    key: str = ""
    title: str = ""
    text: str = ""
    basis: str = ""
    is_edited: bool = False
    is_outdated: bool = False


@dataclass(frozen=True, slots=True)
class CharterView:
    """The draft as the charter page shows it."""

    title: str = ""
    blocks: list[BlockView] = field(default_factory=list)
    sections: list[CharterSectionView] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    passed: int = 0
    checked: int = 0
