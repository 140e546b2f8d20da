// What surrounds every page: connection banner, focus after navigation, language of the document, theme switch.
import { useContext, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { ColorModeContext, EventLoopContext } from "$/utils/context-registry";
import { currentLocale } from "$/public/ui/i18n.js";
import { t } from "$/utils/i18n/common.js";
import { announce } from "$/public/ui/announce.jsx";
import { connection } from "$/public/ui/connection.js";

const PATIENCE_MS = 1500; // a blip that heals itself needs no banner

export function ConnectionBanner() {
  const loop = useContext(EventLoopContext);
  const isLost = Boolean(loop && loop[1].length > 0);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    connection.isLost = isLost;
    if (!isLost) {
      if (isShown) announce(t("connection.back"));
      setShown(false);
      return undefined;
    }
    const timer = setTimeout(() => {
      setShown(true);
      announce(t("connection.lost"));
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [isLost]);
  return isShown ? (
    <section className="connection" aria-label={t("connection.label")}>
      {t("connection.lost")}
    </section>
  ) : null;
}

/** A real anchor: Reflex makes router links of anchors, and those do not move focus. */
export function SkipLink() {
  const skip = (event) => {
    event.preventDefault();
    const main = document.getElementById("main");
    main.focus();
    main.scrollIntoView();
  };
  return (
    <a href="#main" className="skip-link" onClick={skip}>
      {t("shell.skip")}
    </a>
  );
}

let lastPath = null; // outlives the page: each page brings its own frame

/** After a client-side navigation, put focus on the page's h1 (it would fall to the body). */
export function FocusHeading() {
  const { pathname } = useLocation();
  useEffect(() => {
    const isFirst = lastPath === null;
    if (lastPath === pathname) return undefined;
    lastPath = pathname;
    if (isFirst) return undefined;
    let tries = 0;
    let frame = 0;
    const look = () => {
      const heading = document.querySelector("main h1");
      tries += 1;
      if (heading) heading.focus();
      else if (tries < 120) frame = requestAnimationFrame(look);
    };
    frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [pathname]);
  useEffect(() => {
    document.documentElement.lang = currentLocale();
  });
  return null;
}

const NEXT = { system: "light", light: "dark", dark: "system" };

/** One button through three modes: as the device, light, dark. Reflex keeps the choice on the device. */
export function ThemeSwitch() {
  const { rawColorMode, setColorMode } = useContext(ColorModeContext);
  const [mode, setMode] = useState("system"); // the first drawing equals the prerendered one
  useEffect(() => setMode(rawColorMode), [rawColorMode]);
  const label = t(`theme.${mode}`);
  const turn = () => {
    setColorMode(NEXT[mode]);
    announce(t(`theme.${NEXT[mode]}`));
  };
  return (
    <button type="button" className="theme-switch" onClick={turn} aria-label={label} title={label}>
      <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" aria-hidden="true">
        {mode === "dark" ? (
          <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" />
        ) : (
          <circle cx="12" cy="12" r={mode === "light" ? 4 : 8} />
        )}
        {mode === "light" && (
          <path d="M12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M4.9 4.9l1.8 1.8M17.3 17.3l1.8 1.8M4.9 19.1l1.8-1.8M17.3 6.7l1.8-1.8" />
        )}
        {mode === "system" && <path d="M12 4a8 8 0 0 1 0 16Z" fill="currentColor" />}
      </svg>
    </button>
  );
}
