// A section as rich text. What is typed is kept on this device until the server has it; nobody writes over somebody else
// unawares. Fetched when a section is opened for editing, and no sooner.
import { useEffect, useId, useRef, useState } from "react";
import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table";
import { t } from "$/utils/i18n/charter_editing.js";
import { announce } from "$/public/ui/announce.jsx";
import { dropDraft, keepDraft, loadDraft, reportState } from "$/public/ui/drafts.js";
import { ask } from "$/public/ui/charter/api.js";
import { cleaned } from "$/public/ui/charter/pasting.js";
import { Worded } from "$/public/ui/charter/worded.jsx";
import "$/public/ui/charter/editor.css";

const LONGEST = 50000;
const ADDRESS = /^(https?:\/\/[^\s]+|mailto:[^\s@]+@[^\s]+)$/i;

// The page allows no styles in attributes, and this table needs none.
const PlainTable = Table.extend({
  renderHTML: () => ["table", ["tbody", 0]],
});

const extensions = [
  StarterKit.configure({
    heading: { levels: [2, 3] },
    blockquote: false,
    code: false,
    codeBlock: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    dropcursor: false,
    gapcursor: false,
    link: { openOnClick: false, autolink: true, protocols: ["mailto"], HTMLAttributes: { target: null, rel: null } },
  }),
  PlainTable.configure({ resizable: false }),
  TableRow,
  TableHeader,
  TableCell,
];

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
// A draft from when sections were plain text.
const asHtml = (text) => text.split(/\n{2,}/).map((part) => `<p>${escaped(part).replace(/\n/g, "<br>")}</p>`).join("");

const TOOLS = [
  ["heading", (chain) => chain.toggleHeading({ level: 2 }), ["heading", { level: 2 }]],
  ["subheading", (chain) => chain.toggleHeading({ level: 3 }), ["heading", { level: 3 }]],
  ["bold", (chain) => chain.toggleBold(), ["bold"]],
  ["italic", (chain) => chain.toggleItalic(), ["italic"]],
  ["bullets", (chain) => chain.toggleBulletList(), ["bulletList"]],
  ["numbers", (chain) => chain.toggleOrderedList(), ["orderedList"]],
];
const IN_A_TABLE = [
  ["row", (chain) => chain.addRowAfter()],
  ["column", (chain) => chain.addColumnAfter()],
  ["row_away", (chain) => chain.deleteRow()],
  ["column_away", (chain) => chain.deleteColumn()],
  ["table_away", (chain) => chain.deleteTable()],
];

function Tool({ name, isOn, isOff, isMenu, onPress }) {
  return (
    <button
      type="button"
      className="editor-tool"
      data-tool={name}
      aria-pressed={isOn}
      aria-expanded={isMenu}
      disabled={isOff}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {t(`charter.editor.${name}`)}
    </button>
  );
}

function LinkForm({ editor, onDone }) {
  const [address, setAddress] = useState(editor.getAttributes("link").href || "https://");
  const [fault, setFault] = useState("");
  const field = useRef(null);
  const id = useId();
  useEffect(() => field.current.focus(), []);
  const set = () => {
    const bare = address.trim();
    if (!ADDRESS.test(bare)) {
      setFault(t("charter.editor.link.fault"));
      field.current.focus();
      return;
    }
    const chain = editor.chain().focus().extendMarkRange("link");
    if (editor.state.selection.empty && !editor.isActive("link")) {
      chain.insertContent({ type: "text", text: bare, marks: [{ type: "link", attrs: { href: bare } }] }).run();
    } else chain.setLink({ href: bare }).run();
    onDone();
  };
  const remove = () => {
    editor.chain().focus().extendMarkRange("link").unsetLink().run();
    onDone();
  };
  const keys = (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      set();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      editor.commands.focus();
      onDone();
    }
  };
  return (
    <div className="editor-link" role="group" aria-label={t("charter.editor.link")}>
      <label htmlFor={id}>{t("charter.editor.link.address")}</label>
      <input
        id={id}
        ref={field}
        type="url"
        className="input"
        value={address}
        aria-invalid={Boolean(fault) || undefined}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={(event) => setAddress(event.target.value)}
        onKeyDown={keys}
      />
      {fault && <p id={`${id}-fault`}>{fault}</p>}
      <button type="button" className="button button-quiet button-small" onClick={set}>
        {t("charter.editor.link.set")}
      </button>
      {editor.isActive("link") && (
        <button type="button" className="button button-plain button-small" onClick={remove}>
          {t("charter.editor.link.away")}
        </button>
      )}
    </div>
  );
}

