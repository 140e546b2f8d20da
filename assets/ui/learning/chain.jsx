// The theory of change as a chain of places, each leading to the next if something holds; the same as a table.
// The face for Python is app/ui/steps/learning.
import { t as common } from "$/utils/i18n/common.js";
import { t } from "$/utils/i18n/learning.js";
import { Fold } from "$/public/ui/fold.jsx";
import { EntryForm } from "$/public/ui/registers/entry-form.jsx";
import { namesOf } from "$/public/ui/registers/words.js";
import { Hints } from "$/public/ui/learning/hints.jsx";
import { PLACES, arrowFrom, entriesOf, factsOf, formOf, tell } from "$/public/ui/learning/words.js";
import { declaration as changes } from "$/utils/registers/changes.js";
import { declaration as questions } from "$/utils/registers/questions.js";
import "$/utils/registers/assumptions.js";

/** What is there, and what has to hold for it to lead on, by place. */
function linksOf(shelf) {
  return PLACES.map((place) => {
    const arrow = arrowFrom(place);
    return {
      place,
      arrow,
      boxes: entriesOf(shelf, "changes").filter((one) => one.values.place === place),
      holds: arrow ? entriesOf(shelf, "assumptions").filter((one) => one.values.link === arrow) : [],
    };
  });
}

function rated({ confidence, weight }) {
  if (!confidence) return t("learning.chain.unrated");
  const sure = t("learning.chain.sure", { confidence });
  return weight ? `${sure}, ${t("learning.chain.costs", { weight })}` : sure;
}

function Assumption({ one, isWeakest }) {
  return (
    <li className="chain-hold" data-weakest={isWeakest || undefined}>
      {isWeakest && <strong className="chain-weakest text-sm">{t("learning.chain.weakest")}</strong>}
      <span>{one.values.assumption}</span>
      <span className="text-sm text-muted">{rated(one.values)}</span>
    </li>
  );
}

function Place({ link, weakest, isWritable, form, names }) {
  const word = tell(`chain.${link.place}`);
  return (
    <li className="chain-place grid gap-2 content-start">
      <h5 className="chain-name">{word}</h5>
      {link.boxes.length > 0 ? (
        <ul className="grid gap-2">
          {link.boxes.map((one) => (
            <li key={one.id} className="chain-box">
              {one.values.change}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-muted">{t("learning.chain.nothing")}</p>
      )}
      {isWritable && (
        <Fold label={t("learning.chain.add")} ariaName={t("learning.chain.add.name", { place: word })} look="plain" closesWhenSaved>
          <EntryForm declaration={changes} names={names} preset={{ place: link.place }} fixed={["place"]} place={link.place} {...form} />
        </Fold>
      )}
      {link.arrow && (
        <div className="chain-arrow grid gap-1">
          <p className="chain-if text-sm text-muted">{t("learning.chain.if")}</p>
          {link.holds.length > 0 ? (
            <ul className="grid gap-2">
              {link.holds.map((one) => (
                <Assumption key={one.id} one={one} isWeakest={one.id === weakest} />
              ))}
            </ul>
          ) : (
            <p className="text-sm text-muted">{t("learning.chain.no_if")}</p>
          )}
        </div>
      )}
    </li>
  );
}

function ChainTable({ links }) {
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t("learning.chain.table")}>
      <table className="table">
        <caption>{t("learning.chain.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("learning.chain.place")}</th>
            <th scope="col">{t("learning.chain.boxes")}</th>
            <th scope="col">{t("learning.chain.if")}</th>
          </tr>
        </thead>
        <tbody>
          {links.map(({ place, boxes, holds }) => (
            <tr key={place}>
              <th scope="row" className="font-medium">
                {tell(`chain.${place}`)}
              </th>
              <td>{boxes.map((one) => one.values.change).join("; ") || "–"}</td>
              <td>{holds.map((one) => `${one.values.assumption} (${rated(one.values)})`).join("; ") || "–"}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Chain(props) {
  const { shelf, sources, isWritable } = props;
  const links = linksOf(shelf);
  const { weakest } = factsOf(shelf);
  const weak = entriesOf(shelf, "assumptions").find((one) => one.id === weakest);
  const isAsked = entriesOf(shelf, "questions").some((one) => one.values.assumption === weakest);
  const form = formOf(props);
  return (
    <section className="grid gap-4" aria-label={t("learning.chain")}>
      <h4 className="register-title">{t("learning.chain")}</h4>
      <p className="text-muted measure">{t("learning.chain.help")}</p>
      <div className="chain-frame">
        <ol className="chain grid gap-3">
          {links.map((link) => (
            <Place key={link.place} link={link} weakest={weakest} isWritable={isWritable} form={form} names={namesOf(changes, shelf, sources)} />
          ))}
        </ol>
      </div>
      <details>
        <summary className="text-sm text-accent py-2 w-fit">{common("table.show")}</summary>
        <ChainTable links={links} />
      </details>
      <Hints shelf={shelf} keys={["learning.weakest_unasked"]} />
      {weak && isWritable && !isAsked && (
        <Fold label={t("learning.chain.ask")} closesWhenSaved>
          <EntryForm
            declaration={questions}
            names={namesOf(questions, shelf, sources)}
            preset={{ assumption: weak.id, question: t("learning.chain.ask.preset", { assumption: weak.values.assumption }).slice(0, 240) }}
            fixed={["assumption"]}
            place={`weakest-${weak.id}`}
            {...form}
          />
        </Fold>
      )}
    </section>
  );
}
