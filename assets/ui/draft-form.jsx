// A form of ordinary named inputs whose content is kept on this device until the server has acknowledged it.
// See app/ui/components/drafts.py for the contract with the state that receives it.
import { useEffect, useId, useRef, useState } from "react";
import { t } from "$/utils/i18n/common.js";
import { announce } from "$/public/ui/announce.jsx";
import { clearErrors, collect, fill, labelOf, nativeErrors, reset, same, showErrors } from "$/public/ui/fields.js";
import { dropDraft, keepDraft, loadDraft, newKey, reportState } from "$/public/ui/drafts.js";
import { apart, change, meet, settled, written } from "$/public/ui/changes.js";
import { stoppedTyping, typing } from "$/public/ui/writing.js";

const FIRST_RESEND_MS = 4000;
const LAST_RESEND_MS = 30000;
const AUTOSAVE_MS = 1500;
const CONSIDER_MS = 700;

const decoded = (initial) => (typeof initial === "string" ? JSON.parse(initial) : initial);

// Values from the server as the fields give them back: numbers are texts there, and nothing is an empty text.
const parsed = (initial) => {
  if (!initial) return null;
  const shown = (value) => (typeof value === "number" ? String(value) : value ?? "");
  return Object.fromEntries(Object.entries(decoded(initial)).map(([name, value]) => [name, shown(value)]));
};

