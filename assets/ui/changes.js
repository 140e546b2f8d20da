// Editing field by field: what was changed here, what was seen there before, and what others changed meanwhile.
// A draft holds `values` (as typed), `base` (each field as it was drawn, or as it has been since with nothing typed in it)
// and `seen` (the same as the server sent it, numbers as numbers). The last writer of a field wins; fields that were not
// touched here follow the server at once, so that nobody loses a word in them.

const inOrder = (value) => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);
const alike = (one, other) => inOrder(one) === inOrder(other);
const pick = (values, names) => Object.fromEntries(names.filter((name) => name in values).map((name) => [name, values[name]]));

/** The names of the fields that were changed here. */
export const written = ({ values, base }) => Object.keys(values).filter((name) => !alike(values[name], (base || {})[name]));

/** What is sent. */
export function change(draft) {
  const names = written(draft);
  return { changes: pick(draft.values, names), seen: pick(draft.seen || {}, names) };
}

/**
 * The server's values as fields (`now`) and as they came (`known`) reach a draft, which takes those of fields that were
 * not touched here, or that say the same; while it is being sent, the latter stay. Returns what the form is to show.
 */
export function meet(draft, now, known) {
  const mine = new Set(written(draft));
  const taken = {};
  for (const name of Object.keys(draft.values)) {
    if (!(name in now) || (mine.has(name) && (draft.pending || !alike(draft.values[name], now[name])))) continue;
    if (!alike(draft.values[name], now[name])) taken[name] = now[name];
    draft.values = { ...draft.values, ...taken };
    draft.base = { ...draft.base, [name]: draft.values[name] };
    draft.seen = { ...draft.seen, ...pick(known, [name]) };
  }
  return taken;
}

/** The server's values of fields that were changed here and there, to different things. */
export const apart = (draft, now) =>
  pick(now, written(draft).filter((name) => !alike(now[name], draft.base[name]) && !alike(now[name], draft.values[name])));

/**
 * After a draft was taken: `blank` and `known` for fields of which the server has not told anything new yet, and in
 * `newer` what it has told already (its own spelling, or what somebody wrote right after) for fields not typed in since.
 */
export function settled(draft, blank, known, now) {
  const after = { blank: {}, known: {}, newer: {} };
  for (const name of written(draft)) {
    const value = draft.values[name];
    if (alike(blank[name], draft.base[name])) {
      const isNumber = known[name] === null || typeof known[name] === "number";
      after.blank[name] = value;
      after.known[name] = isNumber ? (value === "" ? null : Number(value)) : value;
    } else if (alike(now[name], value) && !alike(blank[name], value)) after.newer[name] = blank[name];
  }
  return after;
}
