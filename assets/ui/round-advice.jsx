// 'Help me choose': three questions, and a way of voting with the reason for it. The two numbers are filled in already.
import { useEffect, useRef, useState } from "react";
import { t } from "$/utils/i18n/planning.js";
import { t as vote } from "$/utils/i18n/voting.js";

const PAUSE_MS = 250;

/**
 * `advice` is the page's answer to the last `onSuggest(options, people, purpose)`, which it names; `onTake(advice)`.
 */
export function Advice({ count, people: here, isText, purposes, advice, onSuggest, onTake }) {
  const [isOpen, setOpen] = useState(false);
  const [options, setOptions] = useState("");
  const [people, setPeople] = useState("");
  const [purpose, setPurpose] = useState("");
  const timer = useRef(null);
  const panel = useRef(null);
  const asked = {
    options: whole(options, isText ? 1 : count),
    people: whole(people, here),
    purpose,
  };

  useEffect(() => {
    if (!isOpen || !purpose) return undefined;
    timer.current = setTimeout(() => onSuggest(asked.options, asked.people, purpose), PAUSE_MS);
    return () => clearTimeout(timer.current);
  }, [isOpen, asked.options, asked.people, purpose]);
  useEffect(() => {
    if (isOpen) panel.current.querySelector("input").focus();
  }, [isOpen]);

  const isAnswered =
    advice && advice.method && advice.purpose === purpose && advice.options === asked.options && advice.people === asked.people;
  const first = isAnswered ? advice : {};
  const other = isAnswered ? { method: advice.other_method, ranking_rule: advice.other_ranking_rule, reason: advice.other_reason } : {};
  // Numbers typed here are answers to a question, not fields of the vote: Enter must not open it.
  const stay = (event) => event.key === "Enter" && event.target.tagName === "INPUT" && event.preventDefault();
  return (
    <div className="round-advice">
      <button type="button" className="button button-quiet button-small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t(isOpen ? "planning.advice.close" : "planning.advice")}
      </button>
      {isOpen && (
        <div className="round-advice-panel" ref={panel} onKeyDown={stay} role="group" aria-label={t("planning.advice")}>
          <div className="round-row">
            <Question label={t("planning.advice.options")} value={options} usual={isText ? 1 : count} onChange={setOptions} />
            <Question label={t("planning.advice.people")} value={people} usual={here} onChange={setPeople} />
          </div>
          <fieldset className="field">
            <legend className="field-label mb-1.5">{t("planning.advice.purpose")}</legend>
            <div className="round-purposes">
              {purposes.map((one) => (
                <button key={one} type="button" className="round-purpose" aria-pressed={one === purpose} onClick={() => setPurpose(one)}>
                  {t(`planning.purpose.${one}`)}
                </button>
              ))}
            </div>
          </fieldset>
          <div role="status" className="round-answer">
            {isAnswered ? (
              <>
                <Found found={first} asked={asked} />
                <p className="text-muted">{t("planning.advice.or")}</p>
                <Found found={other} asked={asked} />
              </>
            ) : (
              <p className="text-muted">{t(purpose ? "planning.advice.thinking" : "planning.advice.say")}</p>
            )}
          </div>
          {isAnswered && (
            <div className="flex flex-wrap gap-2">
              {[first, other].map((found) => (
                <button
                  key={found.method}
                  type="button"
                  className={`button button-${found === first ? "quiet" : "plain"}`}
                  onClick={() => {
                    setOpen(false);
                    onTake(found);
                  }}
                >
                  {t("planning.advice.take", { method: vote(`voting.method.${found.method}`) })}
                </button>
              ))}
            </div>
          )}
        </div>
      )}
    </div>
  );
}

/** A way of voting, and why it fits. */
const Found = ({ found, asked }) => (
  <>
    <p className="font-semibold">
      {vote(`voting.method.${found.method}`)}
      {found.ranking_rule && `, ${vote(`voting.ranking.${found.ranking_rule}`)}`}
    </p>
    <p>{t(`planning.reason.${found.reason}`, { options: asked.options, people: asked.people })}</p>
  </>
);

const whole = (typed, usual) => {
  const number = typed === "" ? Number(usual) : Number.parseInt(typed, 10);
  return Number.isFinite(number) ? Math.min(10000, Math.max(0, number)) : 0;
};

function Question({ label, value, usual, onChange }) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="input"
        type="number"
        min={0}
        inputMode="numeric"
        value={value === "" ? String(usual || "") : value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
