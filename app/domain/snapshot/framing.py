"""Step 1: cards, clusters and the challenge statement."""

from dataclasses import dataclass, field

from app.domain.snapshot.named import NamedView


@dataclass(frozen=True, slots=True)
class CardView:
    """A card as others may see it. `author` is empty where names are not shown; `merged` keeps original wordings."""

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
    is_in_challenge: bool = False


@dataclass(frozen=True, slots=True)
class ClusterView:
    """A named heap of cards."""

    id: str = ""
    name: str = ""
    cards: list[CardView] = field(default_factory=list)


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
    """The framing step. Before the reveal `clusters` and `loose` are empty and only counts are known."""

    is_revealed: bool = False
    total: int = 0
    counts: list[PromptCountView] = field(default_factory=list)
    clusters: list[ClusterView] = field(default_factory=list)
    loose: list[CardView] = field(default_factory=list)
    challenge: ChallengeView = field(default_factory=ChallengeView)
