// A list of people on the desk: fetched when it is opened, searched and paged on the server, refreshed now and then
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

// The words of each kind of list: its filters (`only`), and what is said when one of them leaves nobody.
const KINDS = {
  people: {
    find: "desk.people.find",
    loading: "desk.people.loading",
    range: "desk.people.range",
    none: "desk.people.none",
    pages: "desk.people.pages",
    only: [
      ["away", "desk.people.only_away", "desk.people.all_here"],
      ["unvoted", "desk.people.only_unvoted", "desk.people.all_voted"],
    ],
  },
  roster: {
    find: "desk.roster.find",
    loading: "desk.roster.loading",
    range: "desk.roster.range",
    none: "desk.roster.none",
    pages: "desk.roster.pages",
    only: [["unused", "desk.roster.only_unused", "desk.roster.all_came"]],
  },
};
const VOTES = { few: "desk.people.votes_few", shown: "desk.people.votes_shown" };

/**
 * `view` is the page that was read (`PeopleView`, `RosterView`), once `isRead`. `pulse` changes when somebody comes or
 * goes. `onLook(words, which, after)` asks for a page; `which` names the filters that are on, with blanks between.
 */
export function PeopleList({ kind, summary, view, isRead, pulse, children, onLook }) {
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const [only, setOnly] = useState([]);
  const [isBusy, setBusy] = useState(false);
  const asked = useRef({ words: "", which: "", after: "" });
  const latest = useRef(onLook);
  const timers = useRef({});
  const hadFocus = useRef(false);
  const isToBeSaid = useRef(false);
  const range = useRef(null);
  const id = useId();
  latest.current = onLook;

  const ask = () => latest.current(asked.current.words, asked.current.which, asked.current.after);
  const look = (change, waitMs = 0) => {
    asked.current = { ...asked.current, after: "", ...change };
    isToBeSaid.current = true;
    setBusy(true);
    clearTimeout(timers.current.look);
    timers.current.look = setTimeout(ask, waitMs);
  };

  const says = KINDS[kind] || KINDS.people;
  const { total = 0, first = 0, votes = "", listed = 0, seated = 0 } = view || {};
  const shown = ((view || {}).seats || (view || {}).people || []).length;
  // Who has voted cannot be asked for where it is not shown.
  const filters = says.only.filter(([name]) => name !== "unvoted" || votes === "shown");
  const alone = only.length === 1 && !words ? filters.find(([name]) => name === only[0]) : null;
  const nobody = kind === "roster" && !listed && !words ? "desk.roster.empty" : alone ? alone[2] : says.none;
  const text = !isRead
    ? t(says.loading)
    : total
      ? t(says.range, { first, last: first + shown - 1, total, listed, seated })
      : t(nobody);

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
                {t(says.find)}
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
            {filters.map(([name, label]) => (
              <label className="choice" key={name}>
                <input
                  type="checkbox"
                  checked={only.includes(name)}
                  onChange={(event) => {
                    const next = event.target.checked ? [...only, name] : only.filter((one) => one !== name);
                    setOnly(next);
                    look({ which: next.join(" ") });
                  }}
                />
                <span>{t(label)}</span>
              </label>
            ))}
            {VOTES[votes] && <p className="field-help">{t(VOTES[votes])}</p>}
          </div>
          <div className="desk-people-head">
            <p className="desk-people-range" ref={range} tabIndex={-1}>
              {text}
            </p>
            {isRead && (view.has_before || view.has_after) && (
              <div className="desk-people-pages" role="group" aria-label={t(says.pages)}>
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
