"""Rounds, who may vote in them, and ballots that nobody can join to a seat.

A ballot row holds a random id, the hash of a key that only the voter's device has, the key of the block of groups under
which results are shown, and the choices: no seat, no moment, no sequence. A table of n voices casts n ballots. The
electorate row of a seat says only whether it has voted. Both are written in one transaction under the round's lock.
"""

from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from app.persistence.tables.base import Moment, document, long_text, moment, primary_id, reference, workshop_key


class RoundRow(SQLModel, table=True):
    """A voting round. Options are frozen into `options` when it opens: a list of {id, label, detail, cost}.

    `lot_seed` is the number by which a lot is drawn, made at the opening, so that no drafts are tried out.
    `closes_at` is the deadline, if there is one. `shut_door` is empty while people who come may vote; else the name of
    this shutting, by which whoever came after it knows that they wait. `root` is that of the ballots' tree, once it is
    closed (see `app.domain.voting.record`; what else is published then is in a row of its own).
    `is_carried`: it was voted elsewhere and came with a charter, so that there are no ballots of it here.
    """

    __tablename__ = "voting_round"

    id: str = primary_id()
    workshop_id: str = workshop_key()
    step_id: str = reference("step")
    number: int = 0
    subject: str = Field(max_length=20)
    subject_text: str = long_text()
    title: str = Field(default="", max_length=160)
    method: str = Field(max_length=20)
    dots: int = 0
    cap: int = 0
    credits: int = 0
    pairs: int = 0
    winners: int = 1
    ranking_rule: str = Field(default="schulze", max_length=20)
    limit_total: int = 0
    limit_unit: str = Field(default="", max_length=40)
    criteria: list[str] = document(list)
    secrecy: str = Field(default="secret", max_length=16)
    eligibility: str = Field(default="all", max_length=12)
    group_ids: list[str] = document(list)
    with_comment: bool = False
    quorum_percent: int = 0
    block_quorum_percent: int = 0
    tie_rule: str = Field(default="keep_tie", max_length=20)
    lot_seed: str = Field(default="", max_length=24)
    runoff_of_id: str | None = Field(default=None, max_length=24)
    runoff_top: int = 0
    closes_in_minutes: int = 0
    closes_at: Moment | None = moment(nullable=True)
    shut_door: str = Field(default="", max_length=24)
    root: str = Field(default="", max_length=64)
    status: str = Field(default="draft", max_length=12)
    options: list[dict[str, Any]] = document(list)
    blocks: list[dict[str, Any]] = document(list)
    is_carried: bool = False
    opened_at: Moment | None = moment(nullable=True)
    closed_at: Moment | None = moment(nullable=True)
    revealed_at: Moment | None = moment(nullable=True)


class RoundRecordRow(SQLModel, table=True):
    """What was sealed of a round when it closed, besides its root and its ballots.

    `head` is the declared part; `receipts` are [code, voices] of who has voted; `voters` are names by ballot, in a
    round that was not secret. Apart from the round, since each page reads the rounds and hardly anybody this.
    """

    __tablename__ = "round_record"
    __table_args__ = (UniqueConstraint("round_id", name="uq_round_record"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    round_id: str = reference("voting_round")
    head: dict[str, Any] = document(dict)
    receipts: list[Any] = document(list)
    voters: dict[str, str] = document(dict)


class ElectorateRow(SQLModel, table=True):
    """A seat that may vote in a round, the block it counts in, and whether it has a ballot."""

    __tablename__ = "electorate"
    __table_args__ = (UniqueConstraint("round_id", "seat_id", name="uq_electorate_seat"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    round_id: str = reference("voting_round", index=True)
    seat_id: str = reference("seat", index=True)
    group_id: str | None = Field(default=None, max_length=24)
    weight: int = 1
    has_ballot: bool = False


class TurnoutRow(SQLModel, table=True):
    """Voices of a group in a round: how many may vote and how many have. An empty group is of those without one.

    Kept with every change of the electorate, in the same transaction, so that a page that shows the turnout costs the
    groups of the room and not its people.
    """

    __tablename__ = "turnout"
    __table_args__ = (UniqueConstraint("round_id", "group_id", name="uq_turnout_group"),)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    round_id: str = reference("voting_round")
    group_id: str = Field(default="", max_length=24)
    eligible: int = 0
    cast: int = 0


class BallotRow(SQLModel, table=True):
    """A ballot. In a secret round it is detached: `seat_id` is there only where people were told so before."""

    __tablename__ = "ballot"
    # Without SQLite's row number, which would count the ballots in the order in which they came in.
    __table_args__ = (UniqueConstraint("round_id", "key_hash", name="uq_ballot_key"), {"sqlite_with_rowid": False})

    id: str = primary_id()
    workshop_id: str = workshop_key()
    round_id: str = reference("voting_round", index=True)
    key_hash: str = Field(max_length=64)
    block_key: str = Field(default="", max_length=24)
    seat_id: str | None = Field(default=None, max_length=24)
    choices: dict[str, Any] = document(dict)


class BallotCommentRow(SQLModel, table=True):
    """A comment that came with a vote, cut from its ballot when the round closed."""

    __tablename__ = "ballot_comment"
    __table_args__ = ({"sqlite_with_rowid": False},)

    id: str = primary_id()
    workshop_id: str = workshop_key()
    round_id: str = reference("voting_round", index=True)
    text: str = long_text()
