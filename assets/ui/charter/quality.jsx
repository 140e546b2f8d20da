// The quality report beside the document: what blocks first, why, how to mend it and where; what was put aside, and why.
import { useEffect, useId, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { Fold } from "$/public/ui/fold.jsx";
import { ask, because } from "$/public/ui/charter/asking.js";
import { CheckSettings } from "$/public/ui/charter/check-settings.jsx";
import { t } from "$/utils/i18n/charter_checks.js";
import { t as tell } from "$/utils/i18n/steps.js";
import "./quality.css";

const SHOWN_AT_FIRST = 5;
const FILTERS = {
  open: (one) => one.outcome === "failed" || one.outcome === "hint",
  not_answered: (one) => one.outcome === "not_answered",
  put_aside: (one) => one.outcome === "put_aside",
  passed: (one) => one.outcome === "passed",
};

/** A reason, asked for where it is given; `send` stores it. */
function ReasonForm({ label, help, sendLabel, isOptional, send }) {
  const [text, setText] = useState("");
  const [fault, setFault] = useState("");
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const submit = async (event) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setFault("");
    try {
      await send(text);
      setText("");
      announce(t("checks.kept"));
    } catch (problem) {
      setFault(because(problem));
      announce(because(problem));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="check-reason" onSubmit={submit} noValidate>
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-help`} className="field-help">
        {help}
      </p>
      <textarea
        id={id}
        className="input"
        rows={2}
        maxLength={600}
        value={text}
        aria-describedby={`${id}-help${fault ? ` ${id}-fault` : ""}`}
        aria-invalid={Boolean(fault)}
        onChange={(event) => setText(event.target.value)}
      />
      {fault && (
        <p id={`${id}-fault`} className="field-error">
          {fault}
        </p>
      )}
      <button type="submit" className="button button-quiet" disabled={isBusy || (!isOptional && text.trim().length < 3)}>
        {sendLabel}
      </button>
    </form>
  );
}

function Ways({ code, one }) {
  const [kind] = one.takes;
  if (!kind) return null;
  const send =
    kind === "aside"
      ? (reason) => ask("POST", `/workshops/${code}/checks/${one.check_id}/aside`, { reason, subject: one.subject_id })
      : (reason) => ask("POST", `/workshops/${code}/checks/${one.check_id}/said`, { kind, reason });
  return (
    <Fold
      label={t(`checks.${kind}`)}
      openLabel={t("checks.close")}
      ariaName={t("checks.about", { what: t(`checks.${kind}`), check: one.check_id })}
      look="plain"
    >
      <ReasonForm
        label={t(`checks.${kind}.label`)}
        help={t("checks.reason.help")}
        sendLabel={t(`checks.${kind}.send`)}
        isOptional={kind === "none"}
        send={send}
      />
    </Fold>
  );
}

function TakeBack({ code, id, label }) {
  const [fault, setFault] = useState("");
  const take = async () => {
    try {
      await ask("DELETE", `/workshops/${code}/checks/notes/${id}`);
      announce(t("checks.taken_back"));
    } catch (problem) {
      setFault(because(problem));
    }
  };
  return (
    <>
      <button type="button" className="button button-plain" aria-label={label} onClick={take}>
        {t("checks.take_back")}
      </button>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}

function Finding({ code, leads, one }) {
  const isOpen = FILTERS.open(one);
  const place = leads && one.step ? `/desk/${code}?step=${one.step}` : "";
  return (
    <li className="check" data-outcome={one.outcome} data-severity={one.severity}>
      <p className="check-head">
        <span className="check-id">{one.check_id}</span>
        <span className="check-mark">{t(isOpen ? `checks.severity.${one.severity}` : `checks.outcome.${one.outcome}`)}</span>
      </p>
      <p className="check-title">{one.title}</p>
      {one.subject && <p className="check-subject">{one.subject}</p>}
      <p>{one.message}</p>
      {one.mend && <p className="check-mend">{one.mend}</p>}
      {one.reason && <p className="check-why">{t("checks.why", { reason: one.reason })}</p>}
      {leads && (
        <div className="check-ways">
          {place && one.outcome !== "passed" && (
            <a className="button button-plain" href={place}>
              {t("checks.mend_at", { step: tell(`step.${one.step}`) })}
            </a>
          )}
          <Ways code={code} one={one} />
          {one.note_id && (
            <TakeBack code={code} id={one.note_id} label={t("checks.about", { what: t("checks.take_back"), check: one.check_id })} />
          )}
        </div>
      )}
    </li>
  );
}

/** Words on checks that stand for themselves: why something is left out, that there is none, and what is not needed now. */
function Said({ code, leads, notes }) {
  const others = notes.filter((one) => one.kind !== "aside" || !one.is_used);
  if (!others.length) return null;
  return (
    <section className="grid gap-2">
      <h3 className="check-title">{t("checks.said")}</h3>
      <ul className="checks">
        {others.map((one) => (
          <li key={one.id} className="check" data-outcome="said">
            <p className="check-head">
              <span className="check-id">{one.check_id}</span>
              <span className="check-mark">{t(one.is_used ? `checks.kind.${one.kind}` : "checks.unused")}</span>
            </p>
            <p className="check-title">{one.title}</p>
            {one.reason && <p>{one.reason}</p>}
            {leads && (
              <div className="check-ways">
                <TakeBack code={code} id={one.id} label={t("checks.about", { what: t("checks.take_back"), check: one.check_id })} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function QualityPanel({ code, checks, notes, off, passed, checked, leads }) {
  const [filter, setFilter] = useState("open");
  const [isLong, setLong] = useState(false);
  const counts = Object.fromEntries(Object.keys(FILTERS).map((name) => [name, checks.filter(FILTERS[name]).length]));
  const blocking = checks.filter((one) => one.severity === "block" && one.outcome !== "passed").length;
  const found = checks.filter(FILTERS[filter]);
  const shown = isLong ? found : found.slice(0, SHOWN_AT_FIRST);
  useEffect(() => setLong(false), [filter]);
  if (!checked) return null;
  return (
    <section className="charter-side no-print" aria-labelledby="quality">
      <h2 id="quality">{t("checks.title")}</h2>
      <p className="figures">{t("checks.score", { passed, checked })}</p>
      <p className="check-blocking">{t("checks.blocking", { count: blocking })}</p>
      <div className="check-filters" role="group" aria-label={t("checks.filter")}>
        {Object.keys(FILTERS).map((name) => (
          <button
            key={name}
            type="button"
            className="check-filter"
            aria-pressed={filter === name}
            onClick={() => setFilter(name)}
          >
            {t(`checks.filter.${name}`, { count: counts[name] })}
          </button>
        ))}
      </div>
      {found.length ? (
        <ul className="checks">
          {shown.map((one) => (
            <Finding key={`${one.check_id} ${one.subject_id} ${one.message}`} code={code} leads={leads} one={one} />
          ))}
        </ul>
      ) : (
        <p className="text-muted">{t(`checks.none.${filter}`)}</p>
      )}
      {found.length > shown.length && (
        <button type="button" className="button button-plain" onClick={() => setLong(true)}>
          {t("checks.more", { count: found.length - shown.length })}
        </button>
      )}
      <Said code={code} leads={leads} notes={notes} />
      {off.length > 0 && <p className="text-muted">{t("checks.off", { count: off.length, checks: off.join(", ") })}</p>}
      {leads && (
        <Fold label={t("checks.settings")} openLabel={t("checks.settings.close")} look="plain">
          <CheckSettings code={code} />
        </Fold>
      )}
    </section>
  );
}
