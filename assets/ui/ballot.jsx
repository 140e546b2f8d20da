// One person's ballot in an open round. What is chosen stays on this device until the server has counted it, and is
// sent again until then, also after a reload. The ballot's key is a secret of this device; the server keeps its hash.
import { useEffect, useId, useRef, useState } from "react";
import { t } from "$/utils/i18n/forms.js";
import { t as common } from "$/utils/i18n/common.js";
import { announce } from "$/public/ui/announce.jsx";
import { newKey, reportState } from "$/public/ui/drafts.js";
import { forgetCast, rememberCast } from "$/public/ui/record.js";

const FIRST_RESEND_MS = 4000;
const LAST_RESEND_MS = 30000;
const CONCERN_TO = 2; // a fist of 0, 1 or 2 needs its reason
const LONGEST_REASON = 500;

const memory = new Map(); // where the browser keeps nothing, the page remembers

function read(name) {
  try {
    const kept = window.localStorage.getItem(name);
    if (kept !== null) return kept;
  } catch {
    // no storage
  }
  return memory.get(name) ?? null;
}

function write(name, text) {
  if (text === null) memory.delete(name);
  else memory.set(name, text);
  try {
    if (text === null) window.localStorage.removeItem(name);
    else window.localStorage.setItem(name, text);
  } catch {
    // the page remembers
  }
}

/** The device's secret for a seat: 32 random characters, made once. */
function ballotKey(seatId) {
  const name = `mr:ballot:${seatId}`;
  const kept = read(name);
  if (kept && kept.length >= 16) return kept;
  const made = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  write(name, made);
  return made;
}

/** Drafts of this seat's other rounds go: only the open one can still be cast. */
function forgetOthers(seatId, name) {
  const prefix = `mr:vote:${seatId}:`;
  try {
    Object.keys(window.localStorage)
      .filter((key) => key.startsWith(prefix) && key !== name)
      .forEach((key) => window.localStorage.removeItem(key));
  } catch {
    // nothing was kept
  }
}

/** An order of the options that is this device's own: the first in a list must not win by being first. */
function shuffled(options, seed) {
  const rank = (id) => {
    let hash = 2166136261;
    for (const character of seed + id) hash = Math.imul(hash ^ character.charCodeAt(0), 16777619);
    return hash >>> 0;
  };
  return [...options].sort((one, other) => rank(one.id) - rank(other.id));
}

const blank = (method) => ({ dots: { dots: {} }, approval: { approved: [] } })[method] || { value: null, reason: "" };

/** One spelling for one choice, so that what was counted can be compared with what is chosen. */
function spelled(method, choices) {
  if (!choices) return "";
  if (choices.abstain) return JSON.stringify({ abstain: true });
  if (method === "dots") {
    const given = Object.entries(choices.dots || {}).filter(([, number]) => number > 0);
    return JSON.stringify({ dots: Object.fromEntries(given.sort(([one], [other]) => (one < other ? -1 : 1))) });
  }
  if (method === "approval") return JSON.stringify({ approved: [...(choices.approved || [])].sort() });
  return JSON.stringify({ value: choices.value, reason: (choices.reason || "").trim() });
}

function useSavedVote(seatId, roundId) {
  const name = `mr:vote:${seatId}:${roundId}`;
  const load = () => {
    try {
      return JSON.parse(read(name)) || null;
    } catch {
      return null;
    }
  };
  return { load, keep: (vote) => write(name, vote && JSON.stringify(vote)), name };
}

// A facilitator who enters the ballot of a table speaks of the table, not of herself.
const OF_A_TABLE = {
  "forms.ballot.form": "forms.ballot.table.form",
  "forms.ballot.secret": "forms.ballot.table.secret",
  "forms.ballot.cast": "forms.ballot.table.cast",
  "forms.ballot.change": "forms.ballot.table.change",
  "forms.ballot.counted": "forms.ballot.table.counted",
  "forms.ballot.abstained": "forms.ballot.table.abstained",
  "forms.ballot.changed": "forms.ballot.table.changed",
  "forms.ballot.elsewhere": "forms.ballot.table.elsewhere",
};

