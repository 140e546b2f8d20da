// What a workshop uses: one box for each part, with what it is for. It saves by itself.
import { DraftForm } from "$/public/ui/draft-form.jsx";
import { partHelp } from "$/public/ui/parts.jsx";
import { partName } from "$/public/ui/parts-jump.jsx";
import { t } from "$/utils/i18n/desk.js";

export function PartsForm({ groups, shown, draftKey, onSend, ...acks }) {
  return (
    <DraftForm
      draftKey={draftKey}
      initial={{ parts: shown }}
      autosave
      label={t("desk.parts.form")}
      onSend={onSend}
      ackKey={acks.ackKey}
      ackOk={acks.ackOk}
      ackMessage={acks.ackMessage}
      ackField={acks.ackField}
    >
      {groups.map(({ title, parts }) => (
        <fieldset key={title} className="field">
          <legend className="field-label mb-1.5">{title}</legend>
          <div className="choices">
            {parts.map((name) => (
              <label key={name} className="choice" htmlFor={`show-${name}`}>
                <input type="checkbox" id={`show-${name}`} name="parts" value={name} data-list="boxes" />
                <span>
                  {partName(name)}
                  <span className="choice-hint">{partHelp(name)}</span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
    </DraftForm>
  );
}
