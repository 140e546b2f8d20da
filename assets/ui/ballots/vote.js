// One person's vote in an open round: chosen here, kept on this device until the server has counted it, and sent again
// until then, also after a reload.
import { useEffect, useRef, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { blank, drafted, faultOf, spelled } from "$/public/ui/ballots/choices.js";
import { forgetOthers, keptVote } from "$/public/ui/ballots/keeping.js";
import { newKey, reportState } from "$/public/ui/drafts.js";
import { forgetCast, rememberCast } from "$/public/ui/record.js";

const FIRST_RESEND_MS = 4000;
const LAST_RESEND_MS = 30000;
const WORDS_OF_THE_BAR = {
  sending: "saving",
  refused: "refused",
  changed: "unsaved",
  unsaved: "unsaved",
  counted: "saved",
};

/**
 * `say` words a sentence by its key. `state` is "" (nothing chosen), unsaved, sending, counted, changed (counted, and
 * then changed) or refused; `change` sets the choices, `cast` sends them, `refuse` says why something cannot be.
 */
export function useVote(props, { id, key, say, isOver }) {
  const { seatId, roundId, method, options, mineRoundId, mineJson } = props;
  const { ackKey, ackOk, ackMessage, onRecall, onCast, onWithdraw } = props;
  const saved = keptVote(seatId, roundId);
  const vote = useRef(undefined); // {choices, key, pending}: what differs from what is counted
  if (vote.current === undefined) vote.current = saved.load();
  const [choices, setChoices] = useState(() => (vote.current ? vote.current.choices : blank(method)));
  const [counted, setCounted] = useState(null); // null until the server has said; then its spelling, "" for none
  const [phase, setPhase] = useState(vote.current && vote.current.pending ? "sending" : "");
  const [problem, setProblem] = useState({ text: "", at: "" });
  const timer = useRef(null);
  const latest = useRef({});

  const now = spelled(method, choices);
  const isEmpty = now === spelled(method, blank(method));
  const isCounted = Boolean(counted) && counted === now;

  const sent = () => JSON.parse(spelled(method, vote.current.choices));
  const post = (waitMs = FIRST_RESEND_MS) => {
    clearTimeout(timer.current);
    onCast(roundId, key, spelled(method, vote.current.choices), vote.current.key);
    timer.current = setTimeout(() => latest.current.post(Math.min(waitMs * 2, LAST_RESEND_MS)), waitMs);
  };
  latest.current = { post };

  useEffect(() => {
    forgetOthers(seatId, roundId);
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
    if (mine) setChoices((drawn) => (spelled(method, drawn) === spelled(method, mine) ? drawn : drafted(method, mine, options)));
    else if (before) {
      setChoices(blank(method)); // taken back
      announce(say("ballots.withdrawn"));
    }
  }, [mineRoundId, mineJson]);

  const refuse = (text, at = "") => {
    setProblem({ text, at });
    announce(text);
  };

  // The answer to what I cast.
  useEffect(() => {
    if (!vote.current || !vote.current.pending || ackKey !== vote.current.key) return;
    clearTimeout(timer.current);
    if (ackOk) {
      setCounted(spelled(method, vote.current.choices));
      rememberCast(seatId, roundId, key, sent(), { isCounted: true });
      setPhase("");
      const text = say(vote.current.choices.abstain ? "ballots.abstained" : "ballots.counted");
      vote.current = null;
      saved.keep(null);
      announce(text);
      return;
    }
    vote.current = { ...vote.current, pending: false };
    saved.keep(vote.current);
    setPhase("refused");
    refuse(ackMessage);
  }, [ackKey, ackOk, ackMessage]);

  const state = isCounted && !phase ? "counted" : phase || (counted && !isCounted ? "changed" : isEmpty ? "" : "unsaved");
  useEffect(() => reportState(id, WORDS_OF_THE_BAR[state] || ""), [state]);
  useEffect(() => () => reportState(id, ""), []);

  const change = (next, said) => {
    if (phase === "sending") {
      refuse(say("ballots.sending"));
      return;
    }
    setPhase("");
    setProblem({ text: "", at: "" });
    setChoices(next);
    const same = spelled(method, next) === (counted || spelled(method, blank(method)));
    vote.current = same ? null : { choices: next, key: "", pending: false };
    saved.keep(vote.current);
    if (said) announce(said);
  };

  const cast = (wanted) => {
    if (phase === "sending") {
      refuse(say("ballots.sending"));
      return;
    }
    if (isOver) {
      refuse(say("ballots.over"));
      return;
    }
    const fault = wanted.abstain ? null : faultOf(method, wanted);
    if (fault) {
      setPhase("refused");
      refuse(say(fault.key), fault.at);
      // Focus goes to what the sentence is about; each method marks where it can be put right.
      const form = document.getElementById(id);
      const place = form.querySelector(fault.at ? `[data-fault="${fault.at}"]` : "[data-fault]");
      if (place) place.focus();
      return;
    }
    setChoices(wanted);
    setProblem({ text: "", at: "" });
    setPhase("sending");
    vote.current = { choices: wanted, key: newKey(), pending: true };
    saved.keep(vote.current);
    rememberCast(seatId, roundId, key, sent(), { isCounted: false });
    post();
  };
  const withdraw = () => {
    forgetCast(seatId, roundId);
    onWithdraw(roundId, key);
  };

  return {
    choices,
    change,
    cast,
    withdraw: onWithdraw && withdraw,
    refuse,
    state,
    problem,
    isCounted,
    hasCounted: Boolean(counted),
    isElsewhere: counted === "" && props.hasVoted && phase !== "sending",
  };
}
