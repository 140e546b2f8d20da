"""Comments and proposed changes in the charter, with what became of them: part of section 12.

Must not: leave out what was declined; a reason that is kept is a reason that can be read.
"""

from app.domain.charter.commenting import CommentKind, CommentStatus
from app.domain.charter.data import CommentFacts
from app.domain.charter.pen import Pen, row
from app.domain.document import Block, Inlines, Run


def anchor_of(comment: CommentFacts) -> str:
    """Where section 12 lists a comment."""
    return f"K{comment.number}"


def comments(pen: Pen) -> tuple[Block, ...]:
    """A table of all comments by number: what was said of which section, by whom, and the answer; or nothing."""
    return pen.table(
        "comments",
        ("number", "section", "comment", "from", "outcome"),
        [
            row(
                anchor_of(one),
                pen.say(f"section.{one.section_key}"),
                _said(pen, one),
                pen.credit(one.credit),
                _outcome(pen, one),
                anchor=anchor_of(one),
            )
            for one in pen.data.comments
        ],
    )


def taken_over(pen: Pen, section_key: str) -> tuple[Run, ...]:
    """References to the proposals that were taken over into a section's wording."""
    return tuple(
        Run(f"[{anchor_of(one)}]", target=anchor_of(one))
        for one in pen.data.comments
        if one.section_key == section_key and one.status is CommentStatus.ACCEPTED
    )


def _said(pen: Pen, one: CommentFacts) -> Inlines | str:
    parts = [one.text]
    if one.kind is CommentKind.SUGGESTION:
        key = "comment.instead" if one.quote else "comment.added"
        parts.insert(0, pen.say(key, quote=one.quote, proposed=one.proposed))
    elif one.quote:
        parts.insert(0, pen.say("comment.on", quote=one.quote))
    return " ".join(part for part in parts if part)


def _outcome(pen: Pen, one: CommentFacts) -> str:
    status = pen.say(f"comment.status.{one.status}")
    if not one.answered_on:
        return status
    by = pen.say("comment.answered", role=pen.say(f"comment.by.{one.answered_role}"), day=one.answered_on)
    return " ".join(part for part in (f"{status}.", one.answer, by) if part)
