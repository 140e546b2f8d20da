// Where the draft stands: its states in a line, the next thing to do, its versions, and what changed since one of them.
import { useEffect, useId, useRef, useState } from "react";
import { t } from "$/utils/i18n/charter_editing.js";
import { announce } from "$/public/ui/announce.jsx";
import { newKey } from "$/public/ui/drafts.js";
import { ask } from "$/public/ui/charter/api.js";
import "$/public/ui/charter/standing.css";

const STATES = ["collecting", "facilitator_review", "participants_review", "workshop_draft", "consultation", "adopted"];
const SHOWN_AT_FIRST = 3;
const LONGEST = 400;

const stateWord = (state) => t(`charter.state.${state}`);
const dayOf = (moment) => String(moment).slice(0, 10);

// Which comparison is shown at the top of the page: {since, label}, or null.
let shown = null;
const listeners = new Set();
const show = (next) => {
  shown = next;
  listeners.forEach((listener) => listener(next));
};

function Line({ state }) {
  const at = STATES.indexOf(state);
  return (
    <ol className="standing-line">
      {STATES.map((one, place) => (
        <li key={one} data-place={place < at ? "past" : place === at ? "here" : "ahead"} aria-current={place === at ? "step" : undefined}>
          {stateWord(one)}
          {place < at && <span className="visually-hidden"> {t("charter.standing.past")}</span>}
        </li>
      ))}
    </ol>
  );
}

/** A small form with one text: why the charter moves, or what a version is kept for. */
function WhyForm({ label, help, submit, isRequired, busy, fault, onSend, onCancel, children }) {
  const [text, setText] = useState("");
  const id = useId();
  const send = (event) => {
    event.preventDefault();
    onSend(text.trim());
  };
  return (
    <form className="standing-form" onSubmit={send}>
      {children}
      {help && <p>{help}</p>}
      <div className="grid gap-1">
        <label htmlFor={id}>{label}</label>
        <textarea
          id={id}
          rows={2}
          maxLength={LONGEST}
          required={isRequired}
          value={text}
          className="input"
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {fault && <p className="notice notice-danger">{fault}</p>}
      <div className="standing-buttons">
        <button type="submit" className="button button-primary" aria-busy={busy} disabled={busy}>
          {submit}
        </button>
        <button type="button" className="button button-plain" onClick={onCancel}>
          {t("charter.standing.cancel")}
        </button>
      </div>
    </form>
  );
}

/** Says something to the server once, with its words when it is refused. */
function useSaying(code) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState("");
  const key = useRef(newKey());
  const say = async (path, method, body, done) => {
    if (busy) return false;
    setBusy(true);
    setFault("");
    try {
      await ask(code, path, { method, body, key: key.current });
      key.current = newKey();
      announce(done);
      return true;
    } catch (refusal) {
      key.current = newKey();
      setFault(refusal.message);
      announce(refusal.message);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, fault, say, clear: () => setFault("") };
}

function NextStep({ code, standing }) {
  const [isAsking, setAsking] = useState(false);
  const { busy, fault, say, clear } = useSaying(code);
  const to = standing.next_state;
  useEffect(() => setAsking(false), [standing.state]);
  if (!to) return null;
  const move = (reason) => say("/state", "PUT", { state: to, reason }, t("charter.standing.moved", { state: stateWord(to) }));
  const needs = standing.needs || [];
  const label = t(`charter.move.${to}`);
  if (isAsking) {
    const cancel = () => {
      setAsking(false);
      clear();
    };
    return (
      <WhyForm label={t("charter.move.reason")} submit={label} isRequired busy={busy} fault={fault} onSend={move} onCancel={cancel}>
        <ul className="standing-needs">
          {needs.map((need) => (
            <li key={need}>{t(`charter.needs.${need}`, { count: standing.blocking })}</li>
          ))}
        </ul>
      </WhyForm>
    );
  }
  return (
    <>
      <button
        type="button"
        className="button button-primary standing-next"
        aria-busy={busy}
        disabled={busy}
        onClick={() => (needs.length ? setAsking(true) : move(""))}
      >
        {label}
      </button>
      {fault && <p className="notice notice-danger">{fault}</p>}
    </>
  );
}

