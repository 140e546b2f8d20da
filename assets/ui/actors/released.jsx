// Blockers that facilitators have released, as the room reads them.
import { t } from "$/utils/i18n/actors.js";
import { t as word } from "$/utils/i18n/registers_actors.js";

export function Released({ shelf, actors }) {
  const { blockers = [] } = (shelf && shelf.reading && shelf.reading.facts) || {};
  const known = Object.fromEntries((actors || []).map((one) => [one.id, one.name]));
  if (!blockers.length) return <p className="empty">{t("actors.blockers.none")}</p>;
  return (
    <ul className="entries" data-role="released">
      {blockers.map((one) => (
        <li key={one.id} className="entry">
          <p>
            <strong>{one.what}</strong> {one.kind && <span className="pill">{word(`blocker_kind.${one.kind}`)}</span>}
          </p>
          {(known[one.actor] || known[one.owner]) && (
            <p className="text-muted">{[known[one.actor], known[one.owner]].filter(Boolean).join(" · ")}</p>
          )}
          {one.way_out && <p className="said">{one.way_out}</p>}
        </li>
      ))}
    </ul>
  );
}
