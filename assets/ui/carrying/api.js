// What the pieces that carry a charter on ask and tell the server. A refusal is an Error with the server's words.
import { t as common } from "$/utils/i18n/common.js";

export async function tell(path, { method = "GET", body, file } = {}) {
  const headers = { Accept: "application/json, application/problem+json" };
  if (body || file) headers["Content-Type"] = "application/json";
  let answer;
  try {
    answer = await fetch(`/api/v1${path}`, {
      method,
      credentials: "same-origin",
      headers,
      body: file || (body && JSON.stringify(body)),
    });
  } catch {
    throw new Error(common("form.unreachable"));
  }
  if (answer.status === 204) return null;
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return said;
  const words = (said.errors && (said.errors.file || Object.values(said.errors)[0])) || said.detail;
  throw Object.assign(new Error(words || common("form.failed")), { code: said.code, status: answer.status });
}

export const workshop = (code) => `/workshops/${encodeURIComponent(code)}`;
