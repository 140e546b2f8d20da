// A form that posts JSON to our own API and goes where the answer says. Used where a cookie is to be set: starting a
// workshop, taking a seat, coming back. Nothing that was typed is ever lost to an error.
import { useEffect, useRef, useState } from "react";
import { useParams } from "react-router";
import { t } from "$/utils/i18n/common.js";
import { announce } from "$/public/ui/announce.jsx";
import { clearErrors, collect, nativeErrors, showErrors } from "$/public/ui/fields.js";

const filled = (template, params) =>
  template.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] || ""));

async function post(address, values) {
  let answer;
  try {
    answer = await fetch(address, {
      method: "POST",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", Accept: "application/json, application/problem+json" },
      body: JSON.stringify(values),
    });
  } catch {
    return { detail: t("form.unreachable") };
  }
  const body = await answer.json().catch(() => ({}));
  if (answer.ok) return { next: typeof body.next === "string" && /^\/(?!\/)/.test(body.next) ? body.next : "/" };
  return { detail: body.detail || t("form.failed"), errors: body.errors };
}

/** `action` may hold `{code}`-like names, filled from the page's address. */
export function PostForm({ action, submitLabel, busyLabel, aside, label, children }) {
  const form = useRef(null);
  const params = useParams();
  const [isReady, setReady] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [message, setMessage] = useState("");
  useEffect(() => {
    setReady(true);
    // Back from the next page, out of the browser's cache: the form can be sent again.
    const shown = () => setBusy(false);
    window.addEventListener("pageshow", shown);
    return () => window.removeEventListener("pageshow", shown);
  }, []);

  const refuse = (detail, errors) => {
    const homeless = showErrors(form.current, errors);
    const text = [detail, ...homeless].filter(Boolean).join(" ");
    setMessage(text);
    announce([text, ...Object.values(errors || {})].join(" "));
  };
  const submit = async (event) => {
    event.preventDefault();
    if (isBusy) return;
    clearErrors(form.current);
    setMessage("");
    const errors = nativeErrors(form.current, { missing: t("form.missing") });
    if (Object.keys(errors).length) {
      refuse(t("form.look"), errors);
      return;
    }
    setBusy(true);
    const outcome = await post(filled(action, params), collect(form.current));
    if (outcome.next) {
      window.location.assign(outcome.next);
      return;
    }
    setBusy(false);
    refuse(outcome.detail, outcome.errors);
  };
  return (
    <form ref={form} className="grid gap-6" aria-label={label} noValidate onSubmit={submit}>
      {children}
      {message && (
        <p className="notice notice-danger" data-role="form-message">
          {message}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-4">
        <button
          type="submit"
          className="button button-primary grow sm:grow-0"
          aria-busy={isBusy}
          aria-disabled={isBusy || undefined}
          disabled={!isReady}
        >
          {isBusy ? busyLabel || t("form.sending") : submitLabel}
        </button>
        {aside}
      </div>
    </form>
  );
}

/** The six characters, as people type them; goes to the join page of that code. */
export function CodeForm({ label, help, submitLabel, to }) {
  const form = useRef(null);
  const [isReady, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  const submit = (event) => {
    event.preventDefault();
    clearErrors(form.current);
    const code = form.current.elements.code.value.toUpperCase().replace(/[^A-Z0-9]/g, "");
    if (code.length !== 6) {
      const errors = { code: t(code ? "code.length" : "code.missing") };
      showErrors(form.current, errors);
      announce(errors.code);
      return;
    }
    window.location.assign(to.replace("{code}", code));
  };
  return (
    <form ref={form} className="grid gap-4" noValidate onSubmit={submit}>
      <div className="field">
        <label className="field-label" htmlFor="join-code">
          {label}
        </label>
        <p className="field-help" id="join-code-help">
          {help}
        </p>
        <input
          id="join-code"
          name="code"
          className="input input-code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck="false"
          maxLength={16}
          aria-describedby="join-code-help join-code-error"
        />
        <p className="field-error" id="join-code-error" data-error-for="code" />
      </div>
      <button type="submit" className="button button-primary" disabled={!isReady}>
        {submitLabel}
      </button>
    </form>
  );
}
