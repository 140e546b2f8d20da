// Ranking: tap in order, then move up and down. Nothing has to be dragged.
import { useEffect, useRef } from "react";
import { t } from "$/utils/i18n/ballots.js";
import { has } from "$/public/ui/i18n.js";
import { OptionText, Why, shortName, wholeName } from "$/public/ui/ballots/parts.jsx";

const placed = (place) => (has(`ballots.place.${place}`) ? t(`ballots.place.${place}`) : t("ballots.place", { place }));

export function Ranked({ id, choices, change, refuse, problem, options }) {
  const ranking = choices.ranking || [];
  const known = Object.fromEntries(options.map((option) => [option.id, option]));
  const ranked = ranking.map((one) => known[one]).filter(Boolean);
  const rest = options.filter((option) => !ranking.includes(option.id));
  const area = useRef(null);
  const focusOn = useRef(""); // moving an element takes its focus away: it is given back
  useEffect(() => {
    if (!focusOn.current) return;
    const element = area.current.querySelector(focusOn.current);
    focusOn.current = "";
    if (element) element.focus();
  });

  const set = (next, said, focus) => {
    focusOn.current = focus;
    change({ ...choices, abstain: undefined, ranking: next }, said);
  };
  const isNow = (option, place, all) => t("ballots.ranked.now", { name: shortName(option), place: placed(place), all });
  const add = (option, index) => {
    const follower = rest[index + 1] || rest[index - 1];
    const focus = follower ? `[data-add="${follower.id}"]` : `[data-up="${option.id}"]`;
    set([...ranking, option.id], isNow(option, ranked.length + 1, ranked.length + 1), focus);
  };
  const move = (option, index, by) => {
    const place = index + by;
    if (place < 0 || place >= ranked.length) {
      refuse(t(by < 0 ? "ballots.ranked.is_first" : "ballots.ranked.is_last", { name: shortName(option) }), option.id);
      return;
    }
    const next = [...ranking];
    next.splice(index, 1);
    next.splice(place, 0, option.id);
    set(next, isNow(option, place + 1, next.length), `[data-${by < 0 ? "up" : "down"}="${option.id}"]`);
  };
  const remove = (option, index) => {
    const follower = ranked[index + 1] || ranked[index - 1];
    const focus = follower ? `[data-remove="${follower.id}"]` : `[data-add="${option.id}"]`;
    set(
      ranking.filter((one) => one !== option.id),
      t("ballots.ranked.removed", { name: shortName(option), count: ranked.length - 1 }),
      focus,
    );
  };

  return (
    <div className="grid gap-5" ref={area}>
      <p>{t("ballots.ranked.help")}</p>
      {ranked.length > 0 && (
        <section className="grid gap-2">
          <h3 className="ballot-heading">{t("ballots.ranked.order")}</h3>
          <ol className="ballot-ranks">
            {ranked.map((option, index) => (
              <li key={option.id} className="ballot-rank">
                <b className="ballot-place figures" aria-hidden="true">
                  {index + 1}
                </b>
                <OptionText option={option} />
                <div className="ballot-moves">
                  <button
                    type="button"
                    data-up={option.id}
                    aria-label={t("ballots.ranked.up", { label: wholeName(option) })}
                    aria-disabled={index === 0}
                    onClick={() => move(option, index, -1)}
                  >
                    <Arrow />
                  </button>
                  <button
                    type="button"
                    data-down={option.id}
                    aria-label={t("ballots.ranked.down", { label: wholeName(option) })}
                    aria-disabled={index === ranked.length - 1}
                    onClick={() => move(option, index, 1)}
                  >
                    <Arrow isDown />
                  </button>
                  <button
                    type="button"
                    className="ballot-remove"
                    data-remove={option.id}
                    aria-label={t("ballots.ranked.remove.of", { label: wholeName(option) })}
                    onClick={() => remove(option, index)}
                  >
                    {t("ballots.ranked.remove")}
                  </button>
                </div>
                <Why problem={problem} at={option.id} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {rest.length > 0 && (
        <section className="grid gap-2">
          <h3 className="ballot-heading">{t(ranked.length ? "ballots.ranked.rest" : "ballots.ranked.start")}</h3>
          <ul className="ballot-adds">
            {rest.map((option, index) => (
              <li key={option.id}>
                <button
                  type="button"
                  className="ballot-add"
                  data-add={option.id}
                  data-fault={option.id}
                  aria-label={t("ballots.ranked.add", { label: wholeName(option), place: placed(ranked.length + 1) })}
                  onClick={() => add(option, index)}
                >
                  <span className="ballot-place" aria-hidden="true">
                    +
                  </span>
                  <OptionText option={option} />
                </button>
              </li>
            ))}
          </ul>
          {ranked.length > 0 && <p className="field-help">{t("ballots.ranked.left_out", { count: rest.length })}</p>}
        </section>
      )}
    </div>
  );
}

function Arrow({ isDown }) {
  return (
    <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" className="ballot-arrow">
      <path d={isDown ? "M10 4v12m-5-5 5 5 5-5" : "M10 16V4M5 9l5-5 5 5"} />
    </svg>
  );
}
