// A long list, drawn a part at a time: whoever wants more asks for more.
import { useState } from "react";
import { t } from "$/utils/i18n/portfolio.js";

/** The first `atOnce` of these, more at a press; `draw` makes an `<li>` of one. */
export function Few({ items, atOnce, className, draw, label }) {
  const [shown, setShown] = useState(atOnce);
  const more = items.length - shown;
  return (
    <>
      <ul className={className} aria-label={label}>
        {items.slice(0, shown).map(draw)}
      </ul>
      {more > 0 && (
        <button type="button" className="button button-quiet justify-self-start" onClick={() => setShown(shown + 48)}>
          {t("portfolio.more", { count: Math.min(48, more), left: more })}
        </button>
      )}
    </>
  );
}
