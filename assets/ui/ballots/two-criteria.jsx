// Two criteria: each option rated twice, from 1 to 5, or not at all.
import { t } from "$/utils/i18n/ballots.js";
import { has } from "$/public/ui/i18n.js";
import { HIGHEST_RATING } from "$/public/ui/ballots/choices.js";
import { OptionText, Rating, Why } from "$/public/ui/ballots/parts.jsx";

const VALUES = Array.from({ length: HIGHEST_RATING }, (_, index) => index + 1);

/** A criterion in words: one of the known ones by its key, or the facilitator's own text. */
function worded(criterion) {
  const key = `ballots.criteria.${criterion}`;
  if (!has(key)) return { name: criterion, ask: "", low: t("ballots.criteria.low"), high: t("ballots.criteria.high") };
  return { name: t(key), ask: t(`${key}.ask`), low: t(`${key}.low`), high: t(`${key}.high`) };
}

export function TwoCriteria({ id, choices, change, problem, options, criteria }) {
  const ratings = choices.ratings || {};
  const unsure = choices.unsure || [];
  const both = (criteria || []).map(worded);
  const put = (option, place, value) => {
    const rating = [...(ratings[option.id] || [null, null])];
    rating[place] = value;
    const left = unsure.filter((one) => one !== option.id);
    change({ ...choices, abstain: undefined, ratings: { ...ratings, [option.id]: rating }, unsure: left });
  };
  const turnUnsure = (option) => {
    const others = Object.fromEntries(Object.entries(ratings).filter(([one]) => one !== option.id));
    const isUnsure = unsure.includes(option.id);
    const left = unsure.filter((one) => one !== option.id);
    change({ ...choices, abstain: undefined, ratings: others, unsure: isUnsure ? left : [...left, option.id] });
  };
  const given = Object.values(ratings).filter((rating) => rating.every((one) => one !== null)).length;
  return (
    <>
      <p>{t("ballots.criteria.help", { one: both[0]?.name, other: both[1]?.name })}</p>
      <ul className="ballot-options">
        {options.map((option) => {
          const rating = ratings[option.id] || [null, null];
          const isGiven = rating.every((one) => one !== null);
          return (
            <li key={option.id} className="ballot-option ballot-wide" data-chosen={isGiven}>
              <OptionText option={option} id={`${id}-${option.id}`} />
              <div className="ballot-criteria" role="group" aria-labelledby={`${id}-${option.id}`}>
                {both.map((criterion, place) => (
                  <div key={place} className="ballot-criterion">
                    <p id={`${id}-${option.id}-${place}`}>
                      <b className="font-semibold">{criterion.name}</b>{" "}
                      {criterion.ask && <span className="text-muted">{criterion.ask}</span>}
                    </p>
                    <Rating
                      name={`${id}-${option.id}-${place}-rating`}
                      values={VALUES}
                      chosen={rating[place]}
                      onChoose={(value) => put(option, place, value)}
                      low={criterion.low}
                      high={criterion.high}
                      labelledBy={`${id}-${option.id} ${id}-${option.id}-${place}`}
                      fault={option.id}
                    />
                  </div>
                ))}
              </div>
              <label className="rating-unsure">
                <input type="checkbox" checked={unsure.includes(option.id)} onChange={() => turnUnsure(option)} />
                <span>{t("ballots.unsure")}</span>
              </label>
              <Why problem={problem} at={option.id} />
            </li>
          );
        })}
      </ul>
      <p className="field-help figures">{t("ballots.criteria.progress", { given, all: options.length })}</p>
    </>
  );
}
