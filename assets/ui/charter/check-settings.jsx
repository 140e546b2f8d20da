// The numbers that the checks compare with, and how much each check weighs in this workshop.
import { useEffect, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { ask, because } from "$/public/ui/charter/asking.js";
import { t } from "$/utils/i18n/charter_checks.js";

const WEIGHTS = ["block", "warn", "info", "off"];

function Number({ name, label, value, usual, bounds, fault, onSet }) {
  return (
    <div className="check-number">
      <label htmlFor={`threshold-${name}`}>{label}</label>
      <input
        id={`threshold-${name}`}
        className="input"
        inputMode="decimal"
        value={value}
        aria-invalid={Boolean(fault)}
        aria-describedby={`threshold-${name}-help`}
        onChange={(event) => onSet(name, event.target.value)}
      />
      <p id={`threshold-${name}-help`} className={fault ? "field-error" : "field-help"}>
        {fault || t("checks.number.help", { usual, least: bounds[0], most: bounds[1] })}
      </p>
    </div>
  );
}

export function CheckSettings({ code }) {
  const [known, setKnown] = useState(null);
  const [numbers, setNumbers] = useState({});
  const [weights, setWeights] = useState({});
  const [faults, setFaults] = useState({});
  const [said, setSaid] = useState("");

  const read = async () => {
    const found = await ask("GET", `/workshops/${code}/checks/settings`);
    setNumbers(Object.fromEntries(Object.entries(found.thresholds).map(([name, value]) => [name, String(value)])));
    setWeights(found.severities);
    setKnown(found);
  };
  useEffect(() => {
    read().catch((fault) => setSaid(because(fault)));
  }, [code]);

  const save = async (event) => {
    event.preventDefault();
    setFaults({});
    const wanted = Object.entries(numbers).map(([name, text]) => {
      const value = text.trim().replace(",", ".");
      return [name, value === "" || isNaN(value) ? text : +value];
    });
    try {
      await ask("PUT", `/workshops/${code}/checks`, { thresholds: Object.fromEntries(wanted), severities: weights });
      await read();
      setSaid(t("checks.settings.saved"));
      announce(t("checks.settings.saved"));
    } catch (fault) {
      setFaults(fault.errors || {});
      setSaid(because(fault));
      announce(because(fault));
    }
  };
  if (!known) return <p className="text-muted">{said || t("checks.settings.loading")}</p>;
  return (
    <form className="check-settings" onSubmit={save} noValidate>
      <p className="text-muted">{t("checks.settings.help")}</p>
      {Object.keys(known.severities).map((check) => (
        <fieldset key={check} className="check-setting" data-differs={weights[check] !== known.usual_severities[check]}>
          <legend>
            <span className="check-id">{check}</span> {known.titles[check]}
          </legend>
          <label className="check-weight">
            <span>{t("checks.weight")}</span>
            <select
              className="input"
              value={weights[check]}
              onChange={(event) => setWeights({ ...weights, [check]: event.target.value })}
            >
              {WEIGHTS.map((one) => (
                <option key={one} value={one}>
                  {t(`checks.weight.${one}`)}
                  {one === known.usual_severities[check] ? ` (${t("checks.usual")})` : ""}
                </option>
              ))}
            </select>
          </label>
          {(known.numbers_of[check] || []).map((name) => (
            <Number
              key={name}
              name={name}
              label={known.labels[name]}
              value={numbers[name]}
              usual={known.usual_thresholds[name]}
              bounds={known.bounds[name]}
              fault={faults[name]}
              onSet={(which, value) => setNumbers({ ...numbers, [which]: value })}
            />
          ))}
        </fieldset>
      ))}
      <div className="check-save">
        <button type="submit" className="button button-primary">
          {t("checks.settings.save")}
        </button>
        {said && <p className={Object.keys(faults).length ? "field-error" : "text-muted"}>{said}</p>}
      </div>
    </form>
  );
}
