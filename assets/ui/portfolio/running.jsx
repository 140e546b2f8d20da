// The desk's buttons for the verdicts: show the room what came out, hide it, ask once more.
import { Dialog } from "$/public/ui/overlay.jsx";
import { t } from "$/utils/i18n/portfolio.js";

export function RunVerdicts({ estimates, isWritable, onShow, onAskAgain }) {
  const sheet = ((estimates && estimates.sheets) || {}).verdict;
  if (!sheet || !isWritable) return null;
  return (
    <section className="grid gap-3" aria-label={t("portfolio.run")}>
      <h4 className="portfolio-title">{t("portfolio.run")}</h4>
      <p className="text-muted" role="status">
        {t("portfolio.run.given", { count: sheet.given })}
        {sheet.wave > 1 && ` ${t("portfolio.run.wave", { count: sheet.wave })}`}
      </p>
      <div className="flex flex-wrap gap-3">
        <button type="button" className={`button button-${sheet.is_shown ? "quiet" : "primary"}`} onClick={() => onShow("verdict", !sheet.is_shown)}>
          {t(sheet.is_shown ? "portfolio.run.hide" : "portfolio.run.show")}
        </button>
        <Dialog
          label={t("portfolio.run.again")}
          title={t("portfolio.run.again.title")}
          confirmLabel={t("portfolio.run.again")}
          onConfirm={() => onAskAgain("verdict")}
        >
          <p>{t("portfolio.run.again.body")}</p>
        </Dialog>
      </div>
    </section>
  );
}
