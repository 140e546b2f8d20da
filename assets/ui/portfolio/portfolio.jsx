// What the room reads of its projects: what needs a look, what they move and miss, and what to do with each.
// The face for Python is app/ui/steps/portfolio.
import { t as tell } from "$/public/ui/i18n.js";
import { Heat } from "$/public/ui/portfolio/heat.jsx";
import { Verdicts } from "$/public/ui/portfolio/verdicts.jsx";
import { Few } from "$/public/ui/portfolio/few.jsx";
import { byNumber, factsOf, leverWord, projectsOf } from "$/public/ui/portfolio/words.js";
import { t } from "$/utils/i18n/portfolio.js";
import "$/utils/i18n/reading.js";

function Named({ entries }) {
  return (
    <Few
      items={entries}
      atOnce={12}
      className="heat-projects"
      draw={(entry) => (
        <li key={entry.id}>
          {entry.values.name}
          {entry.values.owner && <span className="text-muted"> · {entry.values.owner}</span>}
        </li>
      )}
    />
  );
}

/** What needs a look: each a sentence that opens to the projects it is about. */
function Hints({ shelf }) {
  const hints = (shelf.reading && shelf.reading.hints) || [];
  const facts = factsOf(shelf);
  const known = new Map(projectsOf(shelf).map((entry) => [entry.id, entry]));
  const numbered = byNumber(shelf);
  if (!hints.length) return null;
  const behind = (hint) => {
    if (hint.key === "portfolio.alike") {
      return (
        <ul className="heat-projects">
          {facts.twins
            .map((pair) => pair.map((number) => numbered.get(number)))
            .filter(([one, other]) => one && other)
            .map(([one, other]) => (
              <li key={`${one.id}:${other.id}`}>
                {[one, other].map(({ values }) => (values.owner ? `${values.name} (${values.owner})` : values.name)).join(" – ")}
              </li>
            ))}
        </ul>
      );
    }
    if (hint.key === "portfolio.missing_levers") return <p>{facts.missing.map(leverWord).join(", ")}</p>;
    if (hint.key === "portfolio.unserved") {
      return (
        <ul className="heat-projects">
          {facts.goals
            .filter((goal) => hint.ids.includes(goal.id))
            .map((goal) => (
              <li key={goal.id}>{`G${goal.number} ${goal.name}`}</li>
            ))}
        </ul>
      );
    }
    return <Named entries={hint.ids.map((one) => known.get(one)).filter(Boolean)} />;
  };
  return (
    <ul className="picture mix-hints portfolio-hints">
      {hints.map((hint) => (
        <li key={`${hint.key}:${hint.values.name || ""}`}>
          <details>
            <summary>{tell(`reading.${hint.key}`, hint.values)}</summary>
            {behind(hint)}
          </details>
        </li>
      ))}
    </ul>
  );
}

/** `isAsked`: this seat gives verdicts now. The other properties are those of a sheet of estimates, handed on. */
export function Portfolio({ shelf, ...sheets }) {
  if (!projectsOf(shelf).length) return null;
  return (
    <div className="part-work">
      <section className="grid gap-3">
        <h4 className="portfolio-title">{t("portfolio.heat")}</h4>
        <p className="text-muted measure">{t("portfolio.heat.help")}</p>
        <Heat shelf={shelf} />
        <Hints shelf={shelf} />
      </section>
      <section className="grid gap-3">
        <h4 className="portfolio-title">{t("portfolio.verdicts")}</h4>
        <p className="text-muted measure">{t(sheets.isAsked ? "portfolio.verdicts.help" : "portfolio.verdicts.sealed")}</p>
        <Verdicts shelf={shelf} sheets={sheets} />
      </section>
    </div>
  );
}
