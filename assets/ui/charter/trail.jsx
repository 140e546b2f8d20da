// Where a line comes from: what was said, by whom, what it was folded into, which votes, who decided, who edited.
import { useEffect, useId, useRef, useState } from "react";
import { t } from "$/utils/i18n/charter_trail.js";
import { t as common } from "$/utils/i18n/common.js";
import { follow } from "$/public/ui/charter.jsx";
import { ask } from "$/public/ui/charter/api.js";
import { whenAsked } from "$/public/ui/charter/tracing.js";
import "$/public/ui/charter/trail.css";

const isSection = (anchor) => anchor.startsWith("section-");
const nameOf = (anchor) => (isSection(anchor) ? t("charter.trail.section") : anchor);

function Step({ step, here, onOpen }) {
  const others = [...new Set([step.anchor, ...step.refs])].filter((one) => one !== here);
  return (
    <li className="trail-step" data-kind={step.kind}>
      <p className="trail-what">
        {step.what}
        {others.map((one) => (
          <button key={one} type="button" className="trail-other" aria-label={t("charter.trail.open", { name: nameOf(one) })} onClick={() => onOpen(one)}>
            {nameOf(one)}
          </button>
        ))}
      </p>
      {step.words && (
        <blockquote className="trail-words" dir="auto">
          {step.words}
        </blockquote>
      )}
      {(step.who || step.when) && (
        <p className="trail-who">
          {step.who && <bdi>{step.who}</bdi>}
          {step.who && step.when && " · "}
          {step.when}
        </p>
      )}
    </li>
  );
}

/** The dialog; closed until a reference asks. Escape closes it, and focus goes back to the reference. */
export function Trail({ code }) {
  const [way, setWay] = useState([]); // anchors from the first that was asked for to the one that is shown
  const [found, setFound] = useState({});
  const dialog = useRef(null);
  const title = useRef(null);
  const from = useRef(null);
  const id = useId();
  const here = way[way.length - 1] || "";

  useEffect(
    () =>
      whenAsked((anchor, link) => {
        from.current = link;
        setWay([anchor]);
      }),
    [],
  );
  useEffect(() => {
    if (!here) return undefined;
    let isGone = false;
    if (!dialog.current.open) dialog.current.showModal();
    title.current.focus();
    setFound({});
    ask(code, `/trail/${encodeURIComponent(here)}`).then(
      (trail) => isGone || setFound({ trail }),
      (fault) => isGone || setFound({ fault: fault.message }),
    );
    return () => {
      isGone = true;
    };
  }, [here, code]);

  const close = () => dialog.current.close();
  const closed = () => {
    setWay([]);
    if (from.current && from.current.isConnected) from.current.focus();
  };
  const go = (event) => {
    event.preventDefault();
    const link = from.current;
    from.current = null;
    close();
    // After the dialog has given focus back to where it was.
    requestAnimationFrame(() => follow(here, link));
  };
  const { trail, fault } = found;
  return (
    <dialog
      ref={dialog}
      className="dialog dialog-wide trail no-print"
      aria-labelledby={id}
      onClose={closed}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <h2 id={id} ref={title} tabIndex={-1}>
        {here && t("charter.trail.title", { name: nameOf(here) })}
      </h2>
      <div className="trail-body" aria-live="polite">
        {!trail && !fault && <p className="text-muted">{t("charter.trail.looking")}</p>}
        {fault && <p>{fault}</p>}
        {trail && trail.note && <p className="trail-note">{trail.note}</p>}
        {trail && (
          <ol className="trail-steps">
            {trail.steps.map((step, place) => (
              <Step key={place} step={step} here={here} onOpen={(anchor) => setWay([...way, anchor])} />
            ))}
          </ol>
        )}
      </div>
      <div className="dialog-actions">
        {way.length > 1 && (
          <button type="button" className="button button-plain" onClick={() => setWay(way.slice(0, -1))}>
            {t("charter.trail.back", { name: nameOf(way[way.length - 2]) })}
          </button>
        )}
        <a href={`#${here}`} className="button button-quiet" onClick={go}>
          {t(isSection(here) ? "charter.trail.go_section" : "charter.trail.go")}
        </a>
        <button type="button" className="button button-quiet" onClick={close}>
          {common("dialog.close")}
        </button>
      </div>
    </dialog>
  );
}
