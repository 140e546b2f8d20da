// The pledge round on the wall: large and calm. Totals first, then what is missing, then how long it lasts.
import { Gaps } from "$/public/ui/pledges/gaps.jsx";
import { Lasting } from "$/public/ui/pledges/lasting.jsx";
import { CrowdedIn, Sectors, TotalsList, sentence } from "$/public/ui/pledges/totals.jsx";
import { factsOf } from "$/public/ui/pledges/words.js";
import { Pages } from "$/public/ui/wall.jsx";
import { t } from "$/utils/i18n/pledges.js";

export function PledgeWall({ shelf, label }) {
  const facts = factsOf(shelf);
  return (
    <div className="pledge-wall" data-empty={!facts.count}>
      <div className="pledge-wall-head">
        {facts.round.question && <p className="wall-call document">{facts.round.question}</p>}
        <p className="pledge-wall-sentence">{facts.count ? sentence(facts) : t("pledges.wall.first")}</p>
      </div>
      {facts.count > 0 && (
        <Pages columns={1} label={label}>
          <section>
            <TotalsList shelf={shelf} isLarge />
            <CrowdedIn shelf={shelf} />
            <Sectors shelf={shelf} />
          </section>
          {facts.gaps.length > 0 && (
            <div className="wall-page">
              <Gaps shelf={shelf} isLarge />
            </div>
          )}
          {facts.bars.length > 0 && (
            <div className="wall-page">
              <Lasting shelf={shelf} isLarge />
            </div>
          )}
        </Pages>
      )}
    </div>
  );
}
