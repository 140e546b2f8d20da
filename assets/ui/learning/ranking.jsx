// Who comes first by the room's weights, what that hangs on, and weights to try on this device alone. No score is shown.
// The face for Python is app/ui/steps/learning.
import { useState } from "react";
import { Announce } from "$/public/ui/announce.jsx";
import { Hints } from "$/public/ui/learning/hints.jsx";
import { entriesOf, factsOf } from "$/public/ui/learning/words.js";
import { t } from "$/utils/i18n/learning.js";

const EQUAL = 1e-9;
const UNWEIGHED = 5;
const MOST = 10;
const HINTS = [
  "learning.first_depends",
  "learning.first_is_stable",
  "learning.unweighed",
  "learning.unweighed_stable",
  "learning.tips",
  "learning.outdone",
  "learning.values_missing",
];

/** Options by rank under these weights, best first, as the server ranks them (app/domain/comparison.py). */
export function ranked(scaled, weights, options) {
  const total = (id) => Object.entries(scaled).reduce((sum, [measure, row]) => sum + weights[measure] * row[id], 0);
  const totals = new Map(options.map((id) => [id, total(id)]));
  const ranks = [];
  for (const id of [...options].sort((one, other) => totals.get(other) - totals.get(one))) {
    const last = ranks[ranks.length - 1];
    if (last && totals.get(last[0]) - totals.get(id) < EQUAL) last.push(id);
    else ranks.push([id]);
  }
  return ranks;
}

function Order({ ranks, names, rivals }) {
  let place = 1;
  return (
    <ol className="grid gap-2">
      {ranks.map((shared) => {
        const here = place;
        place += shared.length;
        return shared.map((id) => (
          <li key={id} className="ranking-option flex flex-wrap items-baseline gap-2" data-first={here === 1 || undefined}>
            <span className="figures">{t("learning.rank.place", { place: here })}</span>
            <span>{names[id]}</span>
            {rivals.includes(id) && here > 1 && <span className="text-sm text-muted">{t("learning.rank.rivals")}</span>}
          </li>
        ));
      })}
    </ol>
  );
}

function Trying({ comparison, measures, names }) {
  const { scaled, weights: room, ranks } = comparison;
  const begun = Object.fromEntries(measures.map((one) => [one.id, room[one.id] ? room[one.id].weight : UNWEIGHED]));
  const [moved, setMoved] = useState({});
  const weights = { ...begun, ...moved };
  const tried = ranked(scaled, weights, ranks.flat());
  const [first] = tried;
  const isSame = first.length === ranks[0].length && first.every((id) => ranks[0].includes(id));
  const said =
    first.length > 1
      ? t("learning.try.tie", { options: first.map((id) => names[id]).join(", ") })
      : t(isSame ? "learning.try.same" : "learning.try.changed", { option: names[first[0]] });
  return (
    <div className="grid gap-4 pt-3">
      <p className="text-muted">{t("learning.try.help")}</p>
      {measures.map((one) => {
        const own = room[one.id];
        const ident = `try-${one.id}`;
        return (
          <div key={one.id} className="field">
            <label className="field-label flex justify-between gap-2" htmlFor={ident}>
              <span>{one.values.measure}</span>
              <span className="figures" aria-hidden="true">
                {weights[one.id]}
              </span>
            </label>
            <input
              id={ident}
              type="range"
              className="range"
              min={0}
              max={MOST}
              step={0.5}
              value={weights[one.id]}
              onChange={(event) => setMoved({ ...moved, [one.id]: Number(event.target.value) })}
            />
            <p className="field-help">
              {own ? t("learning.try.room", { weight: own.weight, low: own.low, high: own.high }) : t("learning.try.nobody")}
            </p>
          </div>
        );
      })}
      <p className="font-semibold" data-role="tried">
        {said}
      </p>
      <Announce text={said} everySeconds={2} />
      <Order ranks={tried} names={names} rivals={[]} />
      <button type="button" className="button button-quiet justify-self-start" onClick={() => setMoved({})}>
        {t("learning.try.reset")}
      </button>
    </div>
  );
}

export function Ranking({ shelf }) {
  const { comparison } = factsOf(shelf);
  const measures = entriesOf(shelf, "measures");
  const options = entriesOf(shelf, "options");
  if (!comparison || !options.length || !measures.length) return null;
  const names = Object.fromEntries(options.map((one) => [one.id, one.values.option]));
  const isRanked = comparison.ranks.flat().length > 1 && measures.every((one) => comparison.scaled[one.id]);
  return (
    <section className="grid gap-3" aria-label={t("learning.rank")}>
      <h4 className="register-title">{t("learning.rank")}</h4>
      {!isRanked && <p className="empty">{t("learning.rank.nothing")}</p>}
      {isRanked && (
        <>
          <Hints shelf={shelf} keys={HINTS} />
          <Order ranks={comparison.ranks} names={names} rivals={comparison.rivals} />
          <p className="text-sm text-muted measure">{t("learning.rank.how")}</p>
          <details className="fold-details">
            <summary className="fold-summary">{t("learning.try")}</summary>
            <Trying comparison={comparison} measures={measures} names={names} />
          </details>
        </>
      )}
    </section>
  );
}
