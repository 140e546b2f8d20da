// Planning a round of any method: what, how, and, folded away, who, how secret, until when. Every part has a good
// default, so that opening is one press; what does not apply to the chosen method is not asked.
import { useEffect, useId, useRef, useState } from "react";
import { expectArrival } from "$/public/ui/arrive.jsx";
import { DraftForm } from "$/public/ui/draft-form.jsx";
import { collect } from "$/public/ui/fields.js";
import { explanation, hasWinners, isOnText } from "$/public/ui/round-words.js";
import { Amount, Field, Part, Radios, Refusal } from "$/public/ui/round-fields.jsx";
import { Advice } from "$/public/ui/round-advice.jsx";
import * as subjects from "$/public/ui/round-subjects.js";
import { t } from "$/utils/i18n/planning.js";
import { t as vote } from "$/utils/i18n/voting.js";

const CHOOSING = ["dots", "approval", "score", "ranked", "quadratic", "pairwise", "two_criteria", "equal_shares"];
const ON_A_TEXT = ["consent", "fist_of_five"];
const METHODS = [...CHOOSING, ...ON_A_TEXT];
const SECRECIES = ["secret", "pseudonymous", "open"];
const ELIGIBILITIES = ["all", "groups", "roster"];
const RULES = ["schulze", "borda", "instant_runoff"];
const TIES = ["keep_tie", "supporters", "lot"];
// A portfolio that stops at its first tie would buy next to nothing: a lot goes on. So it has a field of its own.
const USUAL_TIES = { tie_rule: "keep_tie", tie_rule_of_portfolio: "lot" };
const tieRuleOf = (method) => (isOnText(method) ? "" : method === "equal_shares" ? "tie_rule_of_portfolio" : "tie_rule");
const SPANS = ["none", "minutes", "hours", "days"];
const PAIRS = ["impact,feasibility", "boldness,realism", "own"];
const MOST_TYPED = 30;
const LONGEST_OPTION = 200;

const inputs = (form, name) => [...form.elements].filter((element) => element.name === name);

function choose(form, name, value) {
  for (const radio of inputs(form, name)) radio.checked = radio.value === value;
}

/** The values of the form around an element, anew at each change; a method that does not fit gives way to the usual one. */
function useValues(root, first) {
  const [values, setValues] = useState(first);
  useEffect(() => {
    const form = root.current.closest("form");
    const read = (event) => {
      // What has no name is no value of the form; drawn anew in the middle of its event, it would lose what was typed.
      if (!event.target.name) return;
      const now = collect(form);
      if (isOnText(now.method) !== subjects.isText(now.subject)) {
        choose(form, "method", subjects.usualMethod(now.subject));
        now.method = subjects.usualMethod(now.subject);
      }
      setValues(now);
    };
    form.addEventListener("input", read);
    return () => form.removeEventListener("input", read);
  }, []);
  return values;
}

export function RoundForm({ draftKey, label, ackKey, ackOk, ackMessage, ackField, onSend, ...rest }) {
  return (
    <div className="round-form">
      <DraftForm {...{ draftKey, label, ackKey, ackOk, ackMessage, ackField, onSend }} submitLabel={t("planning.open")}>
        <Plan {...rest} />
      </DraftForm>
    </div>
  );
}

