// Comments on the charter: at each section the way to say something and what was said, and all of it beside the document.
import { useEffect, useId, useRef, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { DraftForm } from "$/public/ui/draft-form.jsx";
import { loadDraft } from "$/public/ui/drafts.js";
import { Fold } from "$/public/ui/fold.jsx";
import { Dialog } from "$/public/ui/overlay.jsx";
import { markedIn } from "$/public/ui/charter/marking.js";
import { t } from "$/utils/i18n/charter_voices.js";
import "$/utils/i18n/error_charter.js"; // why something was refused here
import "$/public/ui/charter/voices.css";

const LONGEST = { text: 1200, quote: 600, proposed: 4000, answer: 600, wording: 20000 };
const KINDS = ["comment", "suggestion"];
const DECISIONS = { comment: ["settled", "declined"], suggestion: ["accepted", "declined"] };
const AT_ONCE = 8;
const FILTERS = ["open", "all", "mine"];
const TONES = { accepted: "pill pill-ok", settled: "pill pill-ok", declined: "pill pill-warn", open: "pill pill-accent" };

const whoSaid = (one) => [one.author, one.group_name].filter(Boolean).join(", ");
const of = (view) => (view && view.comments) || [];

function Area({ name, label, help, lines = 3, isRequired, value, scope, area }) {
  const id = `${scope}-${name}`;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {!isRequired && <span className="field-optional"> {t("voices.optional")}</span>}
      </label>
      {help && (
        <p id={`${id}-help`} className="field-help">
          {help}
        </p>
      )}
      <textarea
        ref={area}
        id={id}
        name={name}
        className="input"
        rows={lines}
        maxLength={LONGEST[name]}
        defaultValue={value}
        required={isRequired || undefined}
        aria-describedby={`${help ? `${id}-help ` : ""}${id}-error`}
      />
      <p id={`${id}-error`} className="field-error" data-error-for={name} />
    </div>
  );
}

