// Drafts on this device: what is being typed survives a reload, a lost connection and a server restart.
// Where the browser keeps nothing (private mode, full storage) drafts live as long as the page does.

const PREFIX = "draft:";
const memory = new Map();

export function loadDraft(key) {
  try {
    const kept = window.localStorage.getItem(PREFIX + key);
    if (kept) return JSON.parse(kept);
  } catch {
    // no storage, or not ours: what this page remembers is all there is
  }
  return memory.get(key) || null;
}

export function keepDraft(key, draft) {
  memory.set(key, draft);
  try {
    window.localStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // the page itself remembers
  }
}

export function dropDraft(key) {
  memory.delete(key);
  try {
    window.localStorage.removeItem(PREFIX + key);
  } catch {
    // nothing was kept
  }
}

/** A random version-4 UUID; also where crypto.randomUUID is missing (plain http on a local network). */
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

// What all forms of the page have to say together, for the top bar: saving before unsaved before saved.
const states = new Map();
const listeners = new Set();

export function reportState(id, state) {
  if (state) states.set(id, state);
  else states.delete(id);
  listeners.forEach((listener) => listener());
}

export function pageState() {
  const all = new Set(states.values());
  return ["refused", "saving", "unsaved", "saved"].find((state) => all.has(state)) || "";
}

export function onState(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
