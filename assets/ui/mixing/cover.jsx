// The policy mix: stages by sides as a field of cells that lead to the cards behind them, seen as a whole or by goal, by
// who leads and by level; beside it who leads, what is worth noticing, and what could fill a gap.
import { useRef, useState } from "react";
import { newKey } from "$/public/ui/drafts.js";
import { announce } from "$/public/ui/announce.jsx";
import { Cards } from "$/public/ui/mixing/cards.jsx";
import { Hints } from "$/public/ui/mixing/hints.jsx";
import { Matrix } from "$/public/ui/mixing/matrix.jsx";
import { SIDES, STAGES, known, tell, word } from "$/public/ui/mixing/words.js";
import { t } from "$/utils/i18n/mixing.js";

const REASONS = { a: "alone", r: "stage", c: "side", b: "both", x: "rare" };
const GROUPS = ["goal", "lead", "level"];

function nameOf(view, facts) {
  if (view.by === "goal") return view.value ? facts.goals[view.value] : t("mixing.by.goal.none");
  return view.by === "lead" ? t(`mixing.lead.${view.value}`) : tell(`level.${view.value}`);
}

/** Types that could stand in a gap: buttons where this seat can add, words where it cannot. */
function Types({ codes, goal, side, canSketch, onAdd }) {
  const [sent, setSent] = useState([]);
  if (!codes.length) return null;
  const add = (code) => {
    const name = word(`instrument.${code}`);
    setSent([...sent, code]);
    onAdd("instruments", JSON.stringify({ name, code, ...(side ? { side } : {}), ...(goal ? { goal_ids: [goal] } : {}) }), newKey());
    announce(t("mixing.added", { name }));
  };
  return (
    <ul className="mix-types">
      {codes.map((code) => (
        <li key={code}>
          {canSketch ? (
            <button
              type="button"
              className="button button-quiet"
              aria-disabled={sent.includes(code)}
              onClick={() => !sent.includes(code) && add(code)}
            >
              <span aria-hidden="true">{sent.includes(code) ? "✓" : "+"}</span> {word(`instrument.${code}`)}
            </button>
          ) : (
            word(`instrument.${code}`)
          )}
        </li>
      ))}
    </ul>
  );
}

