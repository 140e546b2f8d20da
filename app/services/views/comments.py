"""Comments on the charter as others may see them: live on the charter page, and as content of the document.

Must not: show what was taken back, or a group where nobody is named.
"""

from collections import Counter
from datetime import UTC, datetime

from app.domain.charter.commenting import CommentKind, CommentStatus
from app.domain.charter.data import CommentFacts, Credit
from app.domain.charter.states import comments_open
from app.domain.snapshot import CommentCountView, CommentsView, CommentView
from app.domain.workshop import Naming
from app.persistence.tables import CharterCommentRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.views.people import Credit as Shown
from app.services.views.people import People


async def comments_view(work: UnitOfWork, people: People) -> CommentsView:
    """All comments by number, with how many there are in each section."""
    rows = await work.charter_comments.of(people.workshop.id)
    totals = Counter(row.section_key for row in rows)
    waiting = Counter(row.section_key for row in rows if row.status == CommentStatus.OPEN)
    return CommentsView(
        is_open=comments_open(people.workshop.charter_state),
        total=len(rows),
        open=waiting.total(),
        comments=[_view(people, row) for row in rows],
        counts=[CommentCountView(key, total, waiting[key]) for key, total in sorted(totals.items())],
    )


async def comment_facts(work: UnitOfWork, people: People) -> tuple[CommentFacts, ...]:
    """The same for a document."""
    found = []
    for row in await work.charter_comments.of(people.workshop.id):
        credit = _credit(people, row)
        found.append(
            CommentFacts(
                number=row.number,
                section_key=row.section_key,
                kind=CommentKind(row.kind),
                text=row.text,
                quote=row.quote,
                proposed=row.proposed,
                credit=Credit(credit.author, credit.group_name),
                status=CommentStatus(row.status),
                answer=row.answer,
                answered_role=row.answered_role,
                answered_on=row.answered_at.date() if row.answered_at else None,
                written_on=row.written_at.date(),
            )
        )
    return tuple(found)


def _credit(people: People, row: CharterCommentRow) -> Shown:
    """By the workshop's rule; where nobody is named no group is either, which would come and go with its size."""
    credit = people.credit(row.seat_id, row.group_id, row.id)
    return Shown() if people.workshop.naming == Naming.NOBODY else credit


def _view(people: People, row: CharterCommentRow) -> CommentView:
    credit = _credit(people, row)
    return CommentView(
        id=row.id,
        number=row.number,
        section_key=row.section_key,
        kind=row.kind,
        quote=row.quote,
        text=row.text,
        proposed=row.proposed,
        author=credit.author,
        group_name=credit.group_name,
        group_index=credit.group_index,
        status=row.status,
        answer=row.answer,
        answered_role=row.answered_role,
        answered_at=_iso(row.answered_at),
        written_at=_iso(row.written_at),
        is_edited=row.edited_at is not None,
    )


def _iso(moment: datetime | None) -> str:
    return moment.astimezone(UTC).isoformat() if moment else ""
