"""The framing step as others may see it: sealed before the reveal, a window on clusters and challenge after it.

Must not: read or send all cards; their number has no limit.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence

from app.domain.bounds import HIDDEN_WINDOW, LOOSE_WINDOW, MOST_SOURCES, WORDINGS, window_of_a_cluster
from app.domain.snapshot import CardsView, CardView, ChallengeView, ClusterView, NamedView, PromptCountView
from app.domain.steps import Prompt, StepKind
from app.persistence.repositories.heaps import Count
from app.persistence.repositories.own import OwnCard
from app.persistence.tables import CardRow, WorkshopRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.views.people import People, is_a_handful


def card_view(
    card: CardRow,
    people: People,
    merged: Iterable[CardRow] = (),
    merged_count: int = 0,
    *,
    is_in_challenge: bool = False,
) -> CardView:
    """A card, with the first wordings that were folded into it."""
    credit = people.credit(card.seat_id, card.group_id, card.id)
    return CardView(
        id=card.id,
        number=card.number,
        prompt=card.prompt,
        text=card.text,
        author=credit.author,
        group_name=credit.group_name,
        group_index=credit.group_index,
        cluster_id=card.cluster_id or "",
        is_edited=card.text != card.original_text,
        original_text=card.original_text if card.text != card.original_text else "",
        merged=[NamedView(one.id, one.text) for one in merged],
        merged_count=merged_count,
        is_in_challenge=is_in_challenge,
    )


async def card_views(
    work: UnitOfWork, people: People, cards: Sequence[CardRow], sources: Iterable[str]
) -> list[CardView]:
    """Standing cards with what was folded into them, in the order given."""
    workshop_id, linked = people.workshop.id, set(sources)
    rows, counts = await work.heaps.folded(workshop_id, [card.id for card in cards], WORDINGS) if cards else ((), {})
    folded: dict[str, list[CardRow]] = {}
    for row in rows:
        folded.setdefault(row.merged_into_id or "", []).append(row)
    return [
        card_view(card, people, folded.get(card.id, ()), counts.get(card.id, 0), is_in_challenge=card.id in linked)
        for card in cards
    ]


async def is_revealed(work: UnitOfWork, workshop_id: str) -> bool:
    """Whether everybody may see the cards."""
    step = await work.steps.of_kind(workshop_id, StepKind.FRAME)
    return bool(step and step.is_revealed)


async def cards_view(work: UnitOfWork, people: People) -> CardsView:
    """The first cards of each heap with the heap's total; before the reveal only the number of cards by prompt."""
    workshop_id = people.workshop.id
    if not await is_revealed(work, workshop_id):
        sealed = await work.heaps.by_prompt(workshop_id)
        return CardsView(total=sum(sealed.values()), counts=_by_prompt(sealed))
    clusters = await work.clusters.of(workshop_id)
    counts = await work.heaps.counts(workshop_id)
    sources = (await work.challenges.sources(workshop_id))[:MOST_SOURCES]
    each = window_of_a_cluster(len(clusters))
    known = {cluster.id for cluster in clusters}
    first = await work.heaps.first(workshop_id, [one.id for one in clusters], each, LOOSE_WINDOW)
    views = await card_views(work, people, first, sources)
    heaps: dict[str, list[CardView]] = {cluster_id: [] for cluster_id in (*known, "")}
    for view in views:
        heaps[view.cluster_id if view.cluster_id in known else ""].append(view)
    totals, stamps = _totals(counts, known), _stamps(counts, known, sources)
    by_prompt: Counter[str] = Counter()
    for count in counts:
        by_prompt[count.prompt] += count.cards
    return CardsView(
        is_revealed=True,
        total=by_prompt.total(),
        counts=_by_prompt(by_prompt),
        clusters=[
            ClusterView(
                id=cluster.id,
                name=cluster.name,
                cards=heaps[cluster.id],
                total=totals[cluster.id],
                stamp=stamps[cluster.id],
            )
            for cluster in clusters
        ],
        loose=heaps[""][:LOOSE_WINDOW],  # cards of clusters that are gone may have made it longer
        loose_total=totals[""],
        loose_stamp=stamps[""],
        challenge=await _challenge(work, people, sources, {view.id: view for view in views}),
    )


def own_card(card: OwnCard, naming: str, shown_name: str) -> CardView:
    """A seat's own card, for its own device, sealed or not; credited as it is to the others."""
    has_group = card.group_position >= 0 and not is_a_handful(naming, card.group_size)
    is_edited = card.text != card.original_text
    return CardView(
        id=card.id,
        number=card.number,
        prompt=card.prompt,
        text=card.text,
        author=shown_name,
        group_name=card.group_name if has_group else "",
        group_index=card.group_position if has_group else -1,
        cluster_id=card.cluster_id,
        is_edited=is_edited,
        original_text=card.original_text if is_edited else "",
    )


async def hidden_cards(work: UnitOfWork, workshop: WorkshopRow) -> tuple[list[CardView], int]:
    """The first hidden cards, for the desk, and how many there are; none before the reveal, for the desk neither."""
    if not await is_revealed(work, workshop.id):
        return [], 0
    rows, total = await work.heaps.hidden(workshop.id, HIDDEN_WINDOW)
    if not rows:
        return [], 0
    people = await People.read(work, workshop)
    return [card_view(row, people) for row in rows], total


async def _challenge(
    work: UnitOfWork, people: People, sources: Sequence[str], views: dict[str, CardView]
) -> ChallengeView:
    challenge = await work.challenges.of_workshop(people.workshop.id)
    if challenge is None:
        return ChallengeView()
    others = [one for one in sources if one not in views]
    rows = (
        [card for card in await work.cards.by_ids(people.workshop.id, others) if not card.is_hidden] if others else []
    )
    more = {view.id: view for view in await card_views(work, people, rows, sources)}
    known = views | more
    return ChallengeView(
        statement=challenge.statement,
        complexity=challenge.complexity,
        scope_in=challenge.scope_in,
        scope_out=challenge.scope_out,
        source_ids=list(sources),
        sources=[known[one] for one in sources if one in known],
    )


def _by_prompt(counts: dict[str, int]) -> list[PromptCountView]:
    return [PromptCountView(prompt.value, counts.get(prompt.value, 0)) for prompt in Prompt]


def _totals(counts: Iterable[Count], known: set[str]) -> Counter[str]:
    totals: Counter[str] = Counter()
    for count in counts:
        if count.stands:
            totals[_heap(count, known)] += count.cards
    return totals


def _stamps(counts: Iterable[Count], known: set[str], sources: Sequence[str]) -> dict[str, str]:
    """For each heap a short text that is another one after any change to its cards, on the window or beyond it."""
    everywhere = [*sources, *sorted(repr(count) for count in counts if not count.stands)]
    within: dict[str, list[str]] = {cluster_id: list(everywhere) for cluster_id in (*known, "")}
    for text, count in sorted((repr(count), count) for count in counts if count.stands):
        within[_heap(count, known)].append(text)
    return {heap: f"{zlib.crc32('|'.join(parts).encode()):x}" for heap, parts in within.items()}


def _heap(count: Count, known: set[str]) -> str:
    return count.cluster_id if count.cluster_id in known else ""
