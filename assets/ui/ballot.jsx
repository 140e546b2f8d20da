// One person's ballot in an open round: what all methods share. What is chosen stays on this device until the server
// has counted it, and is sent again until then, also after a reload. The ballot's key is a secret of this device; the
// server keeps its hash.
import { useId, useState } from "react";
import { t } from "$/utils/i18n/ballots.js";
import { shuffled } from "$/public/ui/ballots/chance.js";
import { saysNone } from "$/public/ui/ballots/choices.js";
import { Deadline, useTimeLeft } from "$/public/ui/ballots/deadline.jsx";
import { ballotKey } from "$/public/ui/ballots/keeping.js";
import { METHODS } from "$/public/ui/ballots/methods.js";
import { Words } from "$/public/ui/ballots/parts.jsx";
import { useVote } from "$/public/ui/ballots/vote.js";
import { has } from "$/public/ui/i18n.js";

/** A facilitator who enters the ballot of a table speaks of the table, not of herself. */
function speaker(isTable) {
  return (key, values) => {
    const ofATable = key.replace("ballots.", "ballots.table.");
    return t(isTable && has(ofATable) ? ofATable : key, values);
  };
}

export function Ballot(props) {
  const { seatId, roundId, method, options, isTable, withComment, secrecy, voterName, closesAt, receipts } = props;
  const id = useId();
  const key = ballotKey(seatId);
  const say = speaker(isTable);
  const left = useTimeLeft(closesAt);
  const isOver = left !== null && left <= 0;
  const vote = useVote(props, { id, key, say, isOver });
  const [isReady, setReady] = useState(method !== "pairwise"); // pairs are looked through once more before they are cast
  const { choices, change, cast, withdraw, refuse, state, problem, isCounted, hasCounted } = vote;
  const isAbstention = Boolean(choices.abstain);
  const Method = METHODS[method];
  const receipt = hasCounted && (receipts || []).find((one) => one.id === roundId);
  const submit = (event) => {
    event.preventDefault();
    if (isCounted) return;
    if (isAbstention) abstain();
    else if (isReady) cast(choices);
    else refuse(t("ballots.pairwise.not_ready"));
  };
  const abstain = () => cast({ abstain: true, comment: choices.comment });

  const shared = { id, choices, change, refuse, problem, setReady, method, secrecy: secrecy || "secret" };
  const { dots, cap, credits, pairs, limit, limitUnit, criteria } = props;
  return (
    <form id={id} className="ballot" aria-label={say("ballots.form")} onSubmit={submit} noValidate>
      <Secrecy say={say} secrecy={shared.secrecy} name={voterName} />
      <Deadline closesAt={closesAt} left={left} />
      {Method && (
        <Method
          {...shared}
          {...{ dots, cap, credits, pairs, limit, limitUnit, criteria, isTable }}
          options={shuffled(options || [], key + roundId)}
          seed={`${key}${roundId}`}
        />
      )}
      {withComment && (isReady || isAbstention) && (
        <Words
          id={`${id}-comment`}
          label={say("ballots.comment")}
          help={t("ballots.comment.help")}
          value={choices.comment || ""}
          onWrite={(comment) => change({ ...choices, comment })}
        />
      )}
      <div className="ballot-more">
        {!(isCounted && isAbstention) && (
          <button type="button" className="button button-plain" onClick={abstain}>
            {t("ballots.abstain")}
          </button>
        )}
        {hasCounted && withdraw && (
          <button type="button" className="button button-plain" onClick={withdraw}>
            {t("ballots.withdraw")}
          </button>
        )}
      </div>
      <div className="ballot-foot">
        <p className="ballot-state" data-state={isOver && !isCounted ? "over" : isTold(vote) ? "refused" : state}>
          {words(say, vote, { isAbstention, isOver, isNone: saysNone(method, choices) })}
        </p>
        {receipt && isCounted && <Receipt say={say} code={receipt.name} />}
        {!isCounted && (isReady || isAbstention) && (
          <button type="submit" className="button button-primary" aria-busy={state === "sending"} aria-disabled={isOver}>
            {say(hasCounted ? "ballots.change" : "ballots.cast")}
          </button>
        )}
      </div>
    </form>
  );
}

// What is about one option stands beside it; here stands what keeps the whole ballot from being cast.
const isTold = ({ state, problem }) => Boolean(problem.text) && (!problem.at || state === "refused");

function words(say, vote, { isAbstention, isOver, isNone }) {
  const { state, problem, isElsewhere, hasCounted } = vote;
  if (state === "counted") return say(isAbstention ? "ballots.abstained" : "ballots.counted");
  if (isOver) return say(hasCounted ? "ballots.over.changed" : "ballots.over");
  if (isTold(vote)) return problem.text;
  if (isElsewhere) return say("ballots.elsewhere");
  if (state === "sending") return say("ballots.sending");
  if (state === "changed") return say("ballots.changed");
  return say(isNone ? "ballots.none_of_them" : "ballots.not_yet");
}

/** Who will know what was chosen, said before anybody chooses. */
function Secrecy({ say, secrecy, name }) {
  const key = `ballots.secrecy.${secrecy}`;
  return (
    <p className="ballot-secrecy" data-secrecy={secrecy}>
      <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        {secrecy === "secret" ? (
          <path d="M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3" />
        ) : (
          <path d="M1.5 10S5 4.5 10 4.5 18.5 10 18.5 10 15 15.5 10 15.5 1.5 10 1.5 10zM10 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z" />
        )}
      </svg>
      <span>{name && secrecy !== "secret" ? say(`${key}.name`, { name }) : say(key)}</span>
    </p>
  );
}

/** That a ballot of yours is in, and nothing more. */
function Receipt({ say, code }) {
  return (
    <p className="ballot-receipt">
      <span>
        {t("ballots.receipt")} <b className="ballot-code">{code}</b>
      </span>
      <span className="text-muted">{say("ballots.receipt.for")}</span>
    </p>
  );
}
