// The power–interest grid: dots by number on a field of five by five, overlapping ones fanned out within their cell.
// Read-only it is one picture with a description; with `onPlace` each dot can be dragged, or moved by keys.
import { useEffect, useRef, useState } from "react";
import { t } from "$/utils/i18n/pictures.js";
import { t as word } from "$/utils/i18n/stakeholders.js";
import { announce } from "$/public/ui/announce.jsx";

const SIZE = 5;
const CORNERS = ["satisfy", "collaborate", "monitor", "inform"];
const clamp = (number) => Math.max(1, Math.min(SIZE, number));
const isPlaced = (place) => place.power > 0 && place.interest > 0;

// Where an actor is drawn: where it was settled, or else where the middle of the room's placements lies.
const standing = (actor) => {
  const { placed } = actor;
  if (isPlaced(actor) || !placed || placed.power < 0 || placed.interest < 0) return actor;
  return { power: Math.floor(placed.power + 0.5), interest: Math.floor(placed.interest + 0.5), isGuess: true };
};

// Where a dot stands, in percent of the field: its cell's centre, or rows and columns around it for those who share it.
function spot(place, at, of) {
  const across = Math.ceil(Math.sqrt(of));
  const down = Math.ceil(of / across);
  const inRow = Math.floor(at / across) === down - 1 ? of - across * (down - 1) : across;
  const x = ((at % across) - (inRow - 1) / 2) * Math.min(7, 18 / across);
  const y = (Math.floor(at / across) - (down - 1) / 2) * Math.min(9.5, 18 / down);
  return {
    left: `${((place.interest - 0.5) * 100) / SIZE + x}%`,
    top: `${((SIZE - place.power + 0.5) * 100) / SIZE + y}%`,
  };
}

