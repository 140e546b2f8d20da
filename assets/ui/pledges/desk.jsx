// The facilitator's hand on the pledges: start and end a round, and move each commitment on in its life.
import { useId, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { newKey } from "$/public/ui/drafts.js";
import { entriesOf, factsOf, statusWord } from "$/public/ui/pledges/words.js";
import { t } from "$/utils/i18n/pledges.js";

const AT_ONCE = 24;
const LIFE = ["idea", "offered", "to_be_confirmed", "confirmed", "signed", "withdrawn"];

export function RoundDesk({ shelf, isWritable, isStepOpen, onAdd, onChange }) {
  const { round } = factsOf(shelf);
  const [question, setQuestion] = useState("");
  const id = useId();
  if (!isWritable) return null;
  const start = (event) => {
    event.preventDefault();
    const asked = question.trim() || t("pledges.round.usual");
    onAdd("pledge_rounds", JSON.stringify({ question: asked, is_on: "yes" }), newKey());
    announce(t("pledges.round.started"));
  };
  const end = () => {
    const on = entriesOf(shelf, "pledge_rounds").filter((entry) => entry.values.is_on === "yes");
    for (const one of on) {
      onChange("pledge_rounds", one.id, JSON.stringify({ changes: { is_on: "no" }, seen: { is_on: "yes" } }), newKey());
    }
    setQuestion("");
    announce(t("pledges.round.ended"));
  };
  if (round.id) {
    return (
      <section className="pledge-desk" aria-label={t("pledges.round")}>
        <p>
          <b>{t("pledges.round.on")}</b> {round.question}
        </p>
        {!isStepOpen && <p className="text-muted">{t("pledges.round.step")}</p>}
        <button type="button" className="button button-quiet justify-self-start" onClick={end}>
          {t("pledges.round.end")}
        </button>
      </section>
    );
  }
  return (
    <form className="pledge-desk" aria-label={t("pledges.round")} onSubmit={start}>
      <div className="field">
        <label className="field-label" htmlFor={id}>
          {t("pledges.round.question")}
        </label>
        <p id={`${id}-help`} className="field-help">
          {t("pledges.round.help")}
        </p>
        <input
          id={id}
          className="input"
          maxLength={160}
          value={question}
          placeholder={t("pledges.round.usual")}
          aria-describedby={`${id}-help`}
          onChange={(event) => setQuestion(event.target.value)}
        />
      </div>
      <button type="submit" className="button button-primary justify-self-start">
        {t("pledges.round.start")}
      </button>
    </form>
  );
}

function Waiting({ entry, next, names, onMove }) {
  const { values } = entry;
  const actor = (names || {})[values.actor];
  const said = values.authority || "unsaid";
  return (
    <li className="pledge-waiting">
      <p className="min-w-0">
        <span className="figures text-muted">CM{entry.number}</span> <b>{values.offer}</b>
        {actor && <span className="text-muted"> · {actor}</span>}
      </p>
      <p className="flex flex-wrap gap-2">
        <span className="pill">{statusWord(values.status)}</span>
        {said !== "authorised" && <span className="pill pill-warn">{t(`pledges.authority.${said}`)}</span>}
        {values.is_contradicting === "yes" && <span className="pill pill-warn">{t("pledges.contradicting")}</span>}
      </p>
      <p className="flex flex-wrap gap-2">
        {next && (
          <button
            type="button"
            className="button button-quiet"
            aria-label={t("pledges.move.name", { status: statusWord(next), offer: values.offer })}
            onClick={() => onMove(entry, next)}
          >
            {t("pledges.move", { status: statusWord(next) })}
          </button>
        )}
        {values.status !== "withdrawn" && (
          <button
            type="button"
            className="button button-plain"
            aria-label={t("pledges.move.name", { status: statusWord("withdrawn"), offer: values.offer })}
            onClick={() => onMove(entry, "withdrawn")}
          >
            {t("pledges.move", { status: statusWord("withdrawn") })}
          </button>
        )}
      </p>
    </li>
  );
}

/** One tap per step of a commitment's life. What needs most attention comes first; signed and withdrawn ones last. */
export function MoveOn({ shelf, isWritable, onChange }) {
  const facts = factsOf(shelf);
  const [shown, setShown] = useState(AT_ONCE);
  const entries = [...entriesOf(shelf)].sort(
    (one, other) => LIFE.indexOf(one.values.status) - LIFE.indexOf(other.values.status) || one.number - other.number,
  );
  if (!entries.length || !isWritable) return null;
  const move = (entry, status) => {
    const said = { changes: { status }, seen: { status: entry.values.status } };
    onChange("commitments", entry.id, JSON.stringify(said), newKey());
    announce(t("pledges.moved", { status: statusWord(status), offer: entry.values.offer }));
  };
  return (
    <details className="fold-details">
      <summary className="fold-summary">{t("pledges.move.title", { count: facts.count, firm: facts.firm })}</summary>
      <p className="text-muted pt-2">{t("pledges.move.help")}</p>
      <ul className="pledge-life">
        {entries.slice(0, shown).map((entry) => (
          <Waiting
            key={entry.id}
            entry={entry}
            next={facts.next_status[entry.values.status]}
            names={shelf.names}
            onMove={move}
          />
        ))}
      </ul>
      {entries.length > shown && (
        <button type="button" className="button button-quiet" onClick={() => setShown(shown + AT_ONCE)}>
          {t("pledges.more", { count: entries.length - shown })}
        </button>
      )}
    </details>
  );
}
