// Small controls whose value is shown while it changes. They are ordinary named inputs: forms and drafts need not
// know them. A form that fills or resets them sends a native 'input' event afterwards.
import { useEffect, useId, useRef, useState } from "react";
import { t } from "$/utils/i18n/common.js";
import { announce } from "$/public/ui/announce.jsx";

function useNativeValue(initial) {
  const input = useRef(null);
  const [value, setValue] = useState(String(initial ?? ""));
  useEffect(() => {
    const element = input.current;
    if (!element) return undefined;
    const read = () => setValue(element.value);
    element.addEventListener("input", read);
    return () => element.removeEventListener("input", read);
  }, []);
  useEffect(() => {
    // A new value from outside, unless the person is holding the control.
    if (input.current && document.activeElement !== input.current && initial !== undefined && initial !== null) {
      input.current.value = String(initial);
      setValue(String(initial));
    }
  }, [initial]);
  return [input, value];
}

/**
 * A range with its two ends in words and its value beside the label: the number, or what `words` says for it.
 * `onSettle(value)` when it is let go.
 */
export function Slider({ name, label, help, lowLabel, highLabel, min, max, step, initial, words, onSettle }) {
  const [input, value] = useNativeValue(initial);
  const id = useId();
  const word = words && words[Number(value) - min];
  return (
    <div className="field">
      <div className="flex justify-between gap-4">
        <label className="field-label" htmlFor={id}>
          {label}
        </label>
        {/* Not an <output>: that is a live region, and the range itself says its value. */}
        <span className="slider-value figures font-semibold" aria-hidden="true">
          {word || value}
        </span>
      </div>
      {help && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <input
        ref={input}
        id={id}
        className="range"
        type="range"
        name={name}
        min={min}
        max={max}
        step={step}
        defaultValue={initial}
        aria-describedby={help ? `${id}-help ${id}-ends` : `${id}-ends`}
        aria-valuetext={word || undefined}
        onPointerUp={onSettle ? (event) => onSettle(event.currentTarget.value) : undefined}
        onKeyUp={onSettle ? (event) => onSettle(event.currentTarget.value) : undefined}
      />
      <p className="range-ends" id={`${id}-ends`}>
        <span>{lowLabel}</span>
        <span>{highLabel}</span>
      </p>
    </div>
  );
}

/** A number with a button on each side. */
export function Stepper({ name, label, help, min, max, step, initial, onSettle }) {
  const [input, value] = useNativeValue(initial);
  const id = useId();
  const change = (by) => {
    const element = input.current;
    if (by > 0) element.stepUp();
    else element.stepDown();
    element.dispatchEvent(new Event("input", { bubbles: true }));
    announce(element.value);
    if (onSettle) onSettle(element.value);
  };
  const at = Number(value);
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {help && (
        <p className="field-help" id={`${id}-help`}>
          {help}
        </p>
      )}
      <div className="stepper">
        <button type="button" onClick={() => change(-1)} disabled={at <= min} aria-label={t("stepper.less", { label })}>
          <span aria-hidden="true">−</span>
        </button>
        <input
          ref={input}
          id={id}
          type="number"
          inputMode="numeric"
          name={name}
          min={min}
          max={max}
          step={step}
          defaultValue={initial}
          aria-describedby={help ? `${id}-help` : undefined}
          onBlur={onSettle ? (event) => onSettle(event.currentTarget.value) : undefined}
        />
        <button type="button" onClick={() => change(1)} disabled={at >= max} aria-label={t("stepper.more", { label })}>
          <span aria-hidden="true">+</span>
        </button>
      </div>
    </div>
  );
}

/** Copies `text`; a path becomes the whole address. Says so, and shows the text to copy by hand when it may not. */
export function CopyButton({ text, label, look }) {
  const [outcome, setOutcome] = useState("");
  const whole = String(text ?? "").startsWith("/") && typeof window !== "undefined" ? window.location.origin + text : text;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(whole);
      setOutcome("done");
      announce(t("copy.done"));
      setTimeout(() => setOutcome(""), 2500);
    } catch {
      setOutcome("refused");
      announce(t("copy.refused"));
    }
  };
  return (
    <span className="inline-grid gap-2">
      <button type="button" className={`button button-${look || "quiet"}`} onClick={copy}>
        {outcome === "done" ? t("copy.done") : label}
      </button>
      {outcome === "refused" && <input className="input" readOnly value={whole} aria-label={t("copy.refused")} />}
    </span>
  );
}
