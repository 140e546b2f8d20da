// The mission's days in order: reviews, criteria, learning questions, pathways; and the way to take them along.
// The face for Python is app/ui/steps/learning.
import { Hints } from "$/public/ui/learning/hints.jsx";
import { factsOf, tell } from "$/public/ui/learning/words.js";
import { t as registers } from "$/utils/i18n/registers.js";
import { t } from "$/utils/i18n/learning.js";
import "$/utils/registers/reviews.js";

const HINTS = ["learning.no_review_soon", "learning.review_without_decider", "learning.trigger_without_decider"];

export function Calendar({ shelf, code }) {
  const days = factsOf(shelf).calendar || [];
  return (
    <section className="grid gap-4" aria-label={t("learning.calendar")}>
      <h4 className="register-title">{t("learning.calendar")}</h4>
      {!days.length && <p className="empty">{t("learning.calendar.nothing")}</p>}
      {days.length > 0 && (
        <>
          <ol className="grid gap-3">
            {days.map((one) => (
              <li key={`${one.kind}:${one.id}`} className="calendar-day grid gap-1" data-over={one.is_over || undefined}>
                <p className="figures font-semibold">
                  {one.repeats && <span className="visually-hidden">{`${t("learning.calendar.next")} `}</span>}
                  <time dateTime={one.day}>{registers("registers.day", { day: one.day })}</time>
                  {one.is_over && ` (${t("learning.calendar.over")})`}
                </p>
                <div className="grid gap-1">
                  <p>
                    <strong>{tell(`due.${one.kind}`)}</strong> {one.what}
                  </p>
                  {one.detail && <p className="text-muted">{one.detail}</p>}
                  <p className="text-sm text-muted">
                    {[one.who || t("learning.calendar.nobody"), one.repeats && tell(`frequency.${one.repeats}`)].filter(Boolean).join(" · ")}
                  </p>
                </div>
              </li>
            ))}
          </ol>
          <p>
            <a className="button button-quiet" href={`/api/v1/workshops/${code}/calendar.ics`} download>
              {t("learning.calendar.file")}
            </a>
          </p>
        </>
      )}
      <Hints shelf={shelf} keys={HINTS} />
    </section>
  );
}
