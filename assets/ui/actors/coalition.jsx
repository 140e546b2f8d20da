// Who there is and who is not: sectors by levels, who decides and pays, the bodies beyond science, who answers for what.
import { useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { t } from "$/utils/i18n/actors.js";
import { t as word } from "$/utils/i18n/registers_actors.js";
import { t as place } from "$/utils/i18n/stakeholders.js";

const HELIX = ["government", "business", "research", "civil_society", "environment"];
const FEW = 6;
const listed = (names) =>
  names.length > FEW + 1
    ? t("actors.and_more", { names: names.slice(0, FEW).join(", "), count: names.length - FEW })
    : names.join(", ");

const TONES = { committed: "pill pill-ok", present: "pill pill-ok", invited: "pill pill-accent", to_invite: "pill pill-warn" };

function Coverage({ rows, nameOf }) {
  const [open, setOpen] = useState("");
  const levels = rows.length ? rows[0].cells.map((cell) => cell.level) : [];
  const chosen = rows.flatMap((row) => row.cells.map((cell) => ({ ...cell, sector: row.sector }))).find(
    (cell) => `${cell.sector}-${cell.level}` === open,
  );
  return (
    <section className="grid gap-2">
      <div className="scroll" tabIndex={0} role="group" aria-label={t("actors.coverage")}>
        <table className="table coverage" data-role="coverage">
          <caption>{t("actors.coverage")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("actors.column.sector")}</th>
              {levels.map((level) => (
                <th key={level} scope="col">
                  {place(`level.${level}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const isEmpty = HELIX.includes(row.sector) && row.cells.every((cell) => !cell.ids.length);
              return (
                <tr key={row.sector} data-empty={isEmpty || undefined}>
                  <th scope="row" className="font-medium">
                    {place(`sector.${row.sector}`)}
                    {isEmpty && <span className="pill pill-warn ms-2">{t("actors.nobody")}</span>}
                  </th>
                  {row.cells.map((cell) => {
                    const name = `${row.sector}-${cell.level}`;
                    return (
                      <td key={cell.level} className="coverage-cell">
                        {cell.ids.length ? (
                          <button
                            type="button"
                            className="coverage-count figures"
                            aria-expanded={open === name}
                            aria-label={t("actors.coverage.cell", {
                              count: cell.ids.length,
                              sector: place(`sector.${row.sector}`),
                              level: place(`level.${cell.level}`),
                            })}
                            onClick={() => setOpen(open === name ? "" : name)}
                          >
                            {cell.ids.length}
                          </button>
                        ) : (
                          <span className="text-muted" aria-label={t("actors.nobody")}>
                            –
                          </span>
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
      {chosen && (
        <p className="notice notice-plain" data-role="behind" role="status">
          <strong>
            {place(`sector.${chosen.sector}`)}, {place(`level.${chosen.level}`)}:
          </strong>{" "}
          {chosen.ids.map(nameOf).join(", ")}
        </p>
      )}
    </section>
  );
}

function Lines({ title, help, role, lines }) {
  return (
    <section className="grid gap-2" data-role={role}>
      <h4 className="picture-heading">{title}</h4>
      {help && <p className="text-muted measure">{help}</p>}
      <dl className="coalition-lines">
        {lines.map(({ key, name, said, pill }) => (
          <div key={key} data-line={key} data-empty={!said || undefined}>
            <dt>{name}</dt>
            <dd>
              {said || <span className="gap">{t("actors.nobody_yet")}</span>} {pill}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Duplicates({ pairs, known, code, onMerge }) {
  const key = `actors:apart:${code}`;
  const [apart, setApart] = useState(() => {
    try {
      return JSON.parse(window.sessionStorage.getItem(key) || "[]");
    } catch {
      return [];
    }
  });
  const leave = (name) => {
    const next = [...apart, name];
    setApart(next);
    try {
      window.sessionStorage.setItem(key, JSON.stringify(next));
    } catch {
      // a device that keeps nothing asks again next time
    }
  };
  const asked = pairs
    .map(({ ids }) => ({ name: ids.join(), first: known[ids[0]], second: known[ids[1]] }))
    .filter((pair) => pair.first && pair.second && !apart.includes(pair.name));
  if (!asked.length) return null;
  return (
    <section className="grid gap-2" data-role="duplicates">
      <h4 className="picture-heading">{t("actors.same")}</h4>
      <p className="text-muted measure">{t("actors.same.help")}</p>
      <ul className="entries">
        {asked.map(({ name, first, second }) => (
          <li key={name} className="entry">
            <p>
              <span className="figures text-muted">S{first.number}</span> <strong>{first.name}</strong> ·{" "}
              <span className="figures text-muted">S{second.number}</span> <strong>{second.name}</strong>
            </p>
            <div className="flex flex-wrap gap-2">
              <button
                type="button"
                className="button button-quiet"
                onClick={() => {
                  onMerge("stakeholders", second.id, first.id);
                  announce(t("actors.same.merged", { name: first.name }));
                }}
              >
                {t("actors.same.merge", { name: first.name })}
              </button>
              <button type="button" className="button button-plain" onClick={() => leave(name)}>
                {t("actors.same.apart")}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `leads`: at the desk, where probable duplicates are merged. */
export function Coalition({ shelf, actors, code, leads, isWritable, onMerge }) {
  const facts = (shelf && shelf.reading && shelf.reading.facts) || {};
  const known = Object.fromEntries((actors || []).map((one) => [one.id, one]));
  const nameOf = (one) => (known[one] ? known[one].name : "…");
  if (!actors || !actors.length || !facts.coverage) return null;
  return (
    <div className="coalition">
      {leads && isWritable && <Duplicates pairs={facts.duplicates} known={known} code={code} onMerge={onMerge} />}
      <Lines
        role="questions"
        title={t("actors.questions")}
        lines={facts.questions.map((one) => ({
          key: one.question,
          name: place(`gap.${one.question}`),
          said: listed(one.ids.map(nameOf)),
        }))}
      />
      <Lines
        role="bodies"
        title={t("actors.bodies")}
        help={t("actors.bodies.help")}
        lines={facts.bodies.map((one) => ({
          key: one.body,
          name: word(`body.${one.body}`),
          said: listed(one.ids.map(nameOf)),
          pill: one.ids.length > 0 && (
            <span className={TONES[one.status] || "pill pill-warn"}>
              {one.status ? word(`body_status.${one.status}`) : t("actors.status.unsaid")}
            </span>
          ),
        }))}
      />
      {facts.owners.length > 0 && (
        <Lines
          role="owners"
          title={t("actors.owners")}
          lines={facts.owners.map((one) => ({ key: one.id, name: one.name, said: listed(one.ids.map(nameOf)) }))}
        />
      )}
      <Coverage rows={facts.coverage} nameOf={nameOf} />
    </div>
  );
}