function Radios({ name, legend, options, chosen, scope, onChoose }) {
  return (
    <fieldset className="field">
      <legend className="field-label mb-1.5">{legend}</legend>
      <div className="choices">
        {options.map(([value, words]) => (
          <label key={value} className="choice" htmlFor={`${scope}-${name}-${value}`}>
            <input
              type="radio"
              id={`${scope}-${name}-${value}`}
              name={name}
              value={value}
              defaultChecked={chosen === value}
              required
              onInput={(event) => event.target.checked && onChoose && onChoose(value)}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
      <p className="field-error" data-error-for={name} />
    </fieldset>
  );
}

/** The fields of a comment; `comment` when one's own is changed. */
function CommentFields({ comment, sectionKey, scope, quote }) {
  const [kind, setKind] = useState(comment ? comment.kind : "comment");
  const area = useRef(null);
  const isSuggestion = kind === "suggestion";
  const take = () => {
    const marked = markedIn(sectionKey);
    if (!marked) {
      announce(t("voices.nothing_marked"));
      return;
    }
    area.current.value = marked.slice(0, LONGEST.quote);
    area.current.dispatchEvent(new Event("input", { bubbles: true }));
    area.current.focus();
  };
  return (
    <>
      <input type="hidden" name="section_key" value={sectionKey} readOnly />
      <Radios
        name="kind"
        legend={t("voices.kind")}
        options={KINDS.map((one) => [one, t(`voices.kind.${one}`)])}
        chosen={kind}
        scope={scope}
        onChoose={setKind}
      />
      <Area
        name="quote"
        label={t("voices.quote")}
        help={t(isSuggestion ? "voices.quote.suggestion" : "voices.quote.help")}
        lines={2}
        value={comment ? comment.quote : quote}
        scope={scope}
        area={area}
      />
      <button type="button" className="button button-plain button-small justify-self-start voices-take" onClick={take}>
        {t("voices.take")}
      </button>
      <div hidden={!isSuggestion}>
        <Area
          name="proposed"
          label={t("voices.proposed")}
          isRequired={isSuggestion}
          value={comment ? comment.proposed : ""}
          scope={scope}
        />
      </div>
      <Area
        name="text"
        label={t(isSuggestion ? "voices.why" : "voices.text")}
        isRequired={!isSuggestion}
        value={comment ? comment.text : ""}
        scope={scope}
      />
    </>
  );
}

function AnswerFields({ comment, scope }) {
  const [decision, setDecision] = useState("");
  return (
    <>
      <Radios
        name="decision"
        legend={t("voices.decision")}
        options={DECISIONS[comment.kind].map((one) => [one, t(`voices.decision.${one}`)])}
        chosen=""
        scope={scope}
        onChoose={setDecision}
      />
      <Area
        name="answer"
        label={t(decision === "declined" ? "voices.reason" : "voices.answer")}
        help={t("voices.answer.help")}
        isRequired={decision === "declined"}
        value=""
        scope={scope}
      />
      {comment.kind === "suggestion" && (
        <details className="fold-details" hidden={decision !== "accepted"}>
          <summary className="fold-summary">{t("voices.wording")}</summary>
          <div className="pt-3">
            <Area name="wording" label={t("voices.wording.text")} help={t("voices.wording.help")} lines={6} value="" scope={scope} />
          </div>
        </details>
      )}
    </>
  );
}

function Voice({ one, props, place, heading }) {
  const { ownIds, leads, code, acks, view } = props;
  const scope = useId();
  const isMine = (ownIds || []).includes(one.id);
  const isWaiting = one.status === "open";
  const editKey = `comment:${code}:${one.id}`;
  const answerKey = `answer:${code}:${one.id}`;
  const name = t("voices.name", { number: one.number });
  const takeBack = () => {
    props.onWithdraw(one.id);
    announce(t("voices.withdrawn", { number: one.number }));
  };
  return (
    <li className="voice" data-voice={one.number} data-status={one.status} id={`${place}-${one.number}`}>
      <p className="voice-head">
        <strong className="figures">{`K${one.number}`}</strong>
        <span>{t(`voices.kind.${one.kind}.short`)}</span>
        <span className={TONES[one.status] || "pill"}>{t(`voices.status.${one.status}`)}</span>
        {isMine && <span className="pill">{t("voices.mine")}</span>}
      </p>
      {heading}
      {one.quote && (
        <blockquote className="voice-quote">
          <span className="visually-hidden">{t("voices.on")} </span>
          {one.kind === "suggestion" ? <del>{one.quote}</del> : one.quote}
        </blockquote>
      )}
      {one.proposed && (
        <p className="voice-proposed">
          <span className="visually-hidden">{t(one.quote ? "voices.instead" : "voices.added")} </span>
          <ins>{one.proposed}</ins>
        </p>
      )}
      {one.text && <p className="voice-text">{one.text}</p>}
      {(whoSaid(one) || one.is_edited) && (
        <p className="text-sm text-muted">
          {[whoSaid(one) && t("voices.by", { author: whoSaid(one) }), one.is_edited && t("voices.edited")].filter(Boolean).join(" · ")}
        </p>
      )}
      {!isWaiting && (
        <p className="voice-answer">
          <b>{t(`voices.answered.${one.answered_role}`)}</b> {one.answer || t(`voices.answer.none.${one.status}`)}
        </p>
      )}
      {isWaiting && ((isMine && view.is_open) || leads) && (
        <div className="voice-tools">
          {leads && (
            <Fold
              label={t("voices.answer.open")}
              ariaName={t("voices.answer.name", { name })}
              openLabel={t("voices.close")}
              draftKey={answerKey}
              closesWhenSaved
            >
              <DraftForm
                draftKey={answerKey}
                label={t("voices.answer.name", { name })}
                submitLabel={t("voices.answer.send")}
                onSend={(json, key) => props.onAnswer(one.id, json, key)}
                {...acks}
              >
                <AnswerFields comment={one} scope={`${scope}-answer`} />
              </DraftForm>
            </Fold>
          )}
          {isMine && view.is_open && (
            <Fold
              label={t("voices.edit")}
              ariaName={t("voices.edit.name", { name })}
              openLabel={t("voices.close")}
              look="plain"
              draftKey={editKey}
              closesWhenSaved
            >
              <DraftForm
                draftKey={editKey}
                initial={{ section_key: one.section_key, kind: one.kind, quote: one.quote, proposed: one.proposed, text: one.text }}
                label={t("voices.edit.name", { name })}
                submitLabel={t("voices.edit.send")}
                onSend={(json, key) => props.onRewrite(one.id, json, key)}
                {...acks}
              >
                <CommentFields comment={one} sectionKey={one.section_key} scope={`${scope}-edit`} />
              </DraftForm>
            </Fold>
          )}
          {isMine && (
            <Dialog
              label={t("voices.withdraw")}
              title={t("voices.withdraw.title")}
              confirmLabel={t("voices.withdraw")}
              cancelLabel={t("voices.withdraw.not")}
              look="plain"
              onConfirm={takeBack}
            >
              <p>{t("voices.withdraw.text")}</p>
            </Dialog>
          )}
        </div>
      )}
    </li>
  );
}

const steady = ({ ackKey, ackOk, ackMessage, ackField }) => ({ ackKey, ackOk, ackMessage, ackField });

/** Below a section's heading: what was said of it, and the way to say something. */
export function SectionVoices(given) {
  const { view, sectionKey, title, role, code, onComment } = given;
  const props = { ...given, acks: steady(given) };
  const [quote, setQuote] = useState("");
  const scope = useId();
  const mine = of(view).filter((one) => one.section_key === sectionKey);
  const waiting = mine.filter((one) => one.status === "open").length;
  const draftKey = `comment:${code}:new:${sectionKey}`;
  const maySay = Boolean(view && view.is_open) && role !== "observer" && role !== "";
  const hasDraft = typeof window !== "undefined" && Boolean(loadDraft(draftKey));
  if (!mine.length && !maySay && !hasDraft) return null;
  // What is marked when the button is pressed is what the comment is about.
  const remember = () => setQuote(markedIn(sectionKey).slice(0, LONGEST.quote));
  return (
    <div className="charter-voices no-print" data-voices={sectionKey} onPointerDownCapture={remember} onKeyDownCapture={remember}>
      {mine.length > 0 && (
        <Fold
          label={t(waiting ? "voices.count.open" : "voices.count", { count: mine.length, open: waiting })}
          ariaName={t("voices.count.name", { count: mine.length, open: waiting, title })}
          openLabel={t("voices.fold")}
          look="plain"
        >
          <ol className="voices-list" aria-label={t("voices.of", { title })}>
            {mine.map((one) => (
              <Voice key={one.id} one={one} props={props} place="voice" />
            ))}
          </ol>
        </Fold>
      )}
      {(maySay || hasDraft) && (
        <Fold
          label={t("voices.say")}
          ariaName={t("voices.say.name", { title })}
          openLabel={t("voices.close")}
          look="plain"
          draftKey={draftKey}
          closesWhenSaved
        >
          <DraftForm
            draftKey={draftKey}
            label={t("voices.say.name", { title })}
            submitLabel={t("voices.send")}
            isDisabled={!maySay}
            onSend={onComment}
            {...props.acks}
          >
            {!maySay && <p className="notice notice-plain">{t("voices.shut.draft")}</p>}
            <CommentFields sectionKey={sectionKey} scope={scope} quote={quote} />
          </DraftForm>
        </Fold>
      )}
    </div>
  );
}

/** All comments, beside the document. */
export function AllVoices(given) {
  const { view, titles, ownIds, role, leads } = given;
  const props = { ...given, acks: steady(given) };
  const all = of(view);
  const [filter, setFilter] = useState("open");
  const [most, setMost] = useState(AT_ONCE);
  const before = useRef(null);
  useEffect(() => {
    const known = before.current;
    before.current = all.length;
    if (known !== null && all.length > known) announce(t("voices.news", { count: all.length - known }));
  }, [all.length]);
  const isOpen = Boolean(view && view.is_open);
  if (!all.length && !isOpen) return null;
  const title = new Map((titles || []).filter((one) => one.kind === "heading" && one.level === 1).map((one) => [one.section_key, one]));
  const shown = all.filter((one) =>
    filter === "all" ? true : filter === "mine" ? (ownIds || []).includes(one.id) : one.status === "open",
  );
  const goTo = (event, one) => {
    const target = document.getElementById(title.get(one.section_key).anchor);
    if (!target) return;
    event.preventDefault();
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: "start" });
  };
  return (
    <section className="charter-side voices-all no-print" aria-labelledby="voices">
      <h2 id="voices">{t("voices.title")}</h2>
      <p className="text-muted">
        {t(isOpen ? (role === "observer" ? "voices.window.observer" : "voices.window.open") : "voices.window.shut")}
      </p>
      {all.length > 0 && (
        <>
          <p className="figures">{t("voices.total", { total: all.length, open: all.filter((one) => one.status === "open").length })}</p>
          <div className="voices-filter" role="group" aria-label={t("voices.filter")}>
            {FILTERS.filter((one) => one !== "mine" || (ownIds || []).length > 0).map((one) => (
              <button
                key={one}
                type="button"
                className={`button button-small button-${filter === one ? "quiet" : "plain"}`}
                aria-pressed={filter === one}
                onClick={() => setFilter(one)}
              >
                {t(`voices.filter.${one}`)}
              </button>
            ))}
          </div>
          {shown.length === 0 && <p className="text-muted">{t(`voices.none.${filter === "open" && leads ? "leading" : filter}`)}</p>}
          <ol className="voices-list" aria-label={t("voices.title")}>
            {shown.slice(0, most).map((one) => (
              <Voice
                key={one.id}
                one={one}
                props={props}
                place="all"
                heading={
                  title.has(one.section_key) && (
                    <a className="text-sm" href={`#${title.get(one.section_key).anchor}`} onClick={(event) => goTo(event, one)}>
                      {title.get(one.section_key).text}
                    </a>
                  )
                }
              />
            ))}
          </ol>
          {shown.length > most && (
            <button type="button" className="button button-plain justify-self-start" onClick={() => setMost(most + 3 * AT_ONCE)}>
              {t("voices.more", { count: shown.length - most })}
            </button>
          )}
        </>
      )}
    </section>
  );
}
