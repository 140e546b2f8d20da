// The cards of a heap beyond those that everybody is sent: a button that says how many it brings, and the list above it.
import { useEffect, useRef, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { furtherOf, lastNumber } from "$/public/ui/cards.js";
import { t } from "$/utils/i18n/cards.js";

const PATIENCE_MS = 8000;
// When a heap changes, whoever looks at more of it asks again: a desk at once, a room full of phones by and by.
const AGAIN_MS = 150;
const CALM_MS = 3000;
const CALM_SPREAD_MS = 9000;

const pages = (count, page) => Math.max(1, Math.ceil(count / page)) * page;

/**
 * `first` are the cards that the page has anyway, `total` how many the heap has; `stamp` is another one after any change
 * in it. `further` is the page's answer to the last `onLook(heap, after, count)`; it holds one heap at a time, and of it
 * at most `most` cards: looking on folds the first ones away. Children draw the cards; the button keeps the focus.
 */
export function More(props) {
  const { heap, name, first, total, stamp, further, refusals, page, most, isCalm, children, onLook, onAway } = props;
  const [isPending, setPending] = useState(false);
  const button = useRef(null);
  const isSlid = useRef(false);
  const before = useRef(0); // cards that were shown when somebody asked for more
  const latest = useRef({});

  const held = furtherOf(further, heap, first);
  const isOpen = held.length > 0;
  const start = lastNumber(first);
  const left = Math.max(0, isOpen ? further.left : total - (first || []).length);
  const folded = isOpen && isSlid.current ? Math.max(0, total - first.length - held.length - left) : 0;
  latest.current = { held, isOpen, start, further, onLook };

  const ask = (after, count) => {
    before.current = held.length;
    setPending(true);
    onLook(heap, after, count);
  };
  const begin = () => {
    isSlid.current = false;
    ask(start, page);
  };
  const look = () => {
    if (isPending) return;
    if (!isOpen) {
      begin();
      return;
    }
    const count = pages(held.length, page) + page;
    if (count <= most) ask(isSlid.current ? further.after : start, count);
    else {
      isSlid.current = true;
      ask(held[Math.min(page, held.length) - 1].number, most);
    }
  };
  const fold = () => {
    isSlid.current = false;
    onAway();
    button.current.focus({ preventScroll: true });
    button.current.scrollIntoView({ block: "nearest" });
  };

  useEffect(() => {
    if (!isPending) return undefined;
    const timer = setTimeout(() => setPending(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isPending]);
  useEffect(() => {
    if (!isPending) return;
    setPending(false);
    const count = isSlid.current ? Math.min(page, held.length) : held.length - before.current;
    if (isOpen) announce(t("cards.arrived", { count: Math.max(0, count), left }));
  }, [further]);
  useEffect(() => setPending(false), [refusals]);

  // What was looked at must not grow old: another stamp, and it is read again, once the page is seen.
  const known = useRef(stamp);
  const again = useRef(null);
  useEffect(() => {
    if (known.current === stamp) return;
    known.current = stamp;
    if (!latest.current.isOpen || again.current) return;
    const read = () => {
      if (document.hidden) {
        document.addEventListener("visibilitychange", read, { once: true });
        again.current = () => document.removeEventListener("visibilitychange", read);
        return;
      }
      again.current = null;
      const now = latest.current;
      if (now.isOpen) {
        const after = isSlid.current ? now.further.after : now.start;
        now.onLook(heap, after, Math.min(most, pages(now.held.length, page)));
      }
    };
    const timer = setTimeout(read, isCalm ? CALM_MS + Math.random() * CALM_SPREAD_MS : AGAIN_MS);
    again.current = () => clearTimeout(timer);
  }, [stamp]);
  useEffect(() => () => again.current && again.current(), []);

  if (!isOpen && left <= 0) return null;
  const next = Math.min(page, left);
  const words = left > page ? t("cards.more", { count: next, left }) : t("cards.more.last", { count: next });
  return (
    <div className="more" aria-busy={isPending || undefined}>
      {folded > 0 && (
        <p className="more-folded">
          <span>{t("cards.folded", { count: folded })}</span>{" "}
          <button type="button" className="button button-plain button-small" onClick={begin}>
            {t("cards.unfold")}
          </button>
        </p>
      )}
      {isOpen && children}
      <p className="more-ask">
        <button
          ref={button}
          type="button"
          className="button button-quiet button-small"
          aria-disabled={isPending || undefined}
          onClick={left > 0 ? look : fold}
        >
          {isPending ? t("cards.coming") : left > 0 ? words : t("cards.fewer")}
          <span className="visually-hidden"> {t("cards.more.in", { heap: name })}</span>
        </button>
        {isOpen && left > 0 && (
          <button type="button" className="button button-plain button-small" onClick={fold}>
            {t("cards.fewer")}
          </button>
        )}
      </p>
    </div>
  );
}
