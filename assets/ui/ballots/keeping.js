// What the device keeps of a vote: its secret, and choices that are not counted yet.

const memory = new Map(); // where the browser keeps nothing, the page remembers

function read(name) {
  try {
    const kept = window.localStorage.getItem(name);
    if (kept !== null) return kept;
  } catch {
    // no storage
  }
  return memory.get(name) ?? null;
}

function write(name, text) {
  if (text === null) memory.delete(name);
  else memory.set(name, text);
  try {
    if (text === null) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, text);
  } catch {
    // the page remembers
  }
}

/** The device's secret for a seat: 32 random characters, made once. */
export function ballotKey(seatId) {
  const name = `mr:ballot:${seatId}`;
  const kept = read(name);
  if (kept && kept.length >= 16) return kept;
  const made = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  write(name, made);
  return made;
}

/** Drafts of this seat's other rounds go: only the open one can still be cast. */
export function forgetOthers(seatId, roundId) {
  const prefix = `mr:vote:${seatId}:`;
  try {
    Object.keys(window.localStorage)
      .filter((key) => key.startsWith(prefix) && key !== prefix + roundId)
      .forEach((key) => window.localStorage.removeItem(key));
  } catch {
    // nothing was kept
  }
}

/** The vote that is not counted yet: {choices, key, pending}. */
export function keptVote(seatId, roundId) {
  const name = `mr:vote:${seatId}:${roundId}`;
  const load = () => {
    try {
      return JSON.parse(read(name)) || null;
    } catch {
      return null;
    }
  };
  return { load, keep: (vote) => write(name, vote && JSON.stringify(vote)) };
}
