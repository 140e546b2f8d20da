// The one polite live region of a page, and how everything else speaks through it.
import { useEffect, useState } from "react";

const listeners = new Set();

/** Say a sentence to screen readers, politely. Empty texts are not said. */
export function announce(text) {
  if (text) listeners.forEach((listener) => listener(String(text)));
}

export function LiveRegion() {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const waiting = [];
    let timer = null;
    const next = () => {
      timer = null;
      const text = waiting.shift();
      if (text === undefined) return;
      setSaid(text);
      timer = setTimeout(() => {
        setSaid(""); // so that the same sentence can be said again
        timer = setTimeout(next, 100);
      }, 900);
    };
    const hear = (text) => {
      if (waiting[waiting.length - 1] !== text) waiting.push(text);
      if (waiting.length > 5) waiting.shift();
      if (timer === null) timer = setTimeout(next, 100);
    };
    listeners.add(hear);
    return () => {
      listeners.delete(hear);
      clearTimeout(timer);
    };
  }, []);
  return (
    <p className="visually-hidden" role="status" aria-live="polite">
      {said}
    </p>
  );
}

/** Draws nothing; says `text` whenever it changes (and at first when `atFirst`). */
export function Announce({ text, atFirst = false }) {
  const [before, setBefore] = useState(atFirst ? null : text);
  useEffect(() => {
    if (text === before) return;
    announce(text);
    setBefore(text);
  }, [text]);
  return null;
}
