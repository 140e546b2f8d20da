// The names of parts, and the way to one from anywhere on the page. Small: it belongs to the first load.
import { has, t as tell } from "$/public/ui/i18n.js";
import { t } from "$/utils/parts.js";

export const OPEN = "part:open";

const plain = (name) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll("_", " ");

export const partName = (name) => (has(`part.${name}`) ? tell(`part.${name}`) : plain(name));

/** Open a part from anywhere on the page: a cell of a picture that leads to the entries behind it. */
export const openPart = (name) => window.dispatchEvent(new CustomEvent(OPEN, { detail: name }));

/** The parts of this step in a line at its top: they stand under the step's own work, which may be long. */
export function PartsJump({ names, shown }) {
  const mine = names.filter((name) => (shown || []).includes(name));
  if (!mine.length) return null;
  return (
    <nav className="parts-jump" aria-label={t("registers.parts")}>
      <span aria-hidden="true">{t("registers.parts")}:</span>
      {mine.map((name) => (
        <button key={name} type="button" className="button button-plain" onClick={() => openPart(name)}>
          {partName(name)}
        </button>
      ))}
    </nav>
  );
}
