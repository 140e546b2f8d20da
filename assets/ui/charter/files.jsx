// Taking the charter along: links to files that say while one is being made, and why when it could not be.
import { useRef, useState } from "react";
import { t } from "$/utils/i18n/charter_page.js";
import { t as common } from "$/utils/i18n/common.js";
import { announce } from "$/public/ui/announce.jsx";

/** The file's own name; the plain one is for old readers of the header. */
const nameIn = (header) => {
  const own = /filename\*=UTF-8''([^;]+)/i.exec(header || "");
  const plain = /filename="?([^";]+)"?/i.exec(header || "");
  return own ? decodeURIComponent(own[1]) : plain ? plain[1] : "";
};

const NOTES = ["pdf_letters", "pdf_plain", "left_out"];
const notesIn = (header) => (header || "").split(",").filter((note) => NOTES.includes(note));

/** Fetches a file and hands it to the browser. Returns [what is to be said, how, take]. */
function useTaking(fallbackName) {
  const [said, setSaid] = useState({ state: "", text: "" });
  const say = (state, text) => {
    setSaid({ state, text });
    announce(text);
  };
  const take = async (href, options) => {
    if (said.state === "making") return;
    say("making", t("charter.file.making"));
    try {
      const answer = await fetch(href, { credentials: "same-origin", ...options });
      if (!answer.ok) {
        const problem = await answer.json().catch(() => ({}));
        const [first] = Object.values(problem.errors || {});
        throw new Error(first || problem.detail || t("charter.file.failed"));
      }
      const address = URL.createObjectURL(await answer.blob());
      const link = document.createElement("a");
      link.href = address;
      link.download = nameIn(answer.headers.get("content-disposition")) || fallbackName;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 60000);
      const notes = notesIn(answer.headers.get("mission-room-notes")).map((note) => t(`charter.note.${note}`));
      say("done", [t("charter.file.done"), ...notes].join(" "));
    } catch (fault) {
      say("failed", fault instanceof TypeError ? common("form.unreachable") : fault.message);
    }
  };
  return [said, take];
}

function Said({ state, text }) {
  return text ? (
    <p className="charter-file-note" data-state={state}>
      {text}
    </p>
  ) : null;
}

/** A plain link to a file; without this script it is a link all the same. */
export function Download({ href, name, kind }) {
  const ending = new URLSearchParams(href.split("?")[1]).get("format");
  const [said, take] = useTaking(`charter.${ending}`);
  const fetchFile = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    take(href);
  };
  return (
    <div className="charter-file">
      <a href={href} download className="charter-file-link" onClick={fetchFile} aria-busy={said.state === "making"}>
        <span>{name}</span>
        <span className="charter-file-kind">{kind}</span>
      </a>
      <Said {...said} />
    </div>
  );
}

/** The Word file in the look of an office: its own file is chosen, sent, and not kept. */
export function InTemplate({ href }) {
  const [said, take] = useTaking("charter.docx");
  const chooser = useRef(null);
  const send = (event) => {
    const [file] = event.target.files;
    event.target.value = "";
    if (file) take(href, { method: "POST", body: file, headers: { "content-type": "application/octet-stream" } });
  };
  return (
    <div className="charter-file">
      <button
        type="button"
        className="button button-plain"
        aria-busy={said.state === "making"}
        onClick={() => chooser.current.click()}
      >
        {t("charter.files.template")}
      </button>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".docx,.dotx"
        aria-label={t("charter.files.template")}
        onChange={send}
      />
      <p className="field-help">{t("charter.files.template.help")}</p>
      <Said {...said} />
    </div>
  );
}
