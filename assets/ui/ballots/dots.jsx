// Dots: a few to spread, several on one where the cap allows.
import { t } from "$/utils/i18n/ballots.js";
import { Amount, OptionText, Why, wholeName } from "$/public/ui/ballots/parts.jsx";

const marks = (number, all) =>
  Array.from({ length: all }, (_, index) => <span key={index} className="ballot-dot" data-on={index < number} />);

export function Dots({ id, choices, change, refuse, problem, options, dots: all, cap }) {
  const given = choices.dots || {};
  const left = all - Object.values(given).reduce((sum, number) => sum + number, 0);
  const most = cap || all;
  const put = (option, by) => {
    const number = (given[option.id] || 0) + by;
    if (number < 0) refuse(t("ballots.dots.nothing"), option.id);
    else if (number > most) refuse(t("ballots.dots.cap", { most }), option.id);
    else if (by > left) refuse(t("ballots.dots.none"), option.id);
    else {
      const said = `${t("ballots.dots.on", { count: number })}. ${t("ballots.dots", { left: left - by })}`;
      change({ ...choices, abstain: undefined, dots: { ...given, [option.id]: number } }, said);
    }
  };
  const help = most < all ? "ballots.dots.help" : "ballots.dots.help.uncapped";
  return (
    <>
      <p>{t(help, { all, cap: most })}</p>
      <div className="ballot-left">
        <span className="ballot-row" aria-hidden="true">
          {marks(left, all)}
        </span>
        <span className="figures font-semibold">{t("ballots.dots", { left })}</span>
      </div>
      <ul className="ballot-options">
        {options.map((option) => {
          const number = given[option.id] || 0;
          return (
            <li key={option.id} className="ballot-option" data-chosen={number > 0}>
              <OptionText option={option} id={`${id}-${option.id}`} />
              <div role="group" aria-labelledby={`${id}-${option.id}`}>
                <Amount
                  less={t("ballots.dots.less", { label: wholeName(option) })}
                  more={t("ballots.dots.more", { label: wholeName(option) })}
                  isLeast={number === 0}
                  isMost={number >= most || left <= 0}
                  onLess={() => put(option, -1)}
                  onMore={() => put(option, 1)}
                >
                  <span className="ballot-row">
                    <span className="visually-hidden">{t("ballots.dots.on", { count: number })}</span>
                    {marks(number, most)}
                  </span>
                </Amount>
              </div>
              <Why problem={problem} at={option.id} />
            </li>
          );
        })}
      </ul>
    </>
  );
}
