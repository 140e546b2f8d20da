// What the pledges come to, live: each kind in its own unit, never one sum, and nothing about who has not offered yet.
import { Announce } from "$/public/ui/announce.jsx";
import { factsOf, figure, kindWord, sectorWord, short, withUnit } from "$/public/ui/pledges/words.js";
import { t } from "$/utils/i18n/pledges.js";

const SAID_EVERY_SECONDS = 20;

function Amount({ total, isLarge }) {
  if (total.amount === null) {
    return (
      <p className="pledge-amount">
        <b>{figure(total.count)}</b> {t("pledges.offers", { count: total.count })}
      </p>
    );
  }
  return (
    <p className="pledge-amount">
      <b>{isLarge ? short(total.amount) : figure(total.amount)}</b> {total.unit}
    </p>
  );
}

function crowdWords(total) {
  if (total.crowd_in === null || !total.from_lead) return "";
  if (!total.crowd_in) return t("pledges.crowd_in.none");
  return t("pledges.crowd_in", { ratio: figure(total.crowd_in) });
}

function Total({ total, isLarge }) {
  const firm = total.amount ? total.firm / total.amount : total.firm_count / total.count;
  const isSaid = total.amount !== null;
  const isCounted = isLarge || !isSaid; // a wall says how many are confirmed, and its bar how much of it that is
  const confirmed = isCounted ? figure(total.firm_count) : withUnit(total.firm, total.unit);
  const words = [
    isSaid && t("pledges.of_offers", { count: total.count }),
    total.firm_count > 0 && t("pledges.confirmed", { amount: confirmed }),
    !total.firm_count && !isLarge && t("pledges.confirmed.none"),
  ].filter(Boolean);
  return (
    <li className="pledge-total wall-whole" data-kind={total.kind}>
      <p className="pledge-kind">{kindWord(total.kind)}</p>
      <Amount total={total} isLarge={isLarge} />
      <span className="pledge-firm" aria-hidden="true">
        <span style={{ width: `${Math.min(100, 100 * (firm || 0))}%` }} />
      </span>
      <p className="pledge-small">{words.join(" · ")}</p>
      {isSaid && !isLarge && total.without_amount > 0 && (
        <p className="pledge-small">{t("pledges.without_amount", { count: total.without_amount })}</p>
      )}
      {!isLarge && crowdWords(total) && <p className="pledge-small pledge-crowd">{crowdWords(total)}</p>}
    </li>
  );
}

export function TotalsList({ shelf, isLarge }) {
  const { totals } = factsOf(shelf);
  return (
    <ul className="pledge-totals" data-large={Boolean(isLarge)}>
      {totals.map((total) => (
        <Total key={`${total.kind} ${total.unit}`} total={total} isLarge={isLarge} />
      ))}
    </ul>
  );
}

/** What crowds in beside the lead, of each kind and unit in which the lead brings something; for a wall. */
export function CrowdedIn({ shelf }) {
  const found = factsOf(shelf).totals.filter(crowdWords);
  return found.map((total) => (
    <p key={`${total.kind} ${total.unit}`} className="pledge-crowd wall-whole">
      <b>{`${kindWord(total.kind)}, ${total.unit}:`}</b> {crowdWords(total)}
    </p>
  ));
}

/** Who offers, by sector: how many, and nobody's name. */
export function Sectors({ shelf }) {
  const { sectors } = factsOf(shelf);
  if (!sectors.length) return null;
  return (
    <p className="pledge-sectors">
      {sectors.map((one) => (
        <span key={one.sector || "none"} className="pill">
          {sectorWord(one.sector)} {figure(one.count)}
        </span>
      ))}
    </p>
  );
}

export const sentence = (facts) =>
  facts.count ? t("pledges.sum", { count: facts.count, firm: facts.firm }) : t("pledges.none");

/** `isLarge`: for a wall. */
export function Totals({ shelf, isLarge }) {
  const facts = factsOf(shelf);
  return (
    <section className="pledge-board" aria-label={t("pledges.totals")}>
      <p className="font-semibold">{sentence(facts)}</p>
      {facts.count > 0 && <TotalsList shelf={shelf} isLarge={isLarge} />}
      {isLarge && <CrowdedIn shelf={shelf} />}
      <Sectors shelf={shelf} />
      {!isLarge && <Announce text={sentence(facts)} everySeconds={SAID_EVERY_SECONDS} />}
    </section>
  );
}
