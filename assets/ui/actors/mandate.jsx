// The mandate: levels needed against levels present, and the ladder from what may be decided today to what is needed.
import { t } from "$/utils/i18n/actors.js";
import { t as word } from "$/utils/i18n/registers_actors.js";
import { t as place } from "$/utils/i18n/stakeholders.js";

const FEW = 6;
const listed = (names) =>
  names.length > FEW + 1
    ? t("actors.and_more", { names: names.slice(0, FEW).join(", "), count: names.length - FEW })
    : names.join(", ");

const RUNGS = ["team", "agencies", "ministries", "cabinet", "parliament"];

/** Levels of government: needed or not, who is there with a role, and who of them is on board. */
export function Levels({ shelf, actors }) {
  const { levels = [] } = (shelf && shelf.reading && shelf.reading.facts) || {};
  const known = Object.fromEntries((actors || []).map((one) => [one.id, one.name]));
  if (!levels.some((one) => one.needed)) return null;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t("actors.levels")}>
      <table className="table" data-role="levels">
        <caption>{t("actors.levels")}</caption>
        <thead>
          <tr>
            {["level", "needed", "there", "on_board"].map((name) => (
              <th key={name} scope="col">
                {t(`actors.column.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {levels.map((one) => (
            <tr key={one.level} data-level={one.level}>
              <th scope="row" className="font-medium">
                {place(`level.${one.level}`)}
              </th>
              <td>{one.needed ? t("actors.yes") : "–"}</td>
              <td>
                {listed(one.ids.map((id) => known[id]).filter(Boolean))}
                {!one.ids.length && (one.needed ? <span className="pill pill-warn">{t("actors.nobody_yet")}</span> : "–")}
              </td>
              <td className="figures">{one.ids.length ? `${one.on_board.length} / ${one.ids.length}` : "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** One ladder for each thing that has to be decided: where it is decided today, and how far up it has to go. */
export function Ladder({ shelf, actors }) {
  const { mandates = [] } = (shelf && shelf.reading && shelf.reading.facts) || {};
  const known = Object.fromEntries((actors || []).map((one) => [one.id, one.name]));
  if (!mandates.length) return null;
  return (
    <section className="grid gap-4" data-role="ladders">
      {mandates.map((one) => (
        <div key={one.id} className="ladder">
          <p>
            <strong>{one.what}</strong>{" "}
            {one.climb.length > 0 ? (
              <span className="pill pill-warn">{t("actors.ladder.steps", { count: one.climb.length })}</span>
            ) : (
              <span className="pill pill-ok">{t("actors.ladder.enough")}</span>
            )}
          </p>
          <ol className="ladder-rungs">
            {RUNGS.map((rung) => {
              const state =
                rung === one.current ? "today" : rung === one.needed ? "needed" : one.climb.includes(rung) ? "between" : "";
              return (
                <li key={rung} data-rung={state || undefined}>
                  {word(`mandate_rung.${rung}`)}
                  {(state === "today" || state === "needed") && <span className="ladder-mark">{t(`actors.ladder.${state}`)}</span>}
                </li>
              );
            })}
          </ol>
          {(one.step || one.by || known[one.owner]) && (
            <p className="text-muted">
              {[one.step, known[one.owner], one.by && t("actors.ladder.by", { day: one.by })].filter(Boolean).join(" · ")}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
