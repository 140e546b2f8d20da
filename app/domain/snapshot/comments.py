"""Step 5: comments on the charter, and what became of them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment or a proposed change. `author` and group as others may know them; moments are ISO, or empty.

    `quote` are the words it is about, `proposed` those to stand in their place; both may be empty.
    """

    id: str = ""
    number: int = 0
    section_key: str = ""
    kind: str = "comment"
    quote: str = ""
    text: str = ""
    proposed: str = ""
    author: str = ""
    group_name: str = ""
    group_index: int = -1
    status: str = "open"
    answer: str = ""
    answered_role: str = ""
    answered_at: str = ""
    written_at: str = ""
    is_edited: bool = False


@dataclass(frozen=True, slots=True)
class CommentCountView:
    """How many comments a section has, and how many of them wait for an answer."""

    section_key: str = ""
    total: int = 0
    open: int = 0


@dataclass(frozen=True, slots=True)
class CommentsView:
    """All comments that were not taken back, by number. `is_open`: whether new ones are taken now."""

    is_open: bool = False
    total: int = 0
    open: int = 0
    comments: list[CommentView] = field(default_factory=list)
    counts: list[CommentCountView] = field(default_factory=list)
