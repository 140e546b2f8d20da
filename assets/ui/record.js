// The published record of a round, checked on the voter's own device: the twin of app/domain/voting/record.py.
// The device's key never leaves it: the mark is computed here, and looked up in a file that everybody gets.
import { hex, sha256, utf8 } from "./sha256.js";

const APART = ["leaf", "ballots", "root", "result"]; // not in the head of a record
const IN_A_LEAF = ["id", "mark", "block", "voter", "choices"];
const MOST_VOICES = 100; // of a table without phones

function byCodePoint(one, other) {
  const left = [...one];
  const right = [...other];
  for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
    if (left[at] !== right[at]) return left[at].codePointAt(0) - right[at].codePointAt(0);
  }
  return left.length - right.length;
}

/** The one spelling of a JSON value; throws for what has none. */
export function canonical(value) {
  if (value === null || typeof value === "boolean") return JSON.stringify(value);
  if (typeof value === "number" && Number.isSafeInteger(value)) return JSON.stringify(value);
  if (typeof value === "string" && !/[\ud800-\udfff]/u.test(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object") {
    const names = Object.keys(value).sort(byCodePoint);
    return `{${names.map((name) => `${canonical(name)}:${canonical(value[name])}`).join(",")}}`;
  }
  throw new TypeError("no canonical spelling");
}

function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const leafOf = (value) => sha256(joined([0], utf8(canonical(value))));
const parts = (whole, names) => Object.fromEntries(names.map((name) => [name, whole[name] ?? null]));
const headOf = (record) => parts(record, Object.keys(record).filter((name) => !APART.includes(name)));

/** The root of the tree over hashed leaves (RFC 6962), as bytes. */
export function rootOf(leaves) {
  let level = leaves;
  if (!level.length) return sha256(new Uint8Array());
  while (level.length > 1) {
    const above = [];
    for (let at = 0; at + 1 < level.length; at += 2) above.push(sha256(joined([1], level[at], level[at + 1])));
    if (level.length % 2) above.push(level[level.length - 1]);
    level = above;
  }
  return level[0];
}

/** The root of a whole record, in hex, from nothing but what stands in it. */
export const rootOfRecord = (record) =>
  hex(rootOf([leafOf(headOf(record)), ...record.ballots.map((ballot) => leafOf(parts(ballot, IN_A_LEAF)))]));

/** The marks that ballots of a seat may bear: one for each of its voices. */
function marksOf(record, key, seatId) {
  const secret = record.secrecy === "secret" ? key : `seat:${seatId}`;
  const mark = (voice) => hex(sha256(utf8(`${record.round_id}:${secret}${voice ? `#${voice}` : ""}`)));
  return Array.from({ length: MOST_VOICES }, (_, voice) => mark(voice));
}

/**
 * What a voter wants to know of a record. `key` is the device's, `receipt` the code that the voter holds (or ""), `root`
 * the one that the room saw (or ""), `cast` what this device remembers (see `rememberCast`): {counted, sent}.
 *
 * Signed ballots can be changed from any device of the seat, so there nothing remembered is held against them.
 *
 * Returns {state, ballot, voices, alarms, isSureOfChoices}. `state` is "in", "none" (this device has no ballot in it) or
 * "alarm"; `alarms` are from: unreadable, root, root_other, ballot, missing, changed, receipt.
 */
export function checkOwn(record, { key, seatId, receipt = "", root = "", cast = {} }) {
  const { counted = "", sent = "" } = record && record.secrecy === "secret" ? cast : {};
  const alarms = [];
  let own = [];
  let isSure = false;
  try {
    const marks = new Set(marksOf(record, key, seatId));
    own = record.ballots.filter((ballot) => marks.has(ballot.mark));
    const found = rootOfRecord(record);
    if (record.root !== found) alarms.push("root");
    if (root && root !== found) alarms.push("root_other");
    if (own.some((ballot) => hex(leafOf(parts(ballot, IN_A_LEAF))) !== ballot.leaf)) alarms.push("ballot");
    if (receipt && !record.receipts.some(([code]) => code === receipt)) alarms.push("receipt");
    isSure = own.length > 0 && own.every((one) => [counted, sent].includes(fingerprint(key, one.choices)));
    if (counted && !own.length) alarms.push("missing");
    if (counted && own.length && !isSure) alarms.push("changed");
  } catch {
    alarms.push("unreadable");
  }
  const state = alarms.length ? "alarm" : own.length ? "in" : "none";
  return { state, ballot: own[0] || null, voices: own.length, alarms, isSureOfChoices: isSure && !alarms.length };
}

const plain = (text) => (text || "").replace(/\p{Cc}/gu, " ").replace(/[^\S\ufeff]+/g, " ").replace(/^ | $/g, "");
const above = (numbers) => Object.fromEntries(Object.entries(numbers).filter(([, number]) => number > 0));
const inOrder = (pairs) => [...pairs].sort((one, other) => byCodePoint(one[0], other[0]) || byCodePoint(one[1], other[1]));

/** Choices as the server stores them: without zeros, in order, words on one line, and without the comment. */
export function settled({ comment, ...choices }) {
  if (choices.abstain) return { abstain: true };
  if (choices.dots) return { dots: above(choices.dots) };
  if (choices.votes) return { votes: above(choices.votes) };
  if (choices.approved) return { approved: [...choices.approved].sort(byCodePoint) };
  if (choices.duels) {
    const undecided = (choices.undecided || []).map((pair) => [...pair].sort(byCodePoint));
    return { duels: inOrder(choices.duels), undecided: inOrder(undecided) };
  }
  if ("stand" in choices || "value" in choices) return { ...choices, reason: plain(choices.reason) };
  return choices;
}

/** What stands for choices on the device that cast them: it tells nothing without the key. */
export const fingerprint = (key, choices) => hex(sha256(utf8(`${key}:${canonical(settled(choices))}`)));

const nameOfCast = (seatId, roundId) => `mr:cast:${seatId}:${roundId}`;

/** What this device remembers to have cast for a seat in a round: fingerprints, "" where there is none. */
export function castOf(seatId, roundId) {
  try {
    const { counted = "", sent = "" } = JSON.parse(window.localStorage.getItem(nameOfCast(seatId, roundId))) || {};
    return { counted, sent };
  } catch {
    return { counted: "", sent: "" }; // without storage the voter looks for herself
  }
}

/**
 * Remember what was cast, so that the published ballot can be held against it. First when it is sent, for the answer may
 * be lost on its way; then when it is counted.
 */
export function rememberCast(seatId, roundId, key, choices, { isCounted }) {
  const mine = fingerprint(key, choices);
  const known = isCounted ? { counted: mine, sent: "" } : { ...castOf(seatId, roundId), sent: mine };
  try {
    window.localStorage.setItem(nameOfCast(seatId, roundId), JSON.stringify(known));
  } catch {
    // no storage
  }
}

/** The ballot is being taken back. */
export function forgetCast(seatId, roundId) {
  try {
    window.localStorage.removeItem(nameOfCast(seatId, roundId));
  } catch {
    // nothing was kept
  }
}
