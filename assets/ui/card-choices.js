// Cards to choose from for the challenge. Where a page has only some of the cards, what it once offered stays on offer in
// this tab: it may be checked, and a statement must not lose a card because that card left the window.
import { isPartial, shownCards, together } from "$/public/ui/cards.js";

const MOST_KEPT = 400;

const kept = new Map(); // workshop code -> cards

/**
 * Choices of a checkbox list: the window's cards and the statement's own; where that is not all, also what was looked
 * at further and what was found, the newest find first.
 */
export function cardChoices(code, cards, further, found) {
  const own = together(shownCards(cards), (cards && cards.challenge && cards.challenge.sources) || []);
  if (!isPartial(cards)) return own.map(asChoice);
  const finds = (found && found.cards) || [];
  const all = together(own, (further && further.cards) || [], finds, recall(code));
  keep(code, all);
  const first = new Set(finds.map((card) => card.id));
  return [...all.filter((card) => first.has(card.id)), ...all.filter((card) => !first.has(card.id))].map(asChoice);
}

const asChoice = (card) => ({ value: card.id, label: `${card.number} · ${card.text}` });

const place = (code) => `mission-room:offered-cards:${code}`;

function recall(code) {
  if (!kept.has(code)) {
    let before = [];
    try {
      before = JSON.parse(window.sessionStorage.getItem(place(code)) || "[]");
    } catch {
      // a device that keeps nothing remembers as long as the page lives
    }
    kept.set(code, before);
  }
  return kept.get(code);
}

function keep(code, all) {
  const before = kept.get(code);
  const now = all.slice(-MOST_KEPT).map(({ id, number, text }) => ({ id, number, text }));
  if (JSON.stringify(now) === JSON.stringify(before)) return;
  kept.set(code, now);
  try {
    window.sessionStorage.setItem(place(code), JSON.stringify(now));
  } catch {
    // see above
  }
}
