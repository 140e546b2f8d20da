// Texts in the browser: a table of messages by locale, and `t`, which formats them.
// The message format is that of app/i18n/message.py; tests hold both to the same answers.

const tables = {};
const parsed = new Map();
let locale = "en";

export const currentLocale = () => locale;

export function register(name, messages) {
  tables[name] = Object.assign(tables[name] || {}, messages);
}

export function t(key, values = {}) {
  const own = tables[locale] && tables[locale][key];
  const text = own === undefined ? tables.en && tables.en[key] : own;
  return text === undefined ? String(key ?? "") : format(text, values || {}, locale);
}

export function has(key) {
  return Boolean((tables[locale] && key in tables[locale]) || (tables.en && key in tables.en));
}

export function format(text, values, language) {
  if (!parsed.has(text)) parsed.set(text, parse(text));
  return rendered(parsed.get(text), values, language, null);
}

function rendered(message, values, language, number) {
  return message
    .map((part) => {
      if (typeof part === "string") {
        return number === null ? part : part.replaceAll("#", asNumber(number, language));
      }
      if (!part.branches) {
        return part.name in values ? value(values[part.name], part.kind, language) : `{${part.name}}`;
      }
      const count = values[part.name] ?? 0;
      const chosen =
        part.branches[`=${count}`] ||
        part.branches[new Intl.PluralRules(language).select(Number(count) || 0)] ||
        part.branches.other;
      return rendered(chosen, values, language, count);
    })
    .join("");
}

const asNumber = (number, language) => new Intl.NumberFormat(language).format(Number(number) || 0);

// A day is written day-month-year for English readers everywhere, as the documents do.
const dayLocale = (language) => (language === "en" ? "en-GB" : language);

function value(raw, kind, language) {
  if (raw === null || raw === undefined) return "";
  if (kind === "number") return asNumber(raw, language);
  const bare = /^\d{4}-\d{2}-\d{2}$/.test(raw);
  if (/^\d{4}-\d{2}-\d{2}(T|$)/.test(raw) && (kind === "date" || (kind === "time" && !bare))) {
    const moment = new Date(bare ? `${raw}T12:00:00Z` : raw);
    if (Number.isNaN(moment.getTime())) return String(raw);
    const options =
      kind === "date"
        ? { day: "numeric", month: "long", year: "numeric" }
        : { hour: "2-digit", minute: "2-digit", hour12: false };
    if (bare) options.timeZone = "UTC";
    return new Intl.DateTimeFormat(dayLocale(language), options).format(moment);
  }
  return String(raw);
}

function parse(text) {
  const parts = [];
  let position = 0;
  while (position < text.length) {
    const opening = text.indexOf("{", position);
    const literal = opening < 0 ? text.slice(position) : text.slice(position, opening);
    if (literal) parts.push(literal);
    if (opening < 0) break;
    const closing = closingOf(text, opening);
    parts.push(placeholder(text.slice(opening + 1, closing)));
    position = closing + 1;
  }
  return parts;
}

function placeholder(inner) {
  const match = /^\s*(\w+)\s*(?:,\s*(\w+)\s*(?:,([\s\S]*))?)?$/.exec(inner);
  if (!match) return `{${inner}}`;
  const [, name, kind = "", rest] = match;
  return kind === "plural" ? { name, branches: branches(rest) } : { name, kind };
}

function branches(text) {
  const found = {};
  const next = /\s*(=\d+|\w+)\s*\{/y;
  for (let match = next.exec(text); match; match = next.exec(text)) {
    const closing = closingOf(text, next.lastIndex - 1);
    found[match[1]] = parse(text.slice(next.lastIndex, closing));
    next.lastIndex = closing + 1;
  }
  return found;
}

function closingOf(text, opening) {
  let depth = 0;
  for (let position = opening; position < text.length; position += 1) {
    if (text[position] === "{") depth += 1;
    if (text[position] === "}") depth -= 1;
    if (depth === 0) return position;
  }
  return text.length;
}
