"""Sealing a round at its close: its ballots are shuffled and fixed by a root that everybody sees before the result.

Must not: be called for a round that can still take a ballot, or tell anybody more than the root before the reveal.
"""

import asyncio
from collections.abc import Callable, Mapping, Sequence

from app.domain.voting.record import (
    Declared,
    Json,
    StoredBallot,
    complete,
    head_of,
    published_ballots,
    root_over,
)
from app.domain.voting.terms import Terms
from app.persistence.repositories.ballots import BoxedBallot
from app.persistence.tables import RoundRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.ballot_box import rules_of
from app.services.views.results import terms_of
from app.services.views.signed import voters

IN_A_THREAD_FROM = 300
"""Ballots from which hashing would hold up everybody else's next frame."""


async def seal(work: UnitOfWork, row: RoundRow, receipt: Callable[[str, str], str]) -> None:
    """Shuffle the ballots and write what is published of them into `row.record`. In the transaction of the close.

    `receipt` is `Keys.receipt`. The record has `root` (hex) and `count` of ballots, which may be shown at once;
    `receipts` ([code, voices]); and `head` and `voters` (names by ballot, in signed rounds), kept for the reveal as
    they are now, whatever is renamed until then.
    """
    boxed = await work.ballots.shuffle(row.workshop_id, row.id)
    names = await _voters(work, row, boxed)
    stored = stored_ballots(boxed, names)
    comments = await work.ballots.comments(row.id)
    codes = [(receipt(row.id, seat_id), voices) for seat_id, voices in await work.ballots.who_has_voted(row.id)]
    declared = await _declared(work, row, terms_of(row, await work.ballots.electorate(row.id)))

    def sealed() -> tuple[Json, Json, str]:
        head = head_of(declared, stored)
        whole = complete(head, codes, comments)
        return head, whole, root_over(whole, published_ballots(whole, stored))

    head, whole, root = await asyncio.to_thread(sealed) if len(stored) >= IN_A_THREAD_FROM else sealed()
    row.record = {"root": root, "count": len(stored), "receipts": whole["receipts"], "head": head, "voters": names}


def stored_ballots(boxed: Sequence[BoxedBallot], voters: Mapping[str, str]) -> list[StoredBallot]:
    """Ballots out of the box as the record knows them; `voters` are names by ballot."""
    return [StoredBallot(one.id, one.key_hash, one.block_key, one.choices, voters.get(one.id, "")) for one in boxed]


async def _voters(work: UnitOfWork, row: RoundRow, boxed: Sequence[BoxedBallot]) -> dict[str, str]:
    """Names by ballot where people were told so before they voted: nobody's in a secret round."""
    by_seat = await voters(work, row)
    return {one.id: by_seat[seat_id] for one in boxed if (seat_id := one.seat_id) and seat_id in by_seat}


async def _declared(work: UnitOfWork, row: RoundRow, terms: Terms) -> Declared:
    workshop = await work.workshops.by_id(row.workshop_id)
    return Declared(
        round_id=row.id,
        workshop=workshop.title if workshop else "",
        number=row.number,
        title=row.title,
        subject=row.subject,
        question=row.subject_text,
        secrecy=row.secrecy,
        rules=rules_of(row),
        terms=terms,
        options=[(option["id"], option.get("label", "")) for option in row.options],
        blocks=[(block["key"], block["label"]) for block in row.blocks],
        criteria=tuple(row.criteria),
        limit_unit=row.limit_unit,
    )
