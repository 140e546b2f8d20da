// Scores: 0 to 5 for each option, or 'cannot judge', which is what leaving one out means too.
import { t } from "$/utils/i18n/ballots.js";
import { HIGHEST_SCORE } from "$/public/ui/ballots/choices.js";
import { OptionText, Rating } from "$/public/ui/ballots/parts.jsx";

const VALUES = Array.from({ length: HIGHEST_SCORE + 1 }, (_, value) => value);

export function Score({ id, choices, change, options }) {
  const scores = choices.scores || {};
  const unsure = choices.unsure || [];
  const put = (option, score) => {
    const others = Object.fromEntries(Object.entries(scores).filter(([one]) => one !== option.id));
    const judged = score === null ? others : { ...others, [option.id]: score };
    const left = unsure.filter((one) => one !== option.id);
    change({ ...choices, abstain: undefined, scores: judged, unsure: score === null ? [...left, option.id] : left });
  };
  return (
    <>
      <p>{t("ballots.score.help")}</p>
      <ul className="ballot-options">
        {options.map((option) => {
          const score = option.id in scores ? scores[option.id] : null;
          const isUnsure = unsure.includes(option.id);
          return (
            <li key={option.id} className="ballot-option" data-chosen={score !== null}>
              <OptionText option={option} id={`${id}-${option.id}`} />
              <Rating
                name={`${id}-${option.id}-score`}
                values={VALUES}
                chosen={score}
                onChoose={(value) => put(option, value)}
                low={t("ballots.score.low")}
                high={t("ballots.score.high")}
                labelledBy={`${id}-${option.id}`}
                fault={option.id}
              >
                <label className="rating-unsure">
                  <input
                    type="radio"
                    name={`${id}-${option.id}-score`}
                    checked={isUnsure}
                    onChange={() => put(option, null)}
                  />
                  <span>{t("ballots.unsure")}</span>
                </label>
              </Rating>
            </li>
          );
        })}
      </ul>
      <p className="field-help figures">
        {t("ballots.score.progress", { given: Object.keys(scores).length, all: options.length })}
      </p>
    </>
  );
}
