// What a projected page needs: pages that turn by themselves, the whole screen, its own light or dark, and the address
// in words. Nothing here is needed to understand what is shown; keyboards and presenters' remotes work.
import { Fragment, useEffect, useRef, useState } from "react";
import { t } from "$/utils/i18n/wall.js";
import { useWorkshopFacts } from "$/public/ui/facts.jsx";

const TURN_MS = 12000;
const FORWARD = ["PageDown", "ArrowRight"];
const BACK = ["PageUp", "ArrowLeft"];

/**
 * Children flow into columns as high as the screen lets them be; what does not fit flows on to further pages, which
 * turn by themselves until somebody holds or turns them. Everything stays in the document.
 */
export function Pages({ columns, label, children }) {
  const flow = useRef(null);
  const [count, setCount] = useState(1);
  const [page, setPage] = useState(0);
  const [isHeld, setHeld] = useState(false);

  useEffect(() => {
    const element = flow.current;
    const measure = () => {
      // One page is as wide as what is seen of it, and the gap to the next one.
      const step = element.clientWidth + parseFloat(getComputedStyle(element).columnGap || "0");
      setCount(Math.max(1, Math.ceil((element.scrollWidth - 2) / step)));
      element.style.setProperty("--flow", `${element.clientHeight}px`); // how high a picture can be
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(element);
    const changed = new MutationObserver(measure);
    changed.observe(element, { childList: true, subtree: true, characterData: true });
    return () => {
      resized.disconnect();
      changed.disconnect();
    };
  }, []);

  const at = Math.min(page, count - 1);
  useEffect(() => {
    const element = flow.current;
    element.scrollLeft = at * (element.clientWidth + parseFloat(getComputedStyle(element).columnGap || "0"));
  }, [at, count]);

  useEffect(() => {
    if (count < 2 || isHeld) return undefined;
    const timer = setTimeout(() => setPage((at + 1) % count), TURN_MS);
    return () => clearTimeout(timer);
  }, [at, count, isHeld]);

  const turn = (by) => {
    setHeld(true);
    setPage((at + by + count) % count);
  };
  useEffect(() => {
    if (count < 2) return undefined;
    const press = (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (!FORWARD.includes(event.key) && !BACK.includes(event.key)) return;
      event.preventDefault();
      turn(FORWARD.includes(event.key) ? 1 : -1);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });

  return (
    <div className="wall-pages">
      <div className={`wall-flow wall-flow-${columns || 1}`} ref={flow} data-pages={count}>
        {children}
      </div>
      {count > 1 && (
        <div className="wall-turner" role="group" aria-label={label}>
          <button type="button" onClick={() => turn(-1)} aria-label={t("wall.pages.back")}>
            <Sign path="m14 6-6 6 6 6" />
          </button>
          <span className="figures">{t("wall.pages.at", { page: at + 1, count })}</span>
          <button type="button" onClick={() => turn(1)} aria-label={t("wall.pages.on")}>
            <Sign path="m10 6 6 6-6 6" />
          </button>
          <button type="button" onClick={() => setHeld(!isHeld)} aria-label={t(isHeld ? "wall.pages.run" : "wall.pages.hold")}>
            <Sign path={isHeld ? "M8 5.5v13l10-6.5z" : "M8.5 6v12M15.5 6v12"} />
          </button>
        </div>
      )}
    </div>
  );
}

const Sign = ({ path }) => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
    <path d={path} />
  </svg>
);

/** The wall's ground: dark unless this device chose light for walls. */
export function Ground({ className, children }) {
  const [isLight, setLight] = useState(false);
  useEffect(() => setLight(window.localStorage.getItem("wall") === "light"), []);
  const flip = () => {
    window.localStorage.setItem("wall", isLight ? "dark" : "light");
    setLight(!isLight);
  };
  return (
    <div className={`${className} ${isLight ? "on-light" : "on-dark"}`}>
      {children}
      <div className="wall-tools">
        <Fullscreen />
        <button type="button" onClick={flip} aria-label={t(isLight ? "wall.dark" : "wall.light")} title={t(isLight ? "wall.dark" : "wall.light")}>
          <Sign path="M12 3v18M12 3a9 9 0 0 1 0 18M12 3a9 9 0 0 0 0 18" />
        </button>
      </div>
    </div>
  );
}

function Fullscreen() {
  const [isFull, setFull] = useState(false);
  const [isAble, setAble] = useState(false);
  useEffect(() => {
    setAble(Boolean(document.fullscreenEnabled));
    const look = () => setFull(Boolean(document.fullscreenElement));
    document.addEventListener("fullscreenchange", look);
    return () => document.removeEventListener("fullscreenchange", look);
  }, []);
  if (!isAble) return null;
  const label = t(isFull ? "wall.full.leave" : "wall.full");
  const turn = () => (isFull ? document.exitFullscreen() : document.documentElement.requestFullscreen()).catch(() => {});
  return (
    <button type="button" onClick={turn} aria-label={label} title={label}>
      <Sign path={isFull ? "M9 4v5H4M15 4v5h5M9 20v-5H4M15 20v-5h5" : "M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5"} />
    </button>
  );
}

/** Where to go, in words people can type: the address that the QR code opens, without its scheme and path. */
export function JoinAddress() {
  const facts = useWorkshopFacts();
  const [here, setHere] = useState("");
  useEffect(() => setHere(window.location.host), []);
  const address = facts.join_url ? new URL(facts.join_url, window.location.href).host : here;
  const parts = address.split(/(?<=[.:])/);
  return (
    <span className="wall-address" translate="no">
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  );
}
