// The public summary: what a mission tells everybody while its facilitators have it on. Nobody's name is in it.
import { useEffect, useState } from "react";
import { useParams } from "react-router";
import { kindWord, sectorWord, withUnit } from "$/public/ui/pledges/words.js";
import { t as tell } from "$/public/ui/i18n.js";
import { t } from "$/utils/i18n/pledges.js";

const LOADING = { state: "loading" };

async function ask(code) {
  try {
    const address = `/api/v1/workshops/${encodeURIComponent(code)}/summary`;
    const answer = await fetch(address, { credentials: "same-origin", headers: { Accept: "application/json" } });
    if (answer.ok) return { ...(await answer.json()), state: "ready" };
    return { state: answer.status === 404 ? "off" : "failed" };
  } catch {
    return { state: "failed" };
  }
}

function Confirmed({ confirmed, sectors }) {
  if (!confirmed.length) return <p className="text-muted">{t("pledges.mission.none")}</p>;
  return (
    <>
      <ul className="mission-sums">
        {confirmed.map((one) => (
          <li key={one.kind + one.unit}>
            <span className="pledge-kind">{kindWord(one.kind)}</span>
            <b className="mission-sum">
              {one.amount === null ? t("pledges.mission.count", { count: one.count }) : withUnit(one.amount, one.unit, true)}
            </b>
          </li>
        ))}
      </ul>
      {sectors.length > 0 && (
        <p className="text-muted">{t("pledges.mission.sectors", { sectors: sectors.map(sectorWord).join(", ") })}</p>
      )}
    </>
  );
}

function Moment({ moment }) {
  return (
    <li>
      <span className="pledge-kind">{tell(`movement_kind.${moment.kind}`)}</span>
      <b>{moment.what}</b>
      {(moment.place || moment.on) && (
        <span className="block text-muted">
          {[moment.place, moment.on && t("pledges.mission.day", { day: moment.on })].filter(Boolean).join(" · ")}
        </span>
      )}
    </li>
  );
}

export function MissionPage() {
  const { code = "" } = useParams();
  const [told, setTold] = useState(LOADING);
  useEffect(() => {
    let isGone = false;
    ask(code).then((found) => !isGone && setTold(found));
    return () => {
      isGone = true;
    };
  }, [code]);
  if (told.state === "loading") return <h1 className="visually-hidden">{t("pledges.mission.loading")}</h1>;
  if (told.state !== "ready") {
    return (
      <div className="grid gap-5">
        <h1>{t(`pledges.mission.${told.state}`)}</h1>
        <p>{t(`pledges.mission.${told.state}.text`)}</p>
      </div>
    );
  }
  return (
    <article className="mission">
      <header className="grid gap-2">
        <p className="text-muted">{t("pledges.mission.kicker")}</p>
        <h1 className="document font-semibold">{told.title}</h1>
        {told.purpose && <p className="document text-lg">{told.purpose}</p>}
        {(told.convener || told.place) && (
          <p className="text-muted">{[told.convener, told.place].filter(Boolean).join(" · ")}</p>
        )}
      </header>
      <p className="notice notice-plain">{t("pledges.mission.draft")}</p>
      {told.goals.length > 0 && (
        <section>
          <h2>{t("pledges.mission.goals")}</h2>
          <ul className="mission-goals document">
            {told.goals.map((goal) => (
              <li key={goal}>{goal}</li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{t("pledges.mission.confirmed")}</h2>
        <Confirmed confirmed={told.confirmed} sectors={told.sectors} />
      </section>
      {(told.moments.length > 0 || told.champions > 0) && (
        <section>
          <h2>{t("pledges.mission.movement")}</h2>
          <ul className="mission-moments">
            {told.moments.map((moment) => (
              <Moment key={moment.kind + moment.what} moment={moment} />
            ))}
          </ul>
          {told.champions > 0 && <p>{t("pledges.mission.champions", { count: told.champions })}</p>}
        </section>
      )}
      <section className="mission-invitation">
        <h2>{told.invitation}</h2>
        {told.join_url ? (
          <a className="button button-primary" href={told.join_url}>
            {t("pledges.mission.join")}
          </a>
        ) : (
          <p>{t("pledges.mission.ended")}</p>
        )}
      </section>
    </article>
  );
}
