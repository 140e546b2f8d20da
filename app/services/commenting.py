"""Commenting on the charter: comments and proposed changes, and what becomes of them.

People write while the window is open, also after the workshop has ended, when they come back by their link. Whoever
wrote something may change it or take it back until it is answered. What is accepted is put into the section's wording
in the same turn, so that one undo takes back both.

Must not: change wording that was not proposed, or lose a reason.
"""

from dataclasses import dataclass, replace
from functools import cache

from app.domain.actions import Action
from app.domain.bounds import MOST_COMMENTS
from app.domain.charter.commenting import ANSWERS, CommentKind, CommentStatus, reworded
from app.domain.charter.states import comments_open
from app.domain.charter.wording import PLAIN, RICH
from app.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from app.domain.snapshot import Topic
from app.domain.workshop import Actor, clean_text
from app.i18n.catalogue import DEFAULT_LOCALE, catalogue
from app.persistence.tables import CharterCommentRow
from app.services.chartering import Chartering
from app.services.drafting import LONGEST_SECTION, set_wording
from app.services.turn import Gate, Turn

LONGEST_COMMENT = 1200
LONGEST_QUOTE = 600
LONGEST_PROPOSAL = 4000
LONGEST_ANSWER = 600
_SECTION = "charter.doc.section."
_SHOWN = (Topic.COMMENTS, Topic.CHARTER)


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody writes: `quote` are the words it is about, `proposed` those of a suggestion."""

    section_key: str
    kind: str = "comment"
    text: str = ""
    quote: str = ""
    proposed: str = ""


class Commenting:
    """Step 5, and the days after it."""

    def __init__(self, gate: Gate, chartering: Chartering) -> None:
        self._gate = gate
        self._chartering = chartering

    async def comment(self, actor: Actor, said: Said, *, key: str = "") -> str:
        """Say something about a section, or propose other words; returns its id.

        Errors: Invalid (naming the field), Conflict `comments.closed` outside the window, `comments.full`.
        """
        async with self._gate.turn(actor, Action.COMMENT_CHARTER, *_SHOWN, key=key, label="comment") as turn:
            if turn.is_repeat:
                return turn.result_id
            self._in_the_window(turn)
            clean = _clean(said)
            await turn.work.workshops.by_id(actor.workshop_id, lock=True)  # the number holds until the commit
            if await turn.work.charter_comments.count(actor.workshop_id) >= MOST_COMMENTS:
                raise Conflict("comments.full", most=MOST_COMMENTS)
            row = turn.work.charter_comments.add(
                CharterCommentRow(
                    workshop_id=actor.workshop_id,
                    number=await turn.work.charter_comments.last_number(actor.workshop_id) + 1,
                    section_key=clean.section_key,
                    kind=clean.kind,
                    quote=clean.quote,
                    text=clean.text,
                    proposed=clean.proposed,
                    seat_id=actor.seat_id,
                    group_id=actor.group_id or None,
                    written_at=turn.now,
                )
            )
            turn.result_id = row.id
            return row.id

    async def rewrite(self, actor: Actor, comment_id: str, said: Said) -> None:
        """Change one's own while it waits for an answer. It stays with its section."""
        async with self._gate.turn(actor, Action.COMMENT_CHARTER, *_SHOWN, label="edit_comment") as turn:
            self._in_the_window(turn)
            row = await self._own(turn, comment_id)
            clean = _clean(replace(said, section_key=row.section_key))
            row.kind, row.quote, row.text, row.proposed = clean.kind, clean.quote, clean.text, clean.proposed
            row.edited_at = turn.now

    async def withdraw(self, actor: Actor, comment_id: str) -> None:
        """Take one's own back while it waits for an answer: nobody sees it any more, in no document either."""
        async with self._gate.turn(actor, Action.COMMENT_CHARTER, *_SHOWN, label="withdraw_comment") as turn:
            row = await self._own(turn, comment_id)
            row.status = CommentStatus.WITHDRAWN

    async def answer(
        self, actor: Actor, comment_id: str, decision: str, answer: str = "", *, wording: str = ""
    ) -> None:
        """Settle, accept or decline; declining needs a reason. Undoable.

        Accepting puts the proposed words into the section. `wording` is the section's whole new text instead, where the
        quoted words are gone or a facilitator words it better. Errors: Invalid, NotFound, Conflict `comment.answered`,
        `comment.words_gone`, `comment.section_fixed`.
        """
        async with self._gate.turn(
            actor, Action.ANSWER_COMMENT, *_SHOWN, label="answer_comment", is_undoable=True
        ) as turn:
            row = await self._standing(turn, comment_id)
            if decision not in ANSWERS[CommentKind(row.kind)]:
                raise Invalid("choice.unknown", "decision")
            needs_reason = decision == CommentStatus.DECLINED
            row.answer = clean_text(answer, "answer", most=LONGEST_ANSWER, least=int(needs_reason))
            row.status, row.answered_role, row.answered_at = decision, actor.role, turn.now
            if decision == CommentStatus.ACCEPTED:
                await self._take_over(turn, row, clean_text(wording, "wording", most=LONGEST_SECTION, least=0))

    async def _take_over(self, turn: Turn, row: CharterCommentRow, wording: str) -> None:
        charter, _ = await self._chartering.draft(turn.work, turn.workshop)
        section = next((one for one in charter.sections if one.key == row.section_key and one.is_editable), None)
        if section is None:
            raise Conflict("comment.section_fixed")
        is_rich = section.form == RICH and not wording
        standing = section.html if is_rich else section.text
        text = wording or reworded(standing, row.quote, row.proposed, is_markup=is_rich)
        await set_wording(turn, row.section_key, text, basis=section.basis, form=RICH if is_rich else PLAIN)

    @staticmethod
    def _in_the_window(turn: Turn) -> None:
        if not comments_open(turn.workshop.charter_state):
            raise Conflict("comments.closed")

    async def _own(self, turn: Turn, comment_id: str) -> CharterCommentRow:
        row = await self._standing(turn, comment_id)
        if row.seat_id != turn.actor.seat_id:
            raise NotAllowed("comment.not_yours")
        return row

    @staticmethod
    async def _standing(turn: Turn, comment_id: str) -> CharterCommentRow:
        row = await turn.work.charter_comments.get(turn.actor.workshop_id, comment_id, lock=True)
        if row is None or row.status == CommentStatus.WITHDRAWN:
            raise NotFound("comment.gone")
        if row.status != CommentStatus.OPEN:
            raise Conflict("comment.answered")
        return row


def _clean(said: Said) -> Said:
    if said.section_key not in _sections():
        raise Invalid("section.unknown", "section_key")
    if said.kind not in set(CommentKind):
        raise Invalid("choice.unknown", "kind")
    is_suggestion = said.kind == CommentKind.SUGGESTION
    return Said(
        section_key=said.section_key,
        kind=said.kind,
        text=clean_text(said.text, "text", most=LONGEST_COMMENT, least=int(not is_suggestion)),
        quote=clean_text(said.quote, "quote", most=LONGEST_QUOTE, least=0),
        proposed=clean_text(said.proposed, "proposed", most=LONGEST_PROPOSAL) if is_suggestion else "",
    )


@cache
def _sections() -> frozenset[str]:
    """Keys of all sections that a charter can have."""
    keys = catalogue(DEFAULT_LOCALE).texts
    return frozenset(key.removeprefix(_SECTION) for key in keys if key.startswith(_SECTION))
