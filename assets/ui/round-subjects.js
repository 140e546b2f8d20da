// What can be voted on in each step, and what of it there is now. Pure functions of the room's views.

/** The subjects of a step, the usual one first; `goal` is one goal as a text. */
export const SUBJECTS = {
  frame: ["framings", "challenge", "options", "text"],
  goals: ["goals", "goal", "options", "text"],
  stakeholders: ["options", "text"],
  instruments: ["instruments", "options", "text"],
  charter: ["charter", "options", "text"],
};

const TEXTS = ["goal", "challenge", "charter", "text"];

/** Whether a subject is one text to agree to, and no choice among options. */
export const isText = (subject) => TEXTS.includes(subject);

/** The usual way of voting on a subject. */
export const usualMethod = (subject) =>
  ({ goals: "dots", framings: "approval", instruments: "two_criteria", options: "approval", text: "consent", goal: "consent" })[
    subject
  ] || "fist_of_five";

const standing = (goals) => ((goals && goals.goals) || []).filter((goal) => ["proposed", "adopted"].includes(goal.status));

/** What there is to choose among: `[{id, sign, label}]`. */
export function optionsOf(subject, { cards, goals, instruments }) {
  if (subject === "goals" || subject === "goal") {
    return standing(goals).map((goal) => ({ id: goal.id, sign: `G${goal.number}`, label: goal.statement }));
  }
  if (subject === "framings") {
    return ((cards && cards.clusters) || [])
      .filter((theme) => theme.name)
      .map((theme, index) => ({ id: theme.id, sign: `T${index + 1}`, label: theme.name }));
  }
  if (subject === "instruments") {
    return ((instruments && instruments.instruments) || []).map(({ id, number, name }) => ({ id, sign: `I${number}`, label: name }));
  }
  return [];
}

/** The lines of typed options: `[{label, cost}]`; the cost stands after the last equals sign, empty where none does. */
export function typedOptions(text) {
  return String(text || "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const priced = /^(.*\S)\s*=\s*(\d+)$/.exec(line);
      return priced ? { label: priced[1], cost: priced[2] } : { label: line, cost: "" };
    });
}

const clamp = (value, least, most) => Math.min(most, Math.max(least, value));

/** Dots, comparisons and winners where nobody chose any, as the server would. */
export const usualDots = (count) => clamp(Math.round(count / 3), 3, 10);
export const allPairs = (count) => (count * (count - 1)) / 2;
export const usualPairs = (count) => Math.max(1, Math.min(allPairs(count), 20, Math.max(6, Math.round(count * 1.5))));
export const usualWinners = (count) => (count > 4 ? 3 : 1);
