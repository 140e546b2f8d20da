// What is fixed, adjustable or free, with who may change it; facilitators tag it.
// The face for Python is app/ui/steps/learning.
import { Fold } from "$/public/ui/fold.jsx";
import { Few } from "$/public/ui/portfolio/few.jsx";
import { EntryForm } from "$/public/ui/registers/entry-form.jsx";
import { Hints } from "$/public/ui/learning/hints.jsx";
import { factsOf, formOf, tell } from "$/public/ui/learning/words.js";
import { declaration as goals } from "$/utils/registers/goals.js";
import { declaration as instruments } from "$/utils/registers/instruments.js";
import { t } from "$/utils/i18n/learning.js";

const DECLARED = { goals, instruments };
const ASKED = ["fixity", "fixity_owner"];
const AT_ONCE = 12;

// The form asks for these alone, whichever fields its register asks for first.
const only = (declaration) => ({
  ...declaration,
  fields: declaration.fields.map((field) => (ASKED.includes(field.name) ? { ...field, isFirst: true } : field)),
});

function Tag({ one, leads, isWritable, form }) {
  const word = one.fixity ? tell(`fixity.${one.fixity}`) : t("learning.fixity.untagged");
  const owner = one.fixity_owner ? t("learning.fixity.owner", { owner: one.fixity_owner }) : t("learning.fixity.nobody");
  return (
    <li className="learning-line" data-fixity={one.fixity || "none"}>
      <p className="font-medium">
        <span className="figures text-muted">{one.anchor}</span> {one.name}
      </p>
      <p>
        <strong>{word}</strong>
        {one.fixity && <span className="text-muted">{`, ${owner}`}</span>}
      </p>
      {leads && isWritable && (
        <Fold label={t("learning.fixity.tag")} ariaName={t("learning.fixity.tag.name", { name: one.name })} look="plain" closesWhenSaved>
          <EntryForm
            declaration={only(DECLARED[one.register])}
            names={{}}
            entry={{ id: one.id, values: { fixity: one.fixity, fixity_owner: one.fixity_owner } }}
            only={ASKED}
            {...form}
          />
        </Fold>
      )}
    </li>
  );
}

export function Fixity(props) {
  const { shelf, leads, isWritable } = props;
  const { tagged = [] } = factsOf(shelf);
  const form = formOf(props);
  return (
    <section className="grid gap-4" aria-label={t("learning.fixity")}>
      <h4 className="register-title">{t("learning.fixity")}</h4>
      <p className="text-muted measure">{t("learning.fixity.help")}</p>
      {!tagged.length && <p className="empty">{t("learning.fixity.nothing")}</p>}
      {tagged.length > 0 && (
        <Few
          items={tagged}
          atOnce={AT_ONCE}
          className="grid gap-3"
          label={t("learning.fixity")}
          draw={(one) => <Tag key={one.id} one={one} leads={leads} isWritable={isWritable} form={form} />}
        />
      )}
      <Hints shelf={shelf} keys={["learning.fixed_without_owner"]} />
    </section>
  );
}
