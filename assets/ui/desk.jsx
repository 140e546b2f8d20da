// The desk's own pieces: three columns that become one, a dialog for a form, tools of a card, and dragging as a
// second way to do what the tools do first.
import { Children, useEffect, useId, useRef, useState } from "react";
import { Menu } from "$/public/ui/overlay.jsx";
import { newKey } from "$/public/ui/drafts.js";
import { shownCards, together } from "$/public/ui/cards.js";
import { SearchStatus, useCardSearch } from "$/public/ui/find-cards.jsx";
import { t } from "$/utils/i18n/desk.js";

/** Agenda, step and tools: side by side where there is room, else one at a time behind a bar at the bottom. */
export function Columns({ children }) {
  const [shown, setShown] = useState("step");
  const [agenda, step, tools] = Children.toArray(children);
  const show = (place) => {
    setShown(place);
    window.scrollTo(0, 0);
  };
  // On a phone, choosing a step in the agenda leads to it.
  const follow = (event) => event.target.closest("[data-leads=step]") && show("step");
  return (
    <>
      <div className="desk" data-shown={shown}>
        <div className="desk-agenda" onClick={follow}>
          {agenda}
        </div>
        <div className="desk-step">{step}</div>
        <div className="desk-tools">{tools}</div>
      </div>
      <nav className="desk-bar" aria-label={t("desk.bar")}>
        {["agenda", "step", "tools"].map((place) => (
          <button key={place} type="button" data-place={place} aria-pressed={shown === place} onClick={() => show(place)}>
            {t(`desk.bar.${place}`)}
          </button>
        ))}
      </nav>
    </>
  );
}

/** Goes to a part of the page and puts the focus there; a real anchor, since router links do neither. */
export function Jump({ to, label, look }) {
  const go = (event) => {
    event.preventDefault();
    const part = document.getElementById(to);
    if (!part) return;
    const field = part.querySelector("textarea, input:not([type=hidden])");
    (field || part).focus({ preventScroll: true });
    part.scrollIntoView({ block: "start" });
  };
  return (
    <a href={`#${to}`} className={`button button-${look || "primary"}`} onClick={go}>
      {label}
    </a>
  );
}

/** A dialog whose content exists only while it is open, and which closes when a form in it has been saved. */
function LazyDialog({ title, isOpen, isWide, onClose, children }) {
  const dialog = useRef(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!isOpen || !element) return undefined;
    if (!element.open) element.showModal();
    const close = () => element.close();
    element.addEventListener("draft-saved", close);
    return () => element.removeEventListener("draft-saved", close);
  }, [isOpen]);
  if (!isOpen) return null;
  return (
    <dialog
      ref={dialog}
      className={isWide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <h2 id={id} className="mb-4">
        {title}
      </h2>
      {children}
      <div className="dialog-actions">
        <button type="button" className="button button-quiet button-small" onClick={() => dialog.current.close()}>
          {t("desk.dialog.close")}
        </button>
      </div>
    </dialog>
  );
}

/** A button that opens a form in a dialog. */
export function FormDialog({ label, ariaName, title, look, isSmall, isWide, children }) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`button button-${look || "quiet"}${isSmall ? " button-small" : ""}`}
        aria-haspopup="dialog"
        aria-label={ariaName || undefined}
        onClick={() => setOpen(true)}
      >
        {label}
      </button>
      <LazyDialog
        title={title}
        isOpen={isOpen}
        isWide={isWide}
        onClose={() => {
          setOpen(false);
          if (button.current) button.current.focus();
        }}
      >
        {children}
      </LazyDialog>
    </>
  );
}

/** 'Move to…' and the rest of what can be done with a card. `children` is the form that edits it. */
export function CardTools({ card, cards, further, found, children, onMove, onNew, onMerge, onHide, onFind }) {
  const [open, setOpen] = useState("");
  const [wanted, setWanted, search] = useCardSearch(cards, found, onFind);
  const root = useRef(null);
  const clusters = (cards && cards.clusters) || [];
  const targets = clusters
    .filter((cluster) => cluster.id !== card.cluster_id)
    .map((cluster) => ({ value: cluster.id, label: cluster.name }));
  targets.push({ value: "new", label: t("desk.board.to_new") });
  if (clusters.some((cluster) => cluster.id === card.cluster_id)) targets.push({ value: "", label: t("desk.board.to_loose") });

  const move = (target) => {
    expectFocus(root.current, card.id);
    if (target === "new") onNew(JSON.stringify({ name: untitled(clusters), card_id: card.id }), newKey());
    else onMove(card.id, target);
  };
  const more = (choice) => {
    if (choice !== "hide") {
      setWanted("");
      setOpen(choice);
      return;
    }
    expectFocus(root.current, "");
    onHide(card.id);
  };
  const close = () => {
    setOpen("");
    if (root.current) root.current.querySelector("button").focus();
  };
  const words = wanted.trim().toLowerCase();
  const known = open === "merge" ? together(shownCards(cards), further.cards, found.cards) : [];
  const others = known
    .filter((other) => other.id !== card.id)
    .filter((other) => `${other.number} ${other.text}`.toLowerCase().includes(words))
    .sort((one, other) => (other.cluster_id === card.cluster_id) - (one.cluster_id === card.cluster_id));
  const number = card.number;
  return (
    <div className="flex flex-wrap items-center gap-1" ref={root}>
      <Menu
        label={t("desk.board.move")}
        ariaName={t("desk.board.move.name", { number })}
        items={targets}
        look="plain"
        isSmall
        onChoose={move}
      />
      <Menu
        label={t("desk.board.more")}
        ariaName={t("desk.board.more.name", { number })}
        items={[
          { value: "merge", label: t("desk.board.merge") },
          { value: "edit", label: t("desk.board.edit") },
          { value: "hide", label: t("desk.board.hide"), isDisabled: card.is_in_challenge },
        ]}
        look="plain"
        isSmall
        onChoose={more}
      />
      <LazyDialog title={t("desk.board.edit.title", { number })} isOpen={open === "edit"} onClose={close}>
        {children}
      </LazyDialog>
      <LazyDialog title={t("desk.board.merge.title", { number })} isOpen={open === "merge"} onClose={close}>
        <p className="document border-l-2 border-line pl-3">{card.text}</p>
        <p className="field-help my-3">{t("desk.board.merge.help")}</p>
        <label className="field-label" htmlFor={`find-${card.id}`}>
          {t("desk.board.merge.find")}
        </label>
        <input
          id={`find-${card.id}`}
          className="input"
          type="search"
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <SearchStatus state={search} found={found} />
        <ul className="grid gap-1 mt-3">
          {others.map((other) => (
            <li key={other.id}>
              <button
                type="button"
                className="menu-item border border-line"
                onClick={() => {
                  setOpen("");
                  expectFocus(root.current, other.id);
                  onMerge(card.id, other.id);
                }}
              >
                <span className="text-muted figures">{other.number}</span> {other.text}
              </button>
            </li>
          ))}
          {others.length === 0 && search !== "looking" && <li className="text-muted">{t("desk.board.merge.none")}</li>}
        </ul>
      </LazyDialog>
    </div>
  );
}

