// One entry in a list: its name, what matters of it, and what can be done with it.
import { memo, useEffect, useRef, useState } from "react";
import { t } from "$/utils/i18n/registers.js";
import { newKey } from "$/public/ui/drafts.js";
import { Fold } from "$/public/ui/fold.jsx";
import { Menu } from "$/public/ui/overlay.jsx";
import { EntryForm, draftKeyOf } from "$/public/ui/registers/entry-form.jsx";
import { History } from "$/public/ui/registers/history.jsx";
import { Merge } from "$/public/ui/registers/merge.jsx";
import { fieldNamed, isSaid, labelOf, nameOf, valuesOf, wordsOf } from "$/public/ui/registers/words.js";

const FRESH_MS = 6000;

/** 'added' or 'changed' for a while after an entry has appeared or changed on this page. */
function useFresh(isNew, said) {
  const [fresh, setFresh] = useState(isNew ? "added" : "");
  const before = useRef(said);
  useEffect(() => {
    if (before.current !== said) {
      before.current = said;
      setFresh("changed");
    }
  }, [said]);
  useEffect(() => {
    if (!fresh) return undefined;
    const timer = setTimeout(() => setFresh(""), FRESH_MS);
    return () => clearTimeout(timer);
  }, [fresh, said]);
  return fresh;
}

// What somebody else had written in the same fields while this was being written here.
function Overwritten({ declaration, entry, names, overwritten, onChange, onSettled }) {
  const values = valuesOf(declaration, entry);
  const putBack = () => {
    const seen = Object.fromEntries(Object.keys(overwritten).map((name) => [name, values[name]]));
    onChange(declaration.key, entry.id, JSON.stringify({ changes: overwritten, seen }), newKey());
    onSettled();
  };
  return (
    <div className="notice notice-warn" data-role="overwritten">
      <p>{t("registers.overwritten")}</p>
      {Object.entries(overwritten).map(([name, value]) => {
        const field = fieldNamed(declaration, name);
        return (
          <blockquote key={name} className="border-l-2 border-line pl-3 text-muted">
            <span className="block text-sm">{labelOf(declaration, field)}</span>
            {wordsOf(field, value, names) || t("registers.unsaid")}
          </blockquote>
        );
      })}
      <div className="flex flex-wrap gap-2 pt-2">
        <button type="button" className="button button-quiet" onClick={onSettled}>
          {t("registers.overwritten.ok")}
        </button>
        <button type="button" className="button button-quiet" onClick={putBack}>
          {t("registers.overwritten.back")}
        </button>
      </div>
    </div>
  );
}

function Facts({ declaration, fields, values, names }) {
  const shown = fields.filter((field) => field.name !== declaration.title && isSaid(values[field.name]));
  if (!shown.length) return null;
  return (
    <dl className="entry-facts">
      {shown.map((field) => (
        <div key={field.name}>
          <dt>{labelOf(declaration, field)}</dt>
          <dd>{wordsOf(field, values[field.name], names)}</dd>
        </div>
      ))}
    </dl>
  );
}

function EntryRowNow(props) {
  const { declaration, entry, names, isNew, overwritten, mayEdit, mayRemove, mayMerge, shows, extra } = props;
  const { history, historyOf, form, onEntries, onLook, onRemove, onMerge, onSettled } = props;
  const [open, setOpen] = useState("");
  const values = valuesOf(declaration, entry);
  const fresh = useFresh(isNew, JSON.stringify(values));
  const name = nameOf(declaration, entry, names);
  const visible = declaration.fields.filter((field) => field.name !== "is_released");
  const first = visible.filter((field) => (shows ? shows.includes(field.name) : field.isFirst || field.isLeading));
  const rest = visible.filter((field) => !first.includes(field));
  const hasRest = rest.some((field) => field.name !== declaration.title && isSaid(values[field.name]));
  const items = [
    { value: "history", label: t("registers.history") },
    ...(mayMerge ? [{ value: "merge", label: t("registers.merge") }] : []),
    ...(mayRemove ? [{ value: "remove", label: t("registers.remove") }] : []),
  ];
  const choose = (what) => (what === "remove" ? onRemove(entry, name) : setOpen(what));
  return (
    <li className="entry" data-entry={entry.id} data-fresh={fresh || undefined} tabIndex={-1}>
      <p className="entry-head">
        <span className="figures text-muted">{`${declaration.anchor || ""}${entry.number}`}</span>
        <strong className="entry-name">{name}</strong>
        {fresh && <span className="pill pill-accent">{t(`registers.fresh.${fresh}`)}</span>}
        {declaration.isBackstage && (
          <span className={values.is_released === "yes" ? "pill pill-ok" : "pill"}>
            {t(values.is_released === "yes" ? "registers.released" : "registers.backstage")}
          </span>
        )}
      </p>
      <Facts declaration={declaration} fields={first} values={values} names={names} />
      {hasRest && (
        <details>
          <summary className="fold-summary">{t("registers.facts")}</summary>
          <Facts declaration={declaration} fields={rest} values={values} names={names} />
        </details>
      )}
      {entry.author && <p className="text-sm text-muted">{t("registers.by", { author: entry.author })}</p>}
      {extra}
      {overwritten && (
        <Overwritten
          declaration={declaration}
          entry={entry}
          names={names}
          overwritten={overwritten}
          onChange={form.onChange}
          onSettled={onSettled}
        />
      )}
      <div className="entry-tools">
        {mayEdit && (
          <Fold
            label={t("registers.edit")}
            ariaName={t("registers.edit.name", { name })}
            openLabel={t("registers.close")}
            look="plain"
            draftKey={draftKeyOf(form.code, declaration, entry)}
            closesWhenSaved
          >
            <EntryForm declaration={declaration} entry={entry} names={names} {...form} />
          </Fold>
        )}
        <Menu
          label={t("registers.more")}
          ariaName={t("registers.more.name", { name })}
          items={items}
          look="plain"
          onChoose={choose}
        />
      </div>
      {open === "history" && (
        <History
          declaration={declaration}
          entry={entry}
          names={names}
          history={history}
          historyOf={historyOf}
          onLook={onLook}
          onClose={() => setOpen("")}
        />
      )}
      {open === "merge" && (
        <Merge
          declaration={declaration}
          entry={entry}
          entries={onEntries()}
          names={names}
          onInto={(other) => {
            setOpen("");
            onMerge(entry, other);
          }}
          onClose={() => setOpen("")}
        />
      )}
    </li>
  );
}

/** Drawn again only when something in it has changed: a list of two hundred stays fluid while the room types. */
export const EntryRow = memo(EntryRowNow);
