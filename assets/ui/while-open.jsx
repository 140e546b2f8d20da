// What can be written in while a step is open. Closing the step does not take a half-written text from under
// somebody's fingers: then it stays, with a word about why it cannot be sent.
import { useRef } from "react";
import { t } from "$/utils/i18n/room.js";

const UNSENT = '.form-status:is([data-state="unsaved"], [data-state="saving"], [data-state="refused"])';

export function WhileOpen({ isOpen, children }) {
  const place = useRef(null);
  const before = useRef(isOpen);
  const isKept = useRef(false);
  if (isOpen) isKept.current = false;
  else if (before.current) isKept.current = Boolean(place.current && place.current.querySelector(UNSENT));
  before.current = isOpen;
  if (!isOpen && !isKept.current) return null;
  return (
    <div ref={place} className="while-open">
      {isKept.current && <p className="notice notice-warn">{t("room.kept")}</p>}
      {children}
    </div>
  );
}
