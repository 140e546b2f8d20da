// What holds for an open vote, before anybody votes: all its rules, and what happens with the ballots. Folded away on a
// phone, where the ballot comes first.
import { explanation, rules } from "$/public/ui/round-words.js";
import { t } from "$/utils/i18n/ballots.js";

export function RoundRules({ round }) {
  return (
    <details className="round-words">
      <summary>{t("ballots.rules")}</summary>
      <p>{rules(round)}</p>
      <p>{explanation(round)}</p>
    </details>
  );
}