function Plan({ kind, cards, goals, instruments, groups, here, joined, purposes, advice, onSuggest }) {
  const root = useRef(null);
  const wantsDraft = useRef(false);
  const offered = subjects.SUBJECTS[kind] || ["options", "text"];
  const values = useValues(root, { subject: offered[0], method: subjects.usualMethod(offered[0]) });
  const { subject, method } = values;

  // 'Prepare only' says so on its way; every other way of sending opens the vote.
  useEffect(() => {
    const form = root.current.closest("form");
    const mark = () => {
      inputs(form, "opens")[0].value = wantsDraft.current ? "" : "now";
      if (!wantsDraft.current) expectArrival();
      wantsDraft.current = false;
      priceAll(form);
    };
    form.addEventListener("submit", mark, true);
    return () => form.removeEventListener("submit", mark, true);
  }, []);
  const prepare = () => {
    wantsDraft.current = true;
    root.current.closest("form").requestSubmit();
  };
  const takeAdvice = (found) => {
    const form = root.current.closest("form");
    if (isOnText(found.method) !== subjects.isText(subject)) choose(form, "subject", isOnText(found.method) ? "text" : offered[0]);
    choose(form, "method", found.method);
    if (found.ranking_rule) choose(form, "ranking_rule", found.ranking_rule);
    const chosen = inputs(form, "method").find((radio) => radio.checked);
    chosen.dispatchEvent(new Event("input", { bubbles: true }));
    chosen.focus();
  };

  const there = subjects.optionsOf(subject, { cards, goals, instruments });
  const typed = subjects.typedOptions(values.options);
  const chosen = values.option_ids || [];
  const options = subject === "options" ? typed : chosen.length ? there.filter((one) => chosen.includes(one.id)) : there;
  const count = options.length;
  return (
    <div ref={root} className="round-plan">
      {/* Not of type hidden: drawing those anew sets them back. */}
      <input type="text" name="opens" defaultValue="now" hidden readOnly tabIndex={-1} />
      <What {...{ kind, offered, subject, method, there, typed, values }} />
      <section className="round-section">
        <h3>{t("planning.how")}</h3>
        <Advice count={count} people={here || joined} isText={subjects.isText(subject)} {...{ purposes, advice, onSuggest }} onTake={takeAdvice} />
        <Methods subject={subject} first={subjects.usualMethod(offered[0])} />
        <Settings {...{ subject, method, options, values }} />
        <p className="round-careful">{vote(`voting.method.${method}.careful`)}</p>
        <details className="round-words">
          <summary>{t("planning.words")}</summary>
          <p className="document">{explanation(values)}</p>
        </details>
      </section>
      <Terms {...{ method, values, groups, here }} />
      <p className="round-prepare">
        <button type="button" className="button button-plain button-small" onClick={prepare}>
          {t("planning.prepare")}
        </button>
      </p>
    </div>
  );
}

// Whoever prices some of the options means the others too: each of them then costs 1.
function priceAll(form) {
  const now = collect(form);
  const boxes = inputs(form, "option_ids");
  if (now.method !== "equal_shares" || now.costing !== "costs" || !boxes.length) return;
  const costs = Object.fromEntries(costLines(now.costs));
  const taken = boxes.filter((box) => box.checked);
  const lines = (taken.length ? taken : boxes).map((box) => `${box.value}=${costs[box.value] || 1}`);
  inputs(form, "costs")[0].value = lines.join("\n");
}

// --- what ------------------------------------------------------------------------------------------------------------

