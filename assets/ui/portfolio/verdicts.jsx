// What the room would do with each project: verdicts counted, projects by verdict, and how that moved since last time.
import { useId, useMemo, useState } from "react";
import { t as tell } from "$/public/ui/i18n.js";
import { Few } from "$/public/ui/portfolio/few.jsx";
import { VERDICTS, byNumber, factsOf, projectsOf, saidWord, speaksOf, verdictWord } from "$/public/ui/portfolio/words.js";
import { MappingSheet } from "$/utils/sheets/mapping.js";
import { VerdictSheet } from "$/utils/sheets/verdict.js";
import { t } from "$/utils/i18n/portfolio.js";

const AT_ONCE = 24;

/** How many projects came to each verdict, now and (where the room was asked before) last time. */
function Counts({ waves }) {
  const now = waves[waves.length - 1];
  const before = waves.length > 1 ? waves[waves.length - 2] : null;
  const most = Math.max(1, ...Object.values(now), ...(before ? Object.values(before) : []));
  return (
    <ul className="bars" aria-label={t("portfolio.verdicts")}>
      {[...VERDICTS, "tie"].map((verdict) => (
        <li key={verdict}>
          <div className="bar-head">
            <span>{verdict === "tie" ? t("portfolio.verdict.level") : verdictWord(verdict)}</span>
            <span className="figures font-semibold">
              {now[verdict]}
              {before && <span className="text-muted font-normal"> {t("portfolio.before", { count: before[verdict] })}</span>}
            </span>
          </div>
          <div className="bar-track" aria-hidden="true">
            <span className="bar-fill" style={{ width: `${(100 * now[verdict]) / most}%` }} />
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Projects of which the room says something else than before. */
function Moved({ shelf }) {
  const facts = factsOf(shelf);
  const projects = byNumber(shelf);
  const [shown, setShown] = useState(AT_ONCE);
  if (!facts.moved.length) return null;
  const rows = facts.moved.filter((one) => one.move !== "stayed" && projects.has(one.number));
  const stayed = facts.moved.filter((one) => one.move === "stayed").length;
  return (
    <section className="grid gap-3">
      <h4 className="portfolio-title">{t("portfolio.moved")}</h4>
      <p className="text-muted">{t("portfolio.moved.count", { count: rows.length, stayed })}</p>
      {rows.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-label={t("portfolio.moved")}>
          <table className="table">
            <thead>
              <tr>
                {["project", "before", "now", "move"].map((name) => (
                  <th key={name} scope="col">
                    {t(`portfolio.column.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, shown).map((row) => (
                <tr key={row.number}>
                  <th scope="row" className="font-medium">
                    {projects.get(row.number).values.name}
                  </th>
                  <td>{saidWord(row.before) || "–"}</td>
                  <td>{saidWord(row.now) || "–"}</td>
                  <td>{tell(`move.${row.move}`)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > shown && (
        <button type="button" className="button button-quiet justify-self-start" onClick={() => setShown(rows.length)}>
          {t("portfolio.more", { count: rows.length - shown, left: rows.length - shown })}
        </button>
      )}
    </section>
  );
}

function Project({ entry, said, mine, sheets }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <li className="project">
      <button type="button" className="project-head" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
        <span className="min-w-0">
          <span className="font-medium">{entry.values.name}</span>
          {entry.values.owner && <span className="text-muted"> · {entry.values.owner}</span>}
        </span>
        <span className="project-marks">
          {said && <span className="pill pill-accent">{saidWord(said)}</span>}
          {mine && <span className="pill">{t("portfolio.mine", { verdict: tell(`verdict.${mine}`) })}</span>}
        </span>
      </button>
      <div id={id} hidden={!isOpen} className="project-open">
        {isOpen && (
          <>
            {entry.values.summary && <p className="measure">{entry.values.summary}</p>}
            <VerdictSheet {...sheets} subjectId={entry.id} heading />
            <MappingSheet {...sheets} subjectId={entry.id} heading />
          </>
        )}
      </div>
    </li>
  );
}

/** `sheets` are the properties that sheets of estimates need (see `portfolio.jsx`). */
export function Verdicts({ shelf, sheets }) {
  const [wanted, setWanted] = useState("");
  const [only, setOnly] = useState("");
  const id = useId();
  const facts = factsOf(shelf);
  const verdicts = facts.verdicts || {};
  const isShown = Object.keys(verdicts).length > 0;
  const mine = (sheets.answers && sheets.answers.verdict) || {};
  const entries = useMemo(
    () =>
      projectsOf(shelf).filter((entry) => {
        const said = verdicts[entry.number];
        const verdict = said ? (said.length > 1 ? "tie" : said[0]) : "none";
        return (!only || verdict === only) && (!wanted.trim() || speaksOf(entry, wanted.trim()));
      }),
    [shelf, wanted, only],
  );
  if (!projectsOf(shelf).length) return null;
  return (
    <div className="grid gap-4">
      {isShown && <Counts waves={facts.waves} />}
      {isShown && <Moved shelf={shelf} />}
      <div className="flex flex-wrap gap-4">
        <div className="field">
          <label className="field-label" htmlFor={`${id}-find`}>
            {t("portfolio.find")}
          </label>
          <input id={`${id}-find`} type="search" className="input" value={wanted} onChange={(event) => setWanted(event.target.value)} />
        </div>
        {isShown && (
          <div className="field">
            <label className="field-label" htmlFor={`${id}-only`}>
              {t("portfolio.only")}
            </label>
            <select id={`${id}-only`} className="input" value={only} onChange={(event) => setOnly(event.target.value)}>
              <option value="">{t("portfolio.only.all")}</option>
              {VERDICTS.map((verdict) => (
                <option key={verdict} value={verdict}>
                  {verdictWord(verdict)}
                </option>
              ))}
              <option value="tie">{t("portfolio.verdict.level")}</option>
              <option value="none">{t("portfolio.only.none")}</option>
            </select>
          </div>
        )}
      </div>
      <p role="status" className="text-sm text-muted">
        {t("portfolio.count", { count: entries.length })}
      </p>
      <Few
        key={`${wanted}:${only}`}
        items={entries}
        atOnce={AT_ONCE}
        className="projects"
        label={t("portfolio.projects")}
        draw={(entry) => (
          <Project
            key={entry.id}
            entry={entry}
            said={verdicts[entry.number]}
            mine={(mine[entry.id] || {}).verdict}
            sheets={sheets}
          />
        )}
      />
    </div>
  );
}
