// Words and figures of the pledges, and what a shelf holds of them.
import "$/public/ui/pledges/pledges.css";
import "$/utils/i18n/registers_pledges.js";
import "$/utils/i18n/stakeholders.js";
import { currentLocale, t as tell } from "$/public/ui/i18n.js";
import { t } from "$/utils/i18n/pledges.js";

const NOTHING = { totals: [], sectors: [], gaps: [], bars: [], elections: [], next_status: {}, round: { id: "", question: "" }, count: 0, firm: 0 };
const SHORT_FROM = 1e6;

/** The facts of a shelf's reading; before it has come, nothing. */
export const factsOf = (shelf) => ({ ...NOTHING, ...((shelf && shelf.reading && shelf.reading.facts) || {}) });
export const entriesOf = (shelf, key = "commitments") => (shelf && shelf.registers && shelf.registers[key]) || [];

export const kindWord = (kind) => tell(`commitment.kind.${kind}`);
export const statusWord = (status) => tell(`commitment.status.${status}`);
export const sectorWord = (sector) => (sector ? tell(`sector.${sector}`) : t("pledges.sector.none"));

export const figure = (value) => new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 2 }).format(value);

/** A figure that can be read from ten metres: millions in words. */
export const short = (value) =>
  value >= SHORT_FROM
    ? new Intl.NumberFormat(currentLocale(), { notation: "compact", compactDisplay: "long", maximumFractionDigits: 2 }).format(value)
    : figure(value);

export const withUnit = (value, unit, isLarge) => `${isLarge ? short(value) : figure(value)} ${unit}`.trim();

/** How much of a mission a commitment leaves uncovered, in words; empty where it covers it. */
export function shortWords({ years, months, is_early: isEarly }) {
  if (!isEarly) return "";
  if (!years) return t("pledges.short.months", { months });
  return months ? t("pledges.short.years_months", { years, months }) : t("pledges.short.years", { years });
}
