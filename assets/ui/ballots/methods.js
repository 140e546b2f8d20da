// The ballot of each method, fetched when a round asks for it.
import { later } from "$/public/ui/later.jsx";

const WHEN_USED = { isAhead: false };

const approval = later(() => import("$/public/ui/ballots/approval.jsx").then((part) => part.Approval), "Approval", WHEN_USED);

export const METHODS = {
  dots: later(() => import("$/public/ui/ballots/dots.jsx").then((part) => part.Dots), "Dots", WHEN_USED),
  approval,
  equal_shares: approval,
  score: later(() => import("$/public/ui/ballots/score.jsx").then((part) => part.Score), "Score", WHEN_USED),
  ranked: later(() => import("$/public/ui/ballots/ranked.jsx").then((part) => part.Ranked), "Ranked", WHEN_USED),
  quadratic: later(() => import("$/public/ui/ballots/quadratic.jsx").then((part) => part.Quadratic), "Quadratic", WHEN_USED),
  pairwise: later(() => import("$/public/ui/ballots/pairwise.jsx").then((part) => part.Pairwise), "Pairwise", WHEN_USED),
  two_criteria: later(() => import("$/public/ui/ballots/two-criteria.jsx").then((part) => part.TwoCriteria), "TwoCriteria", WHEN_USED),
  consent: later(() => import("$/public/ui/ballots/consent.jsx").then((part) => part.Consent), "Consent", WHEN_USED),
  fist_of_five: later(() => import("$/public/ui/ballots/fist.jsx").then((part) => part.Fist), "Fist", WHEN_USED),
};
