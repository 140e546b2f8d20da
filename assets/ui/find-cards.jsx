// Looking for a card among all that stand, when the page has only the first of each heap: the server answers.
import { useEffect, useRef, useState } from "react";
import { isPartial, standing } from "$/public/ui/cards.js";
import { t } from "$/utils/i18n/desk.js";

const PAUSE_MS = 300;

/** `[said, say, state]`: what is typed, how to type, and whether the answer is complete, "looking" or "partial". */
export function useCardSearch(cards, found, onFind) {
  const [said, setSaid] = useState("");
  const timer = useRef(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  const say = (text) => {
    setSaid(text);
    clearTimeout(timer.current);
    if (isPartial(cards)) timer.current = setTimeout(() => onFind(text.trim()), PAUSE_MS);
  };
  const wanted = said.trim();
  if (!wanted || !isPartial(cards)) return [said, say, "complete"];
  if (found.said !== wanted) return [said, say, "looking"];
  return [said, say, found.total > found.cards.length ? "partial" : "complete"];
}

/** What a search is doing, for eyes and screen readers. */
export function SearchStatus({ state, found }) {
  const words = {
    looking: () => t("desk.find.looking"),
    partial: () => t("desk.find.partial", { shown: found.cards.length, count: found.total }),
  }[state];
  return (
    <p role="status" className="field-help">
      {words ? words() : ""}
    </p>
  );
}

/** A search beside a list of cards to choose from; nothing where the page has all cards anyway. */
export function CardFinder({ ident, cards, found, onFind }) {
  const [said, say, state] = useCardSearch(cards, found, onFind);
  if (!isPartial(cards)) return null;
  const isAnswered = said.trim() && state !== "looking";
  const keep = (event) => event.key === "Enter" && event.preventDefault(); // it stands in a form
  return (
    <div className="field">
      <label className="field-label" htmlFor={ident}>
        {t("desk.find.label")}
      </label>
      <p id={`${ident}-help`} className="field-help">
        {t("desk.find.help", { count: standing(cards) })}
      </p>
      <input
        id={ident}
        className="input"
        type="search"
        aria-describedby={`${ident}-help`}
        value={said}
        onChange={(event) => say(event.target.value)}
        onKeyDown={keep}
      />
      {isAnswered && state === "complete" ? (
        <p role="status" className="field-help">
          {t("desk.find.found", { count: found.total })}
        </p>
      ) : (
        <SearchStatus state={state} found={found} />
      )}
    </div>
  );
}
