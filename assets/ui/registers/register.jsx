// A register: quick adding, the list with its search, and for each entry its form, history, merging and removal.
// The face for Python is app/ui/components/registers.py; the declaration comes with the register's own module.
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { Announce, announce } from "$/public/ui/announce.jsx";
import { loadDraft } from "$/public/ui/drafts.js";
import { Fold } from "$/public/ui/fold.jsx";
import { EntryForm, draftKeyOf } from "$/public/ui/registers/entry-form.jsx";
import { EntryRow } from "$/public/ui/registers/entry-row.jsx";
import { matches } from "$/public/ui/registers/picker.jsx";
import { maybe, nameOf, namesOf, valuesOf, wordOf, wordsOf } from "$/public/ui/registers/words.js";
import { t } from "$/utils/i18n/registers.js";

export const AT_ONCE = 48;
const SEARCHED_FROM = 12;
const NEWS_SECONDS = 20;

// Views come whole with every change: an entry that says the same keeps its identity, so that its row need not be drawn.
function useSteady(value) {
  const held = useRef(new Map());
  return useMemo(() => {
    const next = new Map();
    const steady = (value || []).map((entry) => {
      const said = JSON.stringify(entry);
      const before = held.current.get(entry.id);
      const kept = before && before.said === said ? before : { said, entry };
      next.set(entry.id, kept);
      return kept.entry;
    });
    held.current = next;
    return steady;
  }, [value]);
}

function useSteadyValue(value) {
  const held = useRef({ said: "", value: undefined });
  const said = JSON.stringify(value) || "";
  if (held.current.said !== said) held.current = { said, value };
  return held.current.value;
}

// Handlers that stay the same while what they do follows the newest drawing.
function useSteadyHandlers(handlers) {
  const latest = useRef(handlers);
  latest.current = handlers;
  return useMemo(
    () => Object.fromEntries(Object.keys(handlers).map((name) => [name, (...said) => latest.current[name](...said)])),
    [],
  );
}

/**
 * `shelf` holds the entries by register (or `entries` does, already picked); `sources` lists of what links may point at.
 * `isWritable`: whether this seat can write in the step now. `fixed` names values of `preset` that are not asked for,
 * and only entries that have them are shown.
 */
