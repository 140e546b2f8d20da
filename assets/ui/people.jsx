// The list of people on the desk: fetched when it is opened, searched and paged on the server, refreshed now and then
// while it is open. The rows are drawn by the page; what they show is what was asked for last.
import { useEffect, useId, useRef, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { t } from "$/utils/i18n/desk.js";

const TYPING_MS = 300;
const REFRESH_MS = 5000;
const LONGEST = 80;
const PAGES = [
  ["before", "desk.people.before"],
  ["after", "desk.people.after"],
];

/**
 * `view` is the page that was read (`PeopleView`), once `isRead`. `pulse` changes when somebody comes or goes.
 * `onLook(words, onlyAway, after)` asks for a page.
 */
export function PeopleList({ summary, view, isRead, pulse, children, onLook }) {
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [onlyAway, setOnlyAway] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const asked = useRef({ words: "", onlyAway: false, after: "" });
  const latest = useRef(onLook);
  const timers = useRef({});
  const hadFocus = useRef(false);
  const isToBeSaid = useRef(false);
  const range = useRef(null);
  const id = useId();
  latest.current = onLook;

  const ask = () => latest.current(asked.current.words, asked.current.onlyAway, asked.current.after);
  const look = (change, waitMs = 0) => {
    asked.current = { ...asked.current, after: "", ...change };
    isToBeSaid.current = true;
    setBusy(true);
    clearTimeout(timers.current.look);
    timers.current.look = setTimeout(ask, waitMs);
  };

  const { seats = [], total = 0, first = 0 } = view || {};
  const text = !isRead
    ? t("desk.people.loading")
    : total
      ? t("desk.people.range", { first, last: first + seats.length - 1, total })
      : t(onlyAway && !words ? "desk.people.all_here" : "desk.people.none");

  useEffect(() => {
    setBusy(false);
    if (!isOpen || !isRead) return;
    if (isToBeSaid.current) announce(text);
    isToBeSaid.current = false;
    // The row that had the focus is gone with its seat.
    if (hadFocus.current && document.activeElement === document.body && range.current) range.current.focus();
  }, [view, isRead]);

  useEffect(() => {
    if (!isOpen || timers.current.refresh) return;
    timers.current.refresh = setTimeout(() => {
      timers.current.refresh = null;
      ask();
    }, REFRESH_MS);
  }, [pulse]);

  const close = () => {
    clearTimeout(timers.current.refresh);
    timers.current.refresh = null;
  };
  useEffect(() => () => Object.values(timers.current).forEach(clearTimeout), []);

  const toggle = (event) => {
    const opened = event.currentTarget.open;
    if (opened === isOpen) return;
    setOpen(opened);
    if (opened) look({});
    else close();
  };
  const left = (event) => {
    if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) hadFocus.current = false;
  };
  const turn = (isThere, after) => isThere && look({ after });

  return (
    <details onToggle={toggle} onFocus={() => (hadFocus.current = true)} onBlur={left}>
      <summary className="py-2 font-semibold">{summary}</summary>
      {isOpen && (
        <>
          <div className="desk-people-tools">
            <div className="field">
              <label className="field-label" htmlFor={`${id}-words`}>
                {t("desk.people.find")}
              </label>
              <input
                id={`${id}-words`}
                type="search"
                className="input"
                value={words}
                maxLength={LONGEST}
                autoComplete="off"
                onChange={(event) => {
                  setWords(event.target.value);
                  look({ words: event.target.value }, TYPING_MS);
                }}
              />
            </div>
            <label className="choice">
              <input
                type="checkbox"
                checked={onlyAway}
                onChange={(event) => {
                  setOnlyAway(event.target.checked);
                  look({ onlyAway: event.target.checked });
                }}
              />
              <span>{t("desk.people.only_away")}</span>
            </label>
          </div>
          <div className="desk-people-head">
            <p className="desk-people-range" ref={range} tabIndex={-1}>
              {text}
            </p>
            {isRead && (view.has_before || view.has_after) && (
              <div className="desk-people-pages" role="group" aria-label={t("desk.people.pages")}>
                {PAGES.map(([way, label]) => (
                  <button
                    key={way}
                    type="button"
                    className="button button-quiet button-small"
                    aria-disabled={!view[`has_${way}`]}
                    onClick={() => turn(view[`has_${way}`], view[way])}
                  >
                    {t(label)}
                  </button>
                ))}
              </div>
            )}
          </div>
          <div className="desk-people" aria-busy={isBusy || !isRead}>
            {isRead ? (
              children
            ) : (
              <div className="skeleton" aria-hidden="true">
                <span />
                <span />
                <span />
              </div>
            )}
          </div>
        </>
      )}
    </details>
  );
}