function Tools({ editor }) {
  const [isLinking, setLinking] = useState(false);
  const press = (act) => act(editor.chain().focus()).run();
  const inTable = editor.isActive("table");
  return (
    <div className="editor-tools" role="group" aria-label={t("charter.editor.tools")}>
      {TOOLS.map(([name, act, what]) => (
        <Tool key={name} name={name} isOn={editor.isActive(...what)} onPress={() => press(act)} />
      ))}
      <Tool name="link" isOn={editor.isActive("link")} isMenu={isLinking} onPress={() => setLinking(!isLinking)} />
      {!inTable && (
        <Tool name="table" onPress={() => press((chain) => chain.insertTable({ rows: 3, cols: 2, withHeaderRow: true }))} />
      )}
      <Tool name="undo" isOff={!editor.can().undo()} onPress={() => press((chain) => chain.undo())} />
      <Tool name="redo" isOff={!editor.can().redo()} onPress={() => press((chain) => chain.redo())} />
      {inTable && IN_A_TABLE.map(([name, act]) => <Tool key={name} name={name} onPress={() => press(act)} />)}
      {isLinking && <LinkForm editor={editor} onDone={() => setLinking(false)} />}
    </div>
  );
}

/** What somebody else saved meanwhile, beside what is typed here. */
function Theirs({ theirs, onMine, onTheirs }) {
  const who = theirs.edited_by || t("charter.editor.somebody");
  return (
    <div className="notice notice-warn editor-theirs">
      <p>
        <b>{t("charter.editor.theirs", { who })}</b> {t("charter.editor.theirs.text")}
      </p>
      <blockquote aria-label={t("charter.editor.theirs.words", { who })}>
        <Worded html={theirs.html} />
      </blockquote>
      <div className="flex flex-wrap gap-2">
        <button type="button" className="button button-quiet button-small" onClick={onMine}>
          {t("charter.editor.mine")}
        </button>
        <button type="button" className="button button-quiet button-small" onClick={onTheirs}>
          {t("charter.editor.take_theirs")}
        </button>
      </div>
    </div>
  );
}