function What({ kind, offered, subject, method, there, typed, values }) {
  const [isOpen, setOpen] = useState(false);
  const ownWords = subject === "options" || subject === "text";
  const choosesSome = ["goals", "framings", "instruments"].includes(subject);
  const prices = method === "equal_shares" && values.costing === "costs";
  const isShown = ownWords || isOpen;
  const few = (choosesSome && there.length < 2) || (subject === "goal" && there.length < 1);
  const picked = (values.option_ids || []).filter((id) => there.some((one) => one.id === id)).length;
  return (
    <section className="round-section">
      <h3>{t("planning.what")}</h3>
      <Radios
        name="subject"
        legend={t("planning.subject")}
        options={offered.map((value) => ({ value, label: t(`planning.subject.${value}`) }))}
        first={offered[0]}
        className="chips round-subjects"
      />
      {few && <p className="notice notice-plain">{t(`planning.few.${subject}`)}</p>}
      <Part when={subject === "goal"}>
        <div className="field">
          <label className="field-label" htmlFor={`${kind}-goal`}>
            {t("planning.goal")}
          </label>
          <select id={`${kind}-goal`} name="goal_id" className="input">
            {(subject === "goal" ? there : []).map((one) => (
              <option key={one.id} value={one.id}>
                {`${one.sign} · ${one.label}`}
              </option>
            ))}
          </select>
          <Refusal name="goal_id" />
        </div>
      </Part>
      <Part when={subject === "text"}>
        <Field name="subject_text" label={t("planning.text")} help={t("planning.text.help")} lines={4} maxLength={1200} required />
      </Part>
      {!ownWords && (
        <button type="button" className="button button-plain button-small round-turn" aria-expanded={isShown} onClick={() => setOpen(!isOpen)}>
          {choosesSome && !few ? t(picked ? "planning.some" : "planning.all", { count: picked || there.length }) : t("planning.reword")}
        </button>
      )}
      <Part when={isShown}>
        <Field name="title" label={t(ownWords ? "planning.question" : "planning.title")} help={t("planning.title.help")} maxLength={120} />
      </Part>
      <Part when={subject === "options"}>
        <Field
          name="options"
          label={t("planning.options")}
          help={t(prices ? "planning.options.help.costs" : "planning.options.help")}
          lines={5}
          maxLength={MOST_TYPED * (LONGEST_OPTION + 1)}
          required
        />
        {typed.length > 0 && <TypedCount typed={typed} prices={prices} />}
      </Part>
      <Part when={choosesSome && isShown}>
        <Options there={there} />
      </Part>
    </section>
  );
}

function TypedCount({ typed, prices }) {
  const unpriced = prices ? typed.filter((one) => !one.cost).length : 0;
  return (
    <p className="field-help" role="status">
      {t("planning.options.count", { count: typed.length })} {unpriced > 0 && t("planning.options.unpriced", { count: unpriced })}
    </p>
  );
}

