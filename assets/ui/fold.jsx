// A part of the page that opens in its place, and that need not exist before somebody wants it.
import { useEffect, useId, useRef, useState } from "react";
import { loadDraft } from "$/public/ui/drafts.js";

/**
 * A button, and what it opens below itself. What was opened stays in the page while closed, so typing in it lives on;
 * with a `draftKey` it is open from the start when the device still has that draft. `closesWhenSaved` closes it, and
 * gives focus back, when a form inside was acknowledged.
 */
export function Fold({ label, openLabel, ariaName, look, draftKey, closesWhenSaved, children }) {
  const [isOpen, setOpen] = useState(() => Boolean(draftKey && loadDraft(draftKey)));
  const [isMade, setMade] = useState(isOpen);
  const wantsFocus = useRef(false);
  const panel = useRef(null);
  const button = useRef(null);
  const id = useId();

  useEffect(() => {
    if (!isOpen || !wantsFocus.current) return;
    wantsFocus.current = false;
    const first = panel.current.querySelector("input:not([type=hidden]), textarea, select");
    if (first) first.focus();
  }, [isOpen]);

  useEffect(() => {
    const element = panel.current;
    if (!element || !closesWhenSaved) return undefined;
    const close = () => {
      setOpen(false);
      if (element.contains(document.activeElement)) button.current.focus();
    };
    element.addEventListener("draft-saved", close);
    return () => element.removeEventListener("draft-saved", close);
  }, [closesWhenSaved]);

  const turn = () => {
    wantsFocus.current = !isOpen;
    setMade(true);
    setOpen(!isOpen);
  };
  return (
    <div className="fold" data-open={isOpen}>
      <button
        ref={button}
        type="button"
        className={`button button-${isOpen ? "plain" : look || "quiet"}`}
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={(!isOpen && ariaName) || undefined}
        onClick={turn}
      >
        {isOpen && openLabel ? openLabel : label}
      </button>
      <div ref={panel} id={id} className="fold-panel" hidden={!isOpen}>
        {isMade && children}
      </div>
    </div>
  );
}
