// What kind of workshop it is: the templates of this installation by time and by practice, each with when to use it, what
// a room has afterwards and a demo, and a file of one's own. Groups, naming and language of the form follow the choice
// as long as nobody has changed them.
import { useEffect, useRef, useState } from "react";
import { t } from "$/utils/i18n/charter_templates.js";
import { announce } from "$/public/ui/announce.jsx";
import "$/public/ui/templates/choice.css";
import { fill } from "$/public/ui/fields.js";

const LARGEST_FILE = 64 * 1024;
const FILE = "own-file";
const JSON_BODY = { "Content-Type": "application/json", Accept: "application/json, application/problem+json" };

async function ask(address, options) {
  try {
    const answer = await fetch(address, { credentials: "same-origin", ...options });
    const body = await answer.json();
    return answer.ok ? { body } : { problem: body.errors?.template_file || body.detail || t("templates.failed") };
  } catch {
    return { problem: t("templates.failed") };
  }
}

/** How long a template's agenda is, in words. */
function length(minutes) {
  if (!minutes) return t("templates.length.open");
  if (minutes < 120) return t("templates.length.minutes", { minutes });
  return t("templates.length.hours", { hours: Math.round(minutes / 30) / 2 });
}

/** What a template says of the form's other fields, as they are written there. */
const said = (one) => ({ groups: one.groups.join("\n"), naming: one.naming, language: one.language });

/** Let the fields follow from one template to another, but for those that somebody has changed. */
function follow(form, from, to) {
  const before = said(from);
  const after = said(to);
  const written = new FormData(form);
  const values = {};
  for (const name of Object.keys(after)) {
    if (String(written.get(name) ?? "").replaceAll("\r\n", "\n") === before[name]) values[name] = after[name];
  }
  fill(form, values);
}

export function TemplateChoice({ offered, chosen, timed }) {
  const root = useRef(null);
  const [templates, setTemplates] = useState(offered);
  const [key, setKey] = useState(chosen);
  const [file, setFile] = useState(null);
  const [problem, setProblem] = useState("");

  useEffect(() => {
    let isHere = true;
    ask("/api/v1/templates").then(({ body }) => {
      if (isHere && Array.isArray(body)) setTemplates(body);
    });
    return () => {
      isHere = false;
    };
  }, []);

  const all = file ? [...templates, { ...file.about, key: FILE }] : templates;
  const current = all.find((one) => one.key === key) || all[0];
  const choose = (one) => {
    follow(root.current.closest("form"), current, one);
    setKey(one.key);
  };

  const bring = async (event) => {
    const [picked] = event.target.files;
    event.target.value = "";
    if (!picked) return;
    const refuse = (text) => {
      setProblem(text);
      announce(text);
    };
    if (picked.size > LARGEST_FILE) {
      refuse(t("templates.file.large"));
      return;
    }
    const content = await picked.text();
    let value = null;
    try {
      value = JSON.parse(content);
    } catch {
      refuse(t("templates.file.unreadable", { name: picked.name }));
      return;
    }
    const outcome = await ask("/api/v1/templates/check", {
      method: "POST",
      headers: JSON_BODY,
      body: JSON.stringify(value),
    });
    if (!outcome.body) {
      refuse(`${t("templates.file.wrong", { name: picked.name })} ${outcome.problem}`);
      return;
    }
    setProblem("");
    setFile({ about: outcome.body, json: JSON.stringify(value) });
    choose({ ...outcome.body, key: FILE });
    announce(t("templates.file.taken", { name: outcome.body.name }));
  };

  const group = (title, shown) =>
    shown.length > 0 && (
      <div className="template-group" role="group" aria-label={title}>
        <p className="template-group-title" aria-hidden="true">
          {title}
        </p>
        <div className="choices">
          {shown.map((one) => (
            <Offer key={one.key} one={one} isChosen={one.key === current.key} onChoose={() => choose(one)} />
          ))}
        </div>
      </div>
    );
  const known = new Set(offered.map((one) => one.key));
  return (
    <fieldset className="field templates" ref={root} aria-describedby="field-template-help field-template-error">
      <legend className="field-label mb-1.5">{t("templates.legend")}</legend>
      <p className="field-help" id="field-template-help">
        {t("templates.help")}
      </p>
      {group(t("templates.by_time"), templates.filter((one) => timed.includes(one.key)))}
      {group(t("templates.by_practice"), templates.filter((one) => known.has(one.key) && !timed.includes(one.key)))}
      {group(t("templates.of_house"), templates.filter((one) => !known.has(one.key)))}
      {group(t("templates.of_file"), all.filter((one) => one.key === FILE))}
      <p className="field-error" id="field-template-error" data-error-for="template" />
      <div className="template-file">
        <label className="button button-quiet button-small" htmlFor="field-template-file">
          {t("templates.file")}
          <input
            className="template-file-input"
            id="field-template-file"
            type="file"
            accept=".json,application/json"
            onChange={bring}
            aria-describedby="field-template-file-help field-template-file-problem"
          />
        </label>
        <p className="field-help" id="field-template-file-help">
          {t("templates.file.help")}
        </p>
        <p className="field-error" id="field-template-file-problem">
          {problem}
        </p>
        <p className="field-error" data-error-for="template_file" />
      </div>
      <input
        type="hidden"
        name="template_file"
        data-list="json"
        value={current.key === FILE && file ? file.json : ""}
        readOnly
      />
    </fieldset>
  );
}

function Offer({ one, isChosen, onChoose }) {
  const id = `field-template-${one.key}`;
  return (
    <div className="template-offer" data-chosen={isChosen}>
      <label className="choice" htmlFor={id}>
        <input
          type="radio"
          id={id}
          name="template"
          value={one.key === FILE ? "" : one.key}
          checked={isChosen}
          onChange={onChoose}
        />
        <span>
          {one.name}
          <span className="template-length"> · {length(one.minutes)}</span>
          <span className="choice-hint">{one.when}</span>
        </span>
      </label>
      {isChosen && <About one={one} />}
    </div>
  );
}

function About({ one }) {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const look = async () => {
    if (isBusy) return;
    setBusy(true);
    setProblem("");
    announce(t("templates.demo.busy"));
    const { body, problem: refusal } = await ask(`/api/v1/templates/${one.key}/demo`, { method: "POST" });
    if (body && /^\/(?!\/)/.test(body.next || "")) {
      window.location.assign(body.next);
      return;
    }
    setBusy(false);
    setProblem(refusal || t("templates.failed"));
    announce(refusal || t("templates.failed"));
  };
  return (
    <div className="template-about">
      {one.gives.length > 0 && (
        <>
          <p className="template-gives">{t("templates.gives")}</p>
          <ul>
            {one.gives.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {one.practice && <p className="field-help">{t("templates.practice", { practice: one.practice })}</p>}
      {one.has_demo && (
        <button type="button" className="button button-quiet button-small" aria-busy={isBusy} onClick={look}>
          {isBusy ? t("templates.demo.busy") : t("templates.demo")}
        </button>
      )}
      {problem && <p className="notice notice-danger">{problem}</p>}
    </div>
  );
}
