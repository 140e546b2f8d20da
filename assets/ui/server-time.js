// What time it is on the server, for everything of a page that counts in time.
//
// The device's clock may be wrong by hours and may jump; performance.now() does neither. So the one thing to find is how
// far the server's time is ahead of performance.now(): ask, and take the middle between asking and the answer. That is
// wrong by half of the way there and back at most, so the quickest of a few exchanges is the best one.

const ADDRESS = "/api/v1/time";
const PROBES = 5;
const GOOD_MS = 60; // an exchange as quick as this is right to 30 ms: no need to ask again
const GAP_MS = [300, 700];
const GIVE_UP_MS = 5000;
const AGAIN_MS = [4 * 60000, 6 * 60000]; // spread, so that a room of thousands does not ask in one moment
const CALM_MS = 5000; // between rounds that something unexpected sets off
const DRIFT = 0.0002; // what a cheap quartz may lose or gain
const WITNESS_MS = 10000; // frames of a busy server come late, and it should not be asked for that

let estimate = null; // {offset, error, at}: server time = performance.now() + offset, give or take error
let asking = null;
let askedAt = -Infinity;
let sleepMark = 0;
let next = null;
const listeners = new Set();

const now = () => performance.now();
const between = ([low, high]) => low + Math.random() * (high - low);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const errorNow = () => estimate.error + (now() - estimate.at) * DRIFT;

/** The server's time in milliseconds since the epoch, or null while nothing is known of it. */
export const serverNow = () => (estimate ? now() + estimate.offset : null);

/** By how many milliseconds that may be wrong. */
export const serverError = () => (estimate ? Math.round(errorNow()) : null);

function take(found) {
  // Two answers that exclude each other: the device slept, or the server is another one. The newer is right.
  const isApart = estimate && Math.abs(found.offset - estimate.offset) > found.error + errorNow();
  if (estimate && !isApart && found.error > errorNow()) return;
  estimate = found;
  listeners.forEach((listener) => listener());
}

async function probe() {
  const began = now();
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), GIVE_UP_MS);
  try {
    const answer = await fetch(ADDRESS, { cache: "no-store", signal: stop.signal });
    const came = now(); // the headers are here; reading the body takes longer than the way
    const { now_ms: server } = await answer.json();
    if (!answer.ok || typeof server !== "number") return null;
    return { offset: server - (began + came) / 2, error: (came - began) / 2 + 1, at: came };
  } catch {
    return null; // no network, or a server that is just starting: the next round will do
  } finally {
    clearTimeout(timer);
  }
}

async function round() {
  askedAt = now();
  sleepMark = Date.now() - now();
  let best = null;
  for (let count = 0; count < PROBES; count += 1) {
    if (count) await wait(between(GAP_MS));
    const found = await probe();
    if (found && (!best || found.error < best.error)) {
      best = found;
      take(found); // what is known already is better than waiting for the best
    }
    if (best && best.error * 2 <= GOOD_MS) break;
  }
}

/** Ask the server, unless that is being done. */
function ask() {
  asking ??= round().finally(() => {
    asking = null;
    schedule(between(AGAIN_MS));
  });
}

function schedule(ms) {
  clearTimeout(next);
  if (listeners.size) next = setTimeout(() => (document.hidden ? schedule(between(AGAIN_MS)) : ask()), ms);
}

const askSoon = () => {
  if (listeners.size && now() - askedAt > CALM_MS) ask();
};

/**
 * A frame from the server says what time it was there when it was sent: at least that late it is now. Good enough to
 * begin with, and a witness against an estimate that has gone wrong.
 */
export function hearServerTime(serverMs) {
  if (!serverMs) return;
  const offset = serverMs - now();
  if (!estimate) take({ offset, error: 60000, at: now() });
  else if (offset > estimate.offset + errorNow() + 50 || offset < estimate.offset - WITNESS_MS) askSoon();
}

// performance.now() stands still on some devices while they sleep, which Date does not.
const hasSlept = () => Math.abs(Date.now() - now() - sleepMark) > 1000;
const awake = () => {
  if (!document.hidden && (hasSlept() || now() - askedAt > 60000)) askSoon();
};

/**
 * Keep the estimate fresh while somebody counts by it, and hear of every better one. `isUrgent` asks at once where
 * nothing good is known; else the device asks some seconds from now, when the others of its room do not.
 */
export function followServerTime(listener, isUrgent) {
  if (!listeners.size) {
    document.addEventListener("visibilitychange", awake);
    window.addEventListener("pageshow", awake);
    window.addEventListener("online", askSoon);
  }
  listeners.add(listener);
  const isPoor = !estimate || errorNow() > 100;
  if (isPoor && !asking) schedule(isUrgent ? between([0, 400]) : between([1000, 5000]));
  return () => {
    listeners.delete(listener);
    if (listeners.size) return;
    clearTimeout(next);
    document.removeEventListener("visibilitychange", awake);
    window.removeEventListener("pageshow", awake);
    window.removeEventListener("online", askSoon);
  };
}
