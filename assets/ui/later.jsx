// Parts of a page that are fetched when they are needed, and ahead of that as soon as the page has nothing to do:
// the first load stays small, and what comes later is there even if the connection is not.
import { createElement, useEffect, useState } from "react";
import { t } from "$/utils/i18n/common.js";

const QUIET_MS = 1200;
const RETRY_MS = 3000;
const TRIES = 3;

const ahead = [];
let isPlanned = false;

function fetchAhead() {
  const next = ahead.shift();
  if (!next) {
    isPlanned = false;
    return;
  }
  const idle = window.requestIdleCallback || ((run) => setTimeout(run, 50));
  idle(() => next().catch(() => {}).finally(fetchAhead));
}

/**
 * A component that `load` promises; in its place a skeleton, and a way out when it cannot be fetched. Not `isAhead`: it
 * is fetched when it is drawn and no sooner, for one of many of which a page shows few.
 */
export function later(load, name, { isAhead = true } = {}) {
  let part = null;
  let coming = null;
  const fetch = () => {
    coming ??= load()
      .then((found) => {
        part = found;
        return found;
      })
      .catch((fault) => {
        coming = null;
        throw fault;
      });
    return coming;
  };
  if (isAhead && typeof window !== "undefined") {
    ahead.push(fetch);
    if (!isPlanned) setTimeout(fetchAhead, QUIET_MS);
    isPlanned = true;
  }

  function Later({ children, ...props }) {
    const [Part, setPart] = useState(() => part);
    const [tries, setTries] = useState(0);
    useEffect(() => {
      if (Part) return undefined;
      let timer = null;
      let isGone = false;
      fetch().then(
        (found) => isGone || setPart(() => found),
        () => {
          timer = setTimeout(() => setTries((count) => count + 1), RETRY_MS);
        },
      );
      return () => {
        isGone = true;
        clearTimeout(timer);
      };
    }, [tries]);
    if (Part) return createElement(Part, props, children);
    if (tries >= TRIES) {
      return (
        <div className="notice notice-warn">
          <p>{t("later.failed")}</p>
          <p>
            <button type="button" className="button button-quiet" onClick={() => window.location.reload()}>
              {t("later.reload")}
            </button>
          </p>
        </div>
      );
    }
    return (
      <div aria-busy="true">
        <span className="visually-hidden">{t("shell.loading")}</span>
        <div className="skeleton" aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
      </div>
    );
  }
  Later.displayName = `Later(${name})`;
  return Later;
}
