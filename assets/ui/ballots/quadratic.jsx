// Credits: one vote for an option costs 1, two cost 4, three cost 9. The purse is always in sight.
import { t } from "$/utils/i18n/ballots.js";
import { creditsSpent } from "$/public/ui/ballots/choices.js";
import { Amount, OptionText, Why, wholeName } from "$/public/ui/ballots/parts.jsx";

const priceOfNext = (number) => 2 * number + 1;

export function Quadratic({ id, choices, change, refuse, problem, options, credits }) {
  const votes = choices.votes || {};
  const left = credits - creditsSpent(votes);
  const put = (option, by) => {
    const number = votes[option.id] || 0;
    const price = priceOfNext(number);
    if (by < 0 && number === 0) {
      refuse(t("ballots.credits.nothing"), option.id);
      return;
    }
    if (by > 0 && price > left) {
      refuse(t("ballots.credits.short", { price, left }), option.id);
      return;
    }
    const next = { ...votes, [option.id]: number + by };
    const still = credits - creditsSpent(next);
    const said = [
      t("ballots.credits.on", { count: number + by }),
      t("ballots.credits.left", { left: still }),
      t("ballots.credits.next", { price: priceOfNext(number + by) }),
    ];
    change({ ...choices, abstain: undefined, votes: next }, said.join(" "));
  };
  return (
    <>
      <p>{t("ballots.credits.help", { credits })}</p>
      <div className="ballot-left ballot-purse">
        <span className="figures font-semibold">{t("ballots.credits.left_of", { left, credits })}</span>
        <span className="ballot-bar" aria-hidden="true">
          <span style={{ width: `${(100 * left) / credits}%` }} />
        </span>
      </div>
      <ul className="ballot-options">
        {options.map((option) => {
          const number = votes[option.id] || 0;
          const price = priceOfNext(number);
          const isOut = price > left;
          return (
            <li key={option.id} className="ballot-option" data-chosen={number > 0}>
              <OptionText option={option} id={`${id}-${option.id}`} />
              <div role="group" aria-labelledby={`${id}-${option.id}`} className="grid gap-2">
                <Amount
                  less={t("ballots.credits.less", { label: wholeName(option) })}
                  more={t("ballots.credits.more", { label: wholeName(option), price })}
                  isLeast={number === 0}
                  isMost={isOut}
                  onLess={() => put(option, -1)}
                  onMore={() => put(option, 1)}
                >
                  <span className="ballot-spent figures">
                    <Square side={number} />
                    <span>
                      <b className="font-semibold">{t("ballots.credits.votes", { count: number })}</b>
                      <br />
                      <span className="text-muted">{t("ballots.credits.cost", { cost: number * number })}</span>
                    </span>
                  </span>
                </Amount>
                {problem.at !== option.id && (
                  <p className="ballot-price figures">
                    {isOut ? t("ballots.credits.short", { price, left }) : t("ballots.credits.next", { price })}
                  </p>
                )}
              </div>
              <Why problem={problem} at={option.id} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

const SIDE = 40;
const MOST_CELLS = 10;

/** What the votes cost, as a square: its side are the votes, its area the credits. */
function Square({ side }) {
  const cells = Math.min(side, MOST_CELLS);
  const width = SIDE / Math.max(cells, 4);
  const gap = cells > 6 ? 1 : 2;
  return (
    <svg viewBox={`0 0 ${SIDE} ${SIDE}`} width={SIDE} height={SIDE} className="ballot-square" aria-hidden="true">
      {cells === 0 && <rect x="0.5" y={SIDE - 10.5} width="9" height="9" rx="1" className="ballot-square-none" />}
      {Array.from({ length: cells * cells }, (_, index) => (
        <rect
          key={index}
          x={(index % cells) * width}
          y={SIDE - (Math.floor(index / cells) + 1) * width}
          width={width - gap}
          height={width - gap}
          rx="1"
        />
      ))}
    </svg>
  );
}
