// The deadline of a vote, told in the server's time and the reader's own time zone.
import { useEffect, useRef, useState } from "react";
import { t } from "$/utils/i18n/ballots.js";
import { announce } from "$/public/ui/announce.jsx";
import { currentLocale } from "$/public/ui/i18n.js";
import { followServerTime, serverNow } from "$/public/ui/server-time.js";

const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MARKS = [5 * MINUTE, MINUTE];
const LONGEST_WAIT_MS = 20 * MINUTE;

/** How many milliseconds are left until `closesAt` (0: no deadline), or null while that is not known. */
export function useTimeLeft(closesAt) {
  const [left, setLeft] = useState(null);
  const before = useRef(null);
  useEffect(() => {
    before.current = null;
    if (!closesAt) {
      setLeft(null);
      return undefined;
    }
    let timer = null;
    const tick = () => {
      clearTimeout(timer);
      const server = serverNow();
      if (server === null) return;
      const now = closesAt - server;
      setLeft(now);
      if (before.current !== null) {
        const mark = MARKS.find((limit) => before.current > limit && now <= limit);
        if (mark && now > 0) announce(t("ballots.closes.soon", { minutes: mark / MINUTE }));
        if (before.current > 0 && now <= 0) announce(t("ballots.over"));
      }
      before.current = now;
      if (now <= 0) return;
      // To the moment at which the shown number changes, and never past the end.
      const step = now > DAY ? HOUR : MINUTE;
      timer = setTimeout(tick, Math.min(LONGEST_WAIT_MS, (now % step) + 20, now + 20));
    };
    const stop = followServerTime(tick, false);
    document.addEventListener("visibilitychange", tick); // timers of a hidden page run late
    tick();
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [closesAt]);
  return left;
}

/** When it closes and how long that is: 'Closes today at 17:30, in 2 h'. */
export function Deadline({ closesAt, left }) {
  if (!closesAt || left === null) return null;
  if (left <= 0) return <p className="ballot-closes">{t("ballots.closed_now")}</p>;
  return (
    <p className="ballot-closes" data-soon={left <= 5 * MINUTE}>
      {t(`ballots.closes.${dayOf(closesAt, closesAt - left)}`, { ...moment(closesAt), left: span(left) })}
    </p>
  );
}

function dayOf(then, now) {
  const midnight = new Date(now);
  midnight.setHours(24, 0, 0, 0);
  if (then < midnight) return "today";
  midnight.setDate(midnight.getDate() + 1);
  return then < midnight ? "tomorrow" : "later";
}

function moment(then) {
  const locale = currentLocale() === "en" ? "en-GB" : currentLocale();
  const as = (options) => new Intl.DateTimeFormat(locale, options).format(then);
  return {
    time: as({ hour: "2-digit", minute: "2-digit", hour12: false }),
    day: as({ weekday: "long", day: "numeric", month: "long" }),
  };
}

function span(left) {
  if (left <= MINUTE) return t("ballots.left.moment");
  const minutes = Math.ceil(left / MINUTE);
  if (minutes < 60) return t("ballots.left.minutes", { minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return hours < 6 && minutes % 60 ? t("ballots.left.both", { hours, minutes: minutes % 60 }) : t("ballots.left.hours", { hours });
  return t("ballots.left.days", { days: Math.floor(hours / 24) });
}
