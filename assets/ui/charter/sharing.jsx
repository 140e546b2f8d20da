// The public page of the charter: on or off, its address to copy or to photograph, and what is on it.
import { useEffect, useId, useRef, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { useWorkshopFacts } from "$/public/ui/facts.jsx";
import { Dialog } from "$/public/ui/overlay.jsx";
import { t } from "$/utils/i18n/charter_sharing.js";
import "$/public/ui/charter/voices.css";

// Where phones reach this server, which is not always the address of this very page.
const hostOf = (joinUrl) => {
  try {
    return new URL(joinUrl).origin;
  } catch {
    return window.location.origin;
  }
};

function Address({ url }) {
  const [isCopied, setCopied] = useState(false);
  const id = useId();
  useEffect(() => setCopied(false), [url]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
      announce(t("sharing.copied"));
    } catch {
      document.getElementById(id).select(); // without a secure address browsers keep the clipboard
    }
  };
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t("sharing.link")}
      </label>
      <p className="field-help">{t("sharing.link.help")}</p>
      <div className="flex flex-wrap gap-2">
        <input id={id} className="input flex-1" readOnly value={url} onFocus={(event) => event.target.select()} />
        <button type="button" className="button button-quiet" onClick={copy}>
          {t(isCopied ? "sharing.copied" : "sharing.copy")}
        </button>
      </div>
    </div>
  );
}

export function PublicPage({ path, onPublish, onMove, onUnpublish }) {
  const facts = useWorkshopFacts();
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    announce(t(!path ? "sharing.is_off" : before.current ? "sharing.moved" : "sharing.is_on"));
    before.current = path;
  }, [path]);
  const url = path ? hostOf(facts.join_url) + path : "";
  return (
    <section className="charter-side no-print" aria-labelledby="sharing" data-public={Boolean(path)}>
      <h2 id="sharing">{t("sharing.title")}</h2>
      <p className="text-muted">{t(path ? "sharing.is_on" : "sharing.about")}</p>
      {path && (
        <>
          <Address url={url} />
          <p>
            <a href={path} target="_blank" rel="noopener noreferrer">
              {t("sharing.look")}
            </a>
            {" · "}
            <a href={`${path}.pdf`}>PDF</a>
            {" · "}
            <a href={`${path}.md`}>Markdown</a>
          </p>
          <details className="fold-details">
            <summary className="fold-summary">{t("sharing.code")}</summary>
            <img className="sharing-code" src={`/api/v1/qr${path}.svg`} alt={t("sharing.code.alt")} width="220" height="220" />
          </details>
        </>
      )}
      <details className="fold-details">
        <summary className="fold-summary">{t("sharing.contents")}</summary>
        <ul className="sharing-contents">
          {["said", "names", "supporters", "backstage", "texts"].map((one) => (
            <li key={one}>{t(`sharing.contents.${one}`)}</li>
          ))}
        </ul>
      </details>
      <div className="flex flex-wrap gap-2">
        {!path && (
          <Dialog
            label={t("sharing.on")}
            title={t("sharing.on.title")}
            confirmLabel={t("sharing.on")}
            look="quiet"
            onConfirm={() => onPublish()}
          >
            <p>{t("sharing.on.text")}</p>
          </Dialog>
        )}
        {path && (
          <Dialog
            label={t("sharing.off")}
            title={t("sharing.off.title")}
            confirmLabel={t("sharing.off")}
            look="quiet"
            onConfirm={() => onUnpublish()}
          >
            <p>{t("sharing.off.text")}</p>
          </Dialog>
        )}
        {path && (
          <Dialog
            label={t("sharing.move")}
            title={t("sharing.move.title")}
            confirmLabel={t("sharing.move")}
            look="plain"
            onConfirm={() => onMove()}
          >
            <p>{t("sharing.move.text")}</p>
          </Dialog>
        )}
      </div>
    </section>
  );
}