export function SectionEditor({ code, sectionKey, title, draftKey }) {
  const place = useRef(null);
  const save = useRef(null);
  const made = useRef(null); // the editor
  const ground = useRef({ basis: "", seen: "", html: "" }); // what this wording is written over
  const [, redraw] = useState(0);
  const [state, setState] = useState("loading");
  const [fault, setFault] = useState("");
  const [theirs, setTheirs] = useState(null);
  const id = useId();

  const say = (next) => {
    setState(next);
    reportState(id, next === "loading" ? "" : next);
  };

  useEffect(() => {
    let isGone = false;
    const begin = (section) => {
      const draft = loadDraft(draftKey);
      const old = draft && draft.values && typeof draft.values.text === "string" ? asHtml(draft.values.text) : null;
      const isDraft = Boolean(draft && (typeof draft.html === "string" || old !== null));
      ground.current = {
        basis: section.basis,
        seen: isDraft && typeof draft.seen === "string" ? draft.seen : section.stamp,
        html: section.html,
      };
      made.current = new Editor({
        element: place.current,
        extensions,
        content: isDraft ? (old ?? draft.html) : section.html,
        injectCSS: false,
        editorProps: {
          attributes: {
            role: "textbox",
            "aria-multiline": "true",
            "aria-label": t("charter.editor.text", { title }),
            "aria-describedby": `${id}-help`,
            class: "editor-text document",
          },
          transformPastedHTML: cleaned,
          handleKeyDown: (_view, event) => {
            if (event.key !== "Escape") return false;
            save.current.focus();
            return true;
          },
        },
        onUpdate: ({ editor }) => {
          keepDraft(draftKey, { html: editor.getHTML(), seen: ground.current.seen });
          setFault("");
          say("unsaved");
        },
        onTransaction: () => redraw((count) => count + 1),
      });
      say(isDraft ? "unsaved" : "");
    };
    ask(code, `/sections/${sectionKey}`).then(
      (section) => isGone || begin(section),
      (refusal) => {
        if (isGone) return;
        setFault(refusal.message);
        say("refused");
      },
    );
    return () => {
      isGone = true;
      if (made.current) made.current.destroy();
      made.current = null;
      reportState(id, "");
    };
  }, [code, sectionKey, draftKey]);

  const refuse = (text) => {
    setFault(text);
    say("refused");
    announce(text);
  };

  const send = async () => {
    const editor = made.current;
    if (!editor || state === "saving") return;
    const html = editor.getHTML();
    if (html.length > LONGEST) {
      refuse(t("charter.editor.too_long", { length: html.length, most: LONGEST }));
      return;
    }
    say("saving");
    setFault("");
    try {
      const { basis, seen } = ground.current;
      await ask(code, `/sections/${sectionKey}`, { method: "PUT", body: { html, basis, seen } });
    } catch (refusal) {
      if (refusal.code !== "section.changed") {
        refuse(refusal.message);
        return;
      }
      refuse(t("charter.editor.changed"));
      setTheirs(await ask(code, `/sections/${sectionKey}`).catch(() => null));
      return;
    }
    // What was typed on while it was being saved is the next draft.
    const isSame = made.current && made.current.getHTML() === html;
    if (isSame) dropDraft(draftKey);
    const now = await ask(code, `/sections/${sectionKey}`).catch(() => null);
    if (now) ground.current = { basis: now.basis, seen: now.stamp, html: now.html };
    if (!isSame && made.current) keepDraft(draftKey, { html: made.current.getHTML(), seen: ground.current.seen });
    setTheirs(null);
    say(isSame ? "saved" : "unsaved");
    announce(t("charter.editor.saved"));
  };

  const overTheirs = () => {
    ground.current = { ...ground.current, basis: theirs.basis, seen: theirs.stamp };
    setTheirs(null);
    send();
  };
  const takeTheirs = () => {
    ground.current = { basis: theirs.basis, seen: theirs.stamp, html: theirs.html };
    made.current.commands.setContent(theirs.html, { emitUpdate: false });
    dropDraft(draftKey);
    setTheirs(null);
    setFault("");
    say("");
    made.current.commands.focus();
  };

  return (
    <div className="editor" role="group" aria-label={t("charter.edit.rich", { title })}>
      {made.current && <Tools editor={made.current} />}
      {state === "loading" && <p aria-busy="true">{t("charter.editor.loading")}</p>}
      <div ref={place} />
      <p id={`${id}-help`} className="text-muted editor-help">
        {t("charter.editor.help")}
      </p>
      {theirs && <Theirs theirs={theirs} onMine={overTheirs} onTheirs={takeTheirs} />}
      {fault && !theirs && <p className="notice notice-danger">{fault}</p>}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <button ref={save} type="button" className="button button-primary" aria-busy={state === "saving"} onClick={send}>
          {t("charter.editor.save")}
        </button>
        <span className="form-status" data-state={state}>
          {["saving", "saved", "unsaved", "refused"].includes(state) ? t(`charter.editor.${state}`) : ""}
        </span>
      </div>
    </div>
  );
}
