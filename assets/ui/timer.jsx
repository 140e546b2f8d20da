// The room's timer, counted in the server's time: it says the same on all screens at the same moment.
import { useEffect, useRef, useState } from "react";
import { t } from "$/utils/i18n/common.js";
import { announce } from "$/public/ui/announce.jsx";
import { followServerTime, hearServerTime, serverError, serverNow } from "$/public/ui/server-time.js";

const MARKS_SECONDS = [60, 10, 0];
const LONGEST_WAIT_MS = 1000;

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

export function Timer({ state, endsAtMs, remainingSeconds, serverNowMs, isSilent }) {
  const isRunning = state === "running";
  const [leftMs, setLeftMs] = useState((remainingSeconds || 0) * 1000);
  const before = useRef(null);

  useEffect(() => hearServerTime(serverNowMs), [serverNowMs]);

  useEffect(() => {
    if (!isRunning) {
      before.current = null;
      setLeftMs((remainingSeconds || 0) * 1000);
      return followServerTime(() => {}, false); // so that the time is known when a timer starts
    }
    let timer = null;
    const tick = () => {
      clearTimeout(timer);
      const server = serverNow();
      const left = server === null ? (remainingSeconds || 0) * 1000 : Math.max(0, endsAtMs - server);
      const now = Math.ceil(left / 1000);
      setLeftMs(left);
      if (!isSilent && before.current !== null) {
        const mark = MARKS_SECONDS.find((limit) => before.current > limit && now <= limit);
        if (mark !== undefined) announce(mark ? t("timer.left", { seconds: mark }) : t("timer.over"));
      }
      before.current = now;
      // To the very moment in which the shown second ends: then all screens change together.
      if (left > 0) timer = setTimeout(tick, Math.min(LONGEST_WAIT_MS, left - (now - 1) * 1000 + 1));
    };
    const stop = followServerTime(tick, true);
    document.addEventListener("visibilitychange", tick); // timers of a hidden page run late
    tick();
    return () => {
      stop();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
    };
  }, [state, endsAtMs, remainingSeconds]);

  if (!state || state === "none") return null;
  const seconds = Math.ceil(leftMs / 1000);
  const isOver = isRunning && seconds === 0;
  const phase = isOver ? "over" : seconds <= 60 ? "soon" : "calm";
  return (
    <span
      className="timer"
      role="timer"
      aria-live="off"
      data-phase={phase}
      data-state={state}
      data-left-ms={Math.round(leftMs)}
      data-error-ms={serverError()}
    >
      <span className="visually-hidden">{t("timer.label")} </span>
      {isOver ? t("timer.over") : clock(seconds)}
      {state === "paused" && <span className="text-muted font-normal"> {t("timer.paused")}</span>}
    </span>
  );
}
