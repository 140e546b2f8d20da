// The one polite live region of a page, and how everything else speaks through it.
import { useEffect, useRef, useState } from "react";

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

/**
 * Draws nothing; says `text` whenever it changes (and at first when `atFirst`). With `everySeconds` it says the newest
 * text at most that often: live numbers are news, not a ticker.
 */
export function Announce({ text, atFirst = false, everySeconds = 0 }) {
  const said = useRef(atFirst ? null : text);
  const saidAt = useRef(0);
  useEffect(() => {
    if (text === said.current) return undefined;
    const say = () => {
      said.current = text;
      saidAt.current = Date.now();
      announce(text);
    };
    const wait = saidAt.current + everySeconds * 1000 - Date.now();
    if (wait <= 0) {
      say();
      return undefined;
    }
    const timer = setTimeout(say, wait);
    return () => clearTimeout(timer);
  }, [text, everySeconds]);
  return null;
}
