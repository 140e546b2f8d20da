"""What is drawn, for whom: a result with its labels and words, and the sizes in which pictures come.

Must not: know where labels and words come from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from math import ceil
from typing import Protocol, TypeVar

from app.domain.pictures.canvas import Canvas
from app.domain.pictures.letters import lines_of
from app.domain.voting.ahead import ahead_of
from app.domain.voting.result import OptionResult, Result
from app.domain.voting.terms import QuorumStatement, RankingRule

PREFIX = "voting_pictures."
T = TypeVar("T")
_TOLD = 12


class Texts(Protocol):
    """Texts of one locale; `app.i18n.text.Texts` is one."""

    def format(self, key: str, **values: object) -> str:
        """The text of a key with its values."""


class Size(StrEnum):
    """How a picture is drawn.

    narrow: 360 units, labels above what they name, for phones. wide: 760 units, for the desk. wall: as wide, in parts
    that fit a screen of 16:9 without its texts becoming small. paper: as wide, as long as a page.
    """

    NARROW = "narrow"
    WIDE = "wide"
    WALL = "wall"
    PAPER = "paper"

    @property
    def width(self) -> int:
        """Units across."""
        return 360 if self is Size.NARROW else 760

    @property
    def text(self) -> int:
        """The size of its texts in units: none is smaller than 13."""
        return {Size.NARROW: 14, Size.WIDE: 15, Size.WALL: 18, Size.PAPER: 15}[self]

    @property
    def small(self) -> int:
        """The size of asides; on a wall none may be smaller, and on 14 cm of paper 15 units are 7.8 points."""
        return {Size.WALL: 18, Size.PAPER: 15}.get(self, 13)

    @property
    def height(self) -> int:
        """Units that one part should not exceed."""
        return {Size.NARROW: 1400, Size.WIDE: 620, Size.WALL: 370, Size.PAPER: 960}[self]

    def canvas(self) -> Canvas:
        """An empty picture of this size."""
        return Canvas(self.width, self.text, self.small)

    @property
    def is_narrow(self) -> bool:
        """Whether labels go above what they name."""
        return self is Size.NARROW


@dataclass(frozen=True)
class Shown:
    """A result with all that is written on its pictures.

    `labels` by option id, `block_labels` by key of a frozen block. `criteria` are the names of the two criteria.
    `unit` is that of the limit and the costs.
    """

    result: Result
    texts: Texts
    labels: Mapping[str, str]
    title: str = ""
    block_labels: Mapping[str, str] = field(default_factory=dict)
    criteria: tuple[str, str] = ("", "")
    criteria_keys: tuple[str, str] = ("", "")
    costs: Mapping[str, int] = field(default_factory=dict)
    unit: str = ""
    quorum_percent: int = 0

    def say(self, key: str, **values: object) -> str:
        """A text of the pictures."""
        return self.texts.format(PREFIX + key, **values)

    def label(self, option: str) -> str:
        """An option's words; a dash when they were hidden since."""
        return self.labels.get(option) or "–"

    def block(self, keys: Sequence[str]) -> str:
        """The name of the blocks that are shown as one."""
        return " + ".join(self.block_labels.get(key, key) for key in keys)

    def number(self, value: float) -> str:
        """A number as people write it, with at most two digits behind the point."""
        near = round(value, 2)
        return self.say("number", value=int(near) if near == int(near) else near)

    def percent(self, share: float) -> str:
        """A share (0..1) in whole percent."""
        return self.say("percent", percent=round(share * 100))

    @cached_property
    def ahead(self) -> Mapping[str, int]:
        """How many others each option is placed before, where its score does not go with its rank; else empty."""
        return ahead_of(self.result)

    def length(self, option: OptionResult) -> float:
        """What an option's bar is as long as: never longer than that of an option with a better rank."""
        return self.ahead[option.id] if self.ahead else max(option.score, 0.0)

    def score(self, option: OptionResult) -> str:
        """What an option's bar says: its score with its unit, as the method has it."""
        score = option.score
        if self.ahead:
            return self.say("score.ranked.ahead", count=self.ahead[option.id])
        method = str(self.result.method)
        if self.result.rankings is not None:
            method = f"ranked.{self.result.rankings.rule}"
        if method == "pairwise":
            return self.percent(score)
        near = round(score, 2)
        return self.say(f"score.{method}", count=int(near) if near == int(near) else near)

    @property
    def is_indicative(self) -> bool:
        """Whether the quorum was missed: then bars are hollow and the picture says so."""
        return self.result.quorum.statement is QuorumStatement.MISSED

    @property
    def rule(self) -> RankingRule | None:
        """How rankings were counted."""
        return self.result.rankings.rule if self.result.rankings else None

    def rank(self, option: OptionResult) -> str:
        """A rank as it is written; one that is shared says so by its sign."""
        return f"{option.rank}=" if option.is_tied else f"{option.rank}."

    def bar_kind(self, option: OptionResult) -> str:
        """How an option's bar looks."""
        return self.bar_kind_of(is_chosen=option.is_chosen)

    def bar_kind_of(self, *, is_chosen: bool) -> str:
        """How a bar looks: dark when chosen, hollow when the quorum was missed."""
        if self.is_indicative:
            return "pic-hollow"
        return "pic-chosen" if is_chosen else "pic-bar"

    def standing(self, option: OptionResult) -> str:
        """Chosen, tied, both, or nothing, in words."""
        words = [self.say("chosen")] if option.is_chosen and not self.is_indicative else []
        words += [self.say("tied")] if option.is_tied else []
        return ", ".join(words)

    def standing_beside(self, option: OptionResult, size: Size) -> str:
        """The same beside a plot; on a wall, where labels need the room, the sign of the chosen says it."""
        return self.say("tied") * option.is_tied if size is Size.WALL else self.standing(option)

    def head(self, canvas: Canvas, y: float = 0) -> float:
        """What a reader must know before anything else; returns where the picture goes on."""
        if not self.is_indicative:
            return y
        words = lines_of(self.say("indicative"), canvas.width - 8, canvas.size, bold=True)
        canvas.lines(4, y + canvas.size + 2, words, bold=True)
        return y + len(words) * canvas.leading + 8

    def in_words(self) -> str:
        """The outcome in a sentence or two, for descriptions."""
        parts = [self.say("indicative")] if self.is_indicative else []
        chosen = [self.label(one) for one in self.result.winners]
        if chosen and not self.is_indicative:
            parts.append(self.say("winners", count=len(chosen), options="; ".join(chosen)))
        for tied in self.result.tie_groups:
            parts.append(self.say("tie", options="; ".join(self.label(one) for one in tied)))
        return " ".join(parts)

    def told(self, entries: Sequence[str]) -> str:
        """Entries of a description, the first of many."""
        rest = len(entries) - _TOLD
        more = [self.say("more", count=rest)] if rest > 0 else []
        return "; ".join([*entries[:_TOLD], *more]) + "."

    def describe(self, *sentences: str) -> str:
        """What a picture says, in words, the outcome first."""
        return " ".join(part for part in (self.in_words(), *sentences) if part)


def split(rows: Sequence[T], heights: Sequence[float], most: float) -> list[list[T]]:
    """Rows in parts of about the same number, none higher than `most` where a single row is not."""
    parts: list[list[T]] = []
    count = 1
    while True:
        each = ceil(len(rows) / count) if rows else 0
        cuts = [range(start, min(start + each, len(rows))) for start in range(0, len(rows), max(each, 1))]
        if each <= 1 or all(sum(heights[at] for at in part) <= most for part in cuts):
            break
        count += 1
    parts = [[rows[at] for at in part] for part in cuts]
    return parts or [[]]