/** Who leads: the meter of the STI trap, in a bar and in three lists. */
function Meter({ sti, onShow }) {
  const led = sti.sti.length + sti.beyond.length;
  const lists = [
    ["sti", sti.sti],
    ["beyond_sti", sti.beyond],
    ["nobody", sti.unled],
  ].filter(([, ids]) => ids.length);
  const isSprung = sti.percent > sti.most;
  return (
    <section className="mix-meter" aria-label={t("mixing.meter")}>
      <h3 className="register-title">{t("mixing.meter")}</h3>
      {led > 0 ? (
        <>
          <p>{t(isSprung ? "mixing.meter.sprung" : "mixing.meter.fine", { percent: sti.percent, count: sti.sti.length, led })}</p>
          <div className="mix-meter-track" data-sprung={isSprung || undefined} aria-hidden="true">
            <span className="mix-meter-fill" style={{ width: `${sti.percent}%` }} />
            <span className="mix-meter-mark" style={{ insetInlineStart: `${sti.most}%` }} />
          </div>
          <p className="text-sm text-muted">{t("mixing.meter.mark", { most: sti.most })}</p>
        </>
      ) : (
        <p className="text-muted">{t("mixing.meter.none")}</p>
      )}
      <ul className="mix-chips">
        {lists.map(([kind, ids]) => (
          <li key={kind}>
            <button type="button" className="button button-quiet" onClick={() => onShow({ title: t(`mixing.lead.${kind}`), ids })}>
              {t(`mixing.lead.${kind}`)} <span className="figures">{ids.length}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Suggestions({ facts, canSketch, onAdd }) {
  const found = facts.suggestions || [];
  if (!found.length) return null;
  const goals = [...new Set(found.map(([goal]) => goal))];
  return (
    <details className="fold-details">
      <summary className="fold-summary">{t("mixing.suggestions", { count: found.length })}</summary>
      <div className="grid gap-4 pt-2">
        <p className="text-muted">{t("mixing.suggestions.help")}</p>
        {goals.map((goal) => (
          <section key={goal} className="grid gap-3">
            <h4 className="font-semibold">{facts.goals[goal]}</h4>
            {found
              .filter(([one]) => one === goal)
              .map(([, gap, codes]) => (
                <div key={gap} className="grid gap-2">
                  <p>{tell(`mix_gap.${gap}`)}</p>
                  <Types codes={codes} goal={goal} canSketch={canSketch} onAdd={onAdd} />
                </div>
              ))}
          </section>
        ))}
      </div>
    </details>
  );
}

/** `usual` names types for each of the 24 cells, row by row; `but` hints that stand elsewhere; `onAdd(register, json, key)` puts one into the mix. */
export function Cover({ mix, instruments, usual, but, canSketch, onAdd }) {
  const [by, setBy] = useState("");
  const [withLighter, setLighter] = useState(false);
  const [shown, setShown] = useState(null);
  const select = useRef(null);
  const { facts, hints, cards } = known(mix, instruments);
  if (!cards.size || !facts.cells) return <Suggestions facts={facts} canSketch={canSketch} onAdd={onAdd} />;

  const views = facts.views || [];
  const view = views.find((one) => `${one.by}:${one.value}` === by);
  const only = view ? new Set(view.ids) : null;
  const kept = (ids) => (only ? ids.filter((id) => only.has(id)) : ids);
  const signs = view ? view.empty : facts.empty;
  const cells = STAGES.map((_, row) =>
    SIDES.map((_, column) => {
      const found = facts.cells.find(([stage, side]) => stage === row && side === column);
      return { ids: found ? kept(found[2]) : [], lighter: found ? kept(found[3]) : [], sign: signs[row * SIDES.length + column] };
    }),
  );
  const hasLighter = facts.cells.some(([, , , lighter]) => lighter.length);
  // What a cell shows is looked up anew at each drawing: a card that arrives meanwhile is there at once.
  const behind = ([row, column]) => {
    const { ids, lighter, sign } = cells[row][column];
    const isEmpty = !ids.length;
    return {
      title: t("mixing.cell", { stage: word(`stage.${STAGES[row]}`), side: word(`side.${SIDES[column]}`) }),
      text: isEmpty ? `${t(`mixing.empty.${REASONS[sign] || "alone"}`)} ${t(`mixing.empty.${SIDES[column]}`)}` : "",
      ids,
      lighter,
      codes: isEmpty ? usual[row * SIDES.length + column] : [],
      side: SIDES[column],
    };
  };
  const opened = shown && shown.cell ? behind(shown.cell) : shown;
  const unplaced = kept(facts.unplaced);

  return (
    <div className="grid gap-6">
      <div className="mix-views">
        <label className="field">
          <span className="field-label">{t("mixing.by")}</span>
          <select ref={select} className="input" value={view ? by : ""} onChange={(event) => setBy(event.target.value)}>
            <option value="">{t("mixing.by.all", { count: cards.size })}</option>
            {GROUPS.map((group) => {
              const mine = views.filter((one) => one.by === group);
              return (
                mine.length > 0 && (
                  <optgroup key={group} label={t(`mixing.by.${group}`)}>
                    {mine.map((one) => (
                      <option key={one.value} value={`${one.by}:${one.value}`}>
                        {`${nameOf(one, facts)} (${one.ids.length})`}
                      </option>
                    ))}
                  </optgroup>
                )
              );
            })}
          </select>
        </label>
        {hasLighter && (
          <label className="choice mix-lighter">
            <input type="checkbox" checked={withLighter} onChange={(event) => setLighter(event.target.checked)} />
            <span>{t("mixing.lighter.show")}</span>
          </label>
        )}
      </div>
      <Matrix cells={cells} cards={cards} withLighter={withLighter} onOpen={(row, column) => setShown({ cell: [row, column] })} />
      {unplaced.length > 0 && (
        <p>
          <button type="button" className="button button-quiet" onClick={() => setShown({ title: t("mixing.unplaced", { count: unplaced.length }), ids: unplaced })}>
            {t("mixing.unplaced", { count: unplaced.length })}
          </button>
        </p>
      )}
      <Hints hints={hints.filter((hint) => !but.includes(hint.key))} cards={cards} onShow={setShown} />
      <Meter sti={facts.sti} onShow={setShown} />
      <Suggestions facts={facts} canSketch={canSketch} onAdd={onAdd} />
      {opened && (
        <Cards shown={opened} cards={cards} onClose={() => setShown(null)}>
          {opened.codes && opened.codes.length > 0 && (
            <div className="grid gap-2">
              <p className="text-muted">{t("mixing.usual")}</p>
              <Types codes={opened.codes} side={opened.side} canSketch={canSketch} onAdd={onAdd} />
            </div>
          )}
        </Cards>
      )}
    </div>
  );
}
