// Indicators as a table, and the adopted goals that nobody measures yet, each with its form.
// The face for Python is app/ui/steps/learning.
import { Fold } from "$/public/ui/fold.jsx";
import { EntryForm } from "$/public/ui/registers/entry-form.jsx";
import { fieldNamed, labelOf, namesOf, wordsOf } from "$/public/ui/registers/words.js";
import { Hints } from "$/public/ui/learning/hints.jsx";
import { entriesOf, factsOf, formOf } from "$/public/ui/learning/words.js";
import { declaration } from "$/utils/registers/indicators.js";
import { t } from "$/utils/i18n/learning.js";

const COLUMNS = ["goal", "level", "owner", "source", "frequency"];
const HINTS = ["learning.no_outcome", "learning.no_process"];

function Table({ indicators, names }) {
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t("learning.measuring")}>
      <table className="table">
        <caption className="visually-hidden">{t("learning.measuring")}</caption>
        <thead>
          <tr>
            {["indicator", ...COLUMNS].map((name) => (
              <th key={name} scope="col">
                {labelOf(declaration, fieldNamed(declaration, name))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {indicators.map((one) => (
            <tr key={one.id}>
              <th scope="row" className="font-medium">
                {one.values.indicator}
                {one.values.unit && <span className="text-muted">{` (${one.values.unit})`}</span>}
              </th>
              {COLUMNS.map((name) => (
                <td key={name}>{wordsOf(fieldNamed(declaration, name), one.values[name], names) || "–"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Measuring(props) {
  const { shelf, sources, isWritable } = props;
  const { goals = [], unmeasured = [] } = factsOf(shelf);
  const indicators = entriesOf(shelf, "indicators");
  const names = namesOf(declaration, shelf, sources);
  const bare = goals.filter((goal) => unmeasured.includes(goal.id));
  return (
    <section className="grid gap-4" aria-label={t("learning.measuring")}>
      <h4 className="register-title">{t("learning.measuring")}</h4>
      {!goals.length && !indicators.length && <p className="empty">{t("learning.measuring.nothing")}</p>}
      {indicators.length > 0 && <Table indicators={indicators} names={names} />}
      <Hints shelf={shelf} keys={HINTS} />
      {bare.length > 0 && (
        <section className="grid gap-2" aria-label={t("learning.measuring.bare")}>
          <h5 className="font-semibold">{t("learning.measuring.bare")}</h5>
          <ul className="grid gap-3">
            {bare.map((goal) => (
              <li key={goal.id} className="learning-line" data-bare>
                <p className="font-medium">
                  <span className="figures text-muted">{goal.anchor}</span> {goal.name}
                </p>
                {isWritable && (
                  <Fold label={t("learning.measuring.add")} ariaName={t("learning.measuring.add.name", { goal: goal.name })} closesWhenSaved>
                    <EntryForm declaration={declaration} names={names} preset={{ goal: goal.id }} fixed={["goal"]} place={goal.id} {...formOf(props)} />
                  </Fold>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}
