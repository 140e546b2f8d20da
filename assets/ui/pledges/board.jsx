// The pledges as phone and desk show them above the lists: totals, what is missing, and how long it all lasts.
import { Gaps } from "$/public/ui/pledges/gaps.jsx";
import { Lasting } from "$/public/ui/pledges/lasting.jsx";
import { Totals } from "$/public/ui/pledges/totals.jsx";

export function PledgeBoard({ shelf }) {
  return (
    <div className="pledges">
      <Totals shelf={shelf} />
      <Gaps shelf={shelf} />
      <Lasting shelf={shelf} />
    </div>
  );
}
