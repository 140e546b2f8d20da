// What a round says about itself, in sentences: how to vote, and all its rules. The same at the desk and on the wall.
import { currentLocale, has } from "$/public/ui/i18n.js";
import { t } from "$/utils/i18n/voting.js";

const ON_A_TEXT = ["consent", "fist_of_five"];
const CHOOSES = ["dots", "approval", "score", "ranked", "quadratic", "pairwise"];

/** Whether a method asks about one text; all others choose among options. */
export const isOnText = (method) => ON_A_TEXT.includes(method);

/** Whether a method chooses so many winners (a map chooses none, and a portfolio as many as it can pay for). */
export const hasWinners = (method) => CHOOSES.includes(method);

/** A criterion as people read it: one of the catalogue's own, or the facilitator's words. */
export const criterion = (name) => (has(`voting.criteria.${name}`) ? t(`voting.criteria.${name}`) : name || "");

/** One sentence on how to vote in a round (`RoundView`). */
export function howTo(round) {
  if (!round || !round.method || round.status === "none") return "";
  const { dots, cap, credits, pairs, limit, limit_unit: unit, method, criteria } = round;
  const [first, second] = (criteria || []).map(criterion);
  const isCounted = method === "equal_shares" && !unit;
  return t(`voting.method.${method}.how${isCounted ? ".count" : ""}`, { dots, cap, credits, pairs, limit, unit, first, second });
}

/** What to say to the room about a round: its method, and how rankings are counted. */
export function explanation(round) {
  if (!round || !round.method || round.status === "none") return "";
  const counted = round.method === "ranked" ? ` ${t(`voting.ranking.${round.ranking_rule}.explain`)}` : "";
  return t(`voting.method.${round.method}.explain`) + counted;
}

/** The same, shorter, for the wall, where how to vote stands above it. */
export function reason(round) {
  if (!round || !round.method || round.status === "none") return "";
  if (round.method === "ranked") return t(`voting.ranking.${round.ranking_rule}.explain`);
  const short = `voting.method.${round.method}.wall`;
  return t(has(short) ? short : `voting.method.${round.method}.explain`);
}

/** All rules of a round in sentences, in the order in which people ask. */
export function rules(round) {
  if (!round || !round.method || round.status === "none") return "";
  const said = [];
  if (round.runoff_of) said.push(t("voting.rules.runoff", { number: round.runoff_of }));
  said.push(howTo(round));
  if (round.method === "ranked") said.push(t("voting.rules.counted", { rule: t(`voting.ranking.${round.ranking_rule}`) }));
  if (hasWinners(round.method)) said.push(t("voting.rules.winners", { count: round.winners }));
  said.push(t(`voting.rules.eligibility.${round.eligibility}`, { groups: (round.group_names || []).join(", ") }));
  said.push(t(`voting.rules.secrecy.${round.secrecy}`));
  if (round.with_comment) said.push(t("voting.rules.comments"));
  if (round.quorum_percent) said.push(t("voting.rules.quorum", { percent: round.quorum_percent }));
  if (round.block_quorum_percent) said.push(t("voting.rules.quorum.groups", { percent: round.block_quorum_percent }));
  if (!isOnText(round.method)) said.push(t(`voting.rules.tie.${round.tie_rule}`));
  return said.join(" ");
}

/** The quorum of all alone, for the wall, where the groups stand beside it. */
export const quorumOfAll = (round, cast, eligible) => quorum({ ...round, block_quorum_percent: 0 }, cast, eligible, []);

const needed = (percent, eligible) => Math.ceil((percent * eligible) / 100);

/** Where the quorum stands, in words; empty where none was asked. `groups` are those of the turnout. */
export function quorum(round, cast, eligible, groups) {
  const said = [];
  if (round && round.quorum_percent) {
    const wanted = needed(round.quorum_percent, eligible);
    said.push(t(cast >= wanted ? "voting.quorum.met" : "voting.quorum.needed", { cast, needed: wanted, eligible }));
  }
  if (round && round.block_quorum_percent) {
    const open = (groups || []).filter((group) => group.cast < needed(round.block_quorum_percent, group.eligible));
    const values = { groups: open.map((group) => group.label).join(", "), percent: round.block_quorum_percent };
    said.push(t(open.length ? "voting.quorum.groups.needed" : "voting.quorum.groups.met", values));
  }
  return said.join(" ");
}

/** The first signs of a long fingerprint, in blocks that can be read out. */
export const shortRoot = (root) => (root || "").slice(0, 16).replace(/(.{4})(?=.)/g, "$1 ");

/** When a deadline is, for people: the time, with the day where it is not today. */
export function moment(at, now) {
  const when = new Date(at);
  const time = new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit", hour12: false }).format(when);
  if (when.toDateString() === new Date(now).toDateString()) return t("voting.deadline.today", { time });
  const day = new Intl.DateTimeFormat(locale(), { weekday: "long", day: "numeric", month: "long" }).format(when);
  return t("voting.deadline.day", { day, time });
}

const locale = () => (currentLocale() === "en" ? "en-GB" : currentLocale());
