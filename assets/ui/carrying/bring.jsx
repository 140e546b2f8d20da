// Bringing actors, instruments and projects of the programme into this workshop.
import { useId, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { tell, workshop } from "$/public/ui/carrying/api.js";
import { t } from "$/utils/i18n/charter_carry.js";

const REGISTERS = ["stakeholders", "instruments", "projects"];
const AT_ONCE = 100;

function Choices({ there, chosen, onToggle }) {
  const groups = new Map();
  there.forEach((one) => groups.set(one.workshop, [...(groups.get(one.workshop) || []), one]));
  return [...groups].map(([id, entries]) => (
    <fieldset key={id} className="carry-choices">
      <legend>{entries[0].workshop_title}</legend>
      {entries.map((one) => (
        <label key={one.entry} className="carry-choice">
          <input type="checkbox" disabled={one.is_here} checked={one.is_here || chosen.includes(one.entry)} onChange={() => onToggle(one.entry)} />
          <span>
            {one.name} {one.is_here && <span className="text-muted">{t("carry.bring.here")}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  ));
}

export function Bring({ code }) {
  const [register, setRegister] = useState("");
  const [there, setThere] = useState([]);
  const [chosen, setChosen] = useState([]);
  const [said, setSaid] = useState("");
  const [fault, setFault] = useState("");
  const id = useId();
  const look = (key) => {
    setRegister(key);
    setChosen([]);
    setThere([]);
    setFault("");
    if (!key) return Promise.resolve();
    return tell(`${workshop(code)}/programme/entries/${key}`)
      .then(setThere)
      .catch((refusal) => setFault(refusal.message));
  };
  const toggle = (entry) =>
    setChosen(chosen.includes(entry) ? chosen.filter((one) => one !== entry) : [...chosen, entry].slice(0, AT_ONCE));
  const bring = () => {
    setFault("");
    const entries = there.filter((one) => chosen.includes(one.entry)).map((one) => ({ workshop: one.workshop, entry: one.entry }));
    tell(`${workshop(code)}/programme/bring`, { method: "POST", body: { register, entries } })
      .then((done) => {
        const words = [
          t("carry.bring.done", { added: done.added }),
          done.marked > 0 && t("carry.bring.marked", { count: done.marked }),
        ]
          .filter(Boolean)
          .join(" ");
        setSaid(words);
        announce(words);
        return look(register);
      })
      .catch((refusal) => setFault(refusal.message));
  };
  return (
    <details className="fold-details">
      <summary className="fold-summary">{t("carry.bring")}</summary>
      <div className="grid gap-3">
        <p className="text-muted">{t("carry.bring.help")}</p>
        <label className="field-label" htmlFor={id}>
          {t("carry.bring.what")}
        </label>
        <select id={id} className="input" value={register} onChange={(event) => look(event.target.value)}>
          <option value="">{t("carry.bring.choose")}</option>
          {REGISTERS.map((key) => (
            <option key={key} value={key}>
              {t(`carry.register.${key}`)}
            </option>
          ))}
        </select>
        {said && <p className="notice notice-ok">{said}</p>}
        {fault && (
          <p className="notice notice-danger" role="alert">
            {fault}
          </p>
        )}
        {register && !there.length && !fault && <p className="text-muted">{t("carry.bring.nothing")}</p>}
        <Choices there={there} chosen={chosen} onToggle={toggle} />
        {chosen.length > 0 && (
          <button type="button" className="button button-primary justify-self-start" onClick={bring}>
            {t("carry.bring.go", { count: chosen.length })}
          </button>
        )}
      </div>
    </details>
  );
}
