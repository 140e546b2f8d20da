// Which entry another one is folded into: a search and a list, for facilitators.
import { useId, useState } from "react";
import { t } from "$/utils/i18n/registers.js";
import { EntryDialog } from "$/public/ui/registers/dialog.jsx";
import { matches } from "$/public/ui/registers/picker.jsx";
import { nameOf } from "$/public/ui/registers/words.js";

const SHOWN = 24;

export function Merge({ declaration, entry, entries, names, onInto, onClose }) {
  const [wanted, setWanted] = useState("");
  const id = useId();
  const name = nameOf(declaration, entry, names);
  const others = entries
    .filter((other) => other.id !== entry.id)
    .map((other) => ({ id: other.id, number: other.number, name: nameOf(declaration, other, names) }))
    .filter((other) => matches(`${other.number} ${other.name}`, wanted));
  return (
    <EntryDialog title={t("registers.merge.title", { name })} onClose={onClose}>
      <p className="field-help">{t("registers.merge.help")}</p>
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {t("registers.pick.search")}
        </label>
        <input id={id} className="input" type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
      </div>
      <ul className="grid gap-1">
        {others.slice(0, SHOWN).map((other) => (
          <li key={other.id}>
            <button type="button" className="menu-item border border-line" onClick={() => onInto(other)}>
              <span className="text-muted figures">{other.number}</span> {other.name}
            </button>
          </li>
        ))}
      </ul>
      {others.length > SHOWN && <p className="field-help">{t("registers.pick.left", { count: others.length - SHOWN })}</p>}
      {others.length === 0 && <p className="text-muted">{t(wanted ? "registers.pick.none" : "registers.merge.none")}</p>}
    </EntryDialog>
  );
}
