// Approval: tick what you support. The ballot of equal shares too, where costs and the limit are told beside it.
import { t } from "$/utils/i18n/ballots.js";
import { OptionText } from "$/public/ui/ballots/parts.jsx";

export function Approval({ id, choices, change, options, method, limit, limitUnit }) {
  const approved = choices.approved || [];
  const isPortfolio = method === "equal_shares";
  const hasCosts = isPortfolio && (limitUnit || options.some((option) => option.cost !== 1));
  const cost = options.reduce((sum, option) => sum + (approved.includes(option.id) ? option.cost : 0), 0);
  const turn = (option) => {
    const isIn = approved.includes(option.id);
    const next = isIn ? approved.filter((one) => one !== option.id) : [...approved, option.id];
    change({ ...choices, abstain: undefined, approved: next });
  };
  const helpOf = () => {
    if (!isPortfolio) return t("ballots.approval.help");
    return hasCosts ? t("ballots.shares.limit", { limit, unit: limitUnit }) : t("ballots.shares.count", { limit });
  };
  return (
    <fieldset className="field">
      <legend>{helpOf()}</legend>
      <div className="ballot-options">
        {options.map((option) => (
          <label key={option.id} className="choice ballot-tick" htmlFor={`${id}-${option.id}`}>
            <input
              id={`${id}-${option.id}`}
              type="checkbox"
              checked={approved.includes(option.id)}
              onChange={() => turn(option)}
            />
            <OptionText option={option}>
              {hasCosts && (
                <span className="ballot-cost figures">{t("ballots.shares.cost", { cost: option.cost, unit: limitUnit })}</span>
              )}
            </OptionText>
          </label>
        ))}
      </div>
      {isPortfolio && approved.length > 0 && (
        <p className="ballot-sum field-help figures">
          {hasCosts
            ? t("ballots.shares.sum", { count: approved.length, cost, unit: limitUnit })
            : t("ballots.shares.ticked", { count: approved.length })}{" "}
          {cost > limit && t("ballots.shares.over")}
        </p>
      )}
    </fieldset>
  );
}
