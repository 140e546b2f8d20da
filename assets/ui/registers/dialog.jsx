// A dialog whose content exists only while it is open; it gives focus back to where it was.
import { useEffect, useId, useRef } from "react";
import { t } from "$/utils/i18n/common.js";

export function EntryDialog({ title, isWide, onClose, children }) {
  const dialog = useRef(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current.showModal();
    return () => before && before.isConnected && before.focus();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={isWide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <h2 id={id}>{title}</h2>
      <div className="mt-3 grid gap-3">{children}</div>
      <div className="dialog-actions">
        <button type="button" className="button button-quiet" onClick={() => dialog.current.close()}>
          {t("dialog.close")}
        </button>
      </div>
    </dialog>
  );
}
