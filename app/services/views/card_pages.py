"""Cards beyond the window that everybody is sent: the next ones of a heap, and a search; after the reveal only."""

from app.domain.bounds import MOST_FOUND
from app.domain.errors import Conflict
from app.domain.snapshot import CardPageView, FoundCardsView
from app.persistence.unit_of_work import UnitOfWork
from app.services.views.cards import card_views, is_revealed
from app.services.views.people import People

ALL = "*"
"""In the place of a cluster's id: the cards of all heaps."""


async def card_page(work: UnitOfWork, people: People, cluster_id: str, after: int, limit: int) -> CardPageView:
    """Up to `limit` cards of a heap (empty: the loose ones) that follow the number `after`. Conflict while sealed."""
    await _must_be_revealed(work, people)
    workshop_id = people.workshop.id
    heap = None if cluster_id == ALL else cluster_id
    rows, left = await work.heaps.after(workshop_id, after, limit, cluster_id=heap)
    cards = await card_views(work, people, rows, await work.challenges.sources(workshop_id))
    return CardPageView(cluster_id=cluster_id, after=after, cards=cards, left=left)


async def found_cards(work: UnitOfWork, people: People, said: str) -> FoundCardsView:
    """Cards with these words or this number. Conflict while sealed."""
    await _must_be_revealed(work, people)
    wanted = said.strip()
    if not wanted:
        return FoundCardsView(said=said)
    rows, total = await work.heaps.find(people.workshop.id, wanted, MOST_FOUND)
    sources = await work.challenges.sources(people.workshop.id)
    return FoundCardsView(said=said, cards=await card_views(work, people, rows, sources), total=total)


async def _must_be_revealed(work: UnitOfWork, people: People) -> None:
    if not await is_revealed(work, people.workshop.id):
        raise Conflict("cards.sealed")
