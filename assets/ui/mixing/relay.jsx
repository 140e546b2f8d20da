// The relay: stages in order, who leads there, and how one is followed by the next.
import { useState } from "react";
import { Cards } from "$/public/ui/mixing/cards.jsx";
import { known, tell, word } from "$/public/ui/mixing/words.js";
import { t } from "$/utils/i18n/mixing.js";
import { t as short } from "$/utils/i18n/pictures.js";

const BODIES_ON_A_WALL = 3;

const SIGNS = { same_body: "→", partner: "→", linked: "→", missing: "✕", empty: "…" };

/** `isLarge`: on a wall, with nothing to press. */
export function Relay({ mix, instruments, isLarge }) {
  const [shown, setShown] = useState(null);
  const { facts, cards } = known(mix, instruments);
  const legs = facts.relay || [];
  if (!legs.length) return null;
  const body = (title, ids) =>
    isLarge ? (
      <span>{title}</span>
    ) : (
      <button type="button" className="button button-quiet" onClick={() => setShown({ title, ids })}>
        {title} <span className="figures text-muted">{ids.length}</span>
      </button>
    );
  return (
    <section className="mix-relay" aria-label={t("mixing.relay")}>
      {!isLarge && (
        <>
          <h3 className="register-title">{t("mixing.relay")}</h3>
          <p className="text-muted">{t("mixing.relay.help")}</p>
        </>
      )}
      <ol className={isLarge ? "relay relay-large" : "relay"}>
        {legs.map((leg) => (
          <li key={leg.stage} className="relay-leg" data-handing={leg.handing || undefined}>
            <div className="relay-stage">
              <p className="font-semibold">{isLarge ? short(`stage.${leg.stage}.short`) : word(`stage.${leg.stage}`)}</p>
              <ul className="relay-bodies">
                {leg.bodies.slice(0, isLarge ? BODIES_ON_A_WALL : undefined).map(([id, ids]) => (
                  <li key={id}>{body(facts.bodies[id], ids)}</li>
                ))}
                {isLarge && leg.bodies.length > BODIES_ON_A_WALL && (
                  <li className="text-muted">{t("mixing.cell.more", { count: leg.bodies.length - BODIES_ON_A_WALL })}</li>
                )}
                {leg.unled.length > 0 && <li>{body(t("mixing.lead.nobody"), leg.unled)}</li>}
                {!leg.bodies.length && !leg.unled.length && <li className="text-muted">{t("mixing.relay.nothing")}</li>}
              </ul>
            </div>
            {leg.handing && (
              <p className="relay-handing">
                <span aria-hidden="true" className="relay-sign">
                  {SIGNS[leg.handing]}
                </span>{" "}
                {tell(`handing.${leg.handing}`)}
              </p>
            )}
          </li>
        ))}
      </ol>
      {shown && <Cards shown={shown} cards={cards} onClose={() => setShown(null)} />}
    </section>
  );
}
