// Asking the REST API from the charter page; a refusal speaks in the words that the server gives.
import { t as common } from "$/utils/i18n/common.js";

/** The answer of `/api/v1` + path, or null where there is none. Throws an error with `message` and `errors` by field. */
export async function ask(method, path, body) {
  const answer = await fetch(`/api/v1${path}`, {
    method,
    credentials: "same-origin",
    headers: { Accept: "application/json", ...(body ? { "Content-Type": "application/json" } : {}) },
    body: body ? JSON.stringify(body) : undefined,
  });
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  const problem = await answer.json().catch(() => ({}));
  const fault = new Error(Object.values(problem.errors || {})[0] || problem.detail || common("form.unreachable"));
  fault.errors = problem.errors || {};
  throw fault;
}

/** Why something was not done, in a sentence. */
export const because = (fault) => (fault instanceof TypeError ? common("form.unreachable") : fault.message);
