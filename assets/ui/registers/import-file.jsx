// A file into a register: choose or paste, see row by row what would come in, then bring it in. The file stays on the
// device; it is sent once to look and once to bring in.
import { useEffect, useId, useRef, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { newKey } from "$/public/ui/drafts.js";
import { labelOf } from "$/public/ui/registers/words.js";
import { t as problem } from "$/utils/i18n/error.js";
import { t } from "$/utils/i18n/importing.js";

const AT_ONCE = 50;

async function send(code, register, file, chosen, { isPreview, key }) {
  const asked = new URLSearchParams({ columns: JSON.stringify(chosen), is_preview: String(isPreview) });
  const answer = await fetch(`/api/v1/workshops/${code}/registers/${register}/import?${asked}`, {
    method: "POST",
    body: file,
    headers: { "Content-Type": "application/octet-stream", ...(key ? { "Idempotency-Key": key } : {}) },
  });
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return said;
  throw new Error((said.errors && said.errors.file) || said.detail || t("importing.failed"));
}

function Columns({ id, declaration, columns, onChoose }) {
  const fields = declaration.fields.filter((field) => !field.isFleeting);
  return (
    <details className="fold-details" open={columns.some((one) => !one.field)}>
      <summary className="fold-summary">{t("importing.columns", { count: columns.length, known: columns.filter((one) => one.field).length })}</summary>
      <div className="import-columns">
        {columns.map((column, index) => (
          <div key={column.heading} className="field">
            <label className="field-label" htmlFor={`${id}-column-${index}`}>
              {column.heading}
            </label>
            <select
              id={`${id}-column-${index}`}
              className="input"
              value={column.field}
              onChange={(event) => onChoose(column.heading, event.target.value)}
            >
              <option value="">{t("importing.columns.none")}</option>
              {fields.map((field) => (
                <option key={field.name} value={field.name}>
                  {labelOf(declaration, field)}
                </option>
              ))}
            </select>
          </div>
        ))}
      </div>
    </details>
  );
}

function Faults({ declaration, look }) {
  const [shown, setShown] = useState(AT_ONCE);
  if (!look.faults.length) return null;
  const label = (name) => {
    const field = declaration.fields.find((one) => one.name === name);
    return field ? labelOf(declaration, field) : name;
  };
  return (
    <div className="grid gap-2">
      <div className="scroll" tabIndex={0} role="group" aria-label={t("importing.faults")}>
        <table className="table">
          <caption>{t("importing.faults")}</caption>
          <thead>
            <tr>
              {["row", "column", "cell", "why"].map((name) => (
                <th key={name} scope="col">
                  {t(`importing.faults.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {look.faults.slice(0, shown).map((fault) => (
              <tr key={`${fault.row}:${fault.field}`}>
                <th scope="row" className="figures">
                  {fault.row}
                </th>
                <td>{label(fault.field)}</td>
                <td>{fault.text ? <q>{fault.text}</q> : "–"}</td>
                <td>{problem(`error.${fault.code}`, fault.values)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {look.faults.length > shown && (
        <button type="button" className="button button-quiet justify-self-start" onClick={() => setShown(shown + AT_ONCE)}>
          {t("importing.faults.more", { count: look.faults.length - shown })}
        </button>
      )}
    </div>
  );
}

function Samples({ look, declaration }) {
  if (!look.samples.length) return null;
  const title = declaration.title;
  const names = look.samples.map((row) => row[title]).filter(Boolean);
  return <p className="text-muted">{t("importing.samples", { names: names.join(" · ") })}</p>;
}

const rowsOf = (numbers) => `${numbers.slice(0, 12).join(", ")}${numbers.length > 12 ? " …" : ""}`;

/** `declaration` is that of the register; whoever may not bring files in is refused by the server. */
export function ImportFile({ declaration, code }) {
  const [file, setFile] = useState(null);
  const [chosen, setChosen] = useState({});
  const [look, setLook] = useState(null);
  const [done, setDone] = useState(null);
  const [fault, setFault] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [pasted, setPasted] = useState("");
  const key = useRef("");
  const turn = useRef(0);
  const id = useId();

  const take = (wanted, columns) => {
    const mine = (turn.current += 1);
    setFile(wanted);
    setChosen(columns);
    setFault("");
    setDone(null);
    setBusy(true);
    key.current = newKey();
    send(code, declaration.key, wanted, columns, { isPreview: true })
      .then((found) => {
        if (mine !== turn.current) return;
        setLook(found);
        announce(t("importing.ready", { count: found.ready }));
      })
      .catch((wrong) => {
        if (mine !== turn.current) return;
        setLook(null);
        setFault(wrong.message);
      })
      .finally(() => mine === turn.current && setBusy(false));
  };
  const bring = () => {
    setBusy(true);
    setFault("");
    send(code, declaration.key, file, chosen, { isPreview: false, key: key.current })
      .then((found) => {
        setDone(found);
        setLook(null);
        setPasted("");
        announce(t("importing.done", { count: found.added }));
      })
      .catch((wrong) => setFault(wrong.message))
      .finally(() => setBusy(false));
  };
  useEffect(() => () => (turn.current += 1), []);

  return (
    <div className="grid gap-4 import" data-register={declaration.key} aria-busy={isBusy}>
      <p className="text-muted measure">{t("importing.help")}</p>
      <div className="field">
        <label className="field-label" htmlFor={`${id}-file`}>
          {t("importing.file")}
        </label>
        <p id={`${id}-file-help`} className="field-help">
          {t("importing.file.help")}
        </p>
        <input
          id={`${id}-file`}
          type="file"
          className="input"
          accept=".csv,.tsv,.txt,.xlsx,.xls,.ods"
          aria-describedby={`${id}-file-help`}
          onChange={(event) => {
            const wanted = event.target.files && event.target.files[0];
            event.target.value = ""; // the same file again, mended, is news
            if (wanted) take(wanted, chosen); // what a column is was said once
          }}
        />
      </div>
      <details className="fold-details">
        <summary className="fold-summary">{t("importing.paste")}</summary>
        <div className="field">
          <label className="field-label" htmlFor={`${id}-paste`}>
            {t("importing.paste.label")}
          </label>
          <textarea id={`${id}-paste`} className="input" rows={5} value={pasted} onChange={(event) => setPasted(event.target.value)} />
          <button
            type="button"
            className="button button-quiet justify-self-start"
            disabled={!pasted.trim()}
            onClick={() => take(new Blob([pasted], { type: "text/plain" }), chosen)}
          >
            {t("importing.paste.look")}
          </button>
        </div>
      </details>
      {fault && (
        <div className="notice notice-danger" role="alert">
          <p>{fault}</p>
        </div>
      )}
      {done && (
        <div className="notice notice-ok" role="status">
          <p className="font-semibold">{t("importing.done", { count: done.added })}</p>
          <p>{t("importing.done.help")}</p>
        </div>
      )}
      {look && (
        <div className="grid gap-4" data-role="look">
          <div className="notice notice-plain">
            {file.name && <p className="text-sm text-muted">{file.name}</p>}
            <p className="font-semibold">{t("importing.ready", { count: look.ready })}</p>
            <Samples look={look} declaration={declaration} />
            {look.known.length > 0 && <p>{t("importing.known", { count: look.known.length, rows: rowsOf(look.known) })}</p>}
            {look.faulty.length > 0 && <p>{t("importing.faulty", { count: look.faulty.length })}</p>}
          </div>
          <Columns
            id={id}
            declaration={declaration}
            columns={look.columns}
            onChoose={(heading, field) => take(file, { ...chosen, [heading]: field })}
          />
          <Faults declaration={declaration} look={look} />
          <button
            type="button"
            className="button button-primary justify-self-start"
            disabled={!look.ready || isBusy}
            aria-busy={isBusy}
            onClick={bring}
          >
            {t("importing.bring", { count: look.ready })}
          </button>
        </div>
      )}
    </div>
  );
}