const untitled = (clusters) => t("desk.board.untitled", { number: clusters.length + 1 });

// A card that moves is drawn anew elsewhere; whoever moved it by keyboard must not be thrown to the top of the page.
const expectFocus = (element, cardId) => {
  const board = element && element.closest("[data-board]");
  if (board) board.dispatchEvent(new CustomEvent("board:moved", { detail: cardId }));
};

const EDGE_PX = 90;

/**
 * Around the clusters: keeps focus with a card that was moved, and lets cards be dragged by their handle with mouse,
 * pen or finger. Cards carry `data-card-id` and a `data-handle`; places to drop carry `data-drop` (an id, "" or "new").
 */
export function Board({ label, clusterCount, children, onMove, onNew }) {
  const root = useRef(null);
  const drag = useRef(null);
  const awaited = useRef(null);

  useEffect(() => {
    const board = root.current;
    const expect = (event) => {
      awaited.current = { id: event.detail, until: Date.now() + 3000 };
    };
    const settle = () => {
      const wanted = awaited.current;
      if (!wanted || Date.now() > wanted.until) return;
      if (document.activeElement && document.activeElement !== document.body) return;
      const card = [...board.querySelectorAll("[data-card-id]")].find((one) => one.dataset.cardId === wanted.id);
      const target = card ? card.querySelector("button") : board;
      awaited.current = null;
      target.focus();
    };
    board.addEventListener("board:moved", expect);
    const observer = new MutationObserver(settle);
    observer.observe(board, { childList: true, subtree: true });
    return () => {
      board.removeEventListener("board:moved", expect);
      observer.disconnect();
    };
  }, []);

  const mark = (target) => {
    root.current.querySelectorAll("[data-over]").forEach((one) => one.removeAttribute("data-over"));
    if (target) target.setAttribute("data-over", "true");
  };
  const end = () => {
    if (!drag.current) return;
    drag.current.card.style.transform = "";
    drag.current.card.removeAttribute("data-dragged");
    mark(null);
    drag.current = null;
  };
  const start = (event) => {
    const handle = event.target.closest("[data-handle]");
    if (!handle || event.button > 0) return;
    event.preventDefault();
    const card = handle.closest("[data-card-id]");
    handle.setPointerCapture(event.pointerId);
    card.setAttribute("data-dragged", "true");
    drag.current = { card, x: event.pageX, y: event.pageY, target: null };
  };
  const move = (event) => {
    const held = drag.current;
    if (!held) return;
    if (event.clientY < EDGE_PX) window.scrollBy(0, -14);
    if (event.clientY > window.innerHeight - EDGE_PX) window.scrollBy(0, 14);
    held.card.style.transform = `translate(${event.pageX - held.x}px, ${event.pageY - held.y}px)`;
    const under = document.elementFromPoint(event.clientX, event.clientY);
    held.target = under && under.closest("[data-drop]");
    mark(held.target);
  };
  const drop = () => {
    const held = drag.current;
    if (!held) return;
    const from = held.card.closest("[data-drop]");
    const { target } = held;
    const id = held.card.dataset.cardId;
    end();
    if (!target || target === from) return;
    if (target.dataset.drop === "new") {
      onNew(JSON.stringify({ name: t("desk.board.untitled", { number: clusterCount + 1 }), card_id: id }), newKey());
    } else onMove(id, target.dataset.drop);
  };
  return (
    <section
      ref={root}
      className="desk-board"
      data-board="true"
      aria-label={label}
      tabIndex={-1}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={drop}
      onPointerCancel={end}
    >
      {children}
    </section>
  );
}

/** A suggestion that can be put aside on this device; it stays away until something in it changes. */
export function Dismissible({ storeKey, label, children }) {
  const name = `mission-room:aside:${storeKey}`;
  const [isAside, setAside] = useState(false);
  useEffect(() => {
    try {
      setAside(window.localStorage.getItem(name) === "1");
    } catch {
      setAside(false);
    }
  }, [name]);
  if (isAside) return null;
  const putAside = () => {
    setAside(true);
    try {
      window.localStorage.setItem(name, "1");
    } catch {
      // a device that keeps nothing shows it again next time
    }
  };
  return (
    <li className="desk-duplicate">
      {children}
      <button type="button" className="button button-plain button-small" onClick={putAside}>
        {label}
      </button>
    </li>
  );
}
