// What the pieces of the charter page ask and tell the server, and the words of a refusal.
import { t as common } from "$/utils/i18n/common.js";
import { newKey } from "$/public/ui/drafts.js";

const addressOf = (code, path) => `/api/v1/workshops/${encodeURIComponent(code)}/charter${path}`;

/** The answer of the server as a value. A refusal is an Error with its words, and with `code` where there is one. */
export async function ask(code, path, { method = "GET", body, key } = {}) {
  const headers = { Accept: "application/json" };
  if (body) headers["Content-Type"] = "application/json";
  if (method === "POST" || key) headers["Idempotency-Key"] = key || newKey();
  let answer;
  try {
    answer = await fetch(addressOf(code, path), {
      method,
      credentials: "same-origin",
      headers,
      body: body && JSON.stringify(body),
    });
  } catch {
    throw new Error(common("form.unreachable"));
  }
  if (answer.status === 204) return null;
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) throw Object.assign(new Error(said.detail || common("form.failed")), { code: said.code });
  return said;
}
