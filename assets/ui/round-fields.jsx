// Named inputs of the planning form. Uncontrolled like all fields of drafts; see assets/ui/fields.js.
import { useEffect, useId, useRef, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { t as common } from "$/utils/i18n/common.js";

/** The place where the server's word about a field appears. */
export const Refusal = ({ name, id }) => <p id={id} className="field-error" data-error-for={name} />;

/** One of several, each with a line that says what it is. */
export function Radios({ name, legend, help, options, first, className }) {
  const id = useId();
  return (
    <fieldset className={`field ${className || ""}`} aria-describedby={`${id}-error`}>
      <legend className="field-label mb-1.5">{legend}</legend>
      {help && <p className="field-help">{help}</p>}
      <div className="choices choices-row">
        {options.map(({ value, label, hint, isHidden }) => (
          <label key={value} className="choice" hidden={isHidden}>
            <input type="radio" name={name} value={value} defaultChecked={value === first} />
            <span>
              {label}
              {hint && <span className="choice-hint">{hint}</span>}
            </span>
          </label>
        ))}
      </div>
      <Refusal name={name} id={`${id}-error`} />
    </fieldset>
  );
}

/** A text or number field with its label; `suffix` stands behind it. */
export function Field({ name, label, help, lines, suffix, ...attributes }) {
  const id = useId();
  const described = help ? `${id}-help ${id}-error` : `${id}-error`;
  const Control = lines ? "textarea" : "input";
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
      <div className={suffix ? "round-suffixed" : undefined}>
        <Control id={id} name={name} className="input" rows={lines} aria-describedby={described} {...attributes} />
        {suffix && <span className="text-muted">{suffix}</span>}
      </div>
      <Refusal name={name} id={`${id}-error`} />
    </div>
  );
}

/** A whole number with a button on each side. It follows `usual` until somebody has chosen another one. */
export function Amount({ name, label, help, least, most, usual }) {
  const id = useId();
  const input = useRef(null);
  const before = useRef(usual);
  const [value, setValue] = useState(String(usual));
  useEffect(() => {
    const element = input.current;
    const read = () => setValue(element.value);
    element.addEventListener("input", read);
    return () => element.removeEventListener("input", read);
  }, []);
  useEffect(() => {
    // An input that nobody touched has taken the new one already.
    if (before.current !== usual && [before.current, usual].map(String).includes(input.current.value)) {
      input.current.value = String(usual);
      // Nobody typed: the form reads it again, and no draft begins.
      input.current.dispatchEvent(new CustomEvent("input", { bubbles: true, detail: "filled" }));
    }
    input.current.defaultValue = String(usual); // what a reset goes back to
    before.current = usual;
  }, [usual]);
  const change = (by) => {
    const element = input.current;
    element.value = String(Math.min(most, Math.max(least, (Number(element.value) || 0) + by)));
    element.dispatchEvent(new Event("input", { bubbles: true }));
    announce(element.value);
  };
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
        <button type="button" onClick={() => change(-1)} disabled={Number(value) <= least} aria-label={common("stepper.less", { label })}>
          <span aria-hidden="true">−</span>
        </button>
        <input
          ref={input}
          id={id}
          type="number"
          inputMode="numeric"
          name={name}
          min={least}
          max={most}
          defaultValue={usual}
          aria-describedby={help ? `${id}-help ${id}-error` : `${id}-error`}
        />
        <button type="button" onClick={() => change(1)} disabled={Number(value) >= most} aria-label={common("stepper.more", { label })}>
          <span aria-hidden="true">+</span>
        </button>
      </div>
      <Refusal name={name} id={`${id}-error`} />
    </div>
  );
}

/** A part of the form that is only asked where it applies: else it is not seen, and not checked. */
export function Part({ when, className, children }) {
  return (
    <fieldset className={`round-part ${className || ""}`} hidden={!when} disabled={!when}>
      {children}
    </fieldset>
  );
}