export function Grid({ actors, isLarge, canPlace, onPlace }) {
  const field = useRef(null);
  const refocus = useRef(""); // a dot that was kept by Enter may have come from outside of the field
  const [held, setHeld] = useState(null); // {id, power, interest, x, y} while a dot is moved
  const [sent, setSent] = useState({}); // places that were let go and not yet heard of from the room
  const all = actors || [];

  useEffect(() => {
    // The room has spoken: forget what it agrees with, and what is no longer there.
    setSent((before) => {
      const kept = Object.entries(before).filter(([id, place]) => {
        const actor = all.find((one) => one.id === id);
        return actor && (actor.power !== place.power || actor.interest !== place.interest);
      });
      return kept.length === Object.keys(before).length ? before : Object.fromEntries(kept);
    });
  }, [actors]);

  useEffect(() => {
    if (!refocus.current) return;
    const button = field.current.querySelector(`[data-actor="${refocus.current}"]`);
    refocus.current = "";
    if (button) button.focus();
  }, [sent]);

  useEffect(() => {
    // A refusal leaves the room as it was: after a while the dot goes back to where the room has it.
    if (Object.keys(sent).length === 0) return undefined;
    const timer = setTimeout(() => setSent({}), 4000);
    return () => clearTimeout(timer);
  }, [sent]);

  // Where a dot's button stands stays what it is while it is held: moved to another parent, it would lose the pointer.
  const homeOf = (actor) => sent[actor.id] || standing(actor);
  const placeOf = (actor) => (held && held.id === actor.id && held.power ? held : homeOf(actor));
  const cells = {};
  for (const actor of all) {
    const place = placeOf(actor);
    if (isPlaced(place)) (cells[`${place.power}-${place.interest}`] ||= []).push(actor.id);
  }

  const settle = (actor, place, byKey) => {
    setHeld(null);
    if (byKey) refocus.current = actor.id;
    if (!isPlaced(place) || (place.power === actor.power && place.interest === actor.interest)) return;
    setSent((before) => ({ ...before, [actor.id]: { power: place.power, interest: place.interest } }));
    announce(t("pictures.grid.placed", { name: actor.name, power: place.power, interest: place.interest }));
    onPlace(actor.id, place.power, place.interest);
  };

  const under = (event) => {
    const box = field.current.getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width;
    const y = (event.clientY - box.top) / box.height;
    const isInside = x > -0.05 && x < 1.05 && y > -0.05 && y < 1.05;
    return {
      x: Math.max(0, Math.min(1, x)),
      y: Math.max(0, Math.min(1, y)),
      isInside,
      interest: clamp(Math.floor(x * SIZE) + 1),
      power: clamp(SIZE - Math.floor(y * SIZE)),
    };
  };

  const pointer = (actor) => ({
    onPointerDown: (event) => {
      if (event.button) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      setHeld({ id: actor.id, isDragged: false });
    },
    onPointerMove: (event) => {
      if (!held || held.id !== actor.id || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
      setHeld({ id: actor.id, isDragged: true, ...under(event) });
    },
    onPointerUp: () => {
      if (!held || held.id !== actor.id) return;
      if (held.isDragged && held.isInside) settle(actor, held);
      else setHeld(null);
    },
    onPointerCancel: () => setHeld(null),
  });

  const keys = (actor) => (event) => {
    const step = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
    const now = held && held.id === actor.id ? held : placeOf(actor);
    if (step) {
      event.preventDefault();
      const next = {
        id: actor.id,
        power: isPlaced(now) ? clamp(now.power + step[0]) : 3,
        interest: isPlaced(now) ? clamp(now.interest + step[1]) : 3,
      };
      setHeld(next);
      announce(t("pictures.grid.at", { power: next.power, interest: next.interest }));
    } else if ((event.key === "Enter" || event.key === " ") && held && held.id === actor.id) {
      event.preventDefault();
      settle(actor, held, true);
    } else if (event.key === "Escape" && held) {
      event.preventDefault();
      event.stopPropagation();
      setHeld(null);
    }
  };

  const dot = (actor, style) => {
    const place = placeOf(actor);
    const isHeld = Boolean(held && held.id === actor.id);
    if (!canPlace) {
      return (
        <span
          key={actor.id}
          className="grid-dot figures"
          data-guess={place.isGuess || undefined}
          style={style}
          title={actor.name}
        >
          {actor.number}
        </span>
      );
    }
    return (
      <button
        key={actor.id}
        type="button"
        className="grid-dot grid-dot-movable figures"
        data-held={isHeld || undefined}
        data-guess={place.isGuess || undefined}
        data-actor={actor.id}
        style={isHeld && held.isDragged && style ? { left: `${held.x * 100}%`, top: `${held.y * 100}%` } : style}
        title={actor.name}
        aria-label={
          isPlaced(place)
            ? t("pictures.grid.dot", { number: actor.number, name: actor.name, power: place.power, interest: place.interest })
            : t("pictures.grid.dot.unplaced", { number: actor.number, name: actor.name })
        }
        aria-describedby="grid-help"
        onKeyDown={keys(actor)}
        onBlur={() => isHeld && !held.isDragged && setHeld(null)}
        {...pointer(actor)}
      >
        {actor.number}
      </button>
    );
  };

  const placed = all.filter((actor) => isPlaced(homeOf(actor)));
  const waiting = all.filter((actor) => !isPlaced(homeOf(actor)));
  const newcomer = held && held.power && (held.isInside ?? true) && waiting.find((actor) => actor.id === held.id);
  const counts = Object.fromEntries(CORNERS.map((name) => [name, 0]));
  for (const actor of placed) {
    const { power, interest } = placeOf(actor);
    counts[power >= 3 ? (interest >= 3 ? "collaborate" : "satisfy") : interest >= 3 ? "inform" : "monitor"] += 1;
  }
  const description = t("pictures.grid.text", { count: placed.length, ...counts });
  const role = canPlace ? { role: "group", "aria-label": t("pictures.grid") } : { role: "img", "aria-label": description };
  return (
    <div className={isLarge ? "picture power-grid power-grid-large" : "picture power-grid"}>
      <div className="power-grid-frame" {...role}>
        {CORNERS.map((name) => (
          <span key={name} className={`grid-corner grid-corner-${name}`} aria-hidden="true">
            {word(`quadrant.${name}`)}
          </span>
        ))}
        <span className="grid-axis grid-axis-up" aria-hidden="true">
          {t("pictures.grid.axis.power")}
        </span>
        <div className="power-grid-field" ref={field} data-moving={held && held.isDragged ? true : undefined}>
          {held && held.isDragged && held.isInside && (
            <span
              className="grid-target"
              aria-hidden="true"
              style={{ left: `${((held.interest - 1) * 100) / SIZE}%`, top: `${((SIZE - held.power) * 100) / SIZE}%` }}
            />
          )}
          {placed.map((actor) => {
            const place = placeOf(actor);
            const cell = cells[`${place.power}-${place.interest}`];
            return dot(actor, spot(place, cell.indexOf(actor.id), cell.length));
          })}
          {newcomer && (
            <span
              className="grid-dot grid-dot-ghost figures"
              aria-hidden="true"
              style={
                held.isDragged
                  ? { left: `${held.x * 100}%`, top: `${held.y * 100}%` }
                  : spot(held, cells[`${held.power}-${held.interest}`].indexOf(held.id), cells[`${held.power}-${held.interest}`].length)
              }
            >
              {newcomer.number}
            </span>
          )}
        </div>
        <span className="grid-axis grid-axis-right" aria-hidden="true">
          {t("pictures.grid.axis.interest")}
        </span>
      </div>
      {waiting.length > 0 && (
        <div className="grid-waiting">
          <span className="text-muted">{t("pictures.grid.waiting", { count: waiting.length })}</span>
          {canPlace ? waiting.map((actor) => dot(actor, undefined)) : waiting.length <= 12 && waiting.map((actor) => dot(actor, undefined))}
        </div>
      )}
      {placed.some((actor) => placeOf(actor).isGuess) && !isLarge && (
        <p className="field-help">{t("pictures.grid.guess")}</p>
      )}
      {canPlace && (
        <p id="grid-help" className="field-help">
          {t("pictures.grid.help")}
        </p>
      )}
    </div>
  );
}
