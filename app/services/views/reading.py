"""The close reading of a revealed round, with labels instead of ids. Asked for, not broadcast.

Must not: measure anything (see `app.domain.voting.reading`), or write sentences: texts are keys of the catalogue.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.snapshot.reading import (
    BlockScoreView,
    OpinionGroupView,
    OptionReadingView,
    ReadingView,
    RobustnessView,
)
from app.domain.snapshot.rounds import ResultNoteView, SignedBallotView
from app.domain.voting.methods import HIGHEST_RATING, HIGHEST_SCORE, ON_A_TEXT, Method
from app.domain.voting.notes import Note
from app.domain.voting.reading import OptionReading, Reading
from app.domain.voting.result import Result
from app.domain.voting.robustness import Recount
from app.persistence.tables import RoundRow
from app.services.views.named import known_as
from app.services.views.reading_tables import tables_of

NAMED = 4
"""Options or groups that one sentence names; of more it says '…'."""

LONGEST_NAME = 60
"""Characters of a name in a sentence; of a longer one the beginning is enough to know it by."""

NOT_SHOWN = -1.0
LETTERS = "ABCDEFGH"


@dataclass(frozen=True, slots=True)
class Labels:
    """What options and blocks of groups are called."""

    options: Mapping[str, str]
    blocks: Mapping[str, str]

    @classmethod
    def of(cls, row: RoundRow) -> "Labels":
        """Those that were frozen when the round opened. The text of a round about a text is its title."""
        is_on_a_text = Method(row.method) in ON_A_TEXT
        options = (
            {"": row.subject_text or row.title} if is_on_a_text else {one["id"]: known_as(one) for one in row.options}
        )
        return cls(options, {one["key"]: one["label"] for one in row.blocks})

    def option(self, one: str) -> str:
        """An option's label."""
        return self.options.get(one, one)

    def block(self, keys: Sequence[str]) -> str:
        """Groups that are shown as one: 'Business + Citizens'."""
        return " + ".join(self.blocks.get(key, key) for key in keys)


def reading_view(
    row: RoundRow,
    result: Result,
    reading: Reading,
    *,
    comments: Sequence[str] = (),
    signed: Sequence[SignedBallotView] = (),
) -> ReadingView:
    """A reading for a page. `comments` and `signed` ballots are what the round lets everybody see."""
    labels = Labels.of(row)
    missing = reading.opinions.missing
    return ReadingView(
        round_id=row.id,
        has_blocks=bool(reading.blocks),
        is_composition_sensitive=reading.is_composition_sensitive,
        raw_winners=[labels.option(one) for one in reading.raw_winners],
        balanced_winners=[labels.option(one) for one in reading.balanced_winners],
        options=[_option(labels, one, _highest(result, reading)) for one in reading.options],
        robustness=[_robustness(row, labels, one) for one in reading.recounts],
        opinion_groups=[
            OpinionGroupView(
                letter=letter,
                size=one.size,
                share=one.share,
                favours=[labels.option(option) for option in one.favours],
                rejects=[labels.option(option) for option in one.rejects],
            )
            for letter, one in zip(LETTERS, reading.opinions.groups, strict=False)
        ],
        opinions_note=f"voting_reading.opinions.{missing}" if missing else "",
        tables=tables_of(result, reading, labels.option, labels.block),
        notes=[note_view(labels, note) for note in reading.notes],
        comments=list(comments),
        signed=list(signed),
    )


def note_view(labels: Labels, note: Note) -> ResultNoteView:
    """A note with the names of what it names."""
    values: dict[str, str | int | float] = dict(note.numbers)
    values.update({name: _listed(labels.option(one) for one in ids) for name, ids in note.options.items()})
    values.update({name: _listed(labels.block(one) for one in keys) for name, keys in note.blocks.items()})
    return ResultNoteView(f"voting_reading.note.{note.code}", values, note.is_warning)


def _listed(names: Iterable[str]) -> str:
    known = [name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…" for name in names]
    return ", ".join(known[:NAMED] + ["…"] * (len(known) > NAMED))


def _highest(result: Result, reading: Reading) -> float:
    """What a full bar stands for: the end of the ballot's scale, or else the highest mean of any group."""
    match result.method:
        case Method.SCORE | Method.FIST_OF_FIVE:
            return HIGHEST_SCORE
        case Method.TWO_CRITERIA:
            return HIGHEST_RATING
        case Method.APPROVAL | Method.EQUAL_SHARES | Method.PAIRWISE:
            return 1.0
        case _:
            means = [block.mean for one in reading.options if one.balance for block in one.balance.by_block]
            return max(means, default=0.0)


def _option(labels: Labels, one: OptionReading, highest: float) -> OptionReadingView:
    balance, agreement = one.balance, one.agreement
    return OptionReadingView(
        id=one.id,
        label=labels.option(one.id),
        rank=one.rank,
        rank_balanced=one.rank_balanced,
        judged=agreement.judged,
        raw=balance.raw if balance else NOT_SHOWN,
        balanced=balance.balanced if balance else NOT_SHOWN,
        bridge=balance.bridge if balance else NOT_SHOWN,
        spread=balance.spread if balance else NOT_SHOWN,
        agreement=_or_not(agreement.agreement),
        polarisation=_or_not(agreement.polarisation),
        consensus=_or_not(agreement.consensus),
        is_bridging=agreement.is_bridging,
        is_divisive=agreement.is_divisive,
        is_polarised=agreement.is_polarised,
        blocks=[
            BlockScoreView(
                label=labels.block(block.keys),
                score=block.mean,
                share=block.mean / highest if highest else 0.0,
                voices=block.valid,
            )
            for block in (balance.by_block if balance else ())
        ],
    )


def _or_not(measured: float | None) -> float:
    return NOT_SHOWN if measured is None else measured


def _robustness(row: RoundRow, labels: Labels, one: Recount) -> RobustnessView:
    criteria = dict(zip(("first_criterion", "second_criterion"), row.criteria, strict=False))
    return RobustnessView(
        key=f"voting_reading.robust.{one.key}",
        label=labels.block(one.without) if one.without else criteria.get(one.key, ""),
        winners=[labels.option(winner) for winner in one.winners],
        is_same=one.is_same,
    )