export function Ballot(props) {
  const { seatId, roundId, method, options, dots, cap, hasVoted, isTable, mineRoundId, mineJson } = props;
  const { ackKey, ackOk, ackMessage, onRecall, onCast, onWithdraw } = props;
  const say = (text) => t((isTable && OF_A_TABLE[text]) || text);
  const id = useId();
  const key = ballotKey(seatId);
  const saved = useSavedVote(seatId, roundId);
  const vote = useRef(undefined); // {choices, key, pending}: what differs from what is counted
  if (vote.current === undefined) vote.current = saved.load();
  const [choices, setChoices] = useState(() => (vote.current ? vote.current.choices : blank(method)));
  const [counted, setCounted] = useState(null); // null until the server has said; then its spelling, "" for none
  const [phase, setPhase] = useState(vote.current && vote.current.pending ? "sending" : "");
  const [problem, setProblem] = useState("");
  const timer = useRef(null);
  const latest = useRef({});

  const isAbstention = Boolean(choices.abstain);
  const now = spelled(method, choices);
  const isEmpty = now === spelled(method, blank(method));
  const isCounted = Boolean(counted) && counted === now;
  const isElsewhere = counted === "" && hasVoted && phase !== "sending";

  const post = (waitMs = FIRST_RESEND_MS) => {
    clearTimeout(timer.current);
    onCast(roundId, key, spelled(method, vote.current.choices), vote.current.key);
    timer.current = setTimeout(() => latest.current.post(Math.min(waitMs * 2, LAST_RESEND_MS)), waitMs);
  };
  latest.current = { post };

  useEffect(() => {
    forgetOthers(seatId, saved.name);
    onRecall(roundId, key);
    if (vote.current && vote.current.pending) post();
    return () => clearTimeout(timer.current);
  }, []);

  // What the server has counted for this device.
  useEffect(() => {
    if (mineRoundId !== roundId) return;
    const mine = mineJson ? JSON.parse(mineJson) : null;
    const before = counted;
    setCounted(spelled(method, mine));
    if (vote.current) return;
    if (mine) setChoices({ ...blank(method), ...mine });
    else if (before) {
      setChoices(blank(method)); // taken back
      announce(t("forms.ballot.withdrawn"));
    }
  }, [mineRoundId, mineJson]);

  // The answer to what I cast.
  useEffect(() => {
    if (!vote.current || !vote.current.pending || ackKey !== vote.current.key) return;
    clearTimeout(timer.current);
    if (ackOk) {
      setCounted(spelled(method, vote.current.choices));
      rememberCast(seatId, roundId, key, vote.current.choices, { isCounted: true });
      setPhase("");
      const text = say(vote.current.choices.abstain ? "forms.ballot.abstained" : "forms.ballot.counted");
      vote.current = null;
      saved.keep(null);
      announce(text);
      return;
    }
    vote.current = { ...vote.current, pending: false };
    saved.keep(vote.current);
    setPhase("refused");
    setProblem(ackMessage);
    announce(ackMessage);
  }, [ackKey, ackOk, ackMessage]);

  const state = isCounted && !phase ? "counted" : phase || (counted && !isCounted ? "changed" : isEmpty ? "" : "unsaved");
  useEffect(() => {
    const words = { sending: "saving", refused: "refused", changed: "unsaved", unsaved: "unsaved", counted: "saved" };
    reportState(id, words[state] || "");
  }, [state]);
  useEffect(() => () => reportState(id, ""), []);

  const change = (next, said) => {
    if (phase === "sending") return;
    setPhase("");
    setProblem("");
    setChoices(next);
    const same = spelled(method, next) === (counted || spelled(method, blank(method)));
    vote.current = same ? null : { choices: next, key: "", pending: false };
    saved.keep(vote.current);
    if (said) announce(said);
  };
  const cast = (wanted) => {
    if (phase === "sending") return;
    const fault = method === "fist_of_five" && !wanted.abstain ? faultOf(wanted) : "";
    if (fault) {
      setPhase("refused");
      setProblem(t(fault));
      announce(t(fault));
      const field = document.getElementById(wanted.value === null ? `${id}-5` : `${id}-reason`);
      if (field) field.focus();
      return;
    }
    setChoices(wanted);
    setProblem("");
    setPhase("sending");
    vote.current = { choices: wanted, key: newKey(), pending: true };
    saved.keep(vote.current);
    rememberCast(seatId, roundId, key, wanted, { isCounted: false });
    post();
  };
  const withdraw = () => {
    forgetCast(seatId, roundId);
    onWithdraw(roundId, key);
  };
  const submit = (event) => {
    event.preventDefault();
    if (!isCounted) cast(isAbstention ? { abstain: true } : choices);
  };

  const shared = { id, choices, change, isBusy: phase === "sending" };
  const order = shuffled(options || [], key + roundId);
  return (
    <form className="ballot" aria-label={say("forms.ballot.form")} onSubmit={submit} noValidate>
      {method === "dots" && <Dots {...shared} options={order} all={dots} cap={cap} />}
      {method === "approval" && <Approval {...shared} options={order} />}
      {method === "fist_of_five" && <Fist {...shared} />}
      <p className="field-help">{say("forms.ballot.secret")}</p>
      <div className="ballot-more">
        {!(isCounted && isAbstention) && (
          <button type="button" className="button button-plain" onClick={() => cast({ abstain: true })}>
            {t("forms.ballot.abstain")}
          </button>
        )}
        {counted && onWithdraw && (
          <button type="button" className="button button-plain" onClick={withdraw}>
            {t("forms.ballot.withdraw")}
          </button>
        )}
      </div>
      <div className="ballot-foot">
        <p className="ballot-state" data-state={state}>
          {isElsewhere ? say("forms.ballot.elsewhere") : words(say, state, isAbstention, problem)}
        </p>
        {!isCounted && (
          <button type="submit" className="button button-primary" aria-busy={phase === "sending"}>
            {say(counted ? "forms.ballot.change" : "forms.ballot.cast")}
          </button>
        )}
      </div>
    </form>
  );
}

