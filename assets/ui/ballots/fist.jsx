// Fist of five: how far do you go along?
import { t } from "$/utils/i18n/ballots.js";
import { needsReason } from "$/public/ui/ballots/choices.js";
import { Reason } from "$/public/ui/ballots/parts.jsx";

const VALUES = [5, 4, 3, 2, 1, 0];

export function Fist({ id, choices, change, secrecy }) {
  const { value = null, reason = "" } = choices;
  const put = (next) => change({ ...choices, abstain: undefined, value, reason, ...next });
  return (
    <>
      <fieldset className="field">
        <legend className="field-label">{t("ballots.fist.legend")}</legend>
        <div className="grid gap-2">
          {VALUES.map((number) => (
            <label key={number} className="fist-choice" htmlFor={`${id}-${number}`}>
              <input
                id={`${id}-${number}`}
                type="radio"
                name={`${id}-fist`}
                checked={value === number}
                data-fault="value"
                onChange={() => put({ value: number })}
              />
              <b className="figures">{number}</b>
              <span>{t(`ballots.fist.${number}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {value !== null && (
        <Reason
          id={id}
          label={t("ballots.reason")}
          help={t(`ballots.reason.help.${secrecy}`)}
          value={reason}
          isNeeded={needsReason({ value })}
          onWrite={(text) => put({ reason: text })}
        />
      )}
    </>
  );
}