function OtherState({ code, standing }) {
  const [to, setTo] = useState("");
  const { busy, fault, say, clear } = useSaying(code);
  const id = useId();
  const others = STATES.filter((one) => one !== standing.state && one !== standing.next_state);
  const move = async (reason) => {
    if (await say("/state", "PUT", { state: to, reason }, t("charter.standing.moved", { state: stateWord(to) }))) setTo("");
  };
  return (
    <details className="standing-more">
      <summary className="picture-summary">{t("charter.standing.other")}</summary>
      <WhyForm
        label={t("charter.move.reason")}
        submit={t("charter.standing.other.move")}
        isRequired
        busy={busy}
        fault={fault}
        onSend={move}
        onCancel={clear}
      >
        <div className="grid gap-1">
          <label htmlFor={id}>{t("charter.standing.other.to")}</label>
          <select id={id} className="input" required value={to} onChange={(event) => setTo(event.target.value)}>
            <option value="">{t("charter.standing.other.choose")}</option>
            {others.map((one) => (
              <option key={one} value={one}>
                {stateWord(one)}
              </option>
            ))}
          </select>
        </div>
      </WhyForm>
    </details>
  );
}

function Keep({ code }) {
  const [isOpen, setOpen] = useState(false);
  const { busy, fault, say, clear } = useSaying(code);
  const keep = async (note) => {
    if (await say("/versions", "POST", { note }, t("charter.version.done"))) setOpen(false);
  };
  const cancel = () => {
    setOpen(false);
    clear();
  };
  if (!isOpen) {
    return (
      <button type="button" className="button button-quiet standing-keep" onClick={() => setOpen(true)}>
        {t("charter.version.keep")}
      </button>
    );
  }
  return (
    <WhyForm label={t("charter.version.note")} submit={t("charter.version.keep")} busy={busy} fault={fault} onSend={keep} onCancel={cancel} />
  );
}

function Version({ one }) {
  return (
    <li>
      <p>
        <b className="figures">{one.label}</b> <span className="text-muted">{stateWord(one.state)}</span>
      </p>
      <p className="text-muted">{t("charter.version.by", { role: t(`charter.version.by.${one.role}`), day: dayOf(one.kept_at) })}</p>
      {one.note && <p>{one.note}</p>}
      {one.round && <p>{t(one.is_endorsed ? "charter.version.endorsed" : "charter.version.asked", { round: one.round })}</p>}
      <button type="button" className="button button-plain" onClick={() => show({ since: one.number, label: one.label })}>
        {t("charter.changes.since", { label: one.label })}
      </button>
    </li>
  );
}

function Versions({ versions }) {
  const [isAll, setAll] = useState(false);
  if (!versions.length) return <p className="text-muted">{t("charter.version.none")}</p>;
  const first = isAll ? versions : versions.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ol className="standing-versions" reversed>
        {first.map((one) => (
          <Version key={one.number} one={one} />
        ))}
      </ol>
      {!isAll && versions.length > SHOWN_AT_FIRST && (
        <button type="button" className="button button-plain" onClick={() => setAll(true)}>
          {t("charter.version.more", { count: versions.length - SHOWN_AT_FIRST })}
        </button>
      )}
    </>
  );
}

/** The part of the charter page beside the document. `standing` is a StandingView; `leads` may move and keep. */
export function Standing({ code, standing, leads }) {
  const id = useId();
  return (
    <section className="charter-side charter-standing no-print" aria-labelledby={id}>
      <h2 id={id}>{t("charter.standing")}</h2>
      <Line state={standing.state} />
      {standing.label && (
        <p className="figures">{t(standing.has_moved_on ? "charter.standing.moved_on" : "charter.standing.at", { label: standing.label })}</p>
      )}
      {leads && <NextStep code={code} standing={standing} />}
      {leads && <OtherState code={code} standing={standing} />}
      <h3>{t("charter.versions")}</h3>
      {leads && <Keep code={code} />}
      <Versions versions={standing.versions || []} />
    </section>
  );
}

