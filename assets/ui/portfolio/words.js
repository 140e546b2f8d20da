// What the portfolio's screens share: words, and projects by number, which is how the reading names them.
import { t as tell } from "$/public/ui/i18n.js";
import { t } from "$/utils/i18n/portfolio.js";
import "$/utils/i18n/registers_portfolio.js";

export const VERDICTS = ["accelerate", "connect", "rethink", "let_go", "unclear"];

export const leverWord = (lever) => (lever ? tell(`lever.${lever}`) : t("portfolio.heat.no_lever"));
export const verdictWord = (verdict) => tell(`verdict.${verdict}`);

/** What the reading holds beside its tables and hints; empty before the room has spoken. */
export const factsOf = (shelf) => (shelf && shelf.reading && shelf.reading.facts) || {};

export const projectsOf = (shelf) => (shelf && shelf.registers && shelf.registers.projects) || [];

/** Projects by number. */
export const byNumber = (shelf) => new Map(projectsOf(shelf).map((entry) => [entry.number, entry]));

/** The most frequent verdicts in words: one, several that are level, or none yet. */
export function saidWord(said) {
  if (!said || !said.length) return "";
  if (said.length === 1) return verdictWord(said[0]);
  return t("portfolio.verdict.tie", { verdicts: said.map(verdictWord).join(" / ") });
}

/** Whether these words stand in a project's name, its owner or what it does. */
export function speaksOf(entry, wanted) {
  const { name, owner, summary, funder } = entry.values;
  const said = `pr${entry.number} ${name} ${owner} ${summary} ${funder}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/)
    .every((word) => said.includes(word));
}
