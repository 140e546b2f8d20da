// SVG that the server has drawn: fetched once, looked through, and put into the page.
import { useEffect, useRef } from "react";

const MOST_KEPT = 80;
const kept = new Map(); // by address, the oldest first; what stands at an address does not change

export function fetched(address) {
  if (!kept.has(address)) {
    const coming = fetch(address, { credentials: "same-origin" }).then((answer) => {
      if (!answer.ok) throw new Error(`picture ${answer.status}`);
      return answer.text();
    });
    coming.catch(() => kept.delete(address));
    kept.set(address, coming);
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value);
  }
  return kept.get(address);
}

// The server made it, and still: nothing in it may run, load or lead away.
export function cleaned(text) {
  const svg = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (svg.nodeName !== "svg") throw new Error("no picture");
  svg.querySelectorAll("script, foreignObject, style, a, image, use").forEach((one) => one.remove());
  [svg, ...svg.querySelectorAll("*")].forEach((one) => {
    [...one.attributes].forEach(({ name }) => {
      if (/^on|href$|^style$/i.test(name)) one.removeAttribute(name);
    });
  });
  return document.importNode(svg, true);
}

export function Sheet({ text, className }) {
  const place = useRef(null);
  useEffect(() => {
    place.current.replaceChildren(cleaned(text));
  }, [text]);
  return <div className={className} ref={place} />;
}
