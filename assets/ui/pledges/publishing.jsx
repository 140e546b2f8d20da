// The switch of the public summary, at the desk: the invitation to supporters, its links, and how to take it off again.
import { useId, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { newKey } from "$/public/ui/drafts.js";
import { useWorkshopFacts } from "$/public/ui/facts.jsx";
import { entriesOf, factsOf } from "$/public/ui/pledges/words.js";
import { t } from "$/utils/i18n/pledges.js";

const isInvitation = (entry) => entry.values.kind === "supporters";

function Address({ label, help, url }) {
  const [isCopied, setCopied] = useState(false);
  const id = useId();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
      announce(t("pledges.public.copied"));
    } catch {
      setCopied(false); // without a secure address browsers keep the clipboard: the link can be marked by hand
    }
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <p className="field-help">{help}</p>
      <div className="flex flex-wrap gap-2">
        <input id={id} className="input flex-1" readOnly value={url} onFocus={(event) => event.target.select()} />
        <button type="button" className="button button-quiet" onClick={copy}>
          {t(isCopied ? "pledges.public.copied" : "pledges.public.copy")}
        </button>
      </div>
    </div>
  );
}

export function Publishing({ shelf, isWritable, onAdd, onChange }) {
  const isOn = Boolean(factsOf(shelf).is_public);
  const facts = useWorkshopFacts();
  const invitations = entriesOf(shelf, "movement").filter(isInvitation);
  const standing = invitations.find((entry) => entry.values.is_public === "yes") || invitations[0];
  const [words, setWords] = useState("");
  const id = useId();
  const set = (entry, value) =>
    onChange(
      "movement",
      entry.id,
      JSON.stringify({ changes: { is_public: value }, seen: { is_public: entry.values.is_public } }),
      newKey(),
    );
  const turnOn = (event) => {
    event.preventDefault();
    if (standing) set(standing, "yes");
    else {
      const what = words.trim() || t("pledges.public.usual");
      onAdd("movement", JSON.stringify({ kind: "supporters", what, is_public: "yes" }), newKey());
    }
    announce(t("pledges.public.is_on"));
  };
  const turnOff = () => {
    for (const one of invitations) if (one.values.is_public === "yes") set(one, "no");
    announce(t("pledges.public.is_off"));
  };
  const join = facts.join_url || "";
  return (
    <section className="pledge-desk" aria-label={t("pledges.public")} data-public={isOn}>
      <h4 className="pledge-title">{t("pledges.public")}</h4>
      <p className="text-muted">{t("pledges.public.help")}</p>
      {isOn && (
        <>
          <p role="status">
            <b>{t("pledges.public.is_on")}</b> {standing && standing.values.what}
          </p>
          <Address
            label={t("pledges.public.link")}
            help={t("pledges.public.link.help")}
            url={join.replace("/join/", "/mission/")}
          />
          <Address label={t("pledges.public.join")} help={t("pledges.public.join.help")} url={join} />
        </>
      )}
      {isOn && isWritable && (
        <button type="button" className="button button-quiet justify-self-start" onClick={turnOff}>
          {t("pledges.public.off")}
        </button>
      )}
      {isOn && !isWritable && <p className="text-muted">{t("pledges.public.after_end")}</p>}
      {!isOn && isWritable && (
        <form className="grid gap-4" onSubmit={turnOn}>
          {standing ? (
            <p>{standing.values.what}</p>
          ) : (
            <div className="field">
              <label className="field-label" htmlFor={id}>
                {t("pledges.public.words")}
              </label>
              <p className="field-help">{t("pledges.public.words.help")}</p>
              <input
                id={id}
                className="input"
                maxLength={200}
                value={words}
                placeholder={t("pledges.public.usual")}
                onChange={(event) => setWords(event.target.value)}
              />
            </div>
          )}
          <button type="submit" className="button button-primary justify-self-start">
            {t("pledges.public.on")}
          </button>
        </form>
      )}
    </section>
  );
}