/** Which of the things that are there. */
function Options({ there }) {
  return (
    <fieldset className="field">
      <legend className="field-label mb-1.5">{t("planning.which")}</legend>
      <p className="field-help">{t("planning.which.help")}</p>
      <ul className="round-options">
        {there.map((one) => (
          <li key={one.id}>
            <label className="choice">
              <input type="checkbox" name="option_ids" value={one.id} data-list="boxes" />
              <span>
                <span className="figures text-muted">{one.sign}</span> {one.label}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <Refusal name="option_ids" />
    </fieldset>
  );
}

/** What each option costs; typed options say it themselves. */
function Costs({ options, values }) {
  const costs = Object.fromEntries(costLines(values.costs));
  const id = useId();
  const price = (event, option) => {
    const lines = Object.entries({ ...costs, [option]: event.target.value.trim() }).filter(([, cost]) => cost);
    const hidden = inputs(event.target.form, "costs")[0];
    hidden.value = lines.map((line) => line.join("=")).join("\n");
    hidden.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return (
    <fieldset className="field">
      <legend className="field-label mb-1.5">{t("planning.costs")}</legend>
      <p className="field-help">{t("planning.costs.help")}</p>
      <ul className="round-options">
        {options.map((one) => (
          <li key={one.id} className="round-cost">
            <label htmlFor={`${id}-${one.id}`}>
              <span className="figures text-muted">{one.sign}</span> {one.label}
            </label>
            <input
              id={`${id}-${one.id}`}
              className="input figures"
              type="text"
              inputMode="numeric"
              placeholder="1"
              value={costs[one.id] || ""}
              onChange={(event) => price(event, one.id)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

const costLines = (text) =>
  (Array.isArray(text) ? text : [])
    .map((line) => line.split("="))
    .filter((parts) => parts.length === 2);

/** Where the costs of options are kept for the draft: `id=cost` on a line each. */
const CostLines = () => (
  <>
    <textarea name="costs" data-list="lines" hidden aria-hidden="true" tabIndex={-1} />
    <Refusal name="costs" />
  </>
);

// --- how -------------------------------------------------------------------------------------------------------------

function Methods({ subject, first }) {
  const isText = subjects.isText(subject);
  const options = METHODS.map((value) => ({
    value,
    label: vote(`voting.method.${value}`),
    hint: vote(`voting.method.${value}.hint`),
    isHidden: isOnText(value) !== isText,
  }));
  return <Radios name="method" legend={t("planning.method")} options={options} first={first} className="round-methods" />;
}

function Settings({ subject, method, options, values }) {
  const count = options.length;
  const dots = Number(values.dots) || subjects.usualDots(count);
  const some = Math.max(2, count);
  return (
    <div className="round-settings">
      <Part when={method === "dots"} className="round-row">
        <Amount name="dots" label={t("planning.dots")} least={1} most={20} usual={subjects.usualDots(count)} />
        <Amount name="cap" label={t("planning.cap")} least={1} most={20} usual={Math.min(3, dots)} />
      </Part>
      <Part when={method === "quadratic"}>
        <Amount name="credits" label={t("planning.credits")} help={t("planning.credits.help")} least={1} most={1000} usual={100} />
      </Part>
      <Part when={method === "pairwise"}>
        <Amount
          name="pairs"
          label={t("planning.pairs")}
          help={t("planning.pairs.help", { all: subjects.allPairs(some) })}
          least={1}
          most={Math.min(100, subjects.allPairs(some))}
          usual={subjects.usualPairs(some)}
        />
      </Part>
      <Part when={method === "ranked"}>
        <Radios
          name="ranking_rule"
          legend={t("planning.ranking")}
          options={RULES.map((value) => ({ value, label: vote(`voting.ranking.${value}`), hint: vote(`voting.ranking.${value}.hint`) }))}
          first="schulze"
        />
      </Part>
      <Part when={method === "two_criteria"}>
        <Radios
          name="criteria_pair"
          legend={t("planning.criteria")}
          options={PAIRS.map((value) => ({ value, label: pairName(value) }))}
          first={PAIRS[0]}
        />
        <Part when={values.criteria_pair === "own"} className="round-row">
          <Field name="first_criterion" label={t("planning.criteria.first")} help={t("planning.criteria.help")} maxLength={40} />
          <Field name="second_criterion" label={t("planning.criteria.second")} help={t("planning.criteria.second.help")} maxLength={40} />
        </Part>
        <Refusal name="criteria" />
      </Part>
      <Part when={method === "equal_shares"}>
        <Radios
          name="costing"
          legend={t("planning.limit")}
          options={["count", "costs"].map((value) => ({ value, label: t(`planning.limit.${value}`), hint: t(`planning.limit.${value}.hint`) }))}
          first="count"
        />
        <Part when={values.costing !== "costs"}>
          <Amount name="limit_count" label={t("planning.limit.number")} least={1} most={Math.max(1, count)} usual={count > 4 ? 3 : 1} />
        </Part>
        <Part when={values.costing === "costs"} className="round-row">
          <Field name="limit_total" label={t("planning.limit.total")} help={t("planning.limit.total.help")} inputMode="numeric" required />
          <Field name="limit_unit" label={t("planning.limit.unit")} help={t("planning.limit.unit.help")} maxLength={40} />
        </Part>
        <Part when={values.costing === "costs" && subject !== "options"}>
          <Costs options={options} values={values} />
        </Part>
        <CostLines />
        <Refusal name="limit" />
      </Part>
      <Part when={hasWinners(method)}>
        <Amount
          name="winners"
          label={t("planning.winners")}
          help={t("planning.winners.help")}
          least={1}
          most={Math.max(1, count - 1)}
          usual={subjects.usualWinners(count)}
        />
      </Part>
    </div>
  );
}

function pairName(pair) {
  if (pair === "own") return t("planning.criteria.own");
  const [first, second] = pair.split(",");
  return t("planning.criteria.pair", { first: vote(`voting.criteria.${first}`), second: vote(`voting.criteria.${second}`) });
}

// --- who, how secret, until when -------------------------------------------------------------------------------------

function Terms({ method, values, groups, here }) {
  const secrecy = values.secrecy || "secret";
  const span = values.closes_span || "none";
  const percent = Number(values.quorum_percent) || 0;
  const some = (values.group_ids || []).length;
  const summary = [
    values.eligibility === "groups" && some ? t("planning.said.groups", { count: some }) : vote(`voting.eligibility.${values.eligibility || "all"}`),
    vote(`voting.secrecy.${secrecy}`),
    percent ? t("planning.said.quorum", { percent }) : t("planning.said.no_quorum"),
    span === "none" ? t("planning.said.no_deadline") : t(`planning.said.${span}`, { count: Number(values.closes_amount) || 0 }),
  ];
  const tie = values[tieRuleOf(method)] || USUAL_TIES[tieRuleOf(method)];
  if (tie && tie !== "keep_tie") summary.push(t(`planning.said.tie.${tie}`));
  return (
    <details className="round-terms">
      <summary>
        <span className="round-terms-title">{t("planning.terms")}</span>
        <span className="round-terms-said">{summary.join(" · ")}</span>
      </summary>
      <div className="round-terms-all">
        <Radios
          name="eligibility"
          legend={t("planning.eligibility")}
          options={ELIGIBILITIES.map((value) => ({
            value,
            label: vote(`voting.eligibility.${value}`),
            hint: vote(`voting.eligibility.${value}.hint`),
          }))}
          first="all"
        />
        <Part when={values.eligibility === "groups"}>
          <fieldset className="field chips">
            <legend className="field-label mb-1.5">{t("planning.groups")}</legend>
            <div className="choices">
              {(groups || []).map((group) => (
                <label key={group.id} className="choice">
                  <input type="checkbox" name="group_ids" value={group.id} data-list="boxes" />
                  <span>{group.name}</span>
                </label>
              ))}
            </div>
            <Refusal name="group_ids" />
          </fieldset>
        </Part>
        <Radios
          name="secrecy"
          legend={t("planning.secrecy")}
          options={SECRECIES.map((value) => ({ value, label: vote(`voting.secrecy.${value}`), hint: vote(`voting.secrecy.${value}.hint`) }))}
          first="secret"
        />
        <div className="round-before">
          <p className="text-sm text-muted">{t("planning.before")}</p>
          <p>{vote(`voting.secrecy.${secrecy}.before`)}</p>
        </div>
        <label className="choice">
          <input type="checkbox" name="with_comment" />
          <span>
            {t("planning.comment")}
            <span className="choice-hint">{t("planning.comment.hint")}</span>
          </span>
        </label>
        <div className="round-row">
          <Field
            name="quorum_percent"
            label={t("planning.quorum")}
            help={percent && here ? t("planning.quorum.now", { count: Math.ceil((percent * here) / 100), here }) : t("planning.quorum.help")}
            suffix="%"
            type="number"
            min={0}
            max={100}
            inputMode="numeric"
            defaultValue="0"
          />
          <Field
            name="block_quorum_percent"
            label={t("planning.quorum.groups")}
            help={t("planning.quorum.groups.help")}
            suffix="%"
            type="number"
            min={0}
            max={100}
            inputMode="numeric"
            defaultValue="0"
          />
        </div>
        <Radios
          name="closes_span"
          legend={t("planning.deadline")}
          help={t("planning.deadline.help")}
          options={SPANS.map((value) => ({ value, label: t(`planning.deadline.${value}`) }))}
          first="none"
          className="chips"
        />
        <Part when={span !== "none"}>
          <Amount name="closes_amount" label={t(`planning.deadline.${span}.label`)} least={1} most={{ minutes: 240, hours: 72 }[span] || 60} usual={{ minutes: 10, hours: 2 }[span] || 3} />
        </Part>
        <Refusal name="closes_in_minutes" />
        {["tie_rule", "tie_rule_of_portfolio"].map((name) => (
          <Part key={name} when={name === tieRuleOf(method)}>
            <Radios
              name={name}
              legend={t("planning.tie")}
              help={t("planning.tie.help")}
              options={TIES.map((value) => ({ value, label: vote(`voting.tie.${value}`) }))}
              first={USUAL_TIES[name]}
            />
          </Part>
        ))}
      </div>
    </details>
  );
}
