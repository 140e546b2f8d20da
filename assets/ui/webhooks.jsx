// Addresses that are told of what happens in the workshop: added, tried, looked at, taken away.
import { useCallback, useEffect, useId, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { ask, because } from "$/public/ui/charter/asking.js";
import { Fold } from "$/public/ui/fold.jsx";
import { t } from "$/utils/i18n/hooks.js";

const EVENTS = ["step.opened", "step.closed", "round.revealed", "charter.version", "workshop.ended"];
const LOOK_MS = 1500;

function NewHook({ code, onMade }) {
  const [url, setUrl] = useState("");
  const [events, setEvents] = useState(EVENTS);
  const [faults, setFaults] = useState({});
  const [fault, setFault] = useState("");
  const id = useId();
  const send = async (event) => {
    event.preventDefault();
    setFaults({});
    setFault("");
    try {
      onMade(await ask("POST", `/workshops/${code}/webhooks`, { url, events }));
      setUrl("");
    } catch (problem) {
      setFaults(problem.errors || {});
      setFault(because(problem));
      announce(because(problem));
    }
  };
  return (
    <form className="grid gap-3" onSubmit={send} noValidate>
      <div className="field">
        <label htmlFor={id}>{t("hooks.url")}</label>
        <input
          id={id}
          className="input"
          type="url"
          value={url}
          aria-invalid={Boolean(faults.url)}
          aria-describedby={`${id}-help`}
          onChange={(event) => setUrl(event.target.value)}
        />
        <p id={`${id}-help`} className={faults.url ? "field-error" : "field-help"}>
          {faults.url || t("hooks.url.help")}
        </p>
      </div>
      <fieldset className="grid gap-1">
        <legend>{t("hooks.events")}</legend>
        {EVENTS.map((name) => (
          <label key={name} className="flex gap-2 items-center">
            <input
              type="checkbox"
              checked={events.includes(name)}
              onChange={(event) => setEvents(EVENTS.filter((one) => (one === name ? event.target.checked : events.includes(one))))}
            />
            {t(`hooks.event.${name}`)}
          </label>
        ))}
      </fieldset>
      {fault && !faults.url && <p className="field-error">{fault}</p>}
      <button type="submit" className="button button-primary">
        {t("hooks.save")}
      </button>
    </form>
  );
}

function Message({ code, one, onDone }) {
  const status = t(`hooks.status.${one.status}`, { tries: one.tries });
  const why = one.fault && one.status !== "sent" ? t(`hooks.fault.${one.fault}`, { answer: one.answer }) : "";
  const again = () => ask("POST", `/workshops/${code}/webhooks/messages/${one.id}/again`).then(onDone, onDone);
  return (
    <li>
      <b>{t(`hooks.event.${one.event}`)}</b> <time dateTime={one.created_at}>{new Date(one.created_at).toLocaleString()}</time>
      {": "}
      {[status, why].filter(Boolean).join("; ")}{" "}
      {one.status !== "waiting" && (
        <button type="button" className="button button-plain" onClick={again}>
          {t("hooks.again")}
        </button>
      )}
    </li>
  );
}

function Hook({ code, hook, secret, look }) {
  const [fault, setFault] = useState("");
  const act = async (method, path, done) => {
    setFault("");
    try {
      await ask(method, `/workshops/${code}/webhooks/${hook.id}${path}`);
      announce(done);
      await look();
      setTimeout(look, LOOK_MS);
    } catch (problem) {
      setFault(because(problem));
    }
  };
  return (
    <li className="grid gap-2">
      <p className="font-semibold" style={{ overflowWrap: "anywhere" }}>
        {hook.url}
      </p>
      <p className="text-muted">{hook.events.map((one) => t(`hooks.event.${one}`)).join(" · ")}</p>
      {secret && (
        <div className="notice notice-plain">
          <p>{t("hooks.secret")}</p>
          <p>
            <code style={{ overflowWrap: "anywhere" }}>{secret}</code>
          </p>
          <p className="text-muted">{t("hooks.secret.help")}</p>
        </div>
      )}
      {hook.stopped_because && <p className="notice notice-warn">{t("hooks.stopped")}</p>}
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button button-quiet" onClick={() => act("POST", "/test", t("hooks.tested"))}>
          {t("hooks.test")}
        </button>
        <button type="button" className="button button-plain" onClick={() => act("DELETE", "", t("hooks.removed"))}>
          {t("hooks.remove")}
        </button>
      </div>
      {fault && (
        <p className="field-error" role="alert">
          {fault}
        </p>
      )}
      <details>
        <summary>{t("hooks.log", { count: hook.log.length })}</summary>
        <ul className="grid gap-1">
          {hook.log.map((one) => (
            <Message key={one.id} code={code} one={one} onDone={look} />
          ))}
        </ul>
      </details>
    </li>
  );
}

export function Webhooks({ code }) {
  const [hooks, setHooks] = useState(null);
  const [made, setMade] = useState({});
  const [fault, setFault] = useState("");
  const look = useCallback(
    () =>
      ask("GET", `/workshops/${code}/webhooks`).then(
        (found) => {
          setHooks(found);
          setFault("");
        },
        (problem) => setFault(because(problem)),
      ),
    [code],
  );
  useEffect(() => {
    if (code) look();
  }, [code, look]);
  return (
    <section className="grid gap-3" aria-labelledby="webhooks">
      <h3 id="webhooks">{t("hooks.title")}</h3>
      <p className="text-muted">{t("hooks.help")}</p>
      {fault && <p className="field-error">{fault}</p>}
      {hooks && !hooks.length && <p className="empty">{t("hooks.none")}</p>}
      {hooks && hooks.length > 0 && (
        <ul className="grid gap-4">
          {hooks.map((hook) => (
            <Hook key={hook.id} code={code} hook={hook} secret={made[hook.id]} look={look} />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        {hooks && hooks.length > 0 && (
          <button type="button" className="button button-plain" onClick={look}>
            {t("hooks.look")}
          </button>
        )}
      </div>
      <Fold label={t("hooks.add")} openLabel={t("hooks.close")}>
        <NewHook
          code={code}
          onMade={(one) => {
            setMade({ ...made, [one.id]: one.secret });
            look();
          }}
        />
      </Fold>
    </section>
  );
}
