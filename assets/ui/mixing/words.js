// What the pictures of the mix share: its words, and where in the mix a cell stands.
import "$/utils/i18n/registers_mixing.js";
import "$/utils/i18n/stakeholders.js";
import { t as word } from "$/utils/i18n/instruments.js";
import { t as tell } from "$/public/ui/i18n.js";

export { word, tell };

export const STAGES = ["research", "development", "demonstration", "market_formation", "diffusion", "phase_out"];
export const SIDES = ["supply", "demand", "regulatory", "systemic"];

/** The cards by id, and what the server has read from them. */
export function known(mix, instruments) {
  return {
    facts: (mix && mix.reading && mix.reading.facts) || {},
    hints: (mix && mix.reading && mix.reading.hints) || [],
    cards: new Map((instruments || []).map((one) => [one.id, one])),
  };
}
