"""Votes: turnout while they run, results once they are revealed."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OptionView:
    """What can be voted for; `id` is the goal's id where the subject is goals."""

    id: str = ""
    label: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TurnoutView:
    """How many have voted, of all or of one group; never what."""

    label: str = ""
    cast: int = 0
    eligible: int = 0


@dataclass(frozen=True, slots=True)
class BlockScoreView:
    """The score of an option within one block of groups."""

    label: str = ""
    score: float = 0.0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class OptionResultView:
    """One option's result. `share` of the best score (0..1) draws the bar; equal ranks are a tie."""

    id: str = ""
    label: str = ""
    score: float = 0.0
    share: float = 0.0
    supporters: int = 0
    supporter_share: float = 0.0
    rank: int = 0
    is_tied: bool = False
    balanced: float = 0.0
    bridge: float = 0.0
    spread: float = 0.0
    blocks: list[BlockScoreView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FistCountView:
    """How many chose a value of the fist of five; `share` of all valid ballots (0..1)."""

    value: int = 0
    count: int = 0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class ResultView:
    """The result of a revealed round; empty before."""

    options: list[OptionResultView] = field(default_factory=list)
    valid: int = 0
    abstained: int = 0
    eligible: int = 0
    is_quorum_met: bool = True
    is_composition_sensitive: bool = False
    has_blocks: bool = False
    has_ties: bool = False
    fist: list[FistCountView] = field(default_factory=list)
    median: float = 0.0
    is_passed: bool = False
    objections: list[str] = field(default_factory=list)
    concerns: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RoundView:
    """A voting round. `status` is draft, open, closed or revealed; `result` is filled only when revealed.

    `turnout` is that of a round that was closed: while it is open, see `OpenTurnoutView`.
    """

    id: str = ""
    number: int = 0
    step_id: str = ""
    step_kind: str = ""
    subject: str = ""
    subject_text: str = ""
    title: str = ""
    method: str = "dots"
    status: str = "draft"
    dots: int = 0
    cap: int = 0
    quorum_percent: int = 0
    tie_rule: str = "keep_tie"
    options: list[OptionView] = field(default_factory=list)
    turnout: TurnoutView = field(default_factory=TurnoutView)
    turnout_by_group: list[TurnoutView] = field(default_factory=list)
    is_revealed: bool = False
    result: ResultView = field(default_factory=ResultView)


@dataclass(frozen=True, slots=True)
class RoundsView:
    """The rounds in order; `current` is the open one, or else the newest that was opened.

    Of each subject only the newest that were opened are here, `earlier` counts the others: the charter has them all.
    """

    rounds: list[RoundView] = field(default_factory=list)
    current: RoundView = field(default_factory=RoundView)
    has_open: bool = False
    earlier: int = 0


@dataclass(frozen=True, slots=True)
class OpenTurnoutView:
    """Who has voted in the round that is open: all that changes with each ballot. `round_id` is empty without one.

    A topic of its own, so that a vote on its way to every screen weighs some hundred bytes, whatever the rounds hold.
    """

    round_id: str = ""
    cast: int = 0
    eligible: int = 0
    groups: list[TurnoutView] = field(default_factory=list)
