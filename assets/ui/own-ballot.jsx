// "Is my ballot in?": after the reveal, this device looks up its own ballot in the published record and recounts the
// root. All of it happens here; the device's key is sent nowhere.
import { useEffect, useId, useRef, useState } from "react";
import { t } from "$/utils/i18n/voting_trust.js";
import { announce } from "$/public/ui/announce.jsx";
import { castOf, checkOwn } from "$/public/ui/record.js";

function keyOf(seatId) {
  try {
    return window.localStorage.getItem(`mr:ballot:${seatId}`) || "";
  } catch {
    return "";
  }
}

/** The choices of a ballot in words, a line each. */
function inWords(choices, options) {
  const label = (id) => (options.find((one) => one.id === id) || {}).label || id;
  const numbers = (given) => Object.entries(given).map(([id, number]) => `${label(id)}: ${number}`);
  if (choices.abstain) return [t("voting_trust.own.abstained")];
  if (choices.dots || choices.votes || choices.scores) {
    const lines = numbers(choices.dots || choices.votes || choices.scores);
    return lines.length ? lines : [t("voting_trust.own.nothing")];
  }
  if (choices.approved) return choices.approved.length ? choices.approved.map(label) : [t("voting_trust.own.nothing")];
  if (choices.ranking) return choices.ranking.map((id, at) => `${at + 1}. ${label(id)}`);
  if (choices.ratings) return Object.entries(choices.ratings).map(([id, [one, two]]) => `${label(id)}: ${one} / ${two}`);
  if (choices.duels) {
    return [
      ...choices.duels.map(([one, two]) => t("voting_trust.own.preferred", { one: label(one), two: label(two) })),
      ...choices.undecided.map(([one, two]) => t("voting_trust.own.undecided", { one: label(one), two: label(two) })),
    ];
  }
  const said = choices.stand ? t(`voting_trust.own.stand.${choices.stand}`) : t("voting_trust.own.value", choices);
  return choices.reason ? [said, `“${choices.reason}”`] : [said];
}

function Shown({ found }) {
  const [isShown, setShown] = useState(false);
  const id = useId();
  return (
    <div className="grid gap-2">
      {!isShown && <p className="field-help">{t("voting_trust.own.show.help")}</p>}
      <p>
        <button
          type="button"
          className="button button-quiet"
          aria-expanded={isShown}
          aria-controls={id}
          onClick={() => setShown(!isShown)}
        >
          {t(isShown ? "voting_trust.own.hide" : "voting_trust.own.show")}
        </button>
      </p>
      <div id={id}>
        {isShown && (
          <ul className="own-ballot-choices">
            {inWords(found.ballot.choices, found.options).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

const LOOK = { in: "notice-ok", none: "notice-plain", alarm: "notice-danger", failed: "notice-warn" };

function title(found, hasVoted) {
  if (found.state === "in") return t(found.isSureOfChoices ? "voting_trust.own.in.sure" : "voting_trust.own.in");
  if (found.state === "none") return t(hasVoted ? "voting_trust.own.elsewhere" : "voting_trust.own.none");
  return t(found.state === "failed" ? "voting_trust.own.failed" : "voting_trust.own.alarm");
}

function Answer({ found, receipt, hasVoted, address, again }) {
  return (
    <div className={`notice ${LOOK[found.state]}`} data-state={found.state}>
      <p className="notice-title">{title(found, hasVoted)}</p>
      {found.alarms.length > 0 && (
        <ul>
          {found.alarms.map((code) => (
            <li key={code}>{t(`voting_trust.alarm.${code}`)}</li>
          ))}
        </ul>
      )}
      {found.state === "alarm" && <p>{t("voting_trust.own.alarm.do")}</p>}
      {found.state === "in" && !found.isSureOfChoices && <p>{t("voting_trust.own.look")}</p>}
      {receipt && found.state !== "failed" && !found.alarms.includes("receipt") && (
        <p>{t("voting_trust.own.receipt", { receipt })}</p>
      )}
      {found.ballot && <Shown found={found} />}
      {found.state === "failed" ? (
        <p>
          <button type="button" className="button button-quiet" onClick={again}>
            {t("voting_trust.own.again")}
          </button>
        </p>
      ) : (
        <>
          <p className="field-help">{t("voting_trust.own.root")}</p>
          <p className="own-ballot-root">{found.root}</p>
          <p>
            <a href={address} download>
              {t("voting_trust.own.record")}
            </a>
          </p>
        </>
      )}
    </div>
  );
}

/** `receipts` are the seat's codes by round: [{id, name}]. `root` is the round's, as the room was told it. */
export function OwnBallotCheck({ code, seatId, roundId, root, receipts, hasVoted }) {
  const [isOpen, setOpen] = useState(false);
  const [found, setFound] = useState(null);
  const id = useId();
  const isGone = useRef(false);
  useEffect(() => {
    isGone.current = false;
    return () => {
      isGone.current = true;
    };
  }, []);
  const address = `/api/v1/workshops/${code}/rounds/${roundId}/record`;
  const receipt = ((receipts || []).find((one) => one.id === roundId) || {}).name || "";

  const look = async () => {
    setFound(null);
    let answer = { state: "failed", alarms: [], ballot: null };
    try {
      const response = await fetch(address, { credentials: "same-origin", headers: { Accept: "application/json" } });
      if (response.ok) {
        const text = await response.text();
        const known = { key: keyOf(seatId), seatId, receipt, root, cast: castOf(seatId, roundId) };
        let record = null;
        try {
          record = JSON.parse(text);
        } catch {
          // no JSON: the check says that it cannot be read
        }
        answer = { ...checkOwn(record, known), options: (record && record.options) || [], root: (record && record.root) || "" };
      }
    } catch {
      // no connection: it can be tried again
    }
    if (isGone.current) return;
    setFound(answer);
    announce(title(answer, hasVoted));
  };
  const turn = () => {
    if (!isOpen) look();
    setOpen(!isOpen);
  };

  return (
    <div className="own-ballot grid gap-3">
      <p>
        <button type="button" className="button button-quiet" aria-expanded={isOpen} aria-controls={id} onClick={turn}>
          {t("voting_trust.own.open")}
        </button>
      </p>
      <div id={id} aria-busy={isOpen && !found}>
        {isOpen && !found && <p className="text-muted">{t("voting_trust.own.busy")}</p>}
        {isOpen && found && <Answer {...{ found, receipt, hasVoted, address }} again={look} />}
      </div>
    </div>
  );
}
