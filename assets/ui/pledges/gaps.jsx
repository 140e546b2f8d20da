// What is still missing: of each kind that was asked for, how much of the need is offered.
import { entriesOf, factsOf, kindWord, withUnit } from "$/public/ui/pledges/words.js";
import { t } from "$/utils/i18n/pledges.js";

function Gap({ gap, isLarge }) {
  const share = gap.needed ? Math.min(1, gap.offered / gap.needed) : 1;
  const firm = gap.needed ? Math.min(1, gap.firm / gap.needed) : 1;
  return (
    <li className="pledge-gap wall-whole">
      <p className="pledge-kind">{kindWord(gap.kind)}</p>
      <p className="pledge-amount">
        {gap.missing > 0 ? (
          <b>{t("pledges.missing", { amount: withUnit(gap.missing, gap.unit, isLarge) })}</b>
        ) : (
          <b>{t("pledges.covered")}</b>
        )}
      </p>
      <span className="pledge-filled" aria-hidden="true">
        <span data-offered style={{ width: `${100 * share}%` }} />
        <span style={{ width: `${100 * firm}%` }} />
      </span>
      <p className="pledge-small">
        {t("pledges.needed", {
          needed: withUnit(gap.needed, gap.unit, isLarge),
          offered: withUnit(gap.offered, gap.unit, isLarge),
          firm: withUnit(gap.firm, gap.unit, isLarge),
        })}
      </p>
    </li>
  );
}

export function Gaps({ shelf, isLarge }) {
  const { gaps } = factsOf(shelf);
  const plain = entriesOf(shelf, "asks").filter((ask) => ask.values.amount === null || ask.values.amount === undefined);
  if (!gaps.length && !(isLarge && plain.length)) return null;
  return (
    <section className="pledge-board" aria-label={t("pledges.gaps")}>
      <h4 className="pledge-title">{t("pledges.gaps")}</h4>
      {gaps.length > 0 && (
        <ul className="pledge-gaps" data-large={Boolean(isLarge)}>
          {gaps.map((gap) => (
            <Gap key={`${gap.kind} ${gap.unit}`} gap={gap} isLarge={isLarge} />
          ))}
        </ul>
      )}
      {isLarge && plain.length > 0 && (
        <ul className="wall-list">
          {plain.map((ask) => (
            <li key={ask.id}>{ask.values.need}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

