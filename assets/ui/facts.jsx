// What anybody may know before taking a seat, read once from the API: the workshop behind a code, or a secret link.
import { useEffect, useState } from "react";
import { useParams } from "react-router";

const LOADING = { state: "loading", groups: [], next: "" };
const answers = new Map();

async function ask(address) {
  try {
    const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "application/json" } });
    const body = await answer.json().catch(() => ({}));
    if (answer.ok) return { ...body, state: body.status === "ended" ? "ended" : "ready" };
    return { state: answer.status >= 500 ? "failed" : "unknown", detail: body.detail || "" };
  } catch {
    return { state: "failed", detail: "" };
  }
}

function useAnswer(address) {
  const [facts, setFacts] = useState(LOADING);
  useEffect(() => {
    let isGone = false;
    if (!answers.has(address)) answers.set(address, ask(address));
    answers.get(address).then((found) => {
      if (found.state === "failed") answers.delete(address);
      if (!isGone) setFacts({ ...LOADING, ...found });
    });
    return () => {
      isGone = true;
    };
  }, [address]);
  return facts;
}

/** The public facts of the workshop whose code is in the page's address, with its groups as options. */
export function useWorkshopFacts() {
  const { code = "" } = useParams();
  const facts = useAnswer(`/api/v1/workshops/${encodeURIComponent(code)}`);
  return {
    ...facts,
    typed_code: code,
    groups: (facts.groups || []).map((group) => ({ value: String(group.id), label: group.name })),
  };
}

/** What the secret link in the page's address is for. */
export function useLinkFacts() {
  const { token = "" } = useParams();
  return useAnswer(`/api/v1/links/${encodeURIComponent(token)}`);
}
