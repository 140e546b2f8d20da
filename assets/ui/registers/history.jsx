// What was set in an entry, the newest first: who, when, and what stood there before.
import { useEffect } from "react";
import { t } from "$/utils/i18n/registers.js";
import { EntryDialog } from "$/public/ui/registers/dialog.jsx";
import { fieldNamed, isSaid, labelOf, maybe, nameOf, wordsOf } from "$/public/ui/registers/words.js";

function sentence(field, change, names) {
  const before = field ? wordsOf(field, change.before, names) : String(change.before ?? "");
  const after = field ? wordsOf(field, change.after, names) : String(change.after ?? "");
  if (isSaid(change.after) && isSaid(change.before)) return t("registers.history.from", { before, after });
  return isSaid(change.after) ? t("registers.history.set", { after }) : t("registers.history.emptied", { before });
}

/** `history` is the page's answer to the last `onLook(register, entry)`; it is about the entry `historyOf`. */
export function History({ declaration, entry, names, history, historyOf, onLook, onClose }) {
  // Looked up when it opens, and again when the entry changes while it is open.
  useEffect(() => {
    onLook(declaration.key, entry.id);
  }, [entry.id, entry.edited_at]);
  const isHere = historyOf === entry.id;
  const title = t("registers.history.title", { name: nameOf(declaration, entry, names) });
  return (
    <EntryDialog title={title} onClose={onClose} isWide>
      <p role="status" className="text-muted">
        {isHere ? (history.length ? "" : t("registers.history.none")) : t("registers.history.loading")}
      </p>
      {isHere && history.length > 0 && (
        <ol className="history">
          {history.map((change, index) => {
            const field = fieldNamed(declaration, change.field);
            const who = change.author || maybe(`registers.role.${change.role}`) || t("registers.history.somebody");
            return (
              <li key={`${change.happened_at}-${change.field}-${index}`}>
                <p className="history-head">
                  <strong>{field ? labelOf(declaration, field) : change.field}</strong>
                  {change.is_conflict && <span className="pill pill-warn">{t("registers.history.two")}</span>}
                </p>
                <p className="history-said">{sentence(field, change, names)}</p>
                <p className="text-sm text-muted">
                  {who} · {t("registers.time", { at: change.happened_at })}
                </p>
              </li>
            );
          })}
        </ol>
      )}
    </EntryDialog>
  );
}
