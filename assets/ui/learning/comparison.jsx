// Options by criteria, each in its own unit: a table whose cells open to be filled in.
// The face for Python is app/ui/steps/learning.
import { useEffect, useRef, useState } from "react";
import { EntryDialog } from "$/public/ui/registers/dialog.jsx";
import { EntryForm } from "$/public/ui/registers/entry-form.jsx";
import { namesOf } from "$/public/ui/registers/words.js";
import { entriesOf, formOf, tell } from "$/public/ui/learning/words.js";
import { declaration } from "$/utils/registers/scores.js";
import { t as registers } from "$/utils/i18n/registers.js";
import { t } from "$/utils/i18n/learning.js";
import "$/utils/registers/measures.js";

const ASKED = ["value", "source"];

/** The form of one value, that closes its dialog when it was saved. */
function Cell({ cell, form, names, onClose }) {
  const { option, measure, entry } = cell;
  const box = useRef(null);
  useEffect(() => {
    const element = box.current;
    const close = () => element.closest("dialog").close();
    element.addEventListener("draft-saved", close);
    return () => element.removeEventListener("draft-saved", close);
  }, []);
  const { unit, direction, measure: name } = measure.values;
  return (
    <EntryDialog title={t("learning.compare.open", { measure: name, option: option.values.option })} onClose={onClose}>
      <p className="text-muted">{[unit, tell(`direction.${direction || "more"}`)].filter(Boolean).join(" · ")}</p>
      <div ref={box}>
        <EntryForm
          declaration={declaration}
          names={names}
          entry={entry}
          preset={{ option: option.id, measure: measure.id }}
          fixed={["option", "measure"]}
          only={entry ? ASKED : undefined}
          place={`${option.id}-${measure.id}`}
          {...form}
        />
      </div>
    </EntryDialog>
  );
}

function bestOf(measure, options, scores) {
  const values = options.map((option) => scores.get(`${option.id}:${measure.id}`)).filter(Boolean).map((one) => one.values.value);
  const known = values.filter((value) => value !== null && value !== undefined);
  if (known.length < 2 || Math.min(...known) === Math.max(...known)) return null;
  return measure.values.direction === "less" ? Math.min(...known) : Math.max(...known);
}

export function Comparison(props) {
  const { shelf, sources, isWritable } = props;
  const [open, setOpen] = useState(null);
  const options = entriesOf(shelf, "options");
  const measures = entriesOf(shelf, "measures");
  const scores = new Map(entriesOf(shelf, "scores").map((one) => [`${one.values.option}:${one.values.measure}`, one]));
  if (!options.length || !measures.length) return <p className="empty">{t("learning.compare.nothing")}</p>;
  const written = (entry) => {
    const value = entry ? entry.values.value : null;
    return value === null || value === undefined ? "" : registers("registers.number", { number: value });
  };
  return (
    <section className="grid gap-3" aria-label={t("learning.compare")}>
      <h4 className="register-title">{t("learning.compare")}</h4>
      <div className="scroll" tabIndex={0} role="group" aria-label={t("learning.compare.caption")}>
        <table className="table compare">
          <caption>{t("learning.compare.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("learning.compare.measure")}</th>
              {options.map((option) => (
                <th key={option.id} scope="col" className="compare-option">
                  {option.values.option}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {measures.map((measure) => {
              const best = bestOf(measure, options, scores);
              const { measure: name, unit, direction } = measure.values;
              return (
                <tr key={measure.id}>
                  <th scope="row" className="font-medium">
                    {name}
                    <span className="block text-sm text-muted font-normal">{[unit, tell(`direction.${direction || "more"}`)].filter(Boolean).join(" · ")}</span>
                  </th>
                  {options.map((option) => {
                    const entry = scores.get(`${option.id}:${measure.id}`);
                    const value = written(entry);
                    const isBest = best !== null && Boolean(entry) && entry.values.value === best;
                    const drawn = (
                      <>
                        {value || "–"}
                        {isBest && <span className="compare-best text-sm font-semibold">{t("learning.compare.best")}</span>}
                      </>
                    );
                    const label = t("learning.compare.cell", {
                      option: option.values.option,
                      measure: name,
                      value: value ? `${value}${isBest ? `, ${t("learning.compare.best")}` : ""}` : t("learning.compare.unsaid"),
                    });
                    return (
                      <td key={option.id} className="compare-cell figures">
                        {isWritable ? (
                          <button type="button" className="compare-value" aria-label={label} onClick={() => setOpen({ option, measure, entry })}>
                            {drawn}
                          </button>
                        ) : (
                          <span className="compare-value">{drawn}</span>
                        )}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {open && (
        <Cell
          key={`${open.option.id}:${open.measure.id}`}
          cell={open}
          form={formOf(props)}
          names={namesOf(declaration, shelf, sources)}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
