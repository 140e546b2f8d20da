// On the phone, above everything else of the step, while a pledge round is on: its question, and the way to offer.
import { openPart } from "$/public/ui/parts-jump.jsx";
import { sentence } from "$/public/ui/pledges/totals.jsx";
import { factsOf } from "$/public/ui/pledges/words.js";
import { t } from "$/utils/i18n/pledges.js";

const TRIES = 40;
const BETWEEN_MS = 100;

// The list of pledges is fetched when its part opens: its own button is pressed as soon as it is there, so that one
// tap leads to the form, with the focus in its first field.
function openForm(left = TRIES) {
  const button = document.querySelector('[data-register="commitments"] > .fold > button');
  if (!button) {
    if (left) setTimeout(() => openForm(left - 1), BETWEEN_MS);
    return;
  }
  if (button.getAttribute("aria-expanded") === "false") button.click();
  button.scrollIntoView({ block: "start" });
}

export function PledgeNow({ shelf, isWritable }) {
  const facts = factsOf(shelf);
  if (!facts.round.id) return null;
  const offer = () => {
    openPart("commitments");
    openForm();
  };
  return (
    <section className="pledge-now" aria-label={t("pledges.round")}>
      <p className="pledge-question document">{facts.round.question}</p>
      <p className="text-muted">{sentence(facts)}</p>
      {isWritable ? (
        <button type="button" className="button button-primary" onClick={offer}>
          {t("pledges.offer")}
        </button>
      ) : (
        <p>{t("pledges.round.closed")}</p>
      )}
    </section>
  );
}
