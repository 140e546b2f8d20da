// The parts of a step that the workshop shows: each with its name and what it is for, one open at a time.
import { Children, useEffect, useId, useRef, useState } from "react";
import { has, t as tell } from "$/public/ui/i18n.js";
import { OPEN, partName } from "$/public/ui/parts-jump.jsx";
import { t } from "$/utils/parts.js";
import "$/utils/parts-help.js";

export const partHelp = (name) => (has(`part.${name}.help`) ? tell(`part.${name}.help`) : "");

const remembered = (place) => {
  try {
    return window.sessionStorage.getItem(`part:${place}`) || "";
  } catch {
    return "";
  }
};
const remember = (place, name) => {
  try {
    window.sessionStorage.setItem(`part:${place}`, name);
  } catch {
    // a device that keeps nothing starts with all parts closed
  }
};

/** The n-th child is the part with the n-th name; a part that is not shown is not there at all. */
export function Parts({ names, shown, place, children }) {
  const [open, setOpen] = useState(() => (typeof window === "undefined" ? "" : remembered(place)));
  const [made, setMade] = useState({});
  const [jumps, setJumps] = useState(0);
  const root = useRef(null);
  const wanted = useRef({ name: "", isJump: false });
  const id = useId();
  const panels = Children.toArray(children);

  const turn = (name) => {
    const next = open === name ? "" : name;
    wanted.current = { name: next, isJump: false };
    setOpen(next);
    remember(place, next);
  };
  // To a part that was opened from elsewhere, or that moved since another above it was closed.
  const follow = () => {
    const { name, isJump } = wanted.current;
    const part = name && root.current && root.current.querySelector(`[data-part="${name}"]`);
    if (!part) return;
    wanted.current = { name: "", isJump: false };
    part.scrollIntoView({ block: isJump ? "start" : "nearest" });
    if (isJump) part.querySelector("button").focus({ preventScroll: true });
  };
  useEffect(() => {
    const hear = (event) => {
      if (!names.includes(event.detail)) return;
      wanted.current = { name: event.detail, isJump: true };
      setOpen(event.detail);
      setJumps((count) => count + 1); // also when it is open already
      remember(place, event.detail);
    };
    window.addEventListener(OPEN, hear);
    return () => window.removeEventListener(OPEN, hear);
  }, [place]);
  useEffect(() => {
    if (open) setMade((before) => (before[open] ? before : { ...before, [open]: true }));
    follow();
  }, [open, jumps]);

  const mine = names.filter((name) => (shown || []).includes(name));
  if (!mine.length) return null;
  return (
    <section ref={root} className="parts" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t("registers.parts")}</h2>
      {mine.map((name) => {
        const isOpen = open === name;
        const help = partHelp(name);
        return (
          <div key={name} className="parts-one" data-part={name} data-open={isOpen}>
            <h3>
              <button
                type="button"
                className="parts-head"
                aria-expanded={isOpen}
                aria-controls={`${id}-${name}`}
                aria-describedby={help ? `${id}-${name}-help` : undefined}
                onClick={() => turn(name)}
              >
                {partName(name)}
              </button>
            </h3>
            {help && (
              <p id={`${id}-${name}-help`} className="field-help">
                {help}
              </p>
            )}
            <div id={`${id}-${name}`} className="parts-panel" hidden={!isOpen}>
              {(isOpen || made[name]) && panels[names.indexOf(name)]}
            </div>
          </div>
        );
      })}
    </section>
  );
}
