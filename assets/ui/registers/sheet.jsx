// A sheet of estimates: everybody answers for themselves, the room sees the middle and the spread.
// The face for Python is app/ui/components/registers.py; the declaration comes with the sheet's own module.
import { useEffect, useId } from "react";
import { t as common } from "$/utils/i18n/common.js";
import { t } from "$/utils/i18n/registers.js";
import { DraftForm } from "$/public/ui/draft-form.jsx";
import { Dialog } from "$/public/ui/overlay.jsx";
import { Choices, Scale, stepsOf } from "$/public/ui/registers/fields.jsx";
import { Outcome, OutcomeTable, answerWord, itemWord } from "$/public/ui/registers/summary.jsx";
import { maybe, wordOf } from "$/public/ui/registers/words.js";

const PASS = "cannot_judge";
const asked = new Set(); // sheets and waves of which this page has asked for its seat's answers

function Question({ declaration, item, scope }) {
  const base = `sheet.${declaration.key}.${item.name}`;
  const help = maybe(`${base}.help`);
  const own = `${scope}-${item.name}`;
  const passing = item.mayPass ? [[PASS, t("registers.sheet.cannot_judge")]] : [];
  const isMany = item.kind === "choices";
  return (
    <fieldset className="field" aria-describedby={help ? `${own}-help ${own}-error` : `${own}-error`}>
      <legend className="field-label mb-1.5">{itemWord(declaration, item)}</legend>
      {help && (
        <p id={`${own}-help`} className="field-help">
          {help}
        </p>
      )}
      {item.kind === "rating" ? (
        <Scale
          name={item.name}
          ids={{ own }}
          steps={stepsOf(item)}
          others={passing}
          low={maybe(`${base}.low`)}
          high={maybe(`${base}.high`)}
        />
      ) : (
        <Choices
          type={isMany ? "checkbox" : "radio"}
          name={item.name}
          ids={{ own }}
          options={[...item.choices.map((value) => [value, answerWord(item, value)]), ...passing]}
          chosen={[]}
        />
      )}
      <p id={`${own}-error`} className="field-error" data-error-for={item.name} />
    </fieldset>
  );
}

function Running({ sheet, onShow, onAskAgain }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <button
        type="button"
        className={`button button-${sheet.is_shown ? "quiet" : "primary"}`}
        onClick={() => onShow(sheet.key, !sheet.is_shown)}
      >
        {t(sheet.is_shown ? "registers.sheet.hide" : "registers.sheet.show")}
      </button>
      <Dialog
        label={t("registers.sheet.again")}
        title={t("registers.sheet.again.title")}
        confirmLabel={t("registers.sheet.again")}
        onConfirm={() => onAskAgain(sheet.key)}
      >
        <p>{t("registers.sheet.again.body")}</p>
      </Dialog>
    </div>
  );
}

/**
 * `answers` are this seat's by sheet, subject and question. `isAsked`: this seat answers now; `runs`: it leads, and this
 * is the place for the sheet's buttons. `about` names the subject where a page
 * shows the sheet several times. `heading` draws the sheet's title, where the place around does not say it.
 */
export function Sheet(props) {
  const { declaration, estimates, subjectId, answers, code, isAsked, runs, heading, about } = props;
  const { ackKey, ackOk, ackMessage, ackField, onEstimate, onRecall, onShow, onAskAgain } = props;
  const id = useId();
  const { key } = declaration;
  const sheet = ((estimates && estimates.sheets) || {})[key];
  const wave = sheet ? sheet.wave : 0;
  useEffect(() => {
    const stamp = `${code}:${key}:${wave}`;
    if (!isAsked || !wave || asked.has(stamp)) return;
    asked.add(stamp);
    onRecall(key);
  }, [isAsked, code, key, wave]);
  if (!sheet) return <p aria-busy="true">{common("shell.loading")}</p>;

  const subject = subjectId || "";
  const summaries = sheet.subjects[subject] || {};
  const former = sheet.former.length ? sheet.former[sheet.former.length - 1][subject] || {} : {};
  const mine = ((answers || {})[key] || {})[subject] || {};
  const given = Object.fromEntries(
    declaration.items.map((item) => {
      const answer = mine[item.name] || "";
      return [item.name, item.kind === "choices" ? answer.split(",").filter(Boolean) : answer];
    }),
  );
  const title = wordOf(`sheet.${key}`, key);
  const help = maybe(`sheet.${key}.help`);
  const hasOutcome = Object.keys(summaries).length > 0;
  const waiting = declaration.showing === "at_once" ? "registers.sheet.waiting_some" : "registers.sheet.waiting";
  const answering = isAsked && sheet.is_open;
  return (
    <section className="sheet" aria-label={about ? `${title}: ${about}` : title} data-sheet={key}>
      {heading && <h3>{title}</h3>}
      {help && <p className="text-muted measure">{help}</p>}
      {wave > 1 && <p className="text-sm text-muted">{t("registers.sheet.wave", { count: wave })}</p>}
      {answering && (
        <DraftForm
          draftKey={`sheet:${code}:${key}:${wave}:${subject}`}
          initial={given}
          autosave
          label={title}
          ackKey={ackKey}
          ackOk={ackOk}
          ackMessage={ackMessage}
          ackField={ackField}
          onSend={(json, sentKey) => onEstimate(key, subject, json, sentKey)}
        >
          {declaration.items.map((item) => (
            <Question key={item.name} declaration={declaration} item={item} scope={`${id}-${key}`} />
          ))}
          <p className="text-sm text-muted">{t("registers.sheet.yours")}</p>
        </DraftForm>
      )}
      {!subject && (
        <p className="text-muted" role="status">
          {t("registers.sheet.given", { count: sheet.given })}
        </p>
      )}
      {!hasOutcome && <p className="text-sm text-muted">{t(sheet.is_shown ? "registers.sheet.nothing" : waiting)}</p>}
      {hasOutcome && (
        <div className="outcomes">
          {sheet.is_shown && <p className="text-sm text-muted">{t("registers.sheet.shown")}</p>}
          <dl>
            {declaration.items
              .filter((item) => summaries[item.name])
              .map((item) => (
                <div key={item.name}>
                  <dt>{itemWord(declaration, item)}</dt>
                  <dd>
                    <Outcome declaration={declaration} item={item} summary={summaries[item.name]} before={former[item.name]} />
                  </dd>
                </div>
              ))}
          </dl>
          <details>
            <summary className="text-sm text-accent py-2 w-fit">{common("table.show")}</summary>
            <OutcomeTable declaration={declaration} summaries={summaries} />
          </details>
        </div>
      )}
      {runs && <Running sheet={sheet} onShow={onShow} onAskAgain={onAskAgain} />}
    </section>
  );
}
