// The fields of a register as ordinary named inputs (see app/ui/components/fields.py for the shape they share).
import { useState } from "react";
import { t as common } from "$/utils/i18n/common.js";
import { t } from "$/utils/i18n/registers.js";
import { FEW, Picker } from "$/public/ui/registers/picker.jsx";
import { choiceWord, keyOf, labelOf, maybe, optionsOf } from "$/public/ui/registers/words.js";

const FEW_CHOICES = 6;
const LONGEST_SCALE = 11;

const listed = (value) => [].concat(value ?? []).map(String).filter(Boolean);

function Around({ ids, name, label, help, isGroup, isRequired, children }) {
  const title = (
    <>
      {label}
      {!isRequired && !isGroup && <span className="field-optional"> {common("field.optional")}</span>}
    </>
  );
  const inside = (
    <>
      {help && (
        <p id={ids.help} className="field-help">
          {help}
        </p>
      )}
      {children}
      <p id={ids.error} className="field-error" data-error-for={name} />
    </>
  );
  if (isGroup) {
    return (
      <fieldset className="field" aria-describedby={ids.described}>
        <legend className="field-label mb-1.5">{title}</legend>
        {inside}
      </fieldset>
    );
  }
  return (
    <div className="field">
      <label className="field-label" htmlFor={ids.own}>
        {title}
      </label>
      {inside}
    </div>
  );
}

export function Choices({ type, name, ids, options, chosen, isRequired, areNames }) {
  return (
    <div className={areNames ? "names" : "chips"}>
      <div className="choices">
        {options.map(([value, words]) => (
          <label key={value} className="choice" htmlFor={`${ids.own}-${value || "none"}`}>
            <input
              type={type}
              id={`${ids.own}-${value || "none"}`}
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              required={(type === "radio" && isRequired) || undefined}
              data-list={type === "checkbox" ? "boxes" : undefined}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
    </div>
  );
}

/** Steps of a scale side by side in one row, however narrow the phone, and below them what else can be said. */
export function Scale({ name, ids, steps, others, low, high, chosen, isRequired }) {
  const draw = ([value, words]) => (
    <label key={value} className="choice" htmlFor={`${ids.own}-${value || "none"}`}>
      <input
        type="radio"
        id={`${ids.own}-${value || "none"}`}
        name={name}
        value={value}
        defaultChecked={chosen === value}
        required={isRequired || undefined}
      />
      <span>{words}</span>
    </label>
  );
  return (
    <div className="scale">
      <div className="scale-steps">{steps.map((step) => draw([step, step]))}</div>
      {(low || high) && (
        <p className="range-ends scale-ends">
          <span>{low}</span>
          <span>{high}</span>
        </p>
      )}
      {others.length > 0 && (
        <div className="chips">
          <div className="choices">{others.map(draw)}</div>
        </div>
      )}
    </div>
  );
}

export const stepsOf = ({ least, most }) =>
  Array.from({ length: most - (least || 0) + 1 }, (_, index) => String((least || 0) + index));

function FieldScale({ declaration, field, ids, value, isRequired }) {
  return (
    <Scale
      name={field.name}
      ids={ids}
      steps={stepsOf(field)}
      others={isRequired ? [] : [["", t("registers.nobody")]]}
      low={maybe(`${keyOf(declaration, field)}.low`)}
      high={maybe(`${keyOf(declaration, field)}.high`)}
      chosen={value}
      isRequired={isRequired}
    />
  );
}

function Links({ field, ids, value, source, label, isRequired }) {
  const options = optionsOf(field, source);
  const isMany = field.kind === "links";
  const [isSearched] = useState(options.length > FEW); // a list does not turn into a search under somebody's hands
  if (isSearched) {
    return (
      <Picker
        id={ids.own}
        name={field.name}
        options={options}
        isMany={isMany}
        isRequired={isRequired}
        initial={listed(value)}
        describedBy={ids.described}
        label={label}
      />
    );
  }
  if (isMany) {
    const known = new Set(options.map((option) => option.id));
    const gone = listed(value).filter((one) => !known.has(one)).map((one) => [one, "…"]);
    if (!options.length) return <p className="field-help">{t("registers.pick.nothing_yet")}</p>;
    const pairs = [...options.map((option) => [option.id, option.name]), ...gone];
    return <Choices type="checkbox" name={field.name} ids={ids} options={pairs} chosen={listed(value)} areNames />;
  }
  return (
    <select
      id={ids.own}
      className="input"
      name={field.name}
      defaultValue={String(value ?? "")}
      required={isRequired}
      aria-describedby={ids.described}
    >
      <option value="">{t(options.length ? "registers.pick.choose" : "registers.pick.nothing_yet")}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.name}
        </option>
      ))}
    </select>
  );
}

