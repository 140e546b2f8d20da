// The cards behind a picture: what each instrument is, and the way to where it can be changed.
import { useRef } from "react";
import { EntryDialog } from "$/public/ui/registers/dialog.jsx";
import { word } from "$/public/ui/mixing/words.js";
import { t } from "$/utils/i18n/mixing.js";

function Card({ card, onGo }) {
  const facts = [
    [t("mixing.card.lead"), card.lead_name],
    [t("mixing.card.stages"), (card.stages || []).map((one) => word(`stage.${one}`)).join(", ")],
    [t("mixing.card.goals"), (card.goals || []).map((one) => one.name).join("; ")],
    [t("mixing.card.first_step"), card.first_step],
  ].filter(([, value]) => value);
  return (
    <li className="mix-card">
      <p className="font-semibold">
        <span className="figures text-muted">{`I${card.number}`}</span> {card.name}
      </p>
      <p className="text-muted">
        {word(`side.${card.side}`)}
        {card.code ? ` · ${word(`instrument.${card.code}`)}` : ""}
      </p>
      {card.summary && <p>{card.summary}</p>}
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p>
        <button type="button" className="button button-quiet" onClick={(event) => onGo(card.id, event)} aria-label={t("mixing.card.go.name", { name: card.name })}>
          {t("mixing.card.go")}
        </button>
      </p>
    </li>
  );
}

function go(id) {
  const entry = document.querySelector(`[data-entry="${id}"]`);
  if (!entry) return;
  entry.scrollIntoView({ block: "center" });
  entry.focus({ preventScroll: true });
}

/** `shown` is `{title, text, ids, lighter}`; what else belongs to it comes as children. */
export function Cards({ shown, cards, onClose, children }) {
  const target = useRef("");
  const listed = (ids) => (ids || []).map((id) => cards.get(id)).filter(Boolean);
  const own = listed(shown.ids);
  const lighter = listed(shown.lighter);
  const close = () => {
    onClose();
    // After the dialog has given focus back to where it was, it moves on to the card.
    if (target.current) setTimeout(() => go(target.current));
  };
  const leave = (id, event) => {
    target.current = id;
    event.currentTarget.closest("dialog").close();
  };
  return (
    <EntryDialog title={shown.title} isWide onClose={close}>
      {shown.text && <p>{shown.text}</p>}
      {own.length > 0 && (
        <ul className="mix-cards">
          {own.map((card) => (
            <Card key={card.id} card={card} onGo={leave} />
          ))}
        </ul>
      )}
      {lighter.length > 0 && (
        <>
          <p className="text-muted">{t("mixing.lighter")}</p>
          <ul className="mix-cards">
            {lighter.map((card) => (
              <Card key={card.id} card={card} onGo={leave} />
            ))}
          </ul>
        </>
      )}
      {children}
    </EntryDialog>
  );
}
