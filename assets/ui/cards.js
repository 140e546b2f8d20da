// What pages read out of a window on the cards: pure functions of what the server sent.

/** The number of the last card of a list, 0 where there is none. */
export const lastNumber = (cards) => (cards && cards.length ? cards[cards.length - 1].number : 0);

/** Of the cards that were looked at further, those of this heap that its window does not have. */
export const furtherOf = (further, heap, first) => {
  if (!further || (further.cluster_id || "") !== (heap || "")) return [];
  const shown = new Set((first || []).map((card) => card.id));
  return (further.cards || []).filter((card) => !shown.has(card.id));
};

/** How many cards stand, on the window or beyond it. */
export const standing = (cards) =>
  ((cards && cards.clusters) || []).reduce((sum, cluster) => sum + cluster.total, (cards && cards.loose_total) || 0);

/** Every card of the window, by number. */
export const shownCards = (cards) =>
  [...((cards && cards.clusters) || []).flatMap((cluster) => cluster.cards), ...((cards && cards.loose) || [])].sort(
    (one, other) => one.number - other.number,
  );

/** Whether there are cards that the window does not have. */
export const isPartial = (cards) => standing(cards) > shownCards(cards).length;

/** Several lists of cards as one: each card once, as the first list has it, by number. */
export const together = (...lists) => {
  const byId = new Map();
  for (const card of lists.flat()) if (card && !byId.has(card.id)) byId.set(card.id, card);
  return [...byId.values()].sort((one, other) => one.number - other.number);
};
