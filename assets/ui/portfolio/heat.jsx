// The heat map: objectives against levers. It is a table of counts with a ground that deepens; every cell that holds
// projects leads to them. On a phone each objective is a block of its levers.
import { Fragment, useEffect, useId, useRef, useState } from "react";
import { Few } from "$/public/ui/portfolio/few.jsx";
import { byNumber, factsOf, leverWord, saidWord } from "$/public/ui/portfolio/words.js";
import { t } from "$/utils/i18n/portfolio.js";

const SHADES = 4;
const NONE = "";

function Behind({ id, title, numbers, projects, facts, onClose }) {
  const heading = useRef(null);
  useEffect(() => heading.current && heading.current.focus(), [title]);
  const found = numbers.map((number) => projects.get(number)).filter(Boolean);
  return (
    <div id={id} className="heat-behind" onKeyDown={(event) => event.key === "Escape" && onClose()}>
      <div className="heat-behind-head">
        <p ref={heading} tabIndex={-1} className="font-semibold">
          {title}
        </p>
        <button type="button" className="button button-plain" onClick={onClose}>
          {t("portfolio.close")}
        </button>
      </div>
      <Few
        key={title}
        items={found}
        atOnce={12}
        className="heat-projects"
        draw={(entry) => (
          <li key={entry.id}>
            <span className="font-medium">{entry.values.name}</span>
            {entry.values.owner && <span className="text-muted"> · {entry.values.owner}</span>}
            {facts.verdicts[entry.number] && (
              <span className="pill ml-2">{saidWord(facts.verdicts[entry.number])}</span>
            )}
          </li>
        )}
      />
    </div>
  );
}

/** `isLarge`: for the wall, where nobody presses anything. */
export function Heat({ shelf, isLarge = false }) {
  const [chosen, setChosen] = useState(null);
  const pressed = useRef(null);
  const id = useId();
  const facts = factsOf(shelf);
  const projects = byNumber(shelf);
  if (!facts.cells || !projects.size) return null;
  const { cells } = facts;
  const goals = [...facts.goals, ...(cells[NONE] ? [{ id: NONE, name: t("portfolio.heat.unlinked") }] : [])];
  const levers = [...facts.levers, ...(Object.values(cells).some((row) => row[NONE]) ? [NONE] : [])];
  const at = (goal, lever) => ((cells[goal] || {})[lever] || []);
  const most = Math.max(1, ...goals.flatMap((goal) => levers.map((lever) => at(goal.id, lever).length)));
  const rowCount = (goal) => new Set(levers.flatMap((lever) => at(goal, lever))).size;
  const close = () => {
    setChosen(null);
    if (pressed.current) pressed.current.focus();
  };

  const cell = (goal, lever) => {
    const count = at(goal.id, lever).length;
    const word = (
      <span className="heat-lever" aria-hidden="true">
        {leverWord(lever)}
      </span>
    );
    if (!count) {
      return (
        <div key={lever} role="cell" className="heat-cell heat-empty">
          {word}
          <span aria-hidden="true">–</span>
          <span className="visually-hidden">{t("portfolio.heat.none")}</span>
        </div>
      );
    }
    const isChosen = Boolean(chosen) && chosen.goal === goal.id && chosen.lever === lever;
    const choose = (event) => {
      pressed.current = event.currentTarget;
      setChosen(isChosen ? null : { goal: goal.id, lever });
    };
    return (
      <div key={lever} role="cell" className="heat-cell" data-shade={Math.ceil((SHADES * count) / most)}>
        {isLarge ? (
          <span className="heat-count">{count}</span>
        ) : (
          <button
            type="button"
            className="heat-count"
            aria-expanded={isChosen}
            aria-controls={isChosen ? `${id}-behind` : undefined}
            aria-label={t("portfolio.heat.cell", { count, lever: leverWord(lever), goal: goal.name })}
            onClick={choose}
          >
            {word}
            <span className="figures">{count}</span>
          </button>
        )}
      </div>
    );
  };

  return (
    <div className="heat-frame">
      <div
        role="table"
        aria-label={t("portfolio.heat")}
        className={`picture heat${isLarge ? " heat-large" : ""}`}
        style={{ "--heat-columns": levers.length }}
      >
        <div role="row" className="heat-row heat-head">
          <div role="columnheader">{t("portfolio.heat.objective")}</div>
          {levers.map((lever) => (
            <div key={lever} role="columnheader">
              {leverWord(lever)}
            </div>
          ))}
        </div>
        {goals.map((goal) => (
          <Fragment key={goal.id}>
            <div role="row" className="heat-row">
              <div role="rowheader" className="heat-goal">
                <span className="heat-name">{goal.number ? `G${goal.number} ${goal.name}` : goal.name}</span>
                <span className="text-muted text-sm">{t("portfolio.count", { count: rowCount(goal.id) })}</span>
              </div>
              {levers.map((lever) => cell(goal, lever))}
            </div>
            {chosen && chosen.goal === goal.id && (
              <div role="row">
                <div role="cell">
                  <Behind
                    id={`${id}-behind`}
                    title={t("portfolio.heat.behind", {
                      count: at(goal.id, chosen.lever).length,
                      lever: leverWord(chosen.lever),
                      goal: goal.name,
                    })}
                    numbers={at(goal.id, chosen.lever)}
                    projects={projects}
                    facts={facts}
                    onClose={close}
                  />
                </div>
              </div>
            )}
          </Fragment>
        ))}
      </div>
    </div>
  );
}
