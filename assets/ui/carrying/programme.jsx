// The page of a programme: its charters side by side, what they share, what was promised, and what comes when.
import { useEffect, useState } from "react";
import { useParams } from "react-router";
import { tell } from "$/public/ui/carrying/api.js";
import { t } from "$/utils/i18n/charter_carry.js";
import "$/public/ui/carrying/carrying.css";

const REGISTERS = ["stakeholders", "instruments", "projects", "commitments"];
const AT_FIRST = 6;
const DAYS_AT_FIRST = 12;
const number = new Intl.NumberFormat("en");
const amount = (one) => (one.amount === null ? t("carry.page.no_amount", { count: one.count }) : `${number.format(one.amount)} ${one.unit}`.trim());

function Missions({ missions }) {
  return (
    <section>
      <h2>{t("carry.page.charters")}</h2>
      <ul className="programme-missions">
        {missions.map((one) => (
          <li key={one.id} className="programme-mission">
            <h3>{one.title}</h3>
            <p className="text-muted">
              {one.state_word} · {t("carry.page.ready", { passed: one.passed, checked: one.checked })}
            </p>
            {one.goals.length === 0 && <p className="text-muted">{t("carry.page.no_goals")}</p>}
            <ul className="programme-goals">
              {one.goals.map((goal) => (
                <li key={goal.ref} data-adopted={goal.is_adopted || undefined}>
                  <span className="figures">{goal.ref}</span> {goal.statement}
                  {goal.target !== null && <b className="figures block">{`${number.format(goal.target)} ${goal.unit}`.trim()}</b>}
                  {goal.deadline && <span className="text-muted block">{t("carry.page.by", { day: goal.deadline })}</span>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Scroll({ label, children }) {
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}

function Overlap({ register, things, missions }) {
  if (!things.length) return null;
  const label = t(`carry.register.${register}`);
  return (
    <Scroll label={label}>
      <table className="table">
        <caption>{label}</caption>
        <thead>
          <tr>
            <th scope="col">{t("carry.page.name")}</th>
            {missions.map((one) => (
              <th key={one.id} scope="col">
                {one.title}
              </th>
            ))}
            <th scope="col">{t("carry.page.differs")}</th>
          </tr>
        </thead>
        <tbody>
          {things.map((one) => (
            <tr key={one.shared}>
              <th scope="row">{one.name}</th>
              {missions.map((mission) => (
                <td key={mission.id} className="figures">
                  {one.copies
                    .filter((copy) => copy.workshop === mission.id)
                    .map((copy) => copy.ref)
                    .join(", ") || "–"}
                </td>
              ))}
              <td>{one.differences.map((each) => each.label).join(", ") || "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function Totals({ commitments, missions }) {
  const kinds = commitments.in_all.map((one) => [one.kind, one.unit]);
  if (!kinds.length) return <p className="text-muted">{t("carry.page.no_commitments")}</p>;
  const of = (totals, kind, unit) => totals.find((one) => one.kind === kind && one.unit.toLowerCase() === unit.toLowerCase());
  const cell = (one) => (one ? amount(one) : "–");
  return (
    <>
      <Scroll label={t("carry.page.commitments")}>
        <table className="table">
          <caption>{t("carry.page.commitments.caption")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("carry.page.kind")}</th>
              {missions.map((one) => (
                <th key={one.id} scope="col">
                  {one.title}
                </th>
              ))}
              <th scope="col">{t("carry.page.in_all")}</th>
            </tr>
          </thead>
          <tbody>
            {commitments.in_all.map((one) => (
              <tr key={one.kind + one.unit}>
                <th scope="row">{one.kind_word}</th>
                {missions.map((mission) => (
                  <td key={mission.id} className="number">
                    {cell(of(commitments.by_mission[mission.id] || [], one.kind, one.unit))}
                  </td>
                ))}
                <td className="number">
                  <b>{amount(one)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {commitments.repeated > 0 && <p className="text-muted">{t("carry.page.repeated", { count: commitments.repeated })}</p>}
    </>
  );
}

/** The first of a long list, and the rest a tap away. */
function useFirst(list, most) {
  const [isAll, setAll] = useState(false);
  const more = !isAll && list.length > most && (
    <button type="button" className="button button-plain justify-self-start" onClick={() => setAll(true)}>
      {t("carry.page.more", { count: list.length - most })}
    </button>
  );
  return [isAll ? list : list.slice(0, most), more];
}

function Suggestions({ suggestions, missions, own, onMark }) {
  const titles = Object.fromEntries(missions.map((one) => [one.id, one.title]));
  const markable = suggestions.filter((one) => own[one.first.workshop] || own[one.second.workshop]);
  const [first, more] = useFirst(markable, AT_FIRST);
  if (!markable.length) return null;
  return (
    <section>
      <h2>{t("carry.page.suggestions")}</h2>
      <ul className="programme-list programme-pairs">
        {first.map((one) => (
          <li key={one.first.entry + one.second.entry}>
            <p>
              {t("carry.page.suggestion", {
                first: one.first.name,
                first_title: titles[one.first.workshop],
                second: one.second.name,
                second_title: titles[one.second.workshop],
              })}
            </p>
            <button type="button" className="button button-quiet" onClick={() => onMark(one)}>
              {t("carry.page.same")}
            </button>
          </li>
        ))}
      </ul>
      {more}
    </section>
  );
}

function Timeline({ timeline, missions }) {
  const titles = Object.fromEntries(missions.map((one) => [one.id, one.title]));
  const [first, more] = useFirst(timeline, DAYS_AT_FIRST);
  if (!timeline.length) return null;
  return (
    <section>
      <h2>{t("carry.page.timeline")}</h2>
      <ol className="programme-days">
        {first.map((one) => (
          <li key={one.day + one.due + one.text}>
            <b className="figures">{one.day}</b>
            <span>
              {t(`carry.due.${one.due}`)}: {one.text}
              <span className="text-muted block">{one.missions.map((id) => titles[id]).join(", ")}</span>
            </span>
          </li>
        ))}
      </ol>
      {more}
    </section>
  );
}

function Programme({ told, onMark, fault }) {
  const shares = REGISTERS.some((key) => told.shared[key].length);
  return (
    <div className="programme">
      <header>
        <p className="text-muted">{t("carry.page.kind_of_page")}</p>
        <h1>{told.title}</h1>
      </header>
      {fault && (
        <p className="notice notice-danger" role="alert">
          {fault}
        </p>
      )}
      <Missions missions={told.missions} />
      <section>
        <h2>{t("carry.page.shared")}</h2>
        {!shares && <p className="text-muted">{t("carry.page.shared.none")}</p>}
        {REGISTERS.map((key) => (
          <Overlap key={key} register={key} things={told.shared[key]} missions={told.missions} />
        ))}
      </section>
      <section>
        <h2>{t("carry.page.commitments")}</h2>
        <Totals commitments={told.commitments} missions={told.missions} />
        {told.hints.length > 0 && (
          <ul className="programme-list">
            {told.hints.map((one) => (
              <li key={one.key + JSON.stringify(one.values)} className="notice notice-warn">
                {t(`carry.hint.${one.key}`, one.values)}
              </li>
            ))}
          </ul>
        )}
      </section>
      <Suggestions suggestions={told.suggestions} missions={told.missions} own={told.own} onMark={onMark} />
      <Timeline timeline={told.timeline} missions={told.missions} />
    </div>
  );
}

export function ProgrammePage() {
  const { code = "" } = useParams();
  const [told, setTold] = useState(null);
  const [fault, setFault] = useState("");
  const read = () =>
    tell(`/programmes/${encodeURIComponent(code)}`)
      .then((found) => {
        setTold(found);
        document.title = t("carry.page.title", { title: found.title });
      })
      .catch((refusal) => setFault(refusal.message));
  useEffect(() => {
    read();
  }, [code]);
  const mark = (one) => {
    const [mine, theirs] = told.own[one.first.workshop] ? [one.first, one.second] : [one.second, one.first];
    const body = { register: one.register, entry: mine.entry, workshop: theirs.workshop, there: theirs.entry };
    tell(`/workshops/${told.own[mine.workshop]}/programme/same`, { method: "PUT", body })
      .then(read)
      .catch((refusal) => setFault(refusal.message));
  };
  if (told) return <Programme told={told} onMark={mark} fault={fault} />;
  return (
    <div className="grid gap-4">
      <h1>{fault ? t("carry.page.closed") : t("carry.page.loading")}</h1>
      {fault && <p role="alert">{fault}</p>}
    </div>
  );
}
