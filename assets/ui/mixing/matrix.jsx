// Stages by sides: every cell is a button that leads to what is behind it. Arrow keys move from cell to cell; on a phone
// each stage becomes a block of its four sides.
import { useRef, useState } from "react";
import { SIDES, STAGES, word } from "$/public/ui/mixing/words.js";
import { t } from "$/utils/i18n/mixing.js";

const NAMES = 3;

function Cell({ cell, row, column, cards, withLighter, isCurrent, onOpen, onFocus }) {
  const names = cell.ids.map((id) => cards.get(id)).filter(Boolean).map((card) => card.name);
  const lighter = withLighter ? cell.lighter.length : 0;
  const isEmpty = !names.length;
  const where = t("mixing.cell", { stage: word(`stage.${STAGES[row]}`), side: word(`side.${SIDES[column]}`) });
  return (
    <div role="gridcell" className="matrix-place">
      <button
        type="button"
        className={isEmpty ? "matrix-cell matrix-empty matrix-open" : "matrix-cell matrix-open"}
        data-cell={`${row}-${column}`}
        tabIndex={isCurrent ? 0 : -1}
        aria-haspopup="dialog"
        aria-label={`${where}: ${names.length ? t("mixing.cell.count", { count: names.length }) : t("mixing.cell.empty")}${lighter ? `, ${t("mixing.cell.lighter", { count: lighter })}` : ""}`}
        onClick={() => onOpen(row, column)}
        onFocus={onFocus}
      >
        <span className="matrix-side" aria-hidden="true">
          {word(`side.${SIDES[column]}`)}
        </span>
        {isEmpty ? (
          <span className="matrix-none">{t("mixing.cell.empty")}</span>
        ) : (
          <>
            <span className="matrix-count figures">{names.length}</span>
            <span className="matrix-names">
              {names.slice(0, NAMES).map((name, at) => (
                <span key={cell.ids[at]}>{name}</span>
              ))}
              {names.length > NAMES && <span className="text-muted">{t("mixing.cell.more", { count: names.length - NAMES })}</span>}
            </span>
          </>
        )}
        {lighter > 0 && <span className="matrix-lighter text-muted">{t("mixing.cell.lighter", { count: lighter })}</span>}
      </button>
    </div>
  );
}

/** `cells` are rows of `{ids, lighter}`; `onOpen(row, column)`. */
export function Matrix({ cells, cards, withLighter, onOpen }) {
  const [[row, column], setCurrent] = useState([0, 0]);
  const root = useRef(null);
  const keys = (event) => {
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -SIDES.length], End: [0, SIDES.length] }[event.key];
    if (!step) return;
    event.preventDefault();
    const clamp = (number, most) => Math.max(0, Math.min(most - 1, number));
    const next = [clamp(row + step[0], STAGES.length), clamp(column + step[1], SIDES.length)];
    setCurrent(next);
    root.current.querySelector(`[data-cell="${next.join("-")}"]`).focus();
  };
  return (
    <div ref={root} role="grid" aria-label={t("mixing.matrix")} className="picture matrix" onKeyDown={keys}>
      <div role="row" className="matrix-row matrix-head">
        <div role="columnheader" className="matrix-corner">
          {t("mixing.stage")}
        </div>
        {SIDES.map((side) => (
          <div key={side} role="columnheader">
            {word(`side.${side}`)}
          </div>
        ))}
      </div>
      {cells.map((line, at) => (
        <div key={STAGES[at]} role="row" className="matrix-row">
          <div role="rowheader" className="matrix-stage">
            {word(`stage.${STAGES[at]}`)}
          </div>
          {line.map((cell, across) => (
            <Cell
              key={SIDES[across]}
              cell={cell}
              row={at}
              column={across}
              cards={cards}
              withLighter={withLighter}
              isCurrent={at === row && across === column}
              onOpen={onOpen}
              onFocus={() => (at === row && across === column) || setCurrent([at, across])}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
