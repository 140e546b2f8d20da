// The room's timer, counted in the server's time: a device clock may be wrong by hours.
import { useEffect, useRef, useState } from "react";
import { t } from "$/utils/i18n/common.js";
import { announce } from "$/public/ui/announce.jsx";

const MARKS_SECONDS = [60, 10, 0];

// How far the server's clock is ahead of this device's. Every sample is late by its way here, so the largest is nearest.
let offset = null;
const sample = (serverMs) => {
  const found = serverMs - Date.now();
  offset = offset === null ? found : Math.max(offset, found);
};

let asked = null;
// A snapshot from a cache may be minutes old: the Date header of one small answer puts that right, to a second.
function askServer() {
  asked ??= fetch("/ping", { cache: "no-store" })
    .then((answer) => {
      const date = Date.parse(answer.headers.get("date") || "");
      if (!Number.isNaN(date)) sample(date);
    })
    .catch(() => {
      asked = null;
    });
  return asked;
}

const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

export function Timer({ state, endsAtMs, remainingSeconds, serverNowMs, isSilent }) {
  const left = () =>
    state === "running" && offset !== null
      ? Math.max(0, Math.ceil((endsAtMs - (Date.now() + offset)) / 1000))
      : remainingSeconds || 0;
  const [seconds, setSeconds] = useState(remainingSeconds || 0);
  const before = useRef(null);

  useEffect(() => {
    if (serverNowMs) sample(serverNowMs);
    if (state !== "running") {
      before.current = null;
      setSeconds(remainingSeconds || 0);
      return undefined;
    }
    let stopped = false;
    const tick = () => {
      if (stopped) return;
      const now = left();
      setSeconds(now);
      if (!isSilent && before.current !== null) {
        const mark = MARKS_SECONDS.find((limit) => before.current > limit && now <= limit);
        if (mark !== undefined) announce(mark ? t("timer.left", { seconds: mark }) : t("timer.over"));
      }
      before.current = now;
    };
    tick();
    askServer().then(tick);
    const timer = setInterval(tick, 250);
    return () => {
      stopped = true;
      clearInterval(timer);
    };
  }, [state, endsAtMs, remainingSeconds, serverNowMs]);

  if (!state || state === "none") return null;
  const isOver = state === "running" && seconds === 0;
  const phase = isOver ? "over" : seconds <= 60 ? "soon" : "calm";
  return (
    <span className="timer" role="timer" aria-live="off" data-phase={phase} data-state={state}>
      <span className="visually-hidden">{t("timer.label")} </span>
      {isOver ? t("timer.over") : clock(seconds)}
      {state === "paused" && <span className="text-muted font-normal"> {t("timer.paused")}</span>}
    </span>
  );
}
