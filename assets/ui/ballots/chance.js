// Chance that repeats: from the device's secret and the round come the same order, and the same pairs, after a reload.

/** A number from 0 to 2³² − 1 for a text (FNV-1a, stirred so that short texts differ in all places). */
export function hashOf(text) {
  let hash = 2166136261;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0), 16777619);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function chance(seed) {
  let state = hashOf(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** An order of the options that is this device's own: the first in a list must not win by being first. */
export function shuffled(options, seed) {
  return [...options].sort((one, other) => hashOf(seed + one.id) - hashOf(seed + other.id));
}

/** A pair, whichever of the two comes first. */
export const pairId = ([one, other]) => (one < other ? `${one} ${other}` : `${other} ${one}`);

/**
 * At most `budget` pairs of option ids, none twice, with a random one first in each. Every option comes up about as
 * often as every other: the next pair is always of those that were seen least.
 */
export function pairsFor(seed, ids, budget) {
  const next = chance(seed);
  const sorted = [...ids].sort();
  const seen = new Map(sorted.map((id) => [id, 0]));
  const made = new Set();
  const pairs = [];
  const least = (among) => {
    const fewest = Math.min(...among.map((id) => seen.get(id)));
    const those = among.filter((id) => seen.get(id) === fewest);
    return those[Math.floor(next() * those.length)];
  };
  const all = Math.min(budget, (sorted.length * (sorted.length - 1)) / 2);
  while (pairs.length < all) {
    const one = least(sorted.filter((id) => seen.get(id) < sorted.length - 1));
    const other = least(sorted.filter((id) => id !== one && !made.has(pairId([one, id]))));
    const pair = next() < 0.5 ? [one, other] : [other, one];
    pair.forEach((id) => seen.set(id, seen.get(id) + 1));
    made.add(pairId(pair));
    pairs.push(pair);
  }
  return pairs;
}

/** These pairs, with those that were answered elsewhere (on another device of the seat) in the place of as many. */
export function pairsWith(pairs, answered) {
  const own = new Set(pairs.map(pairId));
  const done = new Set(answered.map(pairId));
  let room = Math.max(0, pairs.length - answered.length);
  const rest = pairs.filter((pair) => done.has(pairId(pair)) || (room -= 1) >= 0);
  return [...answered.filter((pair) => !own.has(pairId(pair))), ...rest];
}