export function DraftForm(props) {
  const { draftKey, initial, autosave, label, submitLabel, isDisabled, children, onSend, onConsider, onWriting } = props;
  const { ackKey, ackOk, ackMessage, ackField, sendsChanges, wordsOf, labelOfField } = props;
  const form = useRef(null);
  const id = useId();
  const draft = useRef(null); // {key, values, base, pending}; with `sendsChanges` also `seen`, see changes.js
  const known = useRef({}); // with `sendsChanges`: the server's values as they came
  const blank = useRef(null); // the fields as drawn, or the server's values when editing
  const timers = useRef({});
  const latest = useRef({}); // this drawing's functions, for timers and native listeners of an earlier one
  const [state, setState] = useState("");
  const [message, setMessage] = useState("");
  const [theirs, setTheirs] = useState(null);

  const say = (next) => {
    setState(next);
    reportState(id, next);
  };
  const keep = () => keepDraft(draftKey, draft.current);
  const forget = () => {
    dropDraft(draftKey);
    draft.current = null;
  };

  const send = (waitMs = FIRST_RESEND_MS) => {
    clearTimeout(timers.current.resend);
    draft.current.pending = true;
    keep();
    say("saving");
    if (onWriting) stoppedTyping();
    const said = sendsChanges ? change(draft.current) : draft.current.values;
    latest.current.onSend(JSON.stringify(said), draft.current.key);
    // The server knows the key: what arrives twice is taken once.
    timers.current.resend = setTimeout(() => latest.current.send(Math.min(waitMs * 2, LAST_RESEND_MS)), waitMs);
  };

  const begun = () => ({ key: newKey(), base: blank.current, seen: known.current, ...draft.current });
  const isUntouched = (values) => (sendsChanges ? !written({ ...begun(), values }).length : same(values, blank.current));

  const changed = () => {
    if (!form.current || (draft.current && draft.current.pending)) return;
    const values = collect(form.current);
    if (isUntouched(values)) {
      forget();
      if (sendsChanges && theirs) {
        fill(form.current, theirs);
        setTheirs(null);
      }
      say("");
      return;
    }
    draft.current = { ...begun(), values, pending: false };
    keep();
    say("unsaved");
  };

  const submit = (event) => {
    if (event) event.preventDefault();
    if (isDisabled || (draft.current && draft.current.pending)) return;
    clearTimeout(timers.current.autosave);
    clearErrors(form.current);
    setMessage("");
    const errors = nativeErrors(form.current, { missing: t("form.missing") });
    if (Object.keys(errors).length) {
      if (!event) return; // autosave waits until it makes sense
      const homeless = showErrors(form.current, errors);
      setMessage(homeless.join(" "));
      announce(Object.values(errors).join(" "));
      return;
    }
    const values = collect(form.current);
    if (initial && isUntouched(values)) {
      say("saved");
      form.current.dispatchEvent(new CustomEvent("draft-saved", { bubbles: true }));
      return;
    }
    draft.current = { ...begun(), values };
    send();
  };

  const consider = (waitMs = CONSIDER_MS) => {
    if (!onConsider) return;
    clearTimeout(timers.current.consider);
    timers.current.consider = setTimeout(() => {
      if (form.current) latest.current.onConsider(JSON.stringify(collect(form.current)), draftKey);
    }, waitMs);
  };

  const typed = (event) => {
    if (event.detail === "filled") return;
    setMessage("");
    changed();
    // A field that was emptied again is nothing that the room need wait for.
    if (draft.current && !isDisabled) typing(onWriting);
    else if (onWriting) stoppedTyping();
    consider();
    if (autosave) {
      clearTimeout(timers.current.autosave);
      timers.current.autosave = setTimeout(() => latest.current.submit(null), AUTOSAVE_MS);
    }
  };
  latest.current = { onSend, onConsider, onWriting, send, submit, typed };

  // The server's values are in `blank` and `known`: what was not touched here follows them, the rest is said.
  const comeTogether = () => {
    fill(form.current, meet(draft.current, blank.current, known.current));
    if (!written(draft.current).length) {
      forget();
      setTheirs(null);
      say("");
      return;
    }
    keep();
    const differing = apart(draft.current, blank.current);
    if (Object.keys(differing).length && !draft.current.pending) {
      setTheirs(differing);
      announce(t("draft.changed"));
    } else setTheirs(null);
  };

  // Start, or start again for another thing to edit: what is on the device comes before what is on the server.
  useEffect(() => {
    const given = parsed(initial);
    known.current = { ...(initial ? decoded(initial) : {}) };
    reset(form.current);
    if (given) fill(form.current, given);
    blank.current = collect(form.current);
    clearErrors(form.current);
    setMessage("");
    setTheirs(null);
    say("");
    draft.current = loadDraft(draftKey);
    if (draft.current) {
      fill(form.current, draft.current.values);
      if (draft.current.pending) send();
      else say("unsaved");
      consider(0);
      if (given && sendsChanges) comeTogether();
      else if (given && draft.current.base && !same(draft.current.base, blank.current)) setTheirs(given);
    }
    const element = form.current;
    const listen = (event) => latest.current.typed(event);
    element.addEventListener("input", listen);
    return () => {
      element.removeEventListener("input", listen);
      Object.values(timers.current).forEach(clearTimeout);
      if (latest.current.onWriting) stoppedTyping();
      reportState(id, "");
    };
  }, [draftKey]);

  // The server's values changed under an edit: take them silently, or keep mine and say so.
  const given = initial ? JSON.stringify(decoded(initial)) : "";
  const seen = useRef(given);
  useEffect(() => {
    if (!given || given === seen.current) return;
    seen.current = given;
    const values = parsed(given);
    known.current = decoded(given);
    if (!draft.current) {
      fill(form.current, values);
      blank.current = collect(form.current);
    } else if (sendsChanges) {
      blank.current = { ...blank.current, ...values };
      comeTogether();
    } else if (!same({ ...draft.current.values, ...values }, draft.current.values)) {
      blank.current = { ...blank.current, ...values };
      if (!draft.current.pending) {
        setTheirs(values);
        announce(t("draft.changed"));
      }
    }
  }, [given]);

  // The answer to what I sent.
  useEffect(() => {
    if (!ackKey || !draft.current || !draft.current.pending || ackKey !== draft.current.key) return;
    clearTimeout(timers.current.resend);
    const now = collect(form.current);
    const acknowledged = draft.current;
    const sent = acknowledged.values;
    if (ackOk) {
      forget();
      setTheirs(null);
      if (initial && sendsChanges) {
        const after = settled(acknowledged, blank.current, known.current, now);
        blank.current = { ...blank.current, ...after.blank };
        known.current = { ...known.current, ...after.known };
        fill(form.current, after.newer);
      } else if (initial) blank.current = sent;
      if (same(now, sent)) {
        if (!initial) {
          reset(form.current);
          consider(0);
        }
        say("saved");
        form.current.dispatchEvent(new CustomEvent("draft-saved", { bubbles: true }));
      } else {
        say("saved");
        changed(); // typed on while it was being saved: that is the next draft
      }
      announce(t("draft.saved"));
      return;
    }
    // Refused: nothing was stored, so another try is another sending.
    draft.current = { ...draft.current, key: newKey(), pending: false };
    keep();
    say("refused");
    const text = ackMessage || t("form.failed");
    if (sendsChanges && initial) comeTogether();
    const homeless = ackField ? showErrors(form.current, { [ackField]: text }) : [text];
    setMessage(homeless.join(" "));
    announce(text);
  }, [ackKey, ackOk, ackMessage]);

  const takeTheirs = () => {
    if (sendsChanges) {
      draft.current = { ...draft.current, values: { ...draft.current.values, ...theirs } };
      fill(form.current, theirs);
      comeTogether();
      return;
    }
    forget();
    fill(form.current, theirs);
    blank.current = collect(form.current);
    setTheirs(null);
    say("");
  };
  const keepMine = () => {
    draft.current = { ...draft.current, base: blank.current, seen: known.current };
    keep();
    setTheirs(null);
  };

  return (
    <form ref={form} className="grid gap-4" aria-label={label} noValidate onSubmit={submit}>
      {children}
      {theirs && (
        <div className="notice notice-warn">
          <p>{t("draft.changed")}</p>
          {Object.entries(theirs)
            .filter(([name, value]) => !draft.current || !same(value, draft.current.values[name]))
            .map(([name, value]) => (
              <blockquote key={name} className="border-l-2 border-line pl-3 text-muted">
                <span className="block text-sm">{labelOfField ? labelOfField(name) : labelOf(form.current, name)}</span>
                {wordsOf ? wordsOf(name, value) : String(value)}
              </blockquote>
            ))}
          <div className="flex flex-wrap gap-2 pt-2">
            <button type="button" className="button button-quiet button-small" onClick={keepMine}>
              {t("draft.mine")}
            </button>
            <button type="button" className="button button-quiet button-small" onClick={takeTheirs}>
              {t("draft.theirs")}
            </button>
          </div>
        </div>
      )}
      {message && (
        <p className="notice notice-danger" data-role="form-message">
          {message}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {!autosave && (
          <button
            type="submit"
            className="button button-primary"
            disabled={Boolean(isDisabled)}
            aria-busy={state === "saving"}
            aria-disabled={state === "saving" || undefined}
          >
            {submitLabel}
          </button>
        )}
        <span className="form-status" data-state={state}>
          {state ? t(`draft.${state}`) : ""}
        </span>
      </div>
    </form>
  );
}
