// Choices by method: what a blank ballot is, how one is spelled for the server, and what is still missing in it.
// The shapes are those of app/domain/voting/validation.py. A draft may know more than it sends: half a rating, the
// reason of a concern that became a consent.

export const MOST_WORDS = 500; // characters of a reason, and of a comment
export const HIGHEST_SCORE = 5;
export const HIGHEST_RATING = 5;
const CONCERN_TO = 2; // a fist of 0, 1 or 2 needs its reason

const KINDS = { equal_shares: "approval" };
const kindOf = (method) => KINDS[method] || method;

const BLANKS = {
  dots: { dots: {} },
  approval: { approved: [] },
  score: { scores: {}, unsure: [] },
  ranked: { ranking: [] },
  quadratic: { votes: {} },
  pairwise: { duels: [], undecided: [] },
  two_criteria: { ratings: {}, unsure: [] },
  consent: { stand: "", reason: "" },
  fist_of_five: { value: null, reason: "" },
};

export const blank = (method) => BLANKS[kindOf(method)];

const byId = ([one], [other]) => (one < other ? -1 : 1);
const inOrder = (numbers, isGiven) => Object.fromEntries(Object.entries(numbers || {}).filter(isGiven).sort(byId));
const byText = (one, other) => (String(one) < String(other) ? -1 : 1);

/** Words as the server keeps them: on one line. (For Python U+FEFF is no space, for JavaScript it is.) */
export const oneLine = (text) =>
  (text || "")
    .replace(/\p{Cc}/gu, " ")
    .replace(/[^\S\ufeff]+/g, " ")
    .replace(/^ | $/g, "");

export const needsReason = (choices) =>
  choices.stand ? choices.stand !== "consent" : choices.value !== null && choices.value <= CONCERN_TO;

const SPELLINGS = {
  dots: ({ dots }) => ({ dots: inOrder(dots, ([, number]) => number > 0) }),
  approval: ({ approved }) => ({ approved: [...(approved || [])].sort() }),
  score: ({ scores }) => ({ scores: inOrder(scores, ([, score]) => score !== null) }),
  ranked: ({ ranking }) => ({ ranking: ranking || [] }),
  quadratic: ({ votes }) => ({ votes: inOrder(votes, ([, number]) => number > 0) }),
  pairwise: ({ duels, undecided }) => ({
    duels: [...(duels || [])].sort(byText),
    undecided: (undecided || []).map((pair) => [...pair].sort()).sort(byText),
  }),
  two_criteria: ({ ratings }) => ({ ratings: inOrder(ratings, ([, both]) => both.some((one) => one !== null)) }),
  consent: ({ stand, reason }) => ({ stand, reason: stand === "consent" ? "" : oneLine(reason) }),
  fist_of_five: ({ value, reason }) => ({ value, reason: oneLine(reason) }),
};

/** One spelling for one choice: what is sent, and what is compared with what was counted. Empty for none. */
export function spelled(method, choices) {
  if (!choices) return "";
  const comment = oneLine(choices.comment);
  const chosen = choices.abstain ? { abstain: true } : SPELLINGS[kindOf(method)](choices);
  return JSON.stringify(comment ? { ...chosen, comment } : chosen);
}

/** What the server has counted, as a draft to go on with: what was left out then was not judged. */
export function drafted(method, counted, options) {
  const draft = { ...blank(method), ...counted };
  if (!("unsure" in draft) || counted.abstain) return draft;
  const judged = draft.scores || draft.ratings;
  return { ...draft, unsure: options.map((option) => option.id).filter((id) => !(id in judged)) };
}

const isHalf = (both) => both.some((one) => one === null) && both.some((one) => one !== null);

/**
 * What keeps these choices from being cast: {key, at}, the key of a sentence and the id of the option (or "reason")
 * that it is about; null when nothing does.
 */
export function faultOf(method, choices) {
  const chosen = SPELLINGS[kindOf(method)](choices);
  switch (method) {
    case "score":
      return Object.keys(chosen.scores).length ? null : { key: "ballots.score.missing", at: "" };
    case "ranked":
      return chosen.ranking.length ? null : { key: "ballots.ranked.missing", at: "" };
    case "pairwise":
      return chosen.duels.length + chosen.undecided.length ? null : { key: "ballots.pairwise.missing", at: "" };
    case "two_criteria": {
      const half = Object.keys(chosen.ratings).find((id) => isHalf(chosen.ratings[id]));
      if (half) return { key: "ballots.criteria.half", at: half };
      return Object.keys(chosen.ratings).length ? null : { key: "ballots.criteria.missing", at: "" };
    }
    case "consent":
      if (!chosen.stand) return { key: "ballots.consent.missing", at: "" };
      break;
    case "fist_of_five":
      if (chosen.value === null) return { key: "ballots.fist.missing", at: "" };
      break;
    default:
      return null;
  }
  return needsReason(choices) && !chosen.reason ? { key: "ballots.reason.missing", at: "reason" } : null;
}

/** Whether nothing is chosen in a ballot that may be cast so: it says 'none of them', which is not an abstention. */
export const saysNone = (method, choices) =>
  ["dots", "approval", "equal_shares", "quadratic"].includes(method) &&
  !choices.abstain &&
  spelled(method, { ...choices, comment: "" }) === spelled(method, blank(method));

export const creditsSpent = (votes) => Object.values(votes || {}).reduce((sum, number) => sum + number * number, 0);
