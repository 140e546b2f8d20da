// What the ballots of several methods are made of.
import { t } from "$/utils/i18n/ballots.js";
import { t as common } from "$/utils/i18n/common.js";
import { MOST_WORDS } from "$/public/ui/ballots/choices.js";

/** An option in a sentence: its number, or its words where it has none. */
export const shortName = (option) => option.detail || option.label;

export const wholeName = (option) => [option.detail, option.label].filter(Boolean).join(" ");

/** An option as it is read: number above, words below. */
export function OptionText({ option, id, children }) {
  return (
    <span className="ballot-text" id={id}>
      {(option.detail || children) && (
        <span className="ballot-detail">
          {option.detail} {children}
        </span>
      )}
      <span className="ballot-label block">{option.label}</span>
    </span>
  );
}

/** Why something cannot be, beside what it is about; the live region has said it too. */
export function Why({ problem, at }) {
  if (!problem.text || problem.at !== at) return null;
  return <p className="ballot-why">{problem.text}</p>;
}

/** Less and more of something for one option, with what there is in between. */
export function Amount({ less, more, isLeast, isMost, onLess, onMore, fault, children }) {
  return (
    <div className="ballot-amount">
      <button type="button" aria-label={less} aria-disabled={isLeast} onClick={onLess}>
        <span aria-hidden="true">−</span>
      </button>
      {children}
      <button type="button" aria-label={more} aria-disabled={isMost} onClick={onMore} data-fault={fault}>
        <span aria-hidden="true">+</span>
      </button>
    </div>
  );
}

/** Numbers in a row, one of which is chosen; the ends in words. `children` are further choices of the same question. */
export function Rating({ name, values, chosen, onChoose, low, high, labelledBy, label, fault, children }) {
  const last = values[values.length - 1];
  const words = { [values[0]]: low, [last]: high };
  return (
    <div className="rating" role="radiogroup" aria-labelledby={labelledBy} aria-label={labelledBy ? undefined : label}>
      <div className="rating-row">
        {values.map((value, index) => (
          <label key={value} className="rating-cell">
            <input
              type="radio"
              name={name}
              checked={chosen === value}
              aria-label={words[value] ? t("ballots.rating.end", { value, words: words[value] }) : String(value)}
              data-fault={index === 0 && chosen === null ? fault : undefined}
              onChange={() => onChoose(value)}
            />
            <span className="figures">{value}</span>
          </label>
        ))}
      </div>
      <p className="rating-ends" aria-hidden="true">
        <span>{low}</span>
        <span>{high}</span>
      </p>
      {children}
    </div>
  );
}

/** Why, in a few words: wanted with an objection or a concern. */
export function Reason({ id, label, help, value, isNeeded, onWrite }) {
  return (
    <Words id={`${id}-reason`} label={label} help={help} value={value} isNeeded={isNeeded} onWrite={onWrite} fault="reason" />
  );
}

/** A few words of one's own. */
export function Words({ id, label, help, value, isNeeded, onWrite, fault }) {
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {!isNeeded && <span className="field-optional"> {common("field.optional")}</span>}
      </label>
      <p className="field-help" id={`${id}-help`}>
        {help}
      </p>
      <textarea
        id={id}
        className="input"
        rows={2}
        maxLength={MOST_WORDS}
        value={value}
        required={isNeeded}
        aria-describedby={`${id}-help`}
        data-fault={fault}
        onChange={(event) => onWrite(event.target.value)}
      />
      {value.length > MOST_WORDS - 100 && (
        <p className="field-help figures">{t("ballots.words.left", { left: MOST_WORDS - value.length })}</p>
      )}
    </div>
  );
}
