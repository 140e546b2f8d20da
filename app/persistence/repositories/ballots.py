"""Electorates, detached ballots and the turnout of groups: many at once, in as few statements as for one.

Statements are plain ones, without an object per row: in a room of thousands the objects would cost more than the votes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import bindparam, delete, func, insert, inspect, update
from sqlalchemy import select as select_columns
from sqlmodel import col

from app.domain.ids import new_id
from app.persistence.repositories.plain import Plain
from app.persistence.tables import (
    BallotCommentRow,
    BallotRow,
    ElectorateRow,
    GroupRow,
    RoundRow,
    StepRow,
    TurnoutRow,
    WorkshopRow,
)

_MOST_PARAMETERS = 500
"""Values in one list of a statement: SQLite takes some thousand, and shorter lists are planned sooner."""


@dataclass(slots=True)
class Voter:
    """A seat in the electorate of a round."""

    id: str
    workshop_id: str
    round_id: str
    seat_id: str
    group_id: str | None
    weight: int
    has_ballot: bool


@dataclass(frozen=True, slots=True)
class RoundAtHand:
    """A round that is locked for its ballots, and how its step and its workshop stand."""

    id: str
    workshop_id: str
    status: str
    method: str
    options: list[dict[str, Any]]
    dots: int
    cap: int
    credits: int
    pairs: int
    with_comment: bool
    secrecy: str
    closes_at: datetime | None
    blocks: list[dict[str, Any]]
    step_kind: str
    step_status: str
    workshop_status: str


@dataclass(frozen=True, slots=True)
class GroupTurnout:
    """Voices of a group in a round; `group_id` is None for those without one."""

    round_id: str
    group_id: str | None
    cast: int
    eligible: int
    group_name: str = ""


@dataclass(frozen=True, slots=True)
class BoxedBallot:
    """A ballot as it is stored after the close; its `key_hash` is called its mark from then on."""

    id: str
    key_hash: str
    block_key: str
    seat_id: str | None
    choices: dict[str, Any]


def _several(name: str) -> Any:
    return bindparam(name, expanding=True)


# Statements are built once: putting one together costs more than running it.

_TURNOUT = (col(TurnoutRow.round_id), col(TurnoutRow.group_id), col(TurnoutRow.cast), col(TurnoutRow.eligible))


_OPEN_TURNOUT = (
    select_columns(*_TURNOUT, func.coalesce(col(GroupRow.name), ""))
    .join(RoundRow, col(RoundRow.id) == col(TurnoutRow.round_id))
    .outerjoin(GroupRow, col(GroupRow.id) == col(TurnoutRow.group_id))
    .where(col(TurnoutRow.workshop_id) == bindparam("workshop"), col(RoundRow.status) == "open")
    .order_by(col(GroupRow.position))
)
_COUNT = (
    update(TurnoutRow)
    .where(col(TurnoutRow.round_id) == bindparam("in_round"), col(TurnoutRow.group_id) == bindparam("in_group"))
    .values(
        eligible=col(TurnoutRow.eligible) + bindparam("more_eligible"),
        cast=col(TurnoutRow.cast) + bindparam("more_cast"),
    )
)
_ROUNDS_AT_HAND = (
    select_columns(
        col(RoundRow.id),
        col(RoundRow.workshop_id),
        col(RoundRow.status),
        col(RoundRow.method),
        col(RoundRow.options),
        col(RoundRow.dots),
        col(RoundRow.cap),
        col(RoundRow.credits),
        col(RoundRow.pairs),
        col(RoundRow.with_comment),
        col(RoundRow.secrecy),
        col(RoundRow.closes_at),
        col(RoundRow.blocks),
        col(StepRow.kind),
        col(StepRow.status),
        col(WorkshopRow.status),
    )
    .join(StepRow, col(StepRow.id) == col(RoundRow.step_id))
    .join(WorkshopRow, col(WorkshopRow.id) == col(RoundRow.workshop_id))
    .where(col(RoundRow.id).in_(_several("round_ids")))
    .order_by(col(RoundRow.id))
    .with_for_update(key_share=True, of=RoundRow)
)
_VOTERS = (
    select_columns(
        col(ElectorateRow.id),
        col(ElectorateRow.workshop_id),
        col(ElectorateRow.round_id),
        col(ElectorateRow.seat_id),
        col(ElectorateRow.group_id),
        col(ElectorateRow.weight),
        col(ElectorateRow.has_ballot),
    )
    .where(col(ElectorateRow.round_id).in_(_several("round_ids")), col(ElectorateRow.seat_id).in_(_several("seat_ids")))
    .order_by(col(ElectorateRow.id))
    .with_for_update(key_share=True)
)
_HAVE_CAST = (
    update(ElectorateRow)
    .where(col(ElectorateRow.id).in_(_several("voter_ids")))
    .values(has_ballot=bindparam("now_has_ballot"))
)
_STANDING = select_columns(col(BallotRow.round_id), col(BallotRow.key_hash), col(BallotRow.id)).where(
    col(BallotRow.round_id).in_(_several("round_ids")), col(BallotRow.key_hash).in_(_several("key_hashes"))
)
_BOXED = (
    col(BallotRow.id),
    col(BallotRow.key_hash),
    col(BallotRow.block_key),
    col(BallotRow.seat_id),
    col(BallotRow.choices),
)
_PUT = insert(BallotRow)
_REPLACE = (
    update(BallotRow)
    .where(col(BallotRow.id) == bindparam("ballot_id"))
    .values(choices=bindparam("new_choices", type_=inspect(BallotRow).columns["choices"].type))
)


class Ballots:
    """Who may vote, what was cast, and how many have."""

    def __init__(self, plain: Plain) -> None:
        self._rows, self._do = plain.rows, plain.do

    # --- rounds at hand -------------------------------------------------------------------------------------------

    async def rounds_at_hand(self, round_ids: Iterable[str]) -> dict[str, RoundAtHand]:
        """These rounds by id, locked until the commit, each with its step and workshop; what is not there is left out.

        The lock orders casting against closing. It is taken in the order of ids, so that no two wait for each other.
        """
        values = {"round_ids": sorted(set(round_ids))}
        return {row[0]: RoundAtHand(*row) for row in await self._rows(_ROUNDS_AT_HAND, values)}

    # --- the electorate -------------------------------------------------------------------------------------------

    async def voters(self, round_ids: Iterable[str], seat_ids: Iterable[str]) -> dict[tuple[str, str], Voter]:
        """Electorate rows by (round, seat), locked until the commit."""
        found: dict[tuple[str, str], Voter] = {}
        rounds = sorted(set(round_ids))
        for seats in _parts(sorted(set(seat_ids))):
            for row in await self._rows(_VOTERS, {"round_ids": rounds, "seat_ids": seats}):
                voter = Voter(*row)
                found[voter.round_id, voter.seat_id] = voter
        return found

    async def admit(
        self, workshop_id: str, round_id: str, seats: Sequence[tuple[str, str | None, int]], *, counted: bool = True
    ) -> None:
        """Let (seat, group, weight) vote in a round. Without `counted` they were expected, and so count already."""
        if not seats:
            return
        rows = [
            {
                "id": new_id(),
                "workshop_id": workshop_id,
                "round_id": round_id,
                "seat_id": seat_id,
                "group_id": group_id,
                "weight": weight,
                "has_ballot": False,
            }
            for seat_id, group_id, weight in seats
        ]
        await self._do(insert(ElectorateRow), rows)
        if not counted:
            return
        eligible: dict[str, int] = {}
        for _seat, group_id, weight in seats:
            eligible[group_id or ""] = eligible.get(group_id or "", 0) + weight
        await self._count(workshop_id, round_id, {group: (voices, 0) for group, voices in eligible.items()})

    async def expect(self, workshop_id: str, round_id: str, people: Mapping[str | None, int]) -> None:
        """Count so many people of each group as eligible who have no seat yet; below zero, expect fewer."""
        await self._count(workshop_id, round_id, {group or "": (more, 0) for group, more in people.items() if more})

    async def dismiss(self, voters: Sequence[Voter]) -> None:
        """Take seats without a ballot out of the electorates."""
        await self._do(delete(ElectorateRow).where(col(ElectorateRow.id).in_([one.id for one in voters])))
        for one in sorted(voters, key=lambda voter: voter.round_id):
            await self._count(one.workshop_id, one.round_id, {one.group_id or "": (-one.weight, 0)})

    async def have_turned(self, voters: Sequence[Voter]) -> None:
        """Note that these seats have a ballot now, or none any more, as each says."""
        changes: dict[tuple[str, str], dict[str, tuple[int, int]]] = {}
        for one in voters:
            groups = changes.setdefault((one.round_id, one.workshop_id), {})
            known = groups.get(one.group_id or "", (0, 0))[1]
            groups[one.group_id or ""] = (0, known + (one.weight if one.has_ballot else -one.weight))
        for has_ballot in (True, False):
            for part in _parts([one.id for one in voters if one.has_ballot is has_ballot]):
                await self._do(_HAVE_CAST, {"voter_ids": part, "now_has_ballot": has_ballot})
        for (round_id, workshop_id), groups in sorted(changes.items()):
            await self._count(workshop_id, round_id, groups)

    async def electorate(self, round_id: str) -> dict[str | None, int]:
        """Voices that may vote in a round, by group."""
        query = select_columns(col(TurnoutRow.group_id), col(TurnoutRow.eligible)).where(
            col(TurnoutRow.round_id) == round_id
        )
        return {group_id or None: eligible for group_id, eligible in await self._rows(query)}

    # --- turnout --------------------------------------------------------------------------------------------------

    async def _count(self, workshop_id: str, round_id: str, groups: Mapping[str, tuple[int, int]]) -> None:
        """Add (eligible, cast) to the groups' turnout, in the order of the groups.

        Who counts for several rounds does so in the order of their ids: no two then wait for each other.
        """
        for group_id, (eligible, cast) in sorted(groups.items()):
            values = {"in_round": round_id, "in_group": group_id, "more_eligible": eligible, "more_cast": cast}
            if not await self._do(_COUNT, values):
                row = {
                    "id": new_id(),
                    "workshop_id": workshop_id,
                    "round_id": round_id,
                    "group_id": group_id,
                    "eligible": eligible,
                    "cast": cast,
                }
                await self._do(insert(TurnoutRow), [row])

    async def turnout(self, workshop_id: str) -> list[GroupTurnout]:
        """The turnout of all rounds of a workshop, by group."""
        query = select_columns(*_TURNOUT).where(col(TurnoutRow.workshop_id) == workshop_id)
        return [GroupTurnout(one, group or None, *counts) for one, group, *counts in await self._rows(query)]

    async def open_turnout(self, workshop_id: str) -> list[GroupTurnout]:
        """The same of the round that is open, with the groups' names and in their order; nothing without one."""
        found = await self._rows(_OPEN_TURNOUT, {"workshop": workshop_id})
        return [GroupTurnout(one, group or None, *counts) for one, group, *counts in found]

    # --- ballots --------------------------------------------------------------------------------------------------

    async def standing(self, round_ids: Iterable[str], key_hashes: Iterable[str]) -> dict[tuple[str, str], str]:
        """Ids of ballots by (round, hash of the key they were cast with)."""
        found: dict[tuple[str, str], str] = {}
        rounds = sorted(set(round_ids))
        for part in _parts(sorted(set(key_hashes))):
            rows = await self._rows(_STANDING, {"round_ids": rounds, "key_hashes": part})
            found |= {(round_id, key_hash): ballot_id for round_id, key_hash, ballot_id in rows}
        return found

    async def put(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put new ballots into the box: dicts with all columns of `BallotRow`."""
        if rows:
            await self._do(_PUT, list(rows))

    async def replace(self, choices_by_id: Mapping[str, Mapping[str, object]]) -> None:
        """Give standing ballots other choices."""
        if choices_by_id:
            values = [{"ballot_id": one, "new_choices": dict(choices)} for one, choices in choices_by_id.items()]
            await self._do(_REPLACE, values)

    async def withdraw(self, ballot_ids: Sequence[str]) -> None:
        """Take ballots out again."""
        for part in _parts(list(ballot_ids)):
            await self._do(delete(BallotRow).where(col(BallotRow.id).in_(part)))

    async def of(self, round_id: str) -> list[tuple[str, dict[str, object]]]:
        """All ballots of a round as (block, choices), in the order of their random ids."""
        query = (
            select_columns(col(BallotRow.block_key), col(BallotRow.choices))
            .where(col(BallotRow.round_id) == round_id)
            .order_by(col(BallotRow.id))
        )
        return [(block_key, choices) for block_key, choices in await self._rows(query)]

    async def signed(self, round_id: str) -> list[tuple[str, dict[str, object]]]:
        """The ballots of a round that is not secret, as (seat, choices)."""
        query = (
            select_columns(col(BallotRow.seat_id), col(BallotRow.choices))
            .where(col(BallotRow.round_id) == round_id, col(BallotRow.seat_id).is_not(None))
            .order_by(col(BallotRow.id))
        )
        return [(seat_id, choices) for seat_id, choices in await self._rows(query)]

    async def cast_with(self, round_id: str, key_hash: str) -> dict[str, object] | None:
        """The choices that were cast with a key."""
        query = select_columns(col(BallotRow.choices)).where(
            col(BallotRow.round_id) == round_id, col(BallotRow.key_hash) == key_hash
        )
        found = await self._rows(query)
        return dict(found[0][0]) if found else None

    async def cut_comments(self, workshop_id: str, round_id: str) -> None:
        """Part the comments from the ballots that they came with, for good: each gets a random place of its own."""
        query = select_columns(col(BallotRow.id), col(BallotRow.choices)).where(col(BallotRow.round_id) == round_id)
        with_comment = {one: choices for one, choices in await self._rows(query) if choices.get("comment")}
        await self.replace(
            {
                one: {key: value for key, value in choices.items() if key != "comment"}
                for one, choices in with_comment.items()
            }
        )
        rows = [
            {"id": new_id(), "workshop_id": workshop_id, "round_id": round_id, "text": choices["comment"]}
            for choices in with_comment.values()
        ]
        if rows:
            await self._do(insert(BallotCommentRow), sorted(rows, key=itemgetter("id")))

    async def comments(self, round_id: str) -> list[str]:
        """The comments of a closed round, in the order of their random ids."""
        query = select_columns(col(BallotCommentRow.text)).where(col(BallotCommentRow.round_id) == round_id)
        return [text for (text,) in await self._rows(query.order_by(col(BallotCommentRow.id)))]

    async def shuffle(self, workshop_id: str, round_id: str) -> list[BoxedBallot]:
        """Shuffle the ballots of a round that closes, and say what is there now.

        Each ballot gets a new random id, and all are written anew in the order of those ids: neither the order on the
        disk nor the transaction that wrote a row (PostgreSQL's xmin) says when it was cast. The hash of its key stays,
        as its mark: only who has the key can tell which ballot it is.
        """
        query = select_columns(*_BOXED).where(col(BallotRow.round_id) == round_id)
        of_round = {"workshop_id": workshop_id, "round_id": round_id}
        ballots = [BoxedBallot(new_id(), *kept) for _id, *kept in await self._rows(query)]
        ballots.sort(key=attrgetter("id"))
        await self._do(delete(BallotRow).where(col(BallotRow.round_id) == round_id))
        await self.put([{**asdict(one), **of_round} for one in ballots])
        await self._do(
            update(ElectorateRow)
            .where(col(ElectorateRow.round_id) == round_id)
            .values(has_ballot=ElectorateRow.has_ballot)
        )
        return ballots

    async def boxed(self, round_id: str) -> list[BoxedBallot]:
        """The ballots of a closed round with all that is stored of them, in the order of their random ids."""
        query = select_columns(*_BOXED).where(col(BallotRow.round_id) == round_id).order_by(col(BallotRow.id))
        return [BoxedBallot(*row) for row in await self._rows(query)]

    async def who_has_voted(self, round_id: str) -> list[tuple[str, int]]:
        """Seats with a ballot in a round, each with its voices. For receipts alone: nothing else asks by name."""
        query = select_columns(col(ElectorateRow.seat_id), col(ElectorateRow.weight)).where(
            col(ElectorateRow.round_id) == round_id, col(ElectorateRow.has_ballot)
        )
        return [(seat_id, weight) for seat_id, weight in await self._rows(query)]


def _parts(values: list[str]) -> Iterable[list[str]]:
    return (values[start : start + _MOST_PARAMETERS] for start in range(0, len(values), _MOST_PARAMETERS))