export function Register(props) {
  const { declaration, shelf, sources, suggestions, preset, fixed, only, shows, place, addLook, hidesAdding, hidesList } = props;
  const { code, seatId, ownIds, leads, isWritable, oldestFirst, withHeading } = props;
  const { groups } = props;
  const { ackKey, ackOk, ackMessage, ackField, changed, changedIn, changedKey, history, historyOf } = props;
  const id = useId();
  const list = useRef(null);
  const [wanted, setWanted] = useState("");
  const [group, setGroup] = useState("");
  const [shown, setShown] = useState(AT_ONCE);
  const [removed, setRemoved] = useState(null);
  const [settledKey, setSettledKey] = useState("");

  const all = useSteady(props.entries || (shelf && shelf.registers && shelf.registers[declaration.key]));
  const names = useSteadyValue(namesOf(declaration, shelf, sources));
  const steadySources = useSteadyValue(sources);
  const entries = useMemo(() => {
    const of = (fixed || []).map((name) => [name, String((preset || {})[name])]);
    const chosen = all.filter((entry) => {
      if (group !== "" && String(entry.group_index) !== group) return false;
      const values = valuesOf(declaration, entry);
      return of.every(([name, value]) => [].concat(values[name] ?? "").map(String).includes(value));
    });
    return oldestFirst ? chosen : [...chosen].reverse();
  }, [all, JSON.stringify([preset, fixed]), oldestFirst, group]);

  // Entries that were here at first are not news; before there is a view there is nothing to compare with.
  const before = useRef(null);
  const isKnown = Boolean(props.entries || (shelf && shelf.registers && shelf.registers[declaration.key]));
  const isNew = (entry) => Boolean(before.current) && !before.current.has(entry.id);
  useEffect(() => {
    if (isKnown) before.current = new Set([...(before.current || []), ...all.map((entry) => entry.id)]);
  }, [all, isKnown]);
  const news = useRef(new Map());
  for (const entry of entries) if (!news.current.has(entry.id)) news.current.set(entry.id, isNew(entry));

  const words = (entry) => {
    const values = valuesOf(declaration, entry);
    const said = declaration.fields.map((field) => wordsOf(field, values[field.name], names)).join(" ");
    return `${declaration.anchor || ""}${entry.number} ${nameOf(declaration, entry, names)} ${said}`;
  };
  const inGroups = [...new Set(all.map((entry) => entry.group_index).filter((one) => one >= 0))].sort((a, b) => a - b);
  const isSearched = entries.length > SEARCHED_FROM;
  const isSearching = isSearched && Boolean(wanted.trim());
  const found = useMemo(
    () => (isSearching ? entries.filter((entry) => matches(words(entry), wanted)) : entries),
    [entries, names, wanted, isSearching],
  );

  const { onRestore } = props;
  const handlers = useSteadyHandlers({
    onAdd: props.onAdd,
    onChange: props.onChange,
    onWriting: props.onWriting,
    onLook: props.onLook,
    onEntries: () => all,
    onSettled: () => setSettledKey(changedKey),
    onRemove: (entry, name) => {
      props.onRemove(declaration.key, entry.id);
      setRemoved({ id: entry.id, name });
      announce(t("registers.removed", { name }));
    },
    onMerge: (entry, other) => {
      props.onMerge(declaration.key, entry.id, other.id);
      announce(t("registers.merged", { name: other.name }));
    },
  });
  const acks = useSteadyValue({ ackKey, ackOk, ackMessage, ackField });
  const base = useMemo(
    () => ({ code, leads, acks, sources: steadySources, suggestions, only, isDisabled: !isWritable, ...handlers }),
    [code, leads, acks, steadySources, suggestions, only, isWritable],
  );
  const overwritten = Object.keys((changed && changed.overwritten) || {}).length ? changed.overwritten : null;

  const isMine = (entry) => (ownIds || []).includes(entry.id) || Boolean(seatId && entry.seat_id === seatId);
  const mayEdit = (entry) =>
    isWritable && (leads || declaration.edits === "everybody" || (declaration.edits === "own" && isMine(entry)));
  const mayAdd = isWritable && !hidesAdding && (leads || declaration.adds === "everybody");
  const title = wordOf(`register.${declaration.key}`, declaration.key);
  const addLabel = wordOf(`register.${declaration.key}.add`, "add");
  const help = maybe(`register.${declaration.key}.help`);
  const more = found.length - shown;
  const addKey = draftKeyOf(code, declaration, null, place);
  const hasDraft = useRef(Boolean(typeof window !== "undefined" && loadDraft(addKey)));

  useEffect(() => {
    if (removed && entries.some((entry) => entry.id === removed.id) && removed.isGone) setRemoved(null);
    else if (removed && !removed.isGone && !entries.some((entry) => entry.id === removed.id)) {
      setRemoved({ ...removed, isGone: true });
      if (list.current && (!document.activeElement || document.activeElement === document.body)) list.current.focus();
    }
  }, [entries, removed]);

  const adding = (mayAdd || hasDraft.current) && !hidesAdding && (
      <Fold label={addLabel} openLabel={t("registers.close")} look={addLook || (entries.length ? "quiet" : "primary")} draftKey={addKey}>
        <EntryForm
          declaration={declaration}
          names={names}
          preset={preset}
          fixed={fixed}
          place={place}
          {...base}
          isDisabled={!mayAdd}
        />
      </Fold>
    );
  if (hidesList) {
    return (
      <section className="register" aria-label={addLabel} data-register={declaration.key}>
        {help && <p className="text-muted measure">{help}</p>}
        {adding}
      </section>
    );
  }

  return (
    <section className="register" aria-label={title} data-register={declaration.key}>
      {withHeading && <h4 className="register-title">{title}</h4>}
      {help && !hidesAdding && <p className="text-muted measure">{help}</p>}
      {adding}
      {isSearched && (
        <div className="field">
          <label className="field-label" htmlFor={`${id}-search`}>
            {t("registers.search", { name: title })}
          </label>
          <input
            id={`${id}-search`}
            className="input"
            type="search"
            value={wanted}
            onChange={(event) => {
              setWanted(event.target.value);
              setShown(AT_ONCE);
            }}
          />
        </div>
      )}
      {(groups || []).length > 0 && inGroups.length > 1 && (
        <div className="field">
          <label className="field-label" htmlFor={`${id}-group`}>
            {t("registers.group")}
          </label>
          <select id={`${id}-group`} className="input" value={group} onChange={(event) => setGroup(event.target.value)}>
            <option value="">{t("registers.group.all")}</option>
            {inGroups.map((one) => (
              <option key={one} value={String(one)}>
                {(groups[one] || {}).name || "…"}
              </option>
            ))}
          </select>
        </div>
      )}
      {removed && removed.isGone && (
        <p className="register-removed" data-role="removed">
          <span>{t("registers.removed", { name: removed.name })}</span>
          <button type="button" className="button button-quiet" onClick={() => onRestore(declaration.key, removed.id)}>
            {t("registers.put_back")}
          </button>
        </p>
      )}
      {entries.length === 0 && <p className="empty">{wordOf(`register.${declaration.key}.empty`, "empty")}</p>}
      {entries.length > 0 && (
        <p className="text-sm text-muted" role={isSearching ? "status" : undefined}>
          {isSearching ? t("registers.found", { count: found.length }) : t("registers.count", { count: entries.length })}
        </p>
      )}
      {entries.length > 0 && found.length === 0 && <p className="text-muted">{t("registers.search.none")}</p>}
      <ul className="entries" ref={list} tabIndex={-1} aria-label={title} hidden={!found.length}>
        {found.slice(0, shown).map((entry) => (
          <EntryRow
            key={entry.id}
            declaration={declaration}
            entry={entry}
            names={names}
            shows={shows}
            isNew={news.current.get(entry.id)}
            overwritten={changedIn === entry.id && settledKey !== changedKey ? overwritten : null}
            mayEdit={mayEdit(entry)}
            mayRemove={isWritable && (leads || isMine(entry))}
            mayMerge={Boolean(leads && isWritable && entries.length > 1)}
            history={historyOf === entry.id ? history : undefined}
            historyOf={historyOf === entry.id ? historyOf : ""}
            form={base}
            onEntries={handlers.onEntries}
            onLook={handlers.onLook}
            onRemove={handlers.onRemove}
            onMerge={handlers.onMerge}
            onSettled={handlers.onSettled}
          />
        ))}
      </ul>
      {more > 0 && (
        <button type="button" className="button button-quiet" onClick={() => setShown(shown + AT_ONCE)}>
          {more > AT_ONCE
            ? t("registers.show_more", { count: AT_ONCE, left: more })
            : t("registers.show_last", { count: more })}
        </button>
      )}
      {leads && entries.length > 0 && (
        <p className="text-sm">
          <a href={`/api/v1/workshops/${code}/registers/${declaration.key}.csv`} download>
            {t("registers.download.csv")}
          </a>
        </p>
      )}
      <Announce text={`${title}: ${t("registers.count", { count: entries.length })}`} everySeconds={NEWS_SECONDS} />
    </section>
  );
}
