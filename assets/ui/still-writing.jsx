// How many are still writing, and in which groups: '7 people are still writing: Industry 3, Research 4'. Never who.
import { t } from "$/utils/i18n/pictures.js";
import { Announce } from "$/public/ui/announce.jsx";

const byGroup = (writing, groups) => {
  const shown = (groups || []).filter((group) => group.writing > 0);
  // Where groups are not shown because they are small, what is left over belongs to them together.
  const others = writing - shown.reduce((sum, group) => sum + group.writing, 0);
  const parts = shown.map((group) => t("pictures.writing.group", { name: group.name, count: group.writing }));
  if (shown.length && others > 0) parts.push(t("pictures.writing.others", { count: others }));
  return parts.join(", ");
};

/** `everySeconds` of 0 is silent for screen readers; `isBare` leaves the groups out. */
export function StillWriting({ writing, groups, everySeconds, isBare, className }) {
  const said = t("pictures.writing", { count: writing || 0 });
  const parts = isBare ? "" : byGroup(writing || 0, groups);
  return (
    <p className={className} data-writing={writing || 0}>
      {parts ? t("pictures.writing.by_group", { said, groups: parts }) : said}
      {everySeconds ? <Announce text={said} everySeconds={everySeconds} /> : null}
    </p>
  );
}
