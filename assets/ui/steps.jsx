// Which step a participant looks at: the one the room has open, or an earlier one. The room is followed, but nobody is
// torn away from what they write: then a banner says where the room went, and one tap goes there.
import { useEffect, useSyncExternalStore } from "react";
import { t } from "$/utils/i18n/steps.js";
import { t as tr } from "$/utils/i18n/room.js";
import { announce } from "$/public/ui/announce.jsx";
import { pageState } from "$/public/ui/drafts.js";

const WAITING = { kind: "waiting" };
const END = { kind: "end" };
const NOTHING = { kind: "" };

// Outlives the components: header and content look at the same step.
let target = ""; // where the room is
let chosen = ""; // where this person is
let shown = NOTHING;
let hasMoved = false; // the room went on while this person was busy elsewhere
const listeners = new Set();
const subscribe = (listener) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const tell = () => listeners.forEach((listener) => listener());

let parts = {};
const settle = () => {
  const next = parts[chosen] || NOTHING;
  if (JSON.stringify(next) !== JSON.stringify(shown)) shown = next;
  tell();
};

const isBusy = () => ["unsaved", "saving", "refused"].includes(pageState());
export const nameOf = (step) => step.title || t(`step.${step.kind}`);

function goTo(kind, byHand) {
  chosen = kind;
  if (kind === target) hasMoved = false;
  settle();
  if (!byHand) return;
  window.scrollTo({ top: 0 });
  let tries = 0;
  const look = () => {
    const heading = document.querySelector("main h1");
    tries += 1;
    if (heading) heading.focus({ preventScroll: true });
    else if (tries < 60) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The step that is looked at: `{kind, title, prompt, status}`, with kind 'waiting' or 'end' beside the five. */
export function useShownStep() {
  return useSyncExternalStore(
    subscribe,
    () => shown,
    () => NOTHING,
  );
}

function useMarks() {
  const mark = () => `${chosen}|${target}|${hasMoved}`;
  return useSyncExternalStore(subscribe, mark, mark);
}

/** The agenda in the top bar; it also decides when to follow the room. */
export function Agenda({ steps, current, hasCurrent, isEnded }) {
  useMarks();
  const wanted = isEnded ? END.kind : hasCurrent ? current.kind : WAITING.kind;
  const all = JSON.stringify(steps);

  useEffect(() => {
    parts = { waiting: WAITING, end: END, ...Object.fromEntries((steps || []).map((step) => [step.kind, step])) };
    if (wanted !== target) {
      const before = target;
      target = wanted;
      const isFollowing = !before || chosen === before;
      if (!before || (isFollowing && !isBusy())) {
        goTo(wanted, false);
        if (before) {
          window.scrollTo({ top: 0 });
          announce(said());
        }
      } else if (chosen !== target) {
        hasMoved = true;
        announce(said());
      }
    }
    settle();
  }, [wanted, all]);

  useEffect(
    () => () => {
      [target, chosen, shown, hasMoved] = ["", "", NOTHING, false];
    },
    [],
  );

  // A step may have been open when the workshop ended.
  const shownSteps = (steps || []).map((step) => (isEnded && step.status === "open" ? { ...step, status: "closed" } : step));
  const status = { open: "room.step.open", closed: "room.step.closed", planned: "room.step.planned" };
  return (
    <nav aria-label={tr("room.agenda")} className="agenda">
      <ol>
        {shownSteps.map((step, index) => (
          <li key={step.id} data-status={step.status} data-shown={step.kind === chosen}>
            <button
              type="button"
              aria-current={step.kind === chosen ? "step" : undefined}
              aria-disabled={step.status === "planned" || undefined}
              aria-label={`${index + 1}. ${nameOf(step)}, ${tr(status[step.status])}`}
              onClick={() => step.status !== "planned" && goTo(step.kind, true)}
            >
              <span className="agenda-mark figures" aria-hidden="true">
                {step.status === "closed" ? "✓" : index + 1}
              </span>
              <span className="agenda-name" aria-hidden="true">
                {nameOf(step)}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

const targetStep = () => parts[target] || NOTHING;
const said = () =>
  target === "end" ? tr("room.ended.said") : target === "waiting" ? "" : tr("room.moved", { step: nameOf(targetStep()) });

/** Above the content of another step: where the room is, and the way there. */
export function BackToOpen() {
  useMarks();
  if (!target || !chosen || chosen === target) return null;
  const isStep = target !== "end" && target !== "waiting";
  const text = hasMoved ? said() : isStep ? tr("room.looking_back", { step: nameOf(targetStep()) }) : "";
  return (
    <div className="back-to-open">
      {text && <p>{text}</p>}
      <button type="button" className="button button-primary" onClick={() => goTo(target, true)}>
        {isStep ? tr("room.go_to_open") : tr("room.go_back")}
      </button>
    </div>
  );
}
