// When something is stopped, changed or scaled: every project and pathway with what was agreed, and a form that begins
// with a pattern. The face for Python is app/ui/steps/learning.
import { useState } from "react";
import { Fold } from "$/public/ui/fold.jsx";
import { Few } from "$/public/ui/portfolio/few.jsx";
import { EntryForm } from "$/public/ui/registers/entry-form.jsx";
import { fieldNamed, namesOf, optionsOf, wordsOf } from "$/public/ui/registers/words.js";
import { Hints } from "$/public/ui/learning/hints.jsx";
import { entriesOf, factsOf, formOf, hintsOf, tell } from "$/public/ui/learning/words.js";
import { declaration } from "$/utils/registers/criteria.js";
import { t } from "$/utils/i18n/learning.js";

// What practice shows to be worth watching (ARPA-E's milestones among others), and what usually follows.
const PATTERNS = [
  ["milestone", "threshold", "stop"],
  ["cost", "threshold", "stop"],
  ["rival", "event", "pivot"],
  ["falsified", "event", "pivot"],
  ["adopter", "threshold", "pause"],
  ["harm", "threshold", "stop"],
  ["success", "threshold", "scale"],
];
const HINTS = [
  "learning.criterion_unfinished",
  "learning.no_threshold",
  "learning.pivot_to_nothing",
  "learning.nothing_kept",
];
const ANCHORS = { projects: "PR", pathways: "PW" };
const AT_ONCE = 12;
const LONGEST_UNIT = 160;

function presetOf(line, pattern) {
  const begun = { unit: line.name.slice(0, LONGEST_UNIT), [line.field]: line.id };
  if (!pattern) return begun;
  const [name, kind, consequence] = pattern;
  return {
    ...begun,
    kind,
    consequence,
    signal: tell(`pattern.${name}.signal`),
    threshold: tell(`pattern.${name}.threshold`),
  };
}

/** The form of a criterion about one line; choosing another pattern begins another draft. */
function Builder({ line, names, form }) {
  const [chosen, setChosen] = useState("");
  const pattern = PATTERNS.find(([name]) => name === chosen);
  const options = [["", t("learning.stopping.blank")], ...PATTERNS.map(([name]) => [name, tell(`pattern.${name}`)])];
  const own = `pattern-${line.id}`;
  return (
    <div className="grid gap-4">
      <fieldset className="field">
        <legend className="field-label mb-1.5">{t("learning.stopping.pattern")}</legend>
        <div className="chips">
          <div className="choices">
            {options.map(([value, words]) => (
              <label key={value} className="choice" htmlFor={`${own}-${value || "blank"}`}>
                <input
                  type="radio"
                  id={`${own}-${value || "blank"}`}
                  name={own}
                  value={value}
                  checked={chosen === value}
                  onChange={() => setChosen(value)}
                />
                <span>{words}</span>
              </label>
            ))}
          </div>
        </div>
      </fieldset>
      <EntryForm
        key={chosen}
        declaration={declaration}
        names={names}
        preset={presetOf(line, pattern)}
        fixed={[line.field]}
        place={`${line.id}-${chosen || "blank"}`}
        {...form}
      />
    </div>
  );
}

/** A criterion as a sentence of its parts; what is not said says so. */
function Agreed({ criterion, names }) {
  const { values } = criterion;
  const said = (name) => wordsOf(fieldNamed(declaration, name), values[name], names) || t("learning.stopping.not_said");
  const signal = values.threshold ? `${said("signal")}: ${values.threshold}` : said("signal");
  const facts = [
    [t("learning.stopping.watched"), signal],
    [tell("register.criteria.on"), said("on")],
    [tell("register.criteria.decider"), said("decider")],
    [tell("register.criteria.consequence"), values.pivot_to ? `${said("consequence")}: ${values.pivot_to}` : said("consequence")],
    [t("learning.stopping.kept"), said("kept")],
  ];
  return (
    <dl className="entry-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Line({ line, criteria, names, isWritable, form }) {
  return (
    <li className="learning-line" data-line={line.id} data-covered={line.is_covered}>
      <p className="flex flex-wrap items-baseline justify-between gap-2">
        <span className="font-medium">
          <span className="figures text-muted">{line.anchor}</span> {line.name}
        </span>
        <span className="learning-mark text-sm">
          <span aria-hidden="true">{line.is_covered ? "✓ " : "○ "}</span>
          {t(line.is_covered ? "learning.stopping.covered" : "learning.stopping.uncovered")}
        </span>
      </p>
      {criteria.map((one) => (
        <Agreed key={one.id} criterion={one} names={names} />
      ))}
      {isWritable && (
        <Fold
          label={t(line.is_covered ? "learning.stopping.another" : "learning.stopping.add")}
          ariaName={t("learning.stopping.add.name", { name: line.name })}
          look={line.is_covered ? "plain" : "quiet"}
          closesWhenSaved
        >
          <Builder line={line} names={names} form={form} />
        </Fold>
      )}
    </li>
  );
}

// How a criterion points at a line of each register.
const FIELDS = { projects: "project", pathways: "pathway" };

/** The lines of the portfolio, from the shelves that hold them; what lacks a complete criterion is in the hint. */
function linesOf(shelf, sources) {
  const bare = hintsOf(shelf).find((hint) => hint.key === "learning.no_criterion");
  const uncovered = new Set(bare ? bare.ids : []);
  return (factsOf(shelf).lines || []).flatMap((register) => {
    const field = FIELDS[register];
    return optionsOf({ target: register, targetTitle: fieldNamed(declaration, field).targetTitle }, sources[register]).map((one) => ({
      id: one.id,
      name: one.name,
      field,
      anchor: `${ANCHORS[register]}${one.number}`,
      is_covered: !uncovered.has(one.id),
    }));
  });
}

export function Stopping(props) {
  const { shelf, sources, isWritable } = props;
  const lines = linesOf(shelf, sources);
  const criteria = entriesOf(shelf, "criteria");
  const names = namesOf(declaration, shelf, sources);
  const form = formOf(props);
  const covered = lines.filter((line) => line.is_covered).length;
  const ordered = [...lines].sort((one, other) => Number(one.is_covered) - Number(other.is_covered));
  return (
    <section className="grid gap-4" aria-label={t("learning.stopping")}>
      <h4 className="register-title">{t("learning.stopping")}</h4>
      {!lines.length && <p className="empty">{t("learning.stopping.nothing")}</p>}
      {lines.length > 0 && (
        <p className="figures" role="status">
          {t("learning.stopping.count", { covered, count: lines.length })}
        </p>
      )}
      {lines.length > 0 && (
        <Few
          items={ordered}
          atOnce={AT_ONCE}
          className="grid gap-3"
          label={t("learning.stopping")}
          draw={(line) => (
            <Line
              key={line.id}
              line={line}
              criteria={criteria.filter((one) => one.values[line.field] === line.id)}
              names={names}
              isWritable={isWritable}
              form={form}
            />
          )}
        />
      )}
      <Hints shelf={shelf} keys={HINTS} />
    </section>
  );
}
