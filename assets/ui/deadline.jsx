// When a round closes: a clock for the last hour, a day and a time before that; counted in the server's time.
import { useEffect, useRef, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { moment } from "$/public/ui/round-words.js";
import { followServerTime, hearServerTime, serverNow } from "$/public/ui/server-time.js";
import { t } from "$/utils/i18n/voting.js";

const HOUR_MS = 3600000;
const SAID_SECONDS = [300, 60];
const SLOW_MS = 20000;

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** `closesAt` in milliseconds since 1970, 0 for none; `isSilent` where another place of the page says it already. */
export function Deadline({ closesAt, serverNowMs, isSilent }) {
  const [now, setNow] = useState(() => serverNow() ?? Date.now());
  const before = useRef(null);
  useEffect(() => hearServerTime(serverNowMs), [serverNowMs]);
  useEffect(() => {
    if (!closesAt) return undefined;
    let timer = null;
    const tick = () => {
      clearTimeout(timer);
      const at = serverNow() ?? Date.now();
      const left = Math.max(0, closesAt - at);
      const seconds = Math.ceil(left / 1000);
      setNow(at);
      const mark = SAID_SECONDS.find((limit) => before.current > limit && seconds <= limit);
      if (!isSilent && before.current !== null && mark) announce(t("voting.deadline.soon", { minutes: mark / 60 }));
      before.current = seconds;
      if (left > 0) timer = setTimeout(tick, left > HOUR_MS ? SLOW_MS : left - (seconds - 1) * 1000 + 1);
    };
    const stop = followServerTime(tick, true);
    document.addEventListener("visibilitychange", tick);
    tick();
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [closesAt]);

  if (!closesAt) return null;
  const left = Math.max(0, closesAt - now);
  const seconds = Math.ceil(left / 1000);
  const phase = seconds === 0 ? "over" : seconds <= 60 ? "soon" : "calm";
  if (seconds === 0) return <span className="deadline" data-phase={phase}>{t("voting.deadline.over")}</span>;
  return (
    <span className="deadline" data-phase={phase}>
      {left <= HOUR_MS ? (
        <>
          {t("voting.deadline.in")} <span className="figures font-semibold">{clock(seconds)}</span>
        </>
      ) : (
        moment(closesAt, now)
      )}
    </span>
  );
}
