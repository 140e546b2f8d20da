// Two at a time: tap the one you prefer. Everybody gets other pairs; a table without phones can reach them all.
import { useEffect, useMemo, useRef, useState } from "react";
import { t } from "$/utils/i18n/ballots.js";
import { announce } from "$/public/ui/announce.jsx";
import { pairId, pairsFor, pairsWith } from "$/public/ui/ballots/chance.js";
import { OptionText, shortName, wholeName } from "$/public/ui/ballots/parts.jsx";

const REVIEW = "review";

export function Pairwise({ id, choices, change, refuse, setReady, options, pairs: most, seed, isTable }) {
  const { duels = [], undecided = [] } = choices;
  const ids = options.map((option) => option.id).sort();
  const known = Object.fromEntries(options.map((option) => [option.id, option]));
  const own = useMemo(() => pairsFor(seed, ids, isTable ? Infinity : most), [seed, ids.join(" "), most, isTable]);
  const answered = [...duels, ...undecided].filter((pair) => pair.every((one) => known[one]));
  const pairs = pairsWith(own, answered);
  const answers = new Map(answered.map((pair, index) => [pairId(pair), index < duels.length ? pair[0] : ""]));
  const isAnswered = (pair) => answers.has(pairId(pair));
  const isSpent = answered.length >= Math.min(most, pairs.length);
  const open = (from, than = -1) => {
    const places = pairs.map((_, index) => (from + index) % pairs.length);
    return places.find((index) => index !== than && !isAnswered(pairs[index]));
  };

  const [chosenPlace, setPlace] = useState(null); // null: where it goes on by itself
  const place = chosenPlace ?? (isSpent ? REVIEW : (open(0) ?? REVIEW));
  const isReview = place === REVIEW;
  const returns = useRef(false); // a pair that was opened from the review leads back to it
  const heading = useRef(null);
  const wantsFocus = useRef(false);
  useEffect(() => setReady(isReview), [isReview]);
  useEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    heading.current.focus();
  }, [place]);

  const isAt = (index) => {
    const [one, other] = pairs[index].map((option) => wholeName(known[option]));
    return t("ballots.pairwise.at", { place: index + 1, all: pairs.length, one, other });
  };
  const go = (next) => {
    wantsFocus.current = next === REVIEW || isReview;
    setPlace(next);
  };

  if (isReview) {
    const shown = pairs.filter(isAnswered);
    const takeOut = (pair) => {
      const others = (list) => list.filter((one) => pairId(one) !== pairId(pair));
      change(
        { ...choices, abstain: undefined, duels: others(duels), undecided: others(undecided) },
        t("ballots.pairwise.taken_out"),
      );
      setPlace(REVIEW);
    };
    const openPair = (pair) => {
      returns.current = true;
      go(pairs.indexOf(pair));
    };
    return (
      <section className="grid gap-4">
        <h3 className="ballot-heading" ref={heading} tabIndex={-1}>
          {t("ballots.pairwise.review")}
        </h3>
        <p>{t("ballots.pairwise.review.help", { count: shown.length })}</p>
        <ol className="ballot-review">
          {shown.map((pair) => {
            const winner = answers.get(pairId(pair));
            const [first, second] = winner && winner !== pair[0] ? [pair[1], pair[0]] : pair;
            const names = { one: wholeName(known[first]), other: wholeName(known[second]) };
            return (
              <li key={pairId(pair)}>
                <span>
                  <b className="font-semibold">{winner ? names.one : t("ballots.pairwise.undecided")}</b>
                  <span className="text-muted block">
                    {winner ? t("ballots.pairwise.over", names) : t("ballots.pairwise.between", names)}
                  </span>
                </span>
                <span className="ballot-review-tools">
                  <button
                    type="button"
                    className="button button-plain"
                    aria-label={t("ballots.pairwise.change.of", names)}
                    onClick={() => openPair(pair)}
                  >
                    {t("ballots.pairwise.change")}
                  </button>
                  {isTable && (
                    <button
                      type="button"
                      className="button button-plain"
                      aria-label={t("ballots.pairwise.take_out.of", names)}
                      onClick={() => takeOut(pair)}
                    >
                      {t("ballots.pairwise.take_out")}
                    </button>
                  )}
                </span>
              </li>
            );
          })}
        </ol>
        {!isSpent && open(0) !== undefined && (
          <p>
            <button type="button" className="button button-quiet" onClick={() => go(open(0))}>
              {t("ballots.pairwise.go_on", { count: Math.min(most, pairs.length) - shown.length })}
            </button>
          </p>
        )}
        {isTable && isSpent && shown.length < pairs.length && (
          <p className="field-help">{t("ballots.pairwise.most", { most })}</p>
        )}
      </section>
    );
  }

  const pair = pairs[place];
  const answer = (winner) => {
    if (!isAnswered(pair) && answered.length >= most) {
      refuse(t("ballots.pairwise.most", { most }));
      return;
    }
    const others = (list) => list.filter((one) => pairId(one) !== pairId(pair));
    const loser = pair.find((one) => one !== winner);
    const next = winner
      ? { duels: [...others(duels), [winner, loser]], undecided: others(undecided) }
      : { duels: others(duels), undecided: [...others(undecided), pair] };
    const isLast = next.duels.length + next.undecided.length >= Math.min(most, pairs.length);
    const following = returns.current || isLast ? undefined : open(place + 1, place);
    returns.current = false;
    const said = winner
      ? t("ballots.pairwise.preferred", { name: shortName(known[winner]) })
      : t("ballots.pairwise.undecided");
    change({ ...choices, abstain: undefined, ...next }, `${said}. ${following === undefined ? "" : isAt(following)}`);
    go(following ?? REVIEW);
  };
  // The second tap of a double tap was meant for the pair that is gone.
  const tap = (winner) => (event) => {
    if (event.detail < 2) answer(winner);
    else refuse(t("ballots.pairwise.one_tap"));
  };
  const back = () => {
    announce(isAt(place - 1));
    go(place - 1);
  };
  const skip = () => {
    const next = open(place + 1, place);
    if (next === undefined) {
      refuse(t("ballots.pairwise.no_other"));
      return;
    }
    announce(isAt(next));
    go(next);
  };
  const given = answers.get(pairId(pair));
  const done = isTable ? answered.length : place;
  const all = isTable ? Math.min(most, pairs.length) : pairs.length;
  return (
    <section className="ballot-pair" aria-labelledby={`${id}-question`}>
      <div className="grid gap-2">
        <p className="figures text-muted">
          {isTable
            ? t("ballots.pairwise.progress.table", { done, all })
            : t("ballots.pairwise.progress", { place: place + 1, all })}
        </p>
        <span className="ballot-bar" aria-hidden="true">
          <span style={{ width: `${(100 * done) / all}%` }} />
        </span>
      </div>
      <h3 className="ballot-heading" id={`${id}-question`} ref={heading} tabIndex={-1}>
        {t("ballots.pairwise.question")}
      </h3>
      <div className="ballot-duel">
        {pair.map((option, side) => (
          <button
            key={side}
            type="button"
            className="ballot-side"
            data-fault={option}
            aria-pressed={given === option}
            onClick={tap(option)}
          >
            <OptionText option={known[option]} />
          </button>
        ))}
      </div>
      <button type="button" className="button button-quiet" aria-pressed={given === ""} onClick={tap("")}>
        {t("ballots.pairwise.undecided")}
      </button>
      <div className="ballot-pair-tools">
        {place > 0 && (
          <button type="button" className="button button-plain" onClick={back}>
            {t("ballots.pairwise.back")}
          </button>
        )}
        {isTable && (
          <button type="button" className="button button-plain" onClick={skip}>
            {t("ballots.pairwise.skip")}
          </button>
        )}
        {answered.length > 0 && (
          <button type="button" className="button button-plain" onClick={() => go(REVIEW)}>
            {t("ballots.pairwise.finish")}
          </button>
        )}
      </div>
    </section>
  );
}
