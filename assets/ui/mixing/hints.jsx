// What is worth noticing about the mix, each with the cards it is about one step away.
import { known, tell } from "$/public/ui/mixing/words.js";
import { t } from "$/utils/i18n/mixing.js";

const MOST = 8;
const MOST_ON_A_WALL = 6;

/** Without `onShow` there is nothing to press, as on a wall. */
export function Hints({ hints, cards, onShow }) {
  if (!hints.length) return null;
  const most = onShow ? MOST : MOST_ON_A_WALL;
  const drawn = (hint) => {
    const text = tell(`reading.${hint.key}`, hint.values);
    const ids = hint.ids.filter((id) => cards.has(id));
    return (
      <li key={`${hint.key}-${hint.ids.join("-")}`}>
        <span>{text}</span>
        {onShow && ids.length > 0 && (
          <button type="button" className="button button-plain" aria-label={t("mixing.show.name", { count: ids.length, what: text })} onClick={() => onShow({ title: t("mixing.show", { count: ids.length }), text, ids })}>
            {t("mixing.show", { count: ids.length })}
          </button>
        )}
      </li>
    );
  };
  return (
    <>
      <ul className="picture mix-hints">{hints.slice(0, most).map(drawn)}</ul>
      {hints.length > most &&
        (onShow ? (
          <details className="fold-details">
            <summary className="fold-summary">{t("mixing.hints.more", { count: hints.length - most })}</summary>
            <ul className="picture mix-hints">{hints.slice(most).map(drawn)}</ul>
          </details>
        ) : (
          <p className="text-muted">{t("mixing.hints.more", { count: hints.length - most })}</p>
        ))}
    </>
  );
}

/** The hints alone, for the wall. */
export function WallHints({ mix, instruments }) {
  const { hints, cards } = known(mix, instruments);
  return <Hints hints={hints} cards={cards} />;
}