/** The control for a field of this kind, and whether it is a group of several. */
function control({ declaration, field, ids, value, source, label, isRequired, suggestions }) {
  const shared = { id: ids.own, name: field.name, className: "input", required: isRequired, "aria-describedby": ids.described };
  const text = Array.isArray(value) ? value.join("\n") : String(value ?? "");
  switch (field.kind) {
    case "choice": {
      const options = field.choices.map((one) => [one, choiceWord(field, one)]);
      if (options.length <= FEW_CHOICES) {
        const all = isRequired || field.default ? options : [...options, ["", t("registers.unsaid")]];
        return [<Choices type="radio" name={field.name} ids={ids} options={all} chosen={[text]} isRequired={isRequired} />, true];
      }
      return [
        <select {...shared} defaultValue={text}>
          {!field.default && <option value="">{t("registers.pick.choose")}</option>}
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>,
        false,
      ];
    }
    case "choices": {
      const options = field.choices.map((one) => [one, choiceWord(field, one)]);
      return [<Choices type="checkbox" name={field.name} ids={ids} options={options} chosen={listed(value)} />, true];
    }
    case "flag": {
      const options = [["yes", t("registers.yes")], ["no", t("registers.no")], ["", t("registers.unsaid")]];
      return [<Choices type="radio" name={field.name} ids={ids} options={options} chosen={[text]} />, true];
    }
    case "whole":
      if (field.most - (field.least || 0) < LONGEST_SCALE) {
        return [<FieldScale declaration={declaration} field={field} ids={ids} value={text} isRequired={isRequired} />, true];
      }
      return [<input {...shared} type="text" inputMode="numeric" maxLength={12} defaultValue={text} />, false];
    case "number":
      return [<input {...shared} type="text" inputMode="decimal" maxLength={24} defaultValue={text} />, false];
    case "day":
      return [<input {...shared} type="date" min="1900-01-01" max="2200-12-31" defaultValue={text} />, false];
    case "link":
    case "links":
      return [
        <Links field={field} ids={ids} value={value} source={source} label={label} isRequired={isRequired} />,
        field.kind === "links",
      ];
    case "text":
      return [<textarea {...shared} rows={field.most > 300 ? 3 : 2} maxLength={field.most} defaultValue={text} />, false];
    default:
      return [
        <>
          <input
            {...shared}
            type="text"
            maxLength={field.most}
            defaultValue={text}
            autoComplete="off"
            list={suggestions ? `${ids.own}-list` : undefined}
          />
          {suggestions && (
            <datalist id={`${ids.own}-list`}>
              {suggestions.map((one) => (
                <option key={one.value || one} value={one.value || one}>
                  {one.label}
                </option>
              ))}
            </datalist>
          )}
        </>,
        false,
      ];
  }
}

/** One field with its label, help and place for an error. Only first fields are required before sending. */
export function RegisterField({ declaration, field, scope, value, source, suggestions }) {
  const own = `${scope}-${field.name}`;
  const help = maybe(`${keyOf(declaration, field)}.help`);
  const ids = { own, help: `${own}-help`, error: `${own}-error`, described: `${help ? `${own}-help ` : ""}${own}-error` };
  const label = labelOf(declaration, field);
  const isRequired = Boolean(field.isRequired && field.isFirst);
  const [inside, isGroup] = control({ declaration, field, ids, value, source, label, isRequired, suggestions });
  return (
    <Around ids={ids} name={field.name} label={label} help={help} isGroup={isGroup} isRequired={isRequired}>
      {inside}
    </Around>
  );
}
