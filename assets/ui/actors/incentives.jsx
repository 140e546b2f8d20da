// The map of incentives: what each ministry or agency gains and loses, and who is to deliver without a reason to.
import { t } from "$/utils/i18n/actors.js";

/** Actors whom the map asks about, those first who are to deliver without an incentive. */
export function onIncentiveMap(actors, shelf) {
  const { incentives = [] } = (shelf && shelf.reading && shelf.reading.facts) || {};
  const lacks = Object.fromEntries(incentives.map((one) => [one.id, one.lacks]));
  const found = (actors || []).filter((one) => one.id in lacks);
  return [...found.filter((one) => lacks[one.id]), ...found.filter((one) => !lacks[one.id])];
}

export function IncentiveMap({ shelf, actors }) {
  const { incentives = [] } = (shelf && shelf.reading && shelf.reading.facts) || {};
  const known = Object.fromEntries((actors || []).map((one) => [one.id, one.name]));
  const lacking = incentives.filter((one) => one.lacks && known[one.id]);
  const told = incentives.filter((one) => known[one.id] && (one.gains || one.loses || one.today || one.needed));
  return (
    <div className="grid gap-4">
      {lacking.length > 0 && (
        <p className="notice notice-warn" data-role="lacking">
          {t("actors.incentives.lacking", { count: lacking.length, names: lacking.map((one) => known[one.id]).join(", ") })}
        </p>
      )}
      {told.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-label={t("actors.incentives")}>
          <table className="table" data-role="incentives">
            <caption>{t("actors.incentives")}</caption>
            <thead>
              <tr>
                {["actor", "gains", "loses", "incentive_today", "incentive_needed"].map((name) => (
                  <th key={name} scope="col">
                    {t(`actors.column.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {told.map((one) => (
                <tr key={one.id}>
                  <th scope="row" className="font-medium">
                    {known[one.id]}
                  </th>
                  {[one.gains, one.loses, one.today, one.needed].map((said, at) => (
                    <td key={at}>{said || "–"}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
