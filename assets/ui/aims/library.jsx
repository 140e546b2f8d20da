// Real missions to learn from: what each says, what to look at, and what the checks find, explained.
import { useEffect, useState } from "react";
import { t } from "$/utils/i18n/aims.js";

const Fact = ({ name, children }) =>
  children ? (
    <div>
      <dt className="text-sm text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  ) : null;

const OPEN = ["failed", "hint", "not_answered"];

function Mission({ mission }) {
  const open = mission.remarks.filter((one) => one.outcome === "failed" || one.outcome === "hint");
  const fine = mission.remarks.filter((one) => !OPEN.includes(one.outcome));
  return (
    <li>
      <details className="fold-details">
        <summary className="fold-summary">
          {mission.name}
          <span className="block text-sm text-muted">{mission.who}</span>
        </summary>
        <div className="grid gap-4 pt-3">
          <blockquote className="document text-lg">{mission.statement}</blockquote>
          <p>{mission.learn}</p>
          <dl className="grid gap-2">
            <Fact name={t("aims.library.indicator")}>{mission.indicator}</Fact>
            <Fact name={t("aims.library.baseline")}>{mission.baseline}</Fact>
            <Fact name={t("aims.library.target")}>{mission.target}</Fact>
            <Fact name={t("aims.library.deadline")}>{mission.deadline}</Fact>
          </dl>
          {open.length > 0 && (
            <section>
              <h4>{t("aims.library.flags", { count: open.length })}</h4>
              <ul className="grid gap-2">
                {open.map((one) => (
                  <li key={one.check} className="notice notice-warn">
                    <strong>{one.question}</strong>
                    <span className="block">{one.text}</span>
                    {one.mend && <span className="block text-muted">{one.mend}</span>}
                  </li>
                ))}
              </ul>
            </section>
          )}
          {fine.length > 0 && (
            <section>
              <h4>{t("aims.library.fine", { count: fine.length })}</h4>
              <ul className="grid gap-1">
                {fine.map((one) => (
                  <li key={one.check}>{one.text}</li>
                ))}
              </ul>
            </section>
          )}
          <p className="text-sm text-muted">{t("aims.library.source", { source: mission.source })}</p>
        </div>
      </details>
    </li>
  );
}

export function Library({ code }) {
  const [missions, setMissions] = useState(null);
  const [tries, setTries] = useState(0);
  const [isLost, setLost] = useState(false);
  useEffect(() => {
    let isGone = false;
    setLost(false);
    fetch(`/api/v1/workshops/${code}/library`, { credentials: "same-origin" })
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status)))))
      .then((found) => isGone || setMissions(found))
      .catch(() => isGone || setLost(true));
    return () => {
      isGone = true;
    };
  }, [code, tries]);
  if (isLost) {
    return (
      <div className="notice notice-warn">
        <p>{t("aims.library.lost")}</p>
        <button type="button" className="button button-quiet" onClick={() => setTries(tries + 1)}>
          {t("aims.library.again")}
        </button>
      </div>
    );
  }
  if (!missions) return <p aria-busy="true">{t("aims.library.loading")}</p>;
  return (
    <ul className="entries">
      {missions.map((one) => (
        <Mission key={one.key} mission={one} />
      ))}
    </ul>
  );
}
