// On the charter page: what changed from another charter to this one, and the programme that this workshop is in.
import { useEffect, useId, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { tell, workshop } from "$/public/ui/carrying/api.js";
import { Bring } from "$/public/ui/carrying/bring.jsx";
import { CharterFile } from "$/public/ui/carrying/file.jsx";
import { Area, byArea } from "$/public/ui/charter/standing.jsx";
import { t } from "$/utils/i18n/charter_carry.js";
import "$/public/ui/carrying/carrying.css";

function Found({ found, onClose }) {
  return (
    <div className="carry-found" data-role="found">
      {found.changes.length === 0 && <p>{t("carry.compare.none")}</p>}
      {byArea(found.changes).map(([area, changes]) => (
        <Area key={area} area={area} changes={changes} />
      ))}
      <button type="button" className="button button-plain" onClick={onClose}>
        {t("carry.compare.close")}
      </button>
    </div>
  );
}

function Compare({ code, others }) {
  const [found, setFound] = useState(null);
  const [fault, setFault] = useState("");
  const [isBusy, setBusy] = useState(false);
  const id = useId();
  const compare = (query, file) => {
    setBusy(true);
    setFault("");
    setFound(null);
    tell(`${workshop(code)}/charter/compare${query}`, { method: "POST", file })
      .then((said) => {
        setFound(said);
        announce(t("carry.compare.done", { count: said.changes.length }));
      })
      .catch((refusal) => setFault(refusal.message))
      .finally(() => setBusy(false));
  };
  return (
    <div className="grid gap-3" aria-busy={isBusy}>
      <CharterFile
        label={t("carry.compare.file")}
        help={t("carry.compare.file.help")}
        isBusy={isBusy}
        onFile={(file) => compare("", file)}
      />
      {others.length > 0 && (
        <div className="field">
          <label className="field-label" htmlFor={id}>
            {t("carry.compare.workshop")}
          </label>
          <select id={id} className="input" value="" onChange={(event) => event.target.value && compare(`?workshop=${event.target.value}`)}>
            <option value="">{t("carry.compare.choose")}</option>
            {others.map((one) => (
              <option key={one.id} value={one.id}>
                {one.title}
              </option>
            ))}
          </select>
        </div>
      )}
      {fault && (
        <p className="notice notice-danger" role="alert">
          {fault}
        </p>
      )}
      {found && <Found found={found} onClose={() => setFound(null)} />}
    </div>
  );
}

/** One line that is sent: a title to start with, or a key to join by. */
function Line({ label, help, submit, most, onSend }) {
  const [text, setText] = useState("");
  const id = useId();
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onSend(text.trim());
      }}
    >
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <p id={`${id}-help`} className="field-help">
        {help}
      </p>
      <input id={id} className="input" required maxLength={most} value={text} aria-describedby={`${id}-help`} onChange={(event) => setText(event.target.value)} />
      <button type="submit" className="button button-quiet justify-self-start">
        {submit}
      </button>
    </form>
  );
}

function Alone({ onSend }) {
  return (
    <details className="fold-details">
      <summary className="fold-summary">{t("carry.programme.none")}</summary>
      <div className="grid gap-5">
        <p className="text-muted">{t("carry.programme.about")}</p>
        <Line
          label={t("carry.programme.title")}
          help={t("carry.programme.title.help")}
          submit={t("carry.programme.start")}
          most={160}
          onSend={(title) => onSend("", { title })}
        />
        <Line
          label={t("carry.programme.key")}
          help={t("carry.programme.key.help")}
          submit={t("carry.programme.join")}
          most={80}
          onSend={(key) => onSend("/join", { key })}
        />
      </div>
    </details>
  );
}

function Within({ code, member, onLeave }) {
  const [isLeaving, setLeaving] = useState(false);
  return (
    <div className="grid gap-3">
      <p>
        <b>{member.title}</b> <span className="text-muted">{t("carry.programme.workshops", { count: member.workshops })}</span>
      </p>
      <a className="button button-quiet justify-self-start" href={`/programme/${member.code}`}>
        {t("carry.programme.open")}
      </a>
      <details className="fold-details">
        <summary className="fold-summary">{t("carry.programme.invite")}</summary>
        <p className="text-muted">{t("carry.programme.invite.help")}</p>
        <code className="carry-key">{member.key}</code>
      </details>
      {member.workshops > 1 && <Bring code={code} />}
      <details className="fold-details" open={isLeaving} onToggle={(event) => setLeaving(event.currentTarget.open)}>
        <summary className="fold-summary">{t("carry.programme.leave")}</summary>
        <p className="text-muted">{t("carry.programme.leave.help")}</p>
        <button type="button" className="button button-quiet" onClick={onLeave}>
          {t("carry.programme.leave.go")}
        </button>
      </details>
    </div>
  );
}

function Programme({ code, onOthers }) {
  const [member, setMember] = useState(undefined);
  const [fault, setFault] = useState("");
  const read = (isGone) =>
    tell(`${workshop(code)}/programme`)
      .then(async (found) => {
        if (isGone()) return;
        setMember(found.code ? found : null);
        if (!found.code) return onOthers([]);
        const all = await tell(`/programmes/${found.code}`);
        if (!isGone()) onOthers(all.missions.filter((one) => all.own[one.id] !== code));
      })
      .catch((refusal) => {
        if (isGone()) return;
        setMember(null);
        onOthers([]);
        setFault(refusal.message);
      });
  useEffect(() => {
    let gone = false;
    read(() => gone);
    return () => {
      gone = true;
    };
  }, [code]);
  const send = (path, body, method = "POST") => {
    setFault("");
    tell(`${workshop(code)}/programme${path}`, { method, body })
      .then(() => read(() => false))
      .catch((refusal) => setFault(refusal.message));
  };
  return (
    <div className="grid gap-3" data-role="programme">
      {fault && (
        <p className="notice notice-danger" role="alert">
          {fault}
        </p>
      )}
      {member === null && <Alone onSend={send} />}
      {member && <Within code={code} member={member} onLeave={() => send("", undefined, "DELETE")} />}
    </div>
  );
}

/** The whole part. `leads`: whoever leads sees the programme as well. */
export function Carry({ code, leads }) {
  const [others, setOthers] = useState([]);
  const id = useId();
  return (
    <section className="charter-side carry no-print" aria-labelledby={id}>
      <h2 id={id}>{t("carry.compare")}</h2>
      <Compare code={code} others={others} />
      {leads && (
        <>
          <h2>{t("carry.programme")}</h2>
          <Programme code={code} onOthers={setOthers} />
        </>
      )}
    </section>
  );
}