function words(say, state, isAbstention, problem) {
  if (state === "counted") return say(isAbstention ? "forms.ballot.abstained" : "forms.ballot.counted");
  if (state === "sending") return say("forms.ballot.sending");
  if (state === "changed") return say("forms.ballot.changed");
  if (state === "refused") return problem;
  return say("forms.ballot.not_yet");
}

const faultOf = ({ value, reason }) => {
  if (value === null || value === undefined) return "forms.ballot.choose";
  return value <= CONCERN_TO && !(reason || "").trim() ? "forms.ballot.reason.missing" : "";
};

const marks = (number, all) =>
  Array.from({ length: all }, (_, index) => <span key={index} className="ballot-dot" data-on={index < number} />);

function Dots({ id, choices, change, isBusy, options, all, cap }) {
  const given = choices.dots || {};
  const left = all - Object.values(given).reduce((sum, number) => sum + number, 0);
  const most = cap || all;
  const put = (option, by) => {
    const number = (given[option.id] || 0) + by;
    if (isBusy || number < 0) return;
    if (number > most || by > left) {
      announce(number > most ? t("forms.ballot.dots.cap") : t("forms.ballot.dots", { left: 0 }));
      return;
    }
    const said = `${t("forms.ballot.dots.on", { count: number })}. ${t("forms.ballot.dots", { left: left - by })}`;
    change({ dots: { ...given, [option.id]: number } }, said);
  };
  const help = most < all ? "forms.ballot.dots.help" : "forms.ballot.dots.help.uncapped";
  return (
    <>
      <p>{t(help, { all, cap: most })}</p>
      <div className="ballot-left">
        <span className="ballot-row" aria-hidden="true">
          {marks(left, all)}
        </span>
        <span className="figures font-semibold">{t("forms.ballot.dots", { left })}</span>
      </div>
      <ul className="ballot-options">
        {options.map((option) => {
          const number = given[option.id] || 0;
          const name = `${option.detail} ${option.label}`;
          return (
            <li key={option.id} className="ballot-option" data-chosen={number > 0}>
              <p>
                <span className="ballot-detail">{option.detail}</span>
                <span className="ballot-label block">{option.label}</span>
              </p>
              <div className="ballot-dots" role="group" aria-labelledby={`${id}-${option.id}`}>
                <button
                  type="button"
                  aria-label={t("forms.ballot.dots.less", { label: name })}
                  aria-disabled={number === 0}
                  onClick={() => put(option, -1)}
                >
                  <span aria-hidden="true">−</span>
                </button>
                <span className="ballot-row">
                  <span id={`${id}-${option.id}`} className="visually-hidden">
                    {option.detail}: {t("forms.ballot.dots.on", { count: number })}
                  </span>
                  {marks(number, most)}
                </span>
                <button
                  type="button"
                  aria-label={t("forms.ballot.dots.more", { label: name })}
                  aria-disabled={number >= most || left <= 0}
                  onClick={() => put(option, 1)}
                >
                  <span aria-hidden="true">+</span>
                </button>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Approval({ id, choices, change, options }) {
  const approved = choices.approved || [];
  const turn = (option) =>
    change({
      approved: approved.includes(option.id) ? approved.filter((one) => one !== option.id) : [...approved, option.id],
    });
  return (
    <fieldset className="field">
      <legend className="mb-3 font-normal">{t("forms.ballot.approval.help")}</legend>
      <div className="ballot-options">
        {options.map((option) => (
          <label key={option.id} className="choice" htmlFor={`${id}-${option.id}`}>
            <input
              id={`${id}-${option.id}`}
              type="checkbox"
              checked={approved.includes(option.id)}
              onChange={() => turn(option)}
            />
            <span>
              <span className="ballot-detail">{option.detail}</span>
              <span className="ballot-label block">{option.label}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Fist({ id, choices, change }) {
  const { value = null, reason = "" } = choices;
  const isNeeded = value !== null && value <= CONCERN_TO;
  return (
    <>
      <fieldset className="field">
        <legend className="field-label mb-2">{t("forms.ballot.fist.legend")}</legend>
        <div className="grid gap-2">
          {[5, 4, 3, 2, 1, 0].map((number) => (
            <label key={number} className="fist-choice" htmlFor={`${id}-${number}`}>
              <input
                id={`${id}-${number}`}
                type="radio"
                name={`${id}-fist`}
                checked={value === number}
                onChange={() => change({ value: number, reason })}
              />
              <b className="figures">{number}</b>
              <span>{t(`forms.ballot.fist.${number}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {value !== null && (
        <div className="field">
          <label className="field-label" htmlFor={`${id}-reason`}>
            {t("forms.ballot.reason")}
            {!isNeeded && <span className="field-optional"> {common("field.optional")}</span>}
          </label>
          <p className="field-help" id={`${id}-reason-help`}>
            {t("forms.ballot.reason.help")}
          </p>
          <textarea
            id={`${id}-reason`}
            className="input"
            rows={2}
            maxLength={LONGEST_REASON}
            value={reason}
            required={isNeeded}
            aria-describedby={`${id}-reason-help`}
            onChange={(event) => change({ value, reason: event.target.value })}
          />
        </div>
      )}
    </>
  );
}
