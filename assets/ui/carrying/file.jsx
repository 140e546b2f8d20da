// A field for a charter's file. The same file, mended, can be chosen again.
import { useId } from "react";

export function CharterFile({ label, help, isBusy, onFile }) {
  const id = useId();
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <p id={`${id}-help`} className="field-help">
        {help}
      </p>
      <input
        id={id}
        type="file"
        className="input"
        accept=".json,application/json"
        aria-describedby={`${id}-help`}
        disabled={isBusy}
        onChange={(event) => {
          const wanted = event.target.files && event.target.files[0];
          event.target.value = "";
          if (wanted) onFile(wanted);
        }}
      />
    </div>
  );
}
