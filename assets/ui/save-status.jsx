// 'Saved', 'Not saved yet' or 'Saving…' for all draft forms of the page together.
import { useSyncExternalStore } from "react";
import { t } from "$/utils/i18n/common.js";
import { onState, pageState } from "$/public/ui/drafts.js";

export function SaveStatus() {
  const state = useSyncExternalStore(onState, pageState, () => "");
  return (
    <span className="form-status" data-state={state}>
      {state ? t(`draft.${state}`) : ""}
    </span>
  );
}
