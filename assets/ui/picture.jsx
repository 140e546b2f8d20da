// A picture of a result: drawn by the server as SVG, put into the page so that the page's tokens colour it.
// It keeps its place while it comes, is drawn for the width there is, and says so when it cannot be fetched.
import { useEffect, useRef, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { cleaned, fetched, Sheet } from "$/public/ui/svg.jsx";
import { t } from "$/utils/i18n/results.js";

const NARROW_BELOW = 560;
const TRIES = 3;
const RETRY_MS = 2000;

const codeHere = () => window.location.pathname.replace(/\/+$/, "").split("/").pop().toUpperCase();
const addressOf = (round, name, width, part) =>
  `/api/v1/workshops/${codeHere()}/rounds/${round}/pictures/${name}.svg?width=${width}&part=${part}`;

const partsOf = (text) => Number((/ data-parts="(\d+)"/.exec(text) || [])[1] || 1);

/**
 * `name` is one of the result's pictures. A wall (`isLarge`) shows all parts, each a page; elsewhere one part is shown,
 * and buttons lead to the others.
 */
export function Picture({ roundId, name, isLarge }) {
  const place = useRef(null);
  const [width, setWidth] = useState("");
  const [part, setPart] = useState(1);
  const [shown, setShown] = useState(null); // {texts, width, part, parts}
  const [tries, setTries] = useState(0);
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    if (isLarge) {
      setWidth("wall");
      return undefined;
    }
    const measure = () => {
      const pixels = place.current ? place.current.clientWidth : 0;
      if (pixels > 0) setWidth(pixels < NARROW_BELOW ? "narrow" : "wide");
    };
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(place.current);
    return () => resized.disconnect();
  }, [isLarge]);

  useEffect(() => {
    if (!width) return undefined;
    let isGone = false;
    let timer = null;
    const bring = async () => {
      const first = await fetched(addressOf(roundId, name, width, isLarge ? 1 : part));
      const parts = partsOf(first);
      const rest = isLarge ? Array.from({ length: parts - 1 }, (_, at) => at + 2) : [];
      const others = await Promise.all(rest.map((one) => fetched(addressOf(roundId, name, width, one))));
      [first, ...others].forEach(cleaned);
      return { texts: [first, ...others], parts };
    };
    bring().then(
      (found) => {
        if (isGone) return;
        setFailed(false);
        setShown(found);
      },
      () => {
        if (isGone) return;
        if (tries + 1 < TRIES) timer = setTimeout(() => setTries(tries + 1), RETRY_MS * (tries + 1));
        else setFailed(true);
      },
    );
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [roundId, name, width, part, tries, isLarge]);

  const turn = (by) => {
    setPart(part + by);
    announce(t("results.picture.part", { part: part + by, parts: shown.parts }));
  };

  if (hasFailed && !shown) {
    return (
      <div className="pic-place" ref={place}>
        <p className="text-muted">{t("results.picture.failed")}</p>
        {!isLarge && (
          <p>
            <button
              type="button"
              className="button button-quiet button-small"
              onClick={() => {
                setFailed(false);
                setTries(0);
              }}
            >
              {t("results.picture.again")}
            </button>
          </p>
        )}
      </div>
    );
  }
  if (!shown) {
    return (
      <div className="pic-place" ref={place} aria-busy="true">
        <span className="visually-hidden">{t("results.picture.coming")}</span>
        <div className="skeleton" aria-hidden="true">
          <span />
          <span />
          <span />
          <span />
        </div>
      </div>
    );
  }
  if (isLarge) {
    return shown.texts.map((text, at) => <Sheet key={at} text={text} className="pic-sheet wall-whole" />);
  }
  return (
    <div className="pic-place" ref={place}>
      <Sheet text={shown.texts[0]} className="pic-sheet" />
      {shown.parts > 1 && (
        <div className="pic-turner" role="group" aria-label={t("results.picture.parts")}>
          <button type="button" className="button button-quiet button-small" aria-disabled={part < 2} onClick={() => part > 1 && turn(-1)}>
            {t("results.picture.back")}
          </button>
          <span className="figures">{t("results.picture.part", { part, parts: shown.parts })}</span>
          <button
            type="button"
            className="button button-quiet button-small"
            aria-disabled={part >= shown.parts}
            onClick={() => part < shown.parts && turn(1)}
          >
            {t("results.picture.on")}
          </button>
        </div>
      )}
    </div>
  );
}
