// A picture of the draft: fetched from the server as SVG, put into the page so that the page's tokens colour it.
// Its place is kept while it comes; when it does not come, its table is opened instead.
import { useEffect, useState } from "react";
import { t } from "$/utils/i18n/charter_figure.js";
import { cleaned, fetched, Sheet } from "$/public/ui/svg.jsx";

const codeHere = () => window.location.pathname.replace(/\/+$/, "").split("/").pop().toUpperCase();

export function Figure({ figure, children }) {
  const { key: name, stamp, caption, ratio } = figure;
  const [text, setText] = useState("");
  const [hasFailed, setFailed] = useState(false);

  useEffect(() => {
    let isGone = false;
    setFailed(false);
    fetched(`/api/v1/workshops/${codeHere()}/charter/figures/${name}.svg?v=${stamp}`)
      .then((found) => {
        cleaned(found); // throws where it is no picture
        if (!isGone) setText(found);
      })
      .catch(() => !isGone && setFailed(true));
    return () => {
      isGone = true;
    };
  }, [name, stamp]);

  return (
    <figure className="charter-figure">
      <figcaption>{caption}</figcaption>
      {text ? (
        <div className="charter-figure-room" role="region" aria-label={caption} tabIndex={0}>
          <Sheet text={text} className="charter-figure-sheet" />
        </div>
      ) : hasFailed ? (
        <p className="text-muted">{t("charter.figure.failed")}</p>
      ) : (
        <div className="charter-figure-room" aria-busy="true" style={{ aspectRatio: ratio ? `1 / ${ratio}` : "2 / 1" }} />
      )}
      <details open={hasFailed || undefined}>
        <summary className="picture-summary">{t("charter.figure.table")}</summary>
        {children}
      </details>
    </figure>
  );
}
