// The reframing card of this seat: from which side to look at the challenge.
import { useEffect, useState } from "react";
import { t } from "$/utils/i18n/aims.js";
import "$/utils/i18n/registers_development.js";
import { t as tell } from "$/public/ui/i18n.js";

export function MyCard({ code }) {
  const [card, setCard] = useState("");
  useEffect(() => {
    let isGone = false;
    fetch(`/api/v1/workshops/${code}/reframing/card`, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.json() : { card: "" }))
      .catch(() => ({ card: "" })) // without a card the part works all the same
      .then((found) => isGone || setCard(found.card));
    return () => {
      isGone = true;
    };
  }, [code]);
  if (!card) return null;
  return (
    <p className="notice notice-plain" role="status">
      <span className="block text-sm text-muted">{t("aims.card")}</span>
      <strong className="document text-lg">{tell(`reframing.${card}`)}</strong>
    </p>
  );
}
