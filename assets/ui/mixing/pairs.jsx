// One pair at a time: how does this instrument act on that one? Only pairs that share a goal or the same people.
import { useState } from "react";
import { newKey } from "$/public/ui/drafts.js";
import { announce } from "$/public/ui/announce.jsx";
import { known, tell, word } from "$/public/ui/mixing/words.js";
import { t } from "$/utils/i18n/mixing.js";

const KINDS = ["enables", "reinforces", "requires", "overlaps", "conflicts", "neutral"];
const same = (one, other) => one.join() === other.join();

function Side({ card }) {
  return (
    <div className="mix-pair-card">
      <p className="font-semibold">
        <span className="figures text-muted">{`I${card.number}`}</span> {card.name}
      </p>
      <p className="text-sm text-muted">
        {word(`side.${card.side}`)}
        {card.lead_name ? ` · ${card.lead_name}` : ""}
      </p>
    </div>
  );
}

export function Pairs({ mix, instruments, onAdd }) {
  const { facts, cards } = known(mix, instruments);
  const [passed, setPassed] = useState([]); // pairs that were answered or put off on this page
  const [isTurned, setTurned] = useState(false);
  const [reason, setReason] = useState("");
  const waiting = (facts.pairs || []).filter((pair) => pair.every((id) => cards.has(id)) && !passed.some((one) => same(one, pair)));
  if (!facts.pairs) return null;
  const pair = waiting[0];
  if (!pair) {
    const isLeft = facts.pairs.length > 0;
    return (
      <p className="text-muted">
        {t(isLeft ? "mixing.pairs.put_off" : "mixing.pairs.none")}{" "}
        {isLeft && (
          <button type="button" className="button button-plain" onClick={() => setPassed([])}>
            {t("mixing.pairs.again")}
          </button>
        )}
      </p>
    );
  }
  const [source, target] = (isTurned ? [...pair].reverse() : pair).map((id) => cards.get(id));
  const next = () => {
    setPassed([...passed, pair]);
    setTurned(false);
    setReason("");
  };
  const say = (kind) => {
    const said = { source: source.id, target: target.id, kind, reason: reason.trim() };
    onAdd("interactions", JSON.stringify(said), newKey());
    announce(t("mixing.pairs.said", { first: source.name, kind: tell(`interaction.kind.${kind}`), second: target.name }));
    next();
  };
  return (
    <section className="mix-pairs" aria-label={t("mixing.pairs")}>
      <h3 className="register-title">{t("mixing.pairs")}</h3>
      <p className="text-muted">{t("mixing.pairs.help", { count: Math.max(facts.pairs_count - passed.length, waiting.length) })}</p>
      <div className="mix-pair">
        <Side card={source} />
        <button type="button" className="button button-quiet mix-turn" aria-label={t("mixing.pairs.turn")} onClick={() => setTurned(!isTurned)}>
          <span aria-hidden="true">⇄</span>
        </button>
        <Side card={target} />
      </div>
      <div className="mix-kinds" role="group" aria-label={t("mixing.pairs.how", { first: source.name, second: target.name })}>
        {KINDS.map((kind) => (
          <button key={kind} type="button" className="button button-quiet" onClick={() => say(kind)}>
            {tell(`interaction.kind.${kind}`)}
          </button>
        ))}
      </div>
      <label className="field">
        <span className="field-label">
          {t("mixing.pairs.reason")} <span className="field-optional">{t("mixing.pairs.reason.optional")}</span>
        </span>
        <input className="input" type="text" maxLength={300} value={reason} autoComplete="off" onChange={(event) => setReason(event.target.value)} />
      </label>
      <p>
        <button type="button" className="button button-plain" onClick={next}>
          {t("mixing.pairs.later")}
        </button>
      </p>
    </section>
  );
}
