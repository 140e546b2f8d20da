// SHA-256 (FIPS 180-4) in plain script: phones in a room open http://192.168.…, where browsers offer no crypto.subtle.
// Held to the standard's own vectors and to Python's by tests.

const ROUND = new Uint32Array(64);
const START = new Uint32Array(8);

// The constants are the fractions of the roots of the first primes.
(function fill() {
  const fraction = (root) => ((root - Math.floor(root)) * 4294967296) >>> 0;
  let found = 0;
  for (let number = 2; found < 64; number += 1) {
    let isPrime = true;
    for (let factor = 2; factor * factor <= number; factor += 1) if (number % factor === 0) isPrime = false;
    if (!isPrime) continue;
    if (found < 8) START[found] = fraction(Math.sqrt(number));
    ROUND[found] = fraction(Math.cbrt(number));
    found += 1;
  }
})();

const turned = (word, by) => (word >>> by) | (word << (32 - by));

/** The 32 bytes of the hash of a Uint8Array. */
export function sha256(bytes) {
  const padded = new Uint8Array(((bytes.length + 8) >>> 6) * 64 + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 536870912));
  view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);

  const hash = Uint32Array.from(START);
  const words = new Uint32Array(64);
  for (let offset = 0; offset < padded.length; offset += 64) {
    for (let at = 0; at < 16; at += 1) words[at] = view.getUint32(offset + at * 4);
    for (let at = 16; at < 64; at += 1) {
      const one = words[at - 15];
      const two = words[at - 2];
      const low = turned(one, 7) ^ turned(one, 18) ^ (one >>> 3);
      const high = turned(two, 17) ^ turned(two, 19) ^ (two >>> 10);
      words[at] = words[at - 16] + low + words[at - 7] + high;
    }
    let [a, b, c, d, e, f, g, h] = hash;
    for (let at = 0; at < 64; at += 1) {
      const chosen = (e & f) ^ (~e & g);
      const most = (a & b) ^ (a & c) ^ (b & c);
      const first = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + ROUND[at] + words[at]) | 0;
      const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + most) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + first) | 0;
      d = c;
      c = b;
      b = a;
      a = (first + second) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, at) => {
      hash[at] += word;
    });
  }
  const out = new Uint8Array(32);
  const result = new DataView(out.buffer);
  hash.forEach((word, at) => result.setUint32(at * 4, word));
  return out;
}

const encoder = new TextEncoder();

/** UTF-8. */
export const utf8 = (text) => encoder.encode(text);

/** Bytes as small hexadecimal digits. */
export const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
