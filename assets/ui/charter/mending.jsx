// Filling a gap where it is seen: a button beside what is missing, and a dialog with the form it belongs to.
import { Children, useEffect, useState } from "react";
import { t } from "$/utils/i18n/charter_trail.js";
import { EntryDialog } from "$/public/ui/registers/dialog.jsx";

let wanted = "";
const listeners = new Set();
const want = (key) => {
  wanted = key;
  listeners.forEach((tell) => tell(key));
};

function useWanted() {
  const [key, setKey] = useState(wanted);
  useEffect(() => {
    listeners.add(setKey);
    return () => {
      listeners.delete(setKey);
    };
  }, []);
  return key;
}

/** The button beside a gap; `what` is the register in which it is filled. */
export function Mend({ what, gap }) {
  return (
    <button
      type="button"
      className="button button-plain button-small charter-mend no-print"
      aria-haspopup="dialog"
      aria-label={t("charter.mend.name", { gap })}
      onClick={() => want(what)}
    >
      {t("charter.mend")}
    </button>
  );
}

/** The dialog; what is in it is fetched when it is first opened. */
export function Mending({ children }) {
  const key = useWanted();
  useEffect(() => () => want(""), []);
  return key ? (
    <EntryDialog title={t("charter.mend.title")} isWide onClose={() => want("")}>
      {children}
    </EntryDialog>
  ) : null;
}

/** Of its children, in the order of `keys`, the one that is wanted. */
export function Wanted({ keys, children }) {
  const key = useWanted();
  return Children.toArray(children)[keys.indexOf(key)] || null;
}
