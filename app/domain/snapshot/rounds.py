"""Votes: turnout while they run, results once they are revealed."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OptionView:
    """What can be voted for; `id` is the goal's (or instrument's, or theme's) id where it is one. `cost` is in the
    unit of the round's limit."""

    id: str = ""
    label: str = ""
    detail: str = ""
    cost: int = 1


@dataclass(frozen=True, slots=True)
class TurnoutView:
    """How many have voted, of all or of one group; never what."""

    label: str = ""
    cast: int = 0
    eligible: int = 0


@dataclass(frozen=True, slots=True)
class OptionResultView:
    """One option's result. `score` is in the unit of the method; `share` of the best score (0..1) draws a bar.

    Equal ranks are a tie; `is_chosen` is among the winners.
    """

    id: str = ""
    label: str = ""
    detail: str = ""
    score: float = 0.0
    share: float = 0.0
    supporters: int = 0
    supporter_share: float = 0.0
    rank: int = 0
    is_tied: bool = False
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class ResultNoteView:
    """A sentence about a result that the reader should know: its key in the catalogue, and the values in it.

    `is_warning` where the result must be read with care.
    """

    key: str = ""
    values: dict[str, str | int | float] = field(default_factory=dict)
    is_warning: bool = False


@dataclass(frozen=True, slots=True)
class FistCountView:
    """How many chose an answer of the fist of five (`value` 0..5) or of a consent vote (2, 1, 0: consent, concern,
    object); `share` of all valid ballots (0..1)."""

    value: int = 0
    count: int = 0
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class SignedBallotView:
    """Who chose what, in an open round or by pseudonym; `choices` in the catalogue's words, one for each line."""

    name: str = ""
    choices: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ResultView:
    """The result of a revealed round; empty before.

    `pictures` names the pictures of it (see `app.domain.voting.pictures`), which the page fetches; the close reading
    of groups, robustness and opinions comes on request (`ReadingView`). `is_by_place`: the scores of a ranking are how
    many others each option is placed before, since what its rule counts would not go with the ranks.
    """

    options: list[OptionResultView] = field(default_factory=list)
    valid: int = 0
    abstained: int = 0
    eligible: int = 0
    is_quorum_met: bool = True
    has_blocks: bool = False
    has_ties: bool = False
    is_by_place: bool = False
    notes: list[ResultNoteView] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    fist: list[FistCountView] = field(default_factory=list)
    median: float = 0.0
    is_passed: bool = False
    objections: list[str] = field(default_factory=list)
    concerns: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    comment_count: int = 0


@dataclass(frozen=True, slots=True)
class RoundView:
    """A voting round. `status` is draft, open, closed or revealed; `result` is filled only when revealed.

    `turnout` is that of a round that was closed: while it is open, see `OpenTurnoutView`. `secrecy` is secret,
    pseudonymous or open; `eligibility` is all, groups (`group_names`) or roster. `closes_at` is the deadline in
    milliseconds since 1970 (0: none). `criteria` are two texts, or keys of the catalogue's own pairs. `runoff_of` is
    the number of the round whose best went on (0: none). `root` is what the closed round has published (hex).
    `lot_seed` is what a lot is drawn by, where one decides and the round has opened.
    `door` is empty while newcomers may vote; else the name of the shut door at which those who came later wait.
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
    credits: int = 0
    pairs: int = 0
    winners: int = 1
    ranking_rule: str = "schulze"
    limit: int = 0
    limit_unit: str = ""
    criteria: list[str] = field(default_factory=list)
    secrecy: str = "secret"
    eligibility: str = "all"
    group_names: list[str] = field(default_factory=list)
    with_comment: bool = False
    quorum_percent: int = 0
    block_quorum_percent: int = 0
    tie_rule: str = "keep_tie"
    lot_seed: str = ""
    runoff_of: int = 0
    closes_at: int = 0
    door: str = ""
    options: list[OptionView] = field(default_factory=list)
    turnout: TurnoutView = field(default_factory=TurnoutView)
    turnout_by_group: list[TurnoutView] = field(default_factory=list)
    is_revealed: bool = False
    root: str = ""
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
