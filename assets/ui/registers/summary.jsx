// Where the room stands on a question: the middle and the spread as a strip, the same in words, all of it in a table.
import { t } from "$/utils/i18n/registers.js";
import { maybe, wordOf } from "$/public/ui/registers/words.js";

const isRating = (item) => item.kind === "rating";
const place = (item, value) => `${((value - item.least) / (item.most - item.least)) * 100}%`;

export const itemWord = (declaration, item) => wordOf(`sheet.${declaration.key}.${item.name}`, item.name);
export const answerWord = (item, value) => (isRating(item) ? value : wordOf(`${item.family}.${value}`, value));

function spread({ low, high }) {
  return low === high ? t("registers.sheet.agree", { low }) : t("registers.sheet.spread", { low, high });
}

/** One question's outcome. `before` is that of the wave before, if there was one. */
export function Outcome({ declaration, item, summary, before }) {
  if (!summary || (!summary.count && !summary.passes)) return <p className="text-muted">{t("registers.sheet.nothing")}</p>;
  const base = `sheet.${declaration.key}.${item.name}`;
  const facts = [t("registers.sheet.answers", { count: summary.count })];
  if (summary.passes) facts.push(t("registers.sheet.passes", { count: summary.passes }));
  if (!isRating(item)) {
    const most = Math.max(1, ...Object.values(summary.counts));
    return (
      <>
        <ul className="bars">
          {item.choices.map((value) => (
            <li key={value}>
              <div className="bar-head">
                <span>{answerWord(item, value)}</span>
                <span className="figures font-semibold">{summary.counts[value] || 0}</span>
              </div>
              <div className="bar-track" aria-hidden="true">
                <span className="bar-fill" style={{ width: `${((summary.counts[value] || 0) / most) * 100}%` }} />
              </div>
            </li>
          ))}
        </ul>
        <p className="text-sm text-muted">{facts.join(", ")}</p>
      </>
    );
  }
  const hasMiddle = summary.median >= 0 && summary.count > 0;
  return (
    <div className="outcome">
      <div className="outcome-strip" aria-hidden="true">
        {hasMiddle && (
          <>
            <span
              className="outcome-spread"
              style={{ insetInlineStart: place(item, summary.low), width: `calc(${place(item, summary.high)} - ${place(item, summary.low)})` }}
            />
            {before && before.median >= 0 && (
              <span className="outcome-before" style={{ insetInlineStart: place(item, before.median) }} />
            )}
            <span className="outcome-middle" style={{ insetInlineStart: place(item, summary.median) }} />
          </>
        )}
      </div>
      <p className="range-ends" aria-hidden="true">
        <span>{`${item.least} ${maybe(`${base}.low`)}`}</span>
        <span>{`${item.most} ${maybe(`${base}.high`)}`}</span>
      </p>
      <p>
        {hasMiddle && (
          <>
            <strong className="figures">{t("registers.sheet.middle", { median: summary.median })}</strong>
            {`, ${spread(summary)} · `}
          </>
        )}
        {facts.join(", ")}
        {before && before.median >= 0 && ` · ${t("registers.sheet.before", { median: before.median })}`}
      </p>
    </div>
  );
}

/** Every answer of every question, counted. */
export function OutcomeTable({ declaration, summaries }) {
  const items = declaration.items.filter((item) => summaries[item.name]);
  if (!items.length) return null;
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t("registers.sheet.table")}>
      <table className="table">
        <caption>{t("registers.sheet.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("registers.sheet.question")}</th>
            <th scope="col">{t("registers.sheet.counts")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.name}>
              <th scope="row" className="font-medium">
                {itemWord(declaration, item)}
              </th>
              <td className="figures">
                {Object.entries(summaries[item.name].counts)
                  .map(([value, count]) => `${answerWord(item, value)}: ${count}`)
                  .join(" · ")}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
