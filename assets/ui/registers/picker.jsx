// Choosing entries of another register: a native list while there are few, a search by name when there are many.
// The value is kept in an ordinary named field, so that forms and drafts need not know this.
import { useEffect, useId, useRef, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { t } from "$/utils/i18n/registers.js";

export const FEW = 12;
const SHOWN = 8;

const folded = (text) => text.toLocaleLowerCase().normalize("NFD").replace(/\p{Diacritic}/gu, "");

/** Whether all words that are looked for are in a text, in any order, whatever their accents. */
export const matches = (text, wanted) => {
  const inside = folded(text);
  return folded(wanted).split(/\s+/).every((word) => inside.includes(word));
};

/** Many to choose from: what was chosen stands above the search as buttons that take it out again. */
export function Picker({ id, name, options, isMany, isRequired, initial, describedBy, label }) {
  const field = useRef(null);
  const search = useRef(null);
  const list = useId();
  const [chosen, setChosen] = useState(initial);
  const [wanted, setWanted] = useState("");
  const [isOpen, setOpen] = useState(false);

  const read = () => {
    const value = field.current.value;
    setChosen(isMany ? value.split("\n").filter(Boolean) : [value].filter(Boolean));
  };
  useEffect(() => {
    const element = field.current;
    element.addEventListener("input", read);
    read();
    return () => element.removeEventListener("input", read);
  }, []);

  // What it opens must be in sight, also above a phone's keyboard.
  useEffect(() => {
    if (isOpen) search.current.parentElement.lastElementChild.scrollIntoView({ block: "nearest" });
  }, [isOpen]);

  const put = (ids) => {
    field.current.value = ids.join("\n");
    field.current.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const nameOf = (one) => (options.find((option) => option.id === one) || { name: "…" }).name;
  const take = (option) => {
    put(isMany ? [...chosen, option.id] : [option.id]);
    announce(t("registers.pick.chosen", { name: option.name }));
    setWanted("");
    setOpen(false);
    search.current.focus();
  };
  const drop = (one) => {
    put(chosen.filter((other) => other !== one));
    announce(t("registers.pick.dropped", { name: nameOf(one) }));
    search.current.focus();
  };
  const found = options.filter((option) => !chosen.includes(option.id) && matches(option.name, wanted));
  const keys = (event) => {
    if (event.key === "Enter") {
      event.preventDefault(); // a choice, not the whole form
      if (wanted.trim() && found.length) take(found[0]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault();
      setOpen(false);
    }
  };
  // A field that holds the value: never shown, but there for the form to read, fill, reset and point at.
  const Holder = isMany ? "textarea" : "input";
  return (
    <div className="picker" onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpen(false)}>
      <Holder
        ref={field}
        name={name}
        defaultValue={initial.join("\n")}
        data-list={isMany ? "lines" : undefined}
        required={isRequired}
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        onFocus={() => search.current.focus()}
      />
      {chosen.length > 0 && (
        <ul className="picker-chosen">
          {chosen.map((one) => (
            <li key={one}>
              <button
                type="button"
                className="picker-chip"
                aria-label={t("registers.pick.drop", { name: nameOf(one) })}
                onClick={() => drop(one)}
              >
                {nameOf(one)}
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={search}
        id={id}
        type="search"
        className="input"
        autoComplete="off"
        placeholder={t("registers.pick.search")}
        aria-label={`${label}: ${t("registers.pick.search")}`}
        aria-describedby={describedBy}
        aria-controls={isOpen ? list : undefined}
        aria-expanded={isOpen}
        role="combobox"
        aria-autocomplete="list"
        value={wanted}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setWanted(event.target.value);
          setOpen(true);
        }}
        onKeyDown={keys}
      />
      <div id={list} className="picker-list" role="group" aria-label={label} hidden={!isOpen}>
        {found.slice(0, SHOWN).map((option) => (
          <button
            key={option.id}
            type="button"
            className="menu-item"
            aria-label={t("registers.pick.take", { name: option.name })}
            onClick={() => take(option)}
          >
            {option.name}
          </button>
        ))}
        {found.length > SHOWN && <p className="field-help">{t("registers.pick.left", { count: found.length - SHOWN })}</p>}
        {found.length === 0 && <p className="field-help">{t("registers.pick.none")}</p>}
      </div>
    </div>
  );
}
