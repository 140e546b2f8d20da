// What the desk reads out of the room's views: pure functions of what the server sent. Nothing is kept here.

/** The step to open next: the first planned one after the newest that was opened, else any planned one, else {}. */
export function nextStep(steps) {
  const all = steps || [];
  const last = all.reduce((found, step, index) => (step.status === "planned" ? found : index), -1);
  return all.find((step, index) => index > last && step.status === "planned") || all.find((step) => step.status === "planned") || {};
}

/** The first step of a kind, or {}. */
export const stepOf = (steps, kind) => (steps || []).find((step) => step.kind === kind) || {};

const NO_ROUND = { status: "none", options: [], turnout: {}, result: {} };

/** Rounds on a subject that were opened, newest first. */
export const roundsOn = (rounds, subject) =>
  (rounds || []).filter((round) => round.subject === subject && round.status !== "draft").reverse();

/** The newest round on a subject, or {status: "none"}. */
export const latestRound = (rounds, subject) => roundsOn(rounds, subject)[0] || NO_ROUND;

/** Rounds of a step that were opened, newest first. */
const roundsIn = (rounds, stepId) => (rounds || []).filter((round) => round.step_id === stepId && round.status !== "draft").reverse();

/** The newest round of a step, whatever it is about, or {status: "none"}. */
export const latestIn = (rounds, stepId) => roundsIn(rounds, stepId)[0] || NO_ROUND;

/** The rounds of a step before the newest one. */
export const earlierIn = (rounds, stepId) => roundsIn(rounds, stepId).slice(1);

/** The round that is open now, whatever it is about, or {status: "none"}. */
export const openRound = (rounds) => (rounds || []).find((round) => round.status === "open") || { status: "none", options: [] };

/** Rounds of a step that were prepared and never opened. */
export const preparedIn = (rounds, stepId) => (rounds || []).filter((round) => round.step_id === stepId && round.status === "draft");

/** How many go on into a run-off where nobody said: three, or two of three. */
export const usualTop = (count) => Math.max(2, Math.min(3, (Number(count) || 0) - 1));

/** Goals as choices, without the one that asks. */
export const goalChoices = (goals, exceptId) =>
  (goals || [])
    .filter((goal) => goal.id !== exceptId)
    .map((goal) => ({ value: goal.id, label: `G${goal.number} · ${goal.statement}` }));

/** Where a goal came out in the newest revealed vote on goals: {found, rank, score, supporters, valid}. */
export function outcomeOf(rounds, goalId) {
  const revealed = roundsOn(rounds, "goals").find((round) => round.status === "revealed");
  const option = revealed && revealed.result.options.find((one) => one.id === goalId);
  if (!option) return { found: false };
  const { rank, score, supporters } = option;
  return { found: true, method: revealed.method, rank, score, supporters, of: revealed.result.options.length, valid: revealed.result.valid };
}

/** The private note on a step. */
export const noteOf = (notes, stepId) => ((notes || []).find((note) => note.step_id === stepId) || { text: "" }).text;

/** Minutes offered for the timer: the usual three, and the step's own. */
export const timerMinutes = (planned) => [...new Set([3, 5, 10, Number(planned) || 0])].filter(Boolean);

/** Groups as choices of a select. */
export const groupChoices = (groups) => (groups || []).map((group) => ({ value: group.id, label: group.name }));

/** Whether a goal still stands as proposed: neither adopted nor merged nor hidden. */
export const isProposed = (goals, goalId) => (goals || []).some((goal) => goal.id === goalId && goal.status === "proposed");

/** The number of a goal. */
export const numberOf = (goals, goalId) => ((goals || []).find((goal) => goal.id === goalId) || {}).number || 0;

/** How many participants are here: the people of all groups, tables included. */
export const participantsHere = (groups) => (groups || []).reduce((sum, group) => sum + group.here, 0);

/** How many participants have a seat, whether they are here or not. */
export const participantsJoined = (groups) => (groups || []).reduce((sum, group) => sum + group.joined, 0);
