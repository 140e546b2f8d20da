// Where everybody would place an actor: one tap on a field of five by five, the room's middle and spread around it.
// At the desk the same field settles: facilitators see what the room said, and say where the actor stands.
import { useEffect, useId, useRef, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { newKey } from "$/public/ui/drafts.js";
import { Dialog } from "$/public/ui/overlay.jsx";
import { t } from "$/utils/i18n/actors.js";
import { t as word } from "$/utils/i18n/registers_actors.js";

const SHEET = "placing";
const PASS = "cannot_judge";
const STEPS = [1, 2, 3, 4, 5];
const asked = new Set(); // waves of which this page has asked for its seat's answers

const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const shown = (value) => number.format(value);
const left = (interest) => `${(interest - 0.5) * 20}%`;
const top = (power) => `${(5.5 - power) * 20}%`;
const isPlaced = (one) => one && Number(one.power) > 0 && Number(one.interest) > 0;

function spread(low, high) {
  return low === high ? "" : t("actors.placing.spread", { low: shown(low), high: shown(high) });
}

/** What the room says of one actor, in a sentence each. */
function Said({ placed }) {
  if (!placed || placed.count < 1) return <p className="text-muted">{t("actors.placing.few")}</p>;
  return (
    <div className="placing-said" data-role="said">
      {placed.power >= 0 && (
        <p>
          <strong className="figures">
            {t("actors.placing.middle", { power: shown(placed.power), interest: placed.interest < 0 ? "–" : shown(placed.interest) })}
          </strong>{" "}
          {t("actors.placing.by", { count: placed.count })}{" "}
          {placed.power_low !== placed.power_high && t("actors.placing.power_spread", { spread: spread(placed.power_low, placed.power_high) })}{" "}
          {placed.interest_low !== placed.interest_high &&
            t("actors.placing.interest_spread", { spread: spread(placed.interest_low, placed.interest_high) })}
        </p>
      )}
      {placed.is_wide && <p className="notice notice-warn">{t("actors.placing.wide")}</p>}
      {(placed.legitimate_of > 0 || placed.urgent_of > 0) && (
        <p className="text-muted">
          {placed.legitimate_of > 0 && t("actors.placing.legitimate", { count: placed.legitimate, of: placed.legitimate_of })}{" "}
          {placed.urgent_of > 0 && t("actors.placing.urgent", { count: placed.urgent, of: placed.urgent_of })}
        </p>
      )}
    </div>
  );
}

/** The class of salience, in kind words, with what the theory calls it. */
export function Salience({ value, isSettled }) {
  if (!value) return null;
  return (
    <p data-role="salience" data-salience={value}>
      <strong>{word(`salience.${value}`)}.</strong> <span className="text-muted">{word(`salience.${value}.help`)}</span>
      {!isSettled && <span className="pill ms-2">{t("actors.placing.not_settled")}</span>}
    </p>
  );
}

function Field({ actor, others, mine, leads, canSay, onPlace }) {
  const [at, setAt] = useState(null);
  const cells = useRef({});
  const { placed } = actor;
  const settled = isPlaced(actor) ? actor : null;
  const own = leads ? settled : isPlaced(mine) ? { power: Number(mine.power), interest: Number(mine.interest) } : null;
  const reached = at || own || { power: 3, interest: 3 };
  const move = (event) => {
    const step = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = {
      power: Math.max(1, Math.min(5, reached.power + step[0])),
      interest: Math.max(1, Math.min(5, reached.interest + step[1])),
    };
    setAt(next);
    cells.current[`${next.power}-${next.interest}`].focus();
  };
  return (
    <div className="placing-frame">
      <span className="placing-axis placing-axis-up" aria-hidden="true">
        {t("actors.placing.power")}
      </span>
      <div
        className="placing-field"
        role="group"
        aria-label={t(leads ? "actors.placing.field.settle" : "actors.placing.field", { name: actor.name })}
        onKeyDown={move}
      >
        {placed && placed.power >= 0 && placed.interest >= 0 && (
          <>
            <span
              className="placing-spread"
              aria-hidden="true"
              style={{
                left: `${(placed.interest_low - 1) * 20}%`,
                right: `${(5 - placed.interest_high) * 20}%`,
                top: `${(5 - placed.power_high) * 20}%`,
                bottom: `${(placed.power_low - 1) * 20}%`,
              }}
            />
          </>
        )}
        {[...STEPS].reverse().map((power) =>
          STEPS.map((interest) => {
            const isMine = Boolean(own) && own.power === power && own.interest === interest;
            return (
              <button
                key={`${power}-${interest}`}
                type="button"
                className="placing-cell"
                ref={(element) => {
                  cells.current[`${power}-${interest}`] = element;
                }}
                tabIndex={reached.power === power && reached.interest === interest ? 0 : -1}
                aria-label={t("actors.placing.cell", { power, interest })}
                aria-pressed={isMine}
                disabled={!canSay}
                onFocus={() => setAt({ power, interest })}
                onClick={() => onPlace(power, interest)}
              >
                {isMine && <span className="placing-mine">{t(leads ? "actors.placing.settled" : "actors.placing.you")}</span>}
              </button>
            );
          }),
        )}
        {others.map((other) => (
          <span
            key={other.id}
            className="placing-other figures"
            aria-hidden="true"
            title={other.name}
            style={{ left: other.left, top: other.top }}
          >
            {other.number}
          </span>
        ))}
        {placed && placed.power >= 0 && placed.interest >= 0 && (
          <span className="placing-middle" aria-hidden="true" style={{ left: left(placed.interest), top: top(placed.power) }} />
        )}
      </div>
      <span className="placing-axis placing-axis-right" aria-hidden="true">
        {t("actors.placing.interest")}
      </span>
    </div>
  );
}

function Claim({ name, label, help, value, canSay, mayPass, onSay }) {
  const id = useId();
  const answers = ["yes", "no", ...(mayPass ? [PASS] : [])];
  return (
    <fieldset className="field" aria-describedby={`${id}-help`}>
      <legend className="field-label mb-1.5">{label}</legend>
      <p id={`${id}-help`} className="field-help">
        {help}
      </p>
      <div className="flex flex-wrap gap-2">
        {answers.map((one) => (
          <button
            key={one}
            type="button"
            className="button button-quiet"
            aria-pressed={value === one}
            disabled={!canSay}
            data-answer={`${name}-${one}`}
            onClick={() => onSay(value === one ? "" : one)}
          >
            {t(`actors.placing.answer.${one}`)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

function Table({ actors, onChoose }) {
  const rows = [...actors].sort((one, other) => {
    const wide = (actor) => (actor.placed && actor.placed.is_wide && !isPlaced(actor) ? 0 : 1);
    return wide(one) - wide(other) || one.number - other.number;
  });
  const rating = (actor, name) => {
    const placed = actor.placed || {};
    const said = placed[name] >= 0 && placed.count ? `${shown(placed[name])} ${spread(placed[`${name}_low`], placed[`${name}_high`])}` : "–";
    return said.trim();
  };
  return (
    <details className="fold-details">
      <summary className="fold-summary">{t("actors.placing.table")}</summary>
      <div className="scroll" tabIndex={0} role="group" aria-label={t("actors.placing.table")}>
        <table className="table" data-role="placings">
          <caption>{t("actors.placing.table.caption")}</caption>
          <thead>
            <tr>
              {["actor", "said", "power", "interest", "settled", "salience"].map((name) => (
                <th key={name} scope="col">
                  {t(`actors.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((actor) => (
              <tr key={actor.id}>
                <th scope="row" className="font-medium">
                  <button type="button" className="link-button" onClick={() => onChoose(actor.id)}>
                    {actor.name}
                  </button>
                  {actor.placed && actor.placed.is_wide && <span className="pill pill-warn ms-2">{t("actors.placing.wide.short")}</span>}
                </th>
                <td className="figures">{actor.placed ? actor.placed.count : "–"}</td>
                <td className="figures">{rating(actor, "power")}</td>
                <td className="figures">{rating(actor, "interest")}</td>
                <td className="figures">{isPlaced(actor) ? `${actor.power} / ${actor.interest}` : "–"}</td>
                <td>
                  {actor.salience || (actor.placed && actor.placed.salience)
                    ? word(`salience.${actor.salience || actor.placed.salience}`)
                    : "–"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Running({ sheet, onShow, onAskAgain }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <button type="button" className="button button-quiet" onClick={() => onShow(SHEET, !sheet.is_shown)}>
        {t(sheet.is_shown ? "actors.placing.reopen" : "actors.placing.close")}
      </button>
      <Dialog
        label={t("actors.placing.again")}
        title={t("actors.placing.again.title")}
        confirmLabel={t("actors.placing.again")}
        onConfirm={() => onAskAgain(SHEET)}
      >
        <p>{t("actors.placing.again.body")}</p>
      </Dialog>
    </div>
  );
}

/** `leads`: this is the desk's, where placing settles. `isAsked`: this seat may say now. */
export function Placing(props) {
  const { actors: all, estimates, answers, code, leads, isAsked, isWritable, ackKey, ackOk, ackMessage } = props;
  const { onEstimate, onRecall, onSettle, onShow, onAskAgain } = props;
  const actors = all || [];
  const sheet = ((estimates && estimates.sheets) || {})[SHEET];
  const wave = sheet ? sheet.wave : 0;
  const [chosen, setChosen] = useState("");
  const [sent, setSent] = useState({}); // answers by actor that were sent and are not in `answers` yet
  const keys = useRef({});
  const id = useId();

  useEffect(() => {
    const stamp = `${code}:${wave}`;
    if (leads || !isAsked || !wave || asked.has(stamp)) return;
    asked.add(stamp);
    onRecall(SHEET);
  }, [code, wave, isAsked, leads]);
  useEffect(() => setSent({}), [wave, answers]);
  useEffect(() => {
    if (ackKey && keys.current[ackKey] && !ackOk) {
      setSent({});
      announce(ackMessage);
    }
  }, [ackKey]);

  if (!actors.length) return <p className="empty">{t("actors.placing.nobody")}</p>;
  const said = (answers || {})[SHEET] || {};
  const mineOf = (one) => ({ ...(said[one] || {}), ...(sent[one] || {}) });
  const isDone = (actor) => (leads ? isPlaced(actor) : isPlaced(mineOf(actor.id)) || mineOf(actor.id).power === PASS);
  const open = actors.find((actor) => !isDone(actor));
  const actor = actors.find((one) => one.id === chosen) || open || actors[0];
  const at = actors.indexOf(actor);
  const canSay = leads ? isWritable : Boolean(isAsked && sheet && sheet.is_open);
  const done = actors.filter(isDone).length;
  const mine = mineOf(actor.id);

  const go = (by) => setChosen(actors[(at + by + actors.length) % actors.length].id);
  const say = (values) => {
    const key = newKey();
    keys.current[key] = true;
    setChosen(actor.id);
    if (leads) {
      onSettle("stakeholders", actor.id, JSON.stringify({ changes: values, seen: {} }), key);
    } else {
      setSent({ ...sent, [actor.id]: { ...sent[actor.id], ...values } });
      onEstimate(SHEET, actor.id, JSON.stringify(values), key);
    }
  };
  const onPlace = (power, interest) => {
    say({ power: String(power), interest: String(interest) });
    announce(t(leads ? "actors.placing.done.settled" : "actors.placing.done", { name: actor.name, power, interest }));
  };
  const asTheRoom = () => {
    const { placed } = actor;
    const majority = (yes, of) => (yes * 2 === of ? "" : yes * 2 > of ? "yes" : "no");
    const values = { power: String(Math.floor(placed.power + 0.5)), interest: String(Math.floor(placed.interest + 0.5)) };
    const legitimacy = majority(placed.legitimate, placed.legitimate_of);
    const urgency = majority(placed.urgent, placed.urgent_of);
    say({ ...values, ...(legitimacy ? { legitimacy } : {}), ...(urgency ? { urgency } : {}) });
    announce(t("actors.placing.done.settled", { name: actor.name, ...values }));
  };

  const spots = {};
  const others = actors
    .filter((one) => one.id !== actor.id)
    .map((one) => {
      const there = isPlaced(one) ? one : one.placed && one.placed.power >= 0 && one.placed.interest >= 0 ? one.placed : null;
      if (!there) return null;
      const cell = `${Math.round(there.power)}-${Math.round(there.interest)}`;
      const turn = (spots[cell] = (spots[cell] || 0) + 1) - 1;
      if (turn > 5) return null; // the table has them all
      return {
        ...one,
        left: `calc(${(Math.round(there.interest) - 1) * 20}% + ${14 + (turn % 3) * 20}px)`,
        top: `calc(${(5 - Math.round(there.power)) * 20}% + ${11 + Math.floor(turn / 3) * 17}px)`,
      };
    })
    .filter(Boolean);
  const claimOf = (name) => (leads ? actor[name] : mine[name] || "");
  const salience = actor.salience || (actor.placed && actor.placed.salience);
  const knowsMiddle = actor.placed && actor.placed.power >= 0 && actor.placed.interest >= 0;

  return (
    <div className="placing" data-role="placing">
      <p className="measure">{t(leads ? "actors.placing.lead" : "actors.placing.what")}</p>
      <p className="text-muted figures" role="status">
        {t(leads ? "actors.placing.progress.settled" : "actors.placing.progress", { count: done, of: actors.length })}
        {leads && sheet ? ` ${t("actors.placing.given", { count: sheet.given })}` : ""}
      </p>
      <div className="placing-who">
        <div className="field">
          <label className="field-label" htmlFor={`${id}-who`}>
            {t("actors.placing.who")}
          </label>
          <select id={`${id}-who`} className="input" value={actor.id} onChange={(event) => setChosen(event.target.value)}>
            {actors.map((one) => (
              <option key={one.id} value={one.id}>
                {`${isDone(one) ? "✓ " : ""}${one.number} ${one.name}`}
              </option>
            ))}
          </select>
        </div>
        <div className="flex gap-2">
          <button type="button" className="button button-quiet" onClick={() => go(-1)}>
            {t("actors.placing.back")}
          </button>
          <button type="button" className="button button-primary" onClick={() => go(1)}>
            {t("actors.placing.next")}
          </button>
        </div>
      </div>
      {!leads && sheet && !sheet.is_open && <p className="notice notice-plain">{t("actors.placing.closed")}</p>}
      <div className="placing-work">
        <Field actor={actor} others={others} mine={mine} leads={leads} canSay={canSay} onPlace={onPlace} />
        <div className="placing-beside">
          <h4>{actor.name}</h4>
          <Said placed={actor.placed} />
          <Salience value={salience} isSettled={Boolean(actor.salience)} />
          {leads && knowsMiddle && (
            <button type="button" className="button button-primary" disabled={!canSay} onClick={asTheRoom}>
              {t("actors.placing.as_the_room")}
            </button>
          )}
          {!leads && (
            <button
              type="button"
              className="button button-quiet"
              aria-pressed={mine.power === PASS}
              disabled={!canSay}
              onClick={() => say({ power: PASS, interest: PASS })}
            >
              {t("actors.placing.pass")}
            </button>
          )}
          {["legitimacy", "urgency"].map((name) => (
            <Claim
              key={name}
              name={name}
              label={word(`sheet.placing.${name}`)}
              help={word(`sheet.placing.${name}.help`)}
              value={claimOf(name)}
              canSay={canSay}
              mayPass={!leads}
              onSay={(value) => say({ [name]: value })}
            />
          ))}
        </div>
      </div>
      <p className="field-help">{t("actors.placing.help")}</p>
      {leads && sheet && isWritable && <Running sheet={sheet} onShow={onShow} onAskAgain={onAskAgain} />}
      <Table actors={actors} onChoose={setChosen} />
    </div>
  );
}
