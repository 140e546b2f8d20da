// How long commitments last beside the mission: one bar each, what is missing dashed, elections as lines across.
// Every bar says in words what it shows; the table of what ends early stands with the other tables of the part.
import { useState } from "react";
import { entriesOf, factsOf, shortWords } from "$/public/ui/pledges/words.js";
import { t } from "$/utils/i18n/pledges.js";

const AT_ONCE = 24;
const ON_A_WALL = 12;
const day = (iso) => new Date(`${iso}T12:00:00Z`).getTime();

function useScale(facts) {
  const days = [facts.today, facts.deadline, ...facts.elections.map((one) => one.on)];
  for (const bar of facts.bars) days.push(bar.start, bar.end, bar.until);
  const known = days.filter(Boolean).map(day);
  const [from, to] = [Math.min(...known), Math.max(...known)];
  return (iso) => (to > from ? (100 * (day(iso) - from)) / (to - from) : 0);
}

function Track({ bar, facts, at }) {
  const start = at(bar.start || facts.today);
  const end = Math.max(at(bar.end), start);
  return (
    <span className="lasting-track" aria-hidden="true">
      {bar.is_early && (
        <span className="lasting-missing" style={{ insetInlineStart: `${end}%`, width: `${at(bar.until) - end}%` }} />
      )}
      <span
        className="lasting-bar"
        data-firm={bar.is_firm}
        style={{ insetInlineStart: `${start}%`, width: `${Math.max(0.8, end - start)}%` }}
      />
      {facts.elections.map((one) => (
        <span key={one.what + one.on} className="lasting-election" style={{ insetInlineStart: `${at(one.on)}%` }} />
      ))}
      {facts.deadline && <span className="lasting-deadline" style={{ insetInlineStart: `${at(facts.deadline)}%` }} />}
    </span>
  );
}

function Bar({ bar, entry, facts, at, isLarge }) {
  const words = shortWords(bar);
  return (
    <li className="lasting-one wall-whole" data-early={bar.is_early}>
      <span className="lasting-name">{entry.values.offer}</span>
      <span className="lasting-words">
        {isLarge ? t("pledges.until_year", { year: bar.end.slice(0, 4) }) : t("pledges.until", { day: bar.end })}
        {words && <b> · {words}</b>}
      </span>
      <Track bar={bar} facts={facts} at={at} />
    </li>
  );
}

/** `isLarge`: for a wall, which shows those that end first. */
export function Lasting({ shelf, isLarge }) {
  const facts = factsOf(shelf);
  const at = useScale(facts);
  const [shown, setShown] = useState(isLarge ? ON_A_WALL : AT_ONCE);
  const entries = new Map(entriesOf(shelf).map((entry) => [entry.id, entry]));
  const bars = facts.bars
    .filter((bar) => entries.has(bar.id))
    .sort((one, other) => one.end.localeCompare(other.end) || one.id.localeCompare(other.id));
  if (!bars.length) return null;
  return (
    <section className="lasting" aria-label={t("pledges.lasting")}>
      <h4 className="pledge-title">{t("pledges.lasting")}</h4>
      <p className="lasting-key">
        {facts.deadline && (
          <span>
            <span className="lasting-sign lasting-sign-deadline" aria-hidden="true" />
            {t("pledges.deadline", { year: facts.deadline.slice(0, 4) })}
          </span>
        )}
        {facts.elections.map((one) => (
          <span key={one.what + one.on}>
            <span className="lasting-sign lasting-sign-election" aria-hidden="true" />
            {t("pledges.election", { what: one.what, year: one.on.slice(0, 4) })}
          </span>
        ))}
      </p>
      <ul className="lasting-bars">
        {bars.slice(0, shown).map((bar) => (
          <Bar key={bar.id} bar={bar} entry={entries.get(bar.id)} facts={facts} at={at} isLarge={isLarge} />
        ))}
      </ul>
      {isLarge && bars.length > shown && <p>{t("pledges.more.wall", { count: bars.length - shown })}</p>}
      {!isLarge && bars.length > shown && (
        <button type="button" className="button button-quiet" onClick={() => setShown(shown + AT_ONCE)}>
          {t("pledges.more", { count: bars.length - shown })}
        </button>
      )}
    </section>
  );
}
