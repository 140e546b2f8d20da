// Consent: can you live with it? A concern and an objection come with their reason.
import { t } from "$/utils/i18n/ballots.js";
import { Reason } from "$/public/ui/ballots/parts.jsx";

const STANDS = ["consent", "concern", "object"];

export function Consent({ id, choices, change, secrecy }) {
  const { stand = "", reason = "" } = choices;
  const put = (next) => change({ ...choices, abstain: undefined, stand, reason, ...next });
  return (
    <>
      <fieldset className="field">
        <legend className="field-label">{t("ballots.consent.legend")}</legend>
        <div className="grid gap-2">
          {STANDS.map((one) => (
            <label key={one} className="choice ballot-stand" data-stand={one} htmlFor={`${id}-${one}`}>
              <input
                id={`${id}-${one}`}
                type="radio"
                name={`${id}-stand`}
                checked={stand === one}
                data-fault="stand"
                onChange={() => put({ stand: one })}
              />
              <span>
                <b className="font-semibold block">{t(`ballots.consent.${one}`)}</b>
                <span className="choice-hint">{t(`ballots.consent.${one}.hint`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {stand && stand !== STANDS[0] && (
        <Reason
          id={id}
          label={t(`ballots.consent.${stand}.why`)}
          help={t(`ballots.reason.help.${secrecy}`)}
          value={reason}
          isNeeded
          onWrite={(text) => put({ reason: text })}
        />
      )}
    </>
  );
}