// --- what changed ------------------------------------------------------------------------------------------------

function Words({ words }) {
  return (
    <p className="changes-words">
      {words.map((piece, place) => {
        if (piece.kind === "removed") return <del key={place}>{piece.text}</del>;
        if (piece.kind === "added") return <ins key={place}>{piece.text}</ins>;
        return <span key={place}>{piece.text}</span>;
      })}
    </p>
  );
}

function Change({ one, isSameEntry }) {
  const isText = one.words.length > 0 && Math.max(one.was.length, one.now.length) > 40;
  return (
    <li className="changes-one" data-kind={one.kind}>
      <p className="changes-head">
        <b className="changes-kind">{t(`charter.changes.${one.kind}`)}</b>
        {one.ref && <span className="changes-ref">{one.ref}</span>}
        {one.field && <b>{one.field}</b>}
        {!isSameEntry && <span>{one.label}</span>}
      </p>
      {one.facts.length > 0 && (
        <dl className="changes-facts">
          {one.facts.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {isText && <Words words={one.words} />}
      {!isText && one.facts.length === 0 && (
        <p className="changes-values">
          <del>{one.was || t("charter.changes.nothing")}</del> <span aria-hidden="true">→</span>{" "}
          <ins>{one.now || t("charter.changes.nothing")}</ins>
        </p>
      )}
    </li>
  );
}

const isOfEntry = (one, other) => Boolean(other && one.ref && one.ref === other.ref && one.label === other.label);

export function Area({ area, changes }) {
  return (
    <div className="changes-area">
      <h3>{t(`charter.changes.area.${area}`)}</h3>
      <ul>
        {changes.map((one, place) => (
          <Change key={one.path.join("/")} one={one} isSameEntry={isOfEntry(one, changes[place - 1])} />
        ))}
      </ul>
    </div>
  );
}

export const byArea = (changes) => {
  const found = new Map();
  changes.forEach((one) => found.set(one.area, [...(found.get(one.area) || []), one]));
  return [...found];
};

/** What changed since a version; there while somebody looks at it. It prints with the document. */
export function Changes({ code }) {
  const [wanted, setWanted] = useState(shown);
  const [found, setFound] = useState(null);
  const [fault, setFault] = useState("");
  const heading = useRef(null);
  const id = useId();
  useEffect(() => {
    listeners.add(setWanted);
    return () => {
      listeners.delete(setWanted);
      shown = null;
    };
  }, []);
  useEffect(() => {
    if (!wanted) return undefined;
    let isGone = false;
    setFound(null);
    setFault("");
    ask(code, `/changes?since=${wanted.since}`).then(
      (said) => isGone || setFound(said),
      (refusal) => isGone || setFault(refusal.message),
    );
    requestAnimationFrame(() => heading.current && heading.current.focus());
    return () => {
      isGone = true;
    };
  }, [wanted, code]);
  if (!wanted) return null;
  return (
    <section className="charter-changes" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {t("charter.changes.since", { label: wanted.label })}
      </h2>
      <button type="button" className="button button-quiet no-print" onClick={() => show(null)}>
        {t("charter.changes.close")}
      </button>
      {fault && <p className="notice notice-danger">{fault}</p>}
      {!fault && !found && <p aria-busy="true">{t("charter.changes.loading")}</p>}
      {found && found.changes.length === 0 && <p>{t("charter.changes.none", { label: wanted.label })}</p>}
      {found && byArea(found.changes).map(([area, changes]) => <Area key={area} area={area} changes={changes} />)}
    </section>
  );
}
