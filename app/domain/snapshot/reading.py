"""The close reading of a result: by group, how firm it is, and what people agree on. Asked for, not broadcast."""

from dataclasses import dataclass, field

from app.domain.snapshot.rounds import ResultNoteView, SignedBallotView


@dataclass(frozen=True, slots=True)
class BlockScoreView:
    """What an option means to one block of groups, in the unit of the ballot; `share` of the highest (0..1)."""

    label: str = ""
    score: float = 0.0
    share: float = 0.0
    voices: int = 0


@dataclass(frozen=True, slots=True)
class OptionReadingView:
    """One option: raw, balanced, bridge and spread of its mean over blocks; agreement, division and consensus (0..1).

    `rank_balanced` is its rank where every group weighs the same (0: not known). What is not shown or cannot be
    measured is -1.0, and then has no `blocks`. `is_divisive` is of groups, `is_polarised` of people. In a round about
    a text there is one of them, with an empty `id`.
    """

    id: str = ""
    label: str = ""
    rank: int = 0
    rank_balanced: int = 0
    judged: int = 0
    raw: float = -1.0
    balanced: float = -1.0
    bridge: float = -1.0
    spread: float = -1.0
    agreement: float = -1.0
    polarisation: float = -1.0
    consensus: float = -1.0
    is_bridging: bool = False
    is_divisive: bool = False
    is_polarised: bool = False
    blocks: list[BlockScoreView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RobustnessView:
    """What the winners would have been by another count, or without one group: `key` in the catalogue, whose text may
    ask for `label`: the group, or one of two criteria (a text, or a key of the catalogue's own pairs)."""

    key: str = ""
    label: str = ""
    winners: list[str] = field(default_factory=list)
    is_same: bool = True


@dataclass(frozen=True, slots=True)
class OpinionGroupView:
    """People who voted alike: how many, and the options they favour and reject more than the others do."""

    letter: str = ""
    size: int = 0
    share: float = 0.0
    favours: list[str] = field(default_factory=list)
    rejects: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadTableView:
    """A table in words: `key` and `header` are keys of the catalogue, or plain text where they begin with '='."""

    key: str = ""
    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReadingView:
    """Everything about one result beyond who won.

    `opinions_note` says why there are no opinion groups (a key of the catalogue), empty where there are some.
    """

    round_id: str = ""
    has_blocks: bool = False
    is_composition_sensitive: bool = False
    raw_winners: list[str] = field(default_factory=list)
    balanced_winners: list[str] = field(default_factory=list)
    options: list[OptionReadingView] = field(default_factory=list)
    robustness: list[RobustnessView] = field(default_factory=list)
    opinion_groups: list[OpinionGroupView] = field(default_factory=list)
    opinions_note: str = ""
    tables: list[ReadTableView] = field(default_factory=list)
    notes: list[ResultNoteView] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    signed: list[SignedBallotView] = field(default_factory=list)
