"""The framing step as others may see it: sealed before the reveal, clusters and challenge after it."""

from collections import Counter
from collections.abc import Iterable

from app.domain.snapshot import CardsView, CardView, ChallengeView, ClusterView, NamedView, PromptCountView
from app.domain.steps import Prompt, StepKind
from app.persistence.repositories.own import OwnCard
from app.persistence.tables import CardRow
from app.persistence.unit_of_work import UnitOfWork
from app.services.views.people import People, is_a_handful


def card_view(
    card: CardRow, people: People, merged: Iterable[CardRow] = (), *, is_in_challenge: bool = False
) -> CardView:
    """A card, with the wordings that were folded into it."""
    credit = people.credit(card.seat_id, card.group_id)
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
        is_in_challenge=is_in_challenge,
    )


async def cards_view(work: UnitOfWork, people: People) -> CardsView:
    """All cards that stand, by cluster; before the reveal only their number by prompt."""
    workshop_id = people.workshop.id
    step = await work.steps.of_kind(workshop_id, StepKind.FRAME)
    rows = [card for card in await work.cards.of(workshop_id) if not card.is_hidden]
    standing = [card for card in rows if card.merged_into_id is None]
    counts = Counter(card.prompt for card in rows)
    summary = CardsView(
        is_revealed=bool(step and step.is_revealed),
        total=len(rows),
        counts=[PromptCountView(prompt.value, counts[prompt.value]) for prompt in Prompt],
    )
    if not summary.is_revealed:
        return CardsView(summary.is_revealed, summary.total, summary.counts)
    folded: dict[str, list[CardRow]] = {}
    for card in rows:
        if card.merged_into_id:
            folded.setdefault(card.merged_into_id, []).append(card)
    sources = list(await work.challenges.sources(workshop_id))
    views = {
        card.id: card_view(card, people, folded.get(card.id, ()), is_in_challenge=card.id in sources)
        for card in standing
    }
    clusters = [
        ClusterView(
            id=cluster.id,
            name=cluster.name,
            cards=[view for view in views.values() if view.cluster_id == cluster.id],
        )
        for cluster in await work.clusters.of(workshop_id)
    ]
    known = {cluster.id for cluster in clusters}
    every = {card.id: card for card in rows}
    challenge = await work.challenges.of_workshop(workshop_id)
    return CardsView(
        is_revealed=True,
        total=summary.total,
        counts=summary.counts,
        clusters=clusters,
        loose=[view for view in views.values() if view.cluster_id not in known],
        challenge=ChallengeView()
        if challenge is None
        else ChallengeView(
            statement=challenge.statement,
            complexity=challenge.complexity,
            scope_in=challenge.scope_in,
            scope_out=challenge.scope_out,
            source_ids=sources,
            sources=[views.get(one) or card_view(every[one], people) for one in sources if one in every],
        ),
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
