// Weights by everybody: a sheet for each criterion, and the desk's buttons to show what came out.
// The face for Python is app/ui/steps/learning.
import { Dialog } from "$/public/ui/overlay.jsx";
import { WeightsSheet } from "$/utils/sheets/weights.js";
import { entriesOf } from "$/public/ui/learning/words.js";
import { t as registers } from "$/utils/i18n/registers.js";
import { t } from "$/utils/i18n/learning.js";

const FEW = 4;

function Running({ sheet, onShow, onAskAgain }) {
  return (
    <div className="flex flex-wrap gap-3">
      <button
        type="button"
        className={`button button-${sheet.is_shown ? "quiet" : "primary"}`}
        onClick={() => onShow("weights", !sheet.is_shown)}
      >
        {registers(sheet.is_shown ? "registers.sheet.hide" : "registers.sheet.show")}
      </button>
      <Dialog
        label={registers("registers.sheet.again")}
        title={registers("registers.sheet.again.title")}
        confirmLabel={registers("registers.sheet.again")}
        onConfirm={() => onAskAgain("weights")}
      >
        <p>{registers("registers.sheet.again.body")}</p>
      </Dialog>
    </div>
  );
}

/** `runs`: this seat leads, and may show what came out. */
export function Weighing({ shelf, runs, ...sheets }) {
  const measures = entriesOf(shelf, "measures");
  const sheet = ((sheets.estimates && sheets.estimates.sheets) || {}).weights;
  if (!measures.length || !sheet) return null;
  return (
    <section className="grid gap-3" aria-label={t("learning.weigh")}>
      <h4 className="register-title">{t("learning.weigh")}</h4>
      <p className="text-muted measure">{t("learning.weigh.help")}</p>
      <p className="text-muted" role="status">
        {t("learning.weigh.given", { count: sheet.given })}
      </p>
      {runs && <Running sheet={sheet} onShow={sheets.onShow} onAskAgain={sheets.onAskAgain} />}
      <ul className="grid gap-3">
        {measures.map((one) => (
          <li key={one.id} className="learning-line">
            <details className="weigh" open={sheets.isAsked && measures.length <= FEW ? true : undefined}>
              <summary className="fold-summary">{one.values.measure}</summary>
              <WeightsSheet {...sheets} subjectId={one.id} about={one.values.measure} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
