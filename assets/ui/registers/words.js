// What the fields and values of registers are called. The words come with each register's module.
import { has, t as tell } from "$/public/ui/i18n.js";
import { t } from "$/utils/i18n/registers.js";

// A word for what has no text yet; a test sees to it that nothing shipped needs it.
const plain = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");

export const wordOf = (key, name) => (has(key) ? tell(key) : plain(name));
export const maybe = (key) => (has(key) ? tell(key) : "");

export const keyOf = (declaration, field) => `register.${declaration.key}.${field.name}`;
export const labelOf = (declaration, field) => wordOf(keyOf(declaration, field), field.name);
export const choiceWord = (field, value) => wordOf(`${field.family}.${value}`, value);
export const fieldNamed = (declaration, name) => declaration.fields.find((field) => field.name === name);

const FLAGS = { yes: "registers.yes", no: "registers.no" };
const isScale = (field) => field.kind === "whole" && field.most - (field.least || 0) <= 10;

/** Whether there is anything in a value. */
export const isSaid = (value) => !(value === "" || value === null || value === undefined || (Array.isArray(value) && !value.length));

/** A value of a field in words; `names` are the names of linked entries by id. */
export function wordsOf(field, value, names) {
  if (!isSaid(value)) return "";
  switch (field.kind) {
    case "choice":
      return choiceWord(field, value);
    case "choices":
      return [].concat(value).map((one) => choiceWord(field, one)).join(", ");
    case "link":
      return names[value] || "";
    case "links":
      return [].concat(value).map((one) => names[one]).filter(Boolean).join(", ");
    case "flag":
      return FLAGS[value] ? t(FLAGS[value]) : "";
    case "day":
      return t("registers.day", { day: value });
    case "number":
      return t("registers.number", { number: value });
    case "whole":
      return isScale(field) ? t("registers.scale", { value, most: field.most }) : t("registers.number", { number: value });
    default:
      return String(value);
  }
}

/** The values of an entry: of a register's entry, or of a view that has the fields themselves. */
export function valuesOf(declaration, entry) {
  if (entry.values) return entry.values;
  return Object.fromEntries(
    declaration.fields.map((field) => {
      const value = entry[field.name];
      if (typeof value === "boolean") return [field.name, value ? "yes" : "no"];
      return [field.name, field.kind === "whole" && value === 0 && field.least > 0 ? null : value];
    }),
  );
}

/** What an entry is called: its title, or where that is empty its first fields in words. */
export function nameOf(declaration, entry, names) {
  const values = valuesOf(declaration, entry);
  const title = fieldNamed(declaration, declaration.title);
  const own = title ? wordsOf(title, values[title.name], names) : "";
  const first = declaration.fields.filter((field) => field.isFirst && field.kind !== "text");
  const isPhrase = !title || !title.isFirst || title.kind === "text";
  const phrase = isPhrase ? first.map((field) => wordsOf(field, values[field.name], names)).filter(Boolean).join(" · ") : "";
  return phrase || own || `${declaration.anchor || ""}${entry.number || ""}` || "…";
}

/** Entries that a link can point at, as `{id, name, number}`; `source` is a list, or a shelf that holds it. */
export function optionsOf(field, source) {
  const entries = Array.isArray(source) ? source : (source && source.registers && source.registers[field.target]) || [];
  return entries.map((entry) => {
    const values = entry.values || entry;
    const name = String(values[field.targetTitle] || "");
    return { id: entry.id, number: entry.number, name: field.target === "goals" ? `G${entry.number} ${name}` : name };
  });
}

/** The names of everything that links may point at, by id: those of the shelf first, then those of the sources. */
export function namesOf(declaration, shelf, sources) {
  const names = {};
  for (const field of declaration.fields) {
    if (!field.target) continue;
    for (const option of optionsOf(field, (sources || {})[field.target])) names[option.id] = option.name;
  }
  return { ...((shelf && shelf.names) || {}), ...names };
}
