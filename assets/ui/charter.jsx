// Reading a long document on a screen: going to a place in it and back, opening what is to be edited.
import { useEffect, useState } from "react";
import { t } from "$/utils/i18n/charter_page.js";
import { askFor } from "$/public/ui/charter/tracing.js";
import { loadDraft } from "$/public/ui/drafts.js";
import "$/public/ui/charter/charter.css";

const ARRIVING_MS = 250;
const ARRIVING_TRIES = 24;

const listeners = new Set();
let origin = null; // the link that was followed last, to go back to

function goTo(id) {
  const target = document.getElementById(id);
  if (!target) return false;
  for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "start" });
  window.history.replaceState(window.history.state, "", `#${id}`);
  return true;
}

/** Go to a place, and remember the link (if any) to come back to; false where there is no such place. */
export function follow(to, link) {
  if (!goTo(to)) return false;
  origin = link || null;
  listeners.forEach((listener) => listener(Boolean(origin)));
  return true;
}

/** A real anchor within the page: it moves focus. A reference first tells where its line comes from. */
export function Jump({ to, className, label, isReference, children }) {
  const clicked = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = isReference ? event.currentTarget : null;
    if ((isReference && askFor(to, link)) || follow(to, link)) event.preventDefault();
  };
  return (
    <a
      href={`#${to}`}
      className={className}
      aria-label={label || undefined}
      aria-haspopup={isReference ? "dialog" : undefined}
      onClick={clicked}
    >
      {children}
    </a>
  );
}

/** Leads back to the reference that was followed last; there only while there is one. */
export function WayBack() {
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    listeners.add(setShown);
    // An address with a place in it, once the place is drawn: what stands beside the document comes a little later.
    const id = decodeURIComponent(window.location.hash.slice(1));
    let timer = null;
    const arrive = (tries) => {
      if (!goTo(id) && tries) timer = setTimeout(() => arrive(tries - 1), ARRIVING_MS);
    };
    if (id) timer = setTimeout(() => arrive(ARRIVING_TRIES), 0);
    return () => {
      clearTimeout(timer);
      listeners.delete(setShown);
      origin = null;
    };
  }, []);
  const back = () => {
    setShown(false);
    if (!origin || !origin.isConnected) return;
    origin.scrollIntoView({ block: "center" });
    origin.focus({ preventScroll: true });
  };
  return isShown ? (
    <button type="button" className="button button-primary charter-back no-print" onClick={back}>
      {t("charter.back")}
    </button>
  ) : null;
}

/** A button that shows its content below itself; open at once when a draft for it waits on this device. */
export function Reveal({ label, closeLabel, draftKey, children }) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => setOpen(Boolean(draftKey && loadDraft(draftKey))), [draftKey]);
  return (
    <div className="charter-reveal no-print">
      <button type="button" className="button button-plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? closeLabel : label}
      </button>
      {isOpen && <div className="charter-editor">{children}</div>}
    </div>
  );
}

/** The browser's own print dialogue. */
export function PrintButton() {
  return (
    <button type="button" className="button button-plain" onClick={() => window.print()}>
      {t("charter.print")}
    </button>
  );
}

/** Text with its sources: '[C6]' becomes a link where the block refers to C6. What people typed stays what it is. */
export function Sourced({ text, references }) {
  const known = new Map((references || []).map((one) => [one.name.replace(/^\[|\]$/g, ""), one]));
  return String(text ?? "")
    .split(/(\[[^\]\s]+\])/)
    .map((part, index) => {
      const found = index % 2 ? known.get(part.slice(1, -1)) : undefined;
      return found ? <Reference key={index} to={found.id} name={part.slice(1, -1)} /> : part;
    });
}

/** One reference, as a small link to where it leads. */
export function Reference({ to, name }) {
  const bare = name.replace(/^\[|\]$/g, "");
  return (
    <Jump to={to} className="reference" label={t("charter.reference", { name: bare })} isReference>
      {bare}
    </Jump>
  );
}
