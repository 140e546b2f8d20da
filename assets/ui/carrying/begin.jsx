// Starting a workshop with a charter: choose its file, see what is in it and what stays behind, then start.
import { useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { tell } from "$/public/ui/carrying/api.js";
import { CharterFile } from "$/public/ui/carrying/file.jsx";
import { t } from "$/utils/i18n/charter_carry.js";
import "$/public/ui/carrying/carrying.css";

const COUNTED = ["goals", "cards", "rounds", "actors", "instruments", "entries"];

function Left({ left }) {
  return (
    <div>
      <p className="font-semibold">{t("carry.left")}</p>
      <ul className="carry-left">
        {left.map((one) => (
          <li key={one.what}>{t(`carry.left.${one.what}`, { count: one.count })}</li>
        ))}
      </ul>
    </div>
  );
}

export function BeginWithCharter() {
  const [file, setFile] = useState(null);
  const [seen, setSeen] = useState(null);
  const [fault, setFault] = useState("");
  const [isBusy, setBusy] = useState(false);

  const ask = (path, sent, done) => {
    setBusy(true);
    setFault("");
    return tell(path, { method: "POST", file: sent })
      .then(done)
      .catch((refusal) => {
        setSeen(null);
        setFault(refusal.message);
      })
      .finally(() => setBusy(false));
  };
  const look = (wanted) => {
    setFile(wanted);
    return ask("/workshops/import/preview", wanted, (found) => {
      setSeen(found);
      announce(t("carry.begin.seen", { title: found.title }));
    });
  };
  const begin = () => ask("/workshops/import", file, (made) => window.location.assign(made.next));

  return (
    <details className="fold-details carry-begin">
      <summary className="fold-summary">{t("carry.begin")}</summary>
      <div className="grid gap-4" aria-busy={isBusy}>
        <CharterFile label={t("carry.begin.file")} help={t("carry.begin.file.help")} isBusy={isBusy} onFile={look} />
        {fault && (
          <p className="notice notice-danger" role="alert">
            {fault}
          </p>
        )}
        {seen && (
          <div className="notice notice-plain grid gap-3" data-role="seen">
            <p className="font-semibold">{seen.title}</p>
            <p className="text-muted">{t("carry.begin.from", { day: seen.generated_on })}</p>
            <ul className="carry-counts">
              {COUNTED.filter((name) => seen[name]).map((name) => (
                <li key={name}>{t(`carry.count.${name}`, { count: seen[name] })}</li>
              ))}
            </ul>
            <Left left={seen.left} />
            <button type="button" className="button button-primary justify-self-start" disabled={isBusy} aria-busy={isBusy} onClick={begin}>
              {t("carry.begin.go")}
            </button>
          </div>
        )}
      </div>
    </details>
  );
}
