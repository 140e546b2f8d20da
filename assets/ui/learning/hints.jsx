// What needs a look in one of the three parts: each a sentence, that opens to what it is about.
import { entriesOf, hintsOf, tell } from "$/public/ui/learning/words.js";
import { t } from "$/utils/i18n/learning.js";

// What is worth knowing without anything being amiss.
const CALM = ["learning.first_is_stable", "learning.unweighed_stable", "learning.tips", "learning.outdone"];

const TITLES = {
  indicators: "indicator",
  assumptions: "assumption",
  reviews: "what",
  triggers: "trigger",
  criteria: "unit",
  options: "option",
};

function namesOf(shelf) {
  const names = { ...((shelf && shelf.names) || {}) };
  for (const [key, title] of Object.entries(TITLES)) for (const one of entriesOf(shelf, key)) names[one.id] = one.values[title];
  const facts = (shelf && shelf.reading && shelf.reading.facts) || {};
  for (const one of [...(facts.goals || []), ...(facts.tagged || [])]) names[one.id] = `${one.anchor} ${one.name}`;
  return names;
}

/** `keys`: which hints are drawn here. A hint whose sentence names everything itself does not open. */
export function Hints({ shelf, keys }) {
  const names = namesOf(shelf);
  const mine = hintsOf(shelf).filter((hint) => keys.includes(hint.key));
  if (!mine.length) return null;
  return (
    <div className="grid gap-2" data-role="hints">
      <ul className="learning-hints grid gap-3">
        {mine.map((hint) => {
          const text = tell(`reading.${hint.key}`, hint.values);
          const behind = hint.values.count ? hint.ids.map((id) => names[id]).filter(Boolean) : [];
          return (
            <li key={`${hint.key}:${hint.ids.join(":")}`} data-hint={hint.key} data-calm={CALM.includes(hint.key) || undefined}>
              {behind.length === 0 && text}
              {behind.length > 0 && (
                <details>
                  <summary>{text}</summary>
                  <ul className="grid gap-1 pt-2 pl-5 list-disc" aria-label={t("learning.behind")}>
                    {behind.map((name) => (
                      <li key={name}>{name}</li>
                    ))}
                  </ul>
                </details>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
