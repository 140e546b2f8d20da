// The form of an entry: few fields at first, the rest behind 'more fields'; an edit sends only what was changed.
import { t } from "$/utils/i18n/registers.js";
import { DraftForm } from "$/public/ui/draft-form.jsx";
import { RegisterField } from "$/public/ui/registers/fields.jsx";
import { fieldNamed, isSaid, labelOf, nameOf, valuesOf, wordOf, wordsOf } from "$/public/ui/registers/words.js";

const blankOf = (field) => (field.kind === "choices" || field.kind === "links" ? [] : field.default || "");

/** Where the draft of an entry is kept on this device. */
export const draftKeyOf = (code, declaration, entry, place = "") =>
  `register:${code}:${declaration.key}:${entry ? entry.id : `new${place}`}`;

/** `[title, fields]` of each fold of later fields, those that only facilitators set last. */
function folds(declaration, fields, leads) {
  const later = fields.filter((field) => !field.isFirst);
  const found = new Map();
  for (const field of later.filter((one) => !one.isLeading)) {
    const title = field.group
      ? wordOf(`register.${declaration.key}.group.${field.group}`, field.group)
      : t("registers.fields.more");
    found.set(title, [...(found.get(title) || []), field]);
  }
  const leading = later.filter((field) => field.isLeading);
  if (leads && leading.length) found.set(t("registers.fields.leading"), leading);
  return [...found];
}

/**
 * Adds an entry, or changes `entry`. `preset` holds values that a new entry begins with; `fixed` the names of those of
 * them that are sent without being asked; `only` names the fields that are drawn, if not all.
 */
export function EntryForm(props) {
  const { declaration, entry, names, sources, suggestions, preset, fixed, only, place, code, leads } = props;
  const { acks, onAdd, onChange, onWriting, isDisabled } = props;
  const hidden = entry ? [] : fixed || [];
  const asked = declaration.fields.filter(
    (field) => (!field.isLeading || leads) && !hidden.includes(field.name) && (!only || only.includes(field.name)),
  );
  const values = entry ? valuesOf(declaration, entry) : {};
  const scope = `${declaration.key}-${entry ? entry.id : `new${place || ""}`}`;
  const begin = Object.fromEntries(
    declaration.fields.map((field) => [field.name, (preset || {})[field.name] ?? blankOf(field)]),
  );
  const draw = (field) => (
    <RegisterField
      key={field.name}
      declaration={declaration}
      field={field}
      scope={scope}
      value={entry ? values[field.name] : begin[field.name]}
      source={(sources || {})[field.target]}
      suggestions={(suggestions || {})[field.name]}
    />
  );
  const nothing = (field) => (field.kind === "whole" || field.kind === "number" ? null : blankOf(field));
  const initial = entry && Object.fromEntries(asked.map((field) => [field.name, values[field.name] ?? nothing(field)]));
  const label = entry
    ? t("registers.edit.name", { name: nameOf(declaration, entry, names) })
    : wordOf(`register.${declaration.key}.add`, "add");
  const send = entry
    ? (json, key) => onChange(declaration.key, entry.id, json, key)
    : (json, key) => onAdd(declaration.key, json, key);
  return (
    <DraftForm
      draftKey={draftKeyOf(code, declaration, entry, place)}
      initial={initial || undefined}
      sendsChanges={Boolean(entry)}
      label={label}
      submitLabel={entry ? t("registers.save") : label}
      isDisabled={isDisabled}
      wordsOf={(name, value) => wordsOf(fieldNamed(declaration, name), value, names) || t("registers.unsaid")}
      labelOfField={(name) => labelOf(declaration, fieldNamed(declaration, name))}
      onSend={send}
      onWriting={onWriting}
      {...acks}
    >
      {hidden.map((name) => [].concat(begin[name]).filter(isSaid).map((one) => (
        <input key={`${name}-${one}`} type="hidden" name={name} value={one} readOnly />
      )))}
      {asked.filter((field) => field.isFirst).map(draw)}
      {folds(declaration, asked, leads).map(([title, fields]) => (
        <details key={title} className="fold-details">
          <summary className="fold-summary">{title}</summary>
          <div className="grid gap-4 pt-3">{fields.map(draw)}</div>
        </details>
      ))}
    </DraftForm>
  );
}
