// Things that open: the confirmation dialog and the menu. Both close on Escape and give focus back.
import { useEffect, useId, useRef, useState } from "react";
import { t } from "$/utils/i18n/common.js";

/**
 * A button that opens a native modal dialog. With `onConfirm` it has two answers; without, one way out.
 * The dialog element keeps focus inside while open and returns it to the button.
 */
export function Dialog({ label, title, children, confirmLabel, cancelLabel, tone, look, isWide, isDisabled, onConfirm }) {
  const dialog = useRef(null);
  const id = useId();
  const close = () => dialog.current && dialog.current.close();
  const confirm = () => {
    close();
    onConfirm();
  };
  return (
    <>
      <button
        type="button"
        className={`button button-${look || tone || "quiet"}`}
        disabled={Boolean(isDisabled)}
        aria-haspopup="dialog"
        onClick={() => dialog.current.showModal()}
      >
        {label}
      </button>
      <dialog
        ref={dialog}
        className={isWide ? "dialog dialog-wide" : "dialog"}
        aria-labelledby={id}
        onClick={(event) => event.target === dialog.current && close()}
      >
        <h2 id={id}>{title}</h2>
        <div className="mt-3 grid gap-3">{children}</div>
        <div className="dialog-actions">
          <button type="button" className="button button-quiet" onClick={close}>
            {cancelLabel || t(onConfirm ? "dialog.cancel" : "dialog.close")}
          </button>
          {onConfirm && (
            <button type="button" className={`button button-${tone || "primary"}`} onClick={confirm}>
              {confirmLabel}
            </button>
          )}
        </div>
      </dialog>
    </>
  );
}

/** A menu button: `items` are `{value, label, isDisabled}`; `onChoose(value)` when one is taken. */
export function Menu({ label, ariaName, items, look, isSmall, onChoose }) {
  const [isOpen, setOpen] = useState(false);
  const [place, setPlace] = useState({});
  const root = useRef(null);
  const button = useRef(null);
  const list = useRef(null);
  const typed = useRef({ text: "", at: 0 });
  const id = useId();

  const entries = () => [...(list.current ? list.current.querySelectorAll("[role=menuitem]") : [])];
  const close = (returnFocus) => {
    setOpen(false);
    if (returnFocus && button.current) button.current.focus();
  };
  const open = (where) => {
    const box = button.current.getBoundingClientRect();
    setPlace({
      side: box.left + 240 > window.innerWidth ? "end" : "start",
      rise: box.bottom + 260 > window.innerHeight && box.top > 300,
      where,
    });
    setOpen(true);
  };

  useEffect(() => {
    if (!isOpen) return undefined;
    const all = entries();
    const first = place.where === "last" ? all[all.length - 1] : all[0];
    if (first) first.focus();
    const outside = (event) => {
      if (root.current && !root.current.contains(event.target)) close(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [isOpen]);

  const move = (event) => {
    const all = entries();
    const at = all.indexOf(document.activeElement);
    const target = {
      ArrowDown: all[(at + 1) % all.length],
      ArrowUp: all[(at - 1 + all.length) % all.length],
      Home: all[0],
      End: all[all.length - 1],
    }[event.key];
    if (target) {
      event.preventDefault();
      target.focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      close(true);
    } else if (event.key === "Tab") {
      close(false);
    } else if (event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const now = Date.now();
      const text = (now - typed.current.at < 700 ? typed.current.text : "") + event.key.toLowerCase();
      typed.current = { text, at: now };
      const match = all.find((entry) => entry.textContent.trim().toLowerCase().startsWith(text));
      if (match) match.focus();
    }
  };

  const choose = (item) => {
    if (item.isDisabled) return;
    close(true);
    onChoose(item.value);
  };

  return (
    <div className="menu" ref={root}>
      <button
        ref={button}
        type="button"
        className={`button button-${look || "quiet"}${isSmall ? " button-small" : ""}`}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-label={ariaName || undefined}
        onClick={() => (isOpen ? close(false) : open("first"))}
        onKeyDown={(event) => {
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          open(event.key === "ArrowUp" ? "last" : "first");
        }}
      >
        {label}
        <span aria-hidden="true">▾</span>
      </button>
      {isOpen && (
        <div
          id={id}
          ref={list}
          role="menu"
          aria-label={ariaName || label}
          className="menu-list"
          data-side={place.side}
          data-rise={String(Boolean(place.rise))}
          onKeyDown={move}
        >
          {(items || []).map((item) => (
            <button
              key={item.value}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className="menu-item"
              aria-disabled={item.isDisabled ? "true" : undefined}
              onClick={() => choose(item)}
            >
              {item.label}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
