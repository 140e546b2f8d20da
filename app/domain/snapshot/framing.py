"""Step 1: cards, clusters and the challenge statement."""

from dataclasses import dataclass, field

from app.domain.snapshot.named import NamedView


@dataclass(frozen=True, slots=True)
class CardView:
    """A card as others may see it. `author` is empty where names are not shown.

    `merged` are the first original wordings of cards that were folded into it, `merged_count` is how many there are.
    """

    id: str = ""
    number: int = 0
    prompt: str = ""
    text: str = ""
    author: str = ""
    group_name: str = ""
    group_index: int = 0
    cluster_id: str = ""
    is_edited: bool = False
    original_text: str = ""
    merged: list[NamedView] = field(default_factory=list)
    merged_count: int = 0
    is_in_challenge: bool = False


@dataclass(frozen=True, slots=True)
class ClusterView:
    """A named heap of cards: the first of them by number, and how many there are.

    `stamp` becomes another one when something in the heap changes, also beyond its first cards.
    """

    id: str = ""
    name: str = ""
    cards: list[CardView] = field(default_factory=list)
    total: int = 0
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class PromptCountView:
    """How many cards answer a prompt: all that is known before the reveal."""

    prompt: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class ChallengeView:
    """The challenge statement, still linked to the cards it was composed from."""

    statement: str = ""
    complexity: str = ""
    scope_in: str = ""
    scope_out: str = ""
    source_ids: list[str] = field(default_factory=list)
    sources: list[CardView] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CardsView:
    """The framing step. Before the reveal `clusters` and `loose` are empty and only counts are known.

    A window on the cards, of bounded size whatever their number: the first of each heap, with the heap's total. The
    rest is read page by page (`CardPageView`) by whoever wants to see it.
    """

    is_revealed: bool = False
    total: int = 0
    counts: list[PromptCountView] = field(default_factory=list)
    clusters: list[ClusterView] = field(default_factory=list)
    loose: list[CardView] = field(default_factory=list)
    loose_total: int = 0
    loose_stamp: str = ""
    challenge: ChallengeView = field(default_factory=ChallengeView)


@dataclass(frozen=True, slots=True)
class CardPageView:
    """Cards of one heap that come after the card with the number `after`; `left` is how many follow these.

    `cluster_id` is empty for the loose cards.
    """

    cluster_id: str = ""
    after: int = 0
    cards: list[CardView] = field(default_factory=list)
    left: int = 0


@dataclass(frozen=True, slots=True)
class FoundCardsView:
    """The first cards by number in which `said` was found, and how many there are."""

    said: str = ""
    cards: list[CardView] = field(default_factory=list)
    total: int = 0
