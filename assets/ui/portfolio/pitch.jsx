// The project in front of the room: on every phone with its sheet, on the wall in large, at the desk with the choice of
// who comes next. The timer is the room's own.
import { useEffect, useId, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { Few } from "$/public/ui/portfolio/few.jsx";
import { factsOf, projectsOf, speaksOf } from "$/public/ui/portfolio/words.js";
import { Timer } from "$/public/ui/timer.jsx";
import { MappingSheet } from "$/utils/sheets/mapping.js";
import { VerdictSheet } from "$/utils/sheets/verdict.js";
import { t } from "$/utils/i18n/portfolio.js";

const AT_ONCE = 8;
const SEARCHED_FROM = 8;

const scored = (estimates, id) => {
  const sheet = ((estimates && estimates.sheets) || {}).mapping;
  const items = (sheet && sheet.subjects[id]) || {};
  return Math.max(0, ...Object.values(items).map((one) => one.count + one.passes));
};

/** On the phone: which project it is, and what this person notes of it. Draws nothing while nothing is pitched. */
export function PitchNow({ shelf, ...sheets }) {
  const pitched = factsOf(shelf).pitching || {};
  useEffect(() => {
    if (pitched.id) announce(t("portfolio.pitch.said", { name: pitched.name }));
  }, [pitched.id]);
  if (!pitched.id) return null;
  return (
    <section className="pitch part" aria-label={t("portfolio.pitch.now")}>
      <p className="pitch-label">{t("portfolio.pitch.now")}</p>
      <h2>{pitched.name}</h2>
      {pitched.owner && <p className="text-muted">{pitched.owner}</p>}
      {pitched.summary && <p className="measure">{pitched.summary}</p>}
      <MappingSheet key={`m${pitched.id}`} {...sheets} subjectId={pitched.id} />
      <VerdictSheet key={`v${pitched.id}`} {...sheets} subjectId={pitched.id} />
    </section>
  );
}

/** On the wall. */
export function PitchWall({ shelf, estimates }) {
  const pitched = factsOf(shelf).pitching || {};
  if (!pitched.id) return null;
  const count = scored(estimates, pitched.id);
  return (
    <section className="wall-centre pitch-wall" aria-label={t("portfolio.pitch.now")}>
      <p className="pitch-label">{t("portfolio.pitch.now")}</p>
      <p className="pitch-name document">{pitched.name}</p>
      {pitched.owner && <p className="pitch-owner">{pitched.owner}</p>}
      <p className="text-muted">{count ? t("portfolio.pitch.scored", { count }) : t("portfolio.pitch.ask")}</p>
    </section>
  );
}

function Candidate({ entry, estimates, onPitch, label, look }) {
  const count = scored(estimates, entry.id);
  return (
    <li className="pitch-candidate">
      <span className="min-w-0">
        <span className="font-medium">{entry.values.name}</span>
        {entry.values.owner && <span className="text-muted"> · {entry.values.owner}</span>}
        {count > 0 && <span className="pill ml-2">{t("portfolio.pitch.scored", { count })}</span>}
      </span>
      <button
        type="button"
        className={`button button-${look}`}
        aria-label={t("portfolio.pitch.start.name", { name: entry.values.name })}
        onClick={() => onPitch(entry.id)}
      >
        {label}
      </button>
    </li>
  );
}

/** At the desk: who pitches now, how long is left, and who comes next. */
export function PitchDesk({ shelf, estimates, timer, isWritable, onPitch }) {
  const [wanted, setWanted] = useState("");
  const id = useId();
  const all = projectsOf(shelf);
  const pitched = factsOf(shelf).pitching || {};
  if (!all.length || !isWritable) return null;
  const open = all.filter((entry) => entry.id !== pitched.id && !scored(estimates, entry.id));
  const next = open.find((entry) => entry.number > (pitched.number || 0)) || open[0];
  const found = all.filter((entry) => entry.id !== pitched.id && (!wanted.trim() || speaksOf(entry, wanted.trim())));
  return (
    <section className="grid gap-3 pitch-desk" aria-label={t("portfolio.pitch")}>
      <h4 className="portfolio-title">{t("portfolio.pitch")}</h4>
      <p className="text-muted measure">{t("portfolio.pitch.help")}</p>
      {pitched.id && (
        <div className="notice" data-pitching={pitched.number}>
          <p className="pitch-label">{t("portfolio.pitch.now")}</p>
          <p className="text-lg font-semibold">
            {pitched.name}{" "}
            {timer && (
              <Timer
                state={timer.state}
                endsAtMs={timer.ends_at_ms}
                remainingSeconds={timer.remaining_seconds}
                serverNowMs={timer.server_now_ms}
                isSilent
              />
            )}
          </p>
          <p className="text-muted">{t("portfolio.pitch.scored", { count: scored(estimates, pitched.id) })}</p>
          <div className="flex flex-wrap gap-3">
            {next && (
              <button type="button" className="button button-primary" onClick={() => onPitch(next.id)}>
                {t("portfolio.pitch.next", { name: next.values.name })}
              </button>
            )}
            <button type="button" className="button button-quiet" onClick={() => onPitch("")}>
              {t("portfolio.pitch.end")}
            </button>
          </div>
        </div>
      )}
      {all.length > SEARCHED_FROM && (
        <div className="field">
          <label className="field-label" htmlFor={`${id}-find`}>
            {t("portfolio.find")}
          </label>
          <input id={`${id}-find`} type="search" className="input" value={wanted} onChange={(event) => setWanted(event.target.value)} />
        </div>
      )}
      <Few
        key={wanted}
        items={found}
        atOnce={AT_ONCE}
        className="pitch-candidates"
        label={t("portfolio.pitch")}
        draw={(entry) => (
          <Candidate
            key={entry.id}
            entry={entry}
            estimates={estimates}
            onPitch={onPitch}
            look={!pitched.id && next && entry.id === next.id ? "primary" : "quiet"}
            label={t("portfolio.pitch.start")}
          />
        )}
      />
    </section>
  );
}
