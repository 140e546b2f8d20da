// The coalition as a network: actors as dots, relations as arrows, and the same relations as a table beneath.
// Everything that a pointer does, keys and the list of names do too. Where dots stand comes from the room's reading.
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { announce } from "$/public/ui/announce.jsx";
import { aroundPlaces, arrow, heightOf, namesOn, nearest, towards, wholePlaces } from "$/public/ui/actors/layout.js";
import { t } from "$/utils/i18n/actors.js";
import { t as word } from "$/utils/i18n/registers_actors.js";

const NARROW = 600;
const REACH = 34;
const ALL = "all";

function useWidth() {
  const frame = useRef(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const watch = new ResizeObserver(([seen]) => setWidth(Math.floor(seen.contentRect.width)));
    watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);
  return [frame, width];
}

const isKept = (edge, show, kind) =>
  (show === ALL || (show === "needed") === edge.needed) && (kind === ALL || edge.kind === kind);

function Sentence({ edge, nameOf }) {
  return (
    <>
      <strong>{nameOf(edge.source)}</strong> {word(`relation.kind.${edge.kind}`)} <strong>{nameOf(edge.target)}</strong>
      {edge.needed && <span className="pill ms-2">{word("existence.needed")}</span>}
      {edge.note && <span className="text-muted"> {edge.note}</span>}
    </>
  );
}

function Table({ edges, nameOf, total }) {
  return (
    <details className="fold-details">
      <summary className="fold-summary">{t("actors.network.table", { count: edges.length })}</summary>
      <div className="scroll" tabIndex={0} role="group" aria-label={t("actors.network.edges")}>
        <table className="table" data-role="edges">
          <caption>
            {edges.length === total
              ? t("actors.network.edges")
              : t("actors.network.edges.some", { count: edges.length, total })}
          </caption>
          <thead>
            <tr>
              {["from", "relation", "to", "existence", "strength"].map((name) => (
                <th key={name} scope="col">
                  {t(`actors.column.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {edges.map((edge) => (
              <tr key={edge.id} data-edge={edge.id}>
                <th scope="row" className="font-medium">
                  {nameOf(edge.source)}
                </th>
                <td>{word(`relation.kind.${edge.kind}`)}</td>
                <td>{nameOf(edge.target)}</td>
                <td>{word(`existence.${edge.needed ? "needed" : "existing"}`)}</td>
                <td className="figures">{edge.strength}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

export function Network({ shelf, actors }) {
  const { nodes = [], edges = [], isolated = [], brokers = [] } = (shelf && shelf.reading && shelf.reading.facts) || {};
  const [frame, width] = useWidth();
  const [chosen, setChosen] = useState("");
  const [at, setAt] = useState(""); // the dot that Tab reaches
  const [show, setShow] = useState(ALL);
  const [kind, setKind] = useState(ALL);
  const [isNear, setIsNear] = useState(null); // whether only the neighbours are drawn; null: as the width suggests
  const dots = useRef({});
  const id = useId();

  const known = useMemo(() => Object.fromEntries((actors || []).map((one) => [one.id, one])), [actors]);
  const nameOf = (one) => (known[one] || nodes.find((node) => node.id === one) || {}).name || "…";
  const numberOf = (one) => (known[one] || {}).number || "";
  const picked = nodes.some((node) => node.id === chosen) ? chosen : "";
  const kept = edges.filter((edge) => isKept(edge, show, kind));
  const near = picked && (isNear ?? width < NARROW);
  const touching = kept.filter((edge) => edge.source === picked || edge.target === picked);
  const beside = new Set([picked, ...touching.flatMap((edge) => [edge.source, edge.target])]);
  const drawn = near ? nodes.filter((node) => beside.has(node.id)) : nodes;
  const lines = near ? touching : kept;
  const height = heightOf(width);
  const radius = near ? 17 : width < NARROW ? 12 : 15;
  const places = useMemo(() => {
    if (!width) return {};
    const centre = near && drawn.find((node) => node.id === picked);
    return centre ? aroundPlaces(drawn, centre, width, height) : wholePlaces(drawn, width, height);
  }, [nodes, drawn.length, width, near, picked]);
  const weight = (node) => node.links + (brokers.includes(node.id) ? 1000 : 0);
  const order = [...drawn].sort((one, other) => weight(other) - weight(one)).map((node) => node.id);
  const wanted = picked ? [...beside] : brokers;
  const names = width
    ? namesOn(order, places, Object.fromEntries(order.map((one) => [one, nameOf(one)])), {
        radius,
        width,
        most: width < NARROW ? 14 : 20,
        wanted: (near || width >= NARROW ? wanted : [picked]).filter((one) => places[one]),
      })
    : {};
  const kinds = [...new Set(edges.map((edge) => edge.kind))];
  const reached = places[at] ? at : order.length ? [...drawn].sort((a, b) => numberOf(a.id) - numberOf(b.id))[0].id : "";

  const choose = (one) => {
    setChosen(one);
    if (!one) return announce(t("actors.network.all"));
    setAt(one);
    const count = kept.filter((edge) => edge.source === one || edge.target === one).length;
    return announce(t("actors.network.chosen", { name: nameOf(one), count }));
  };
  const focusOn = (one) => {
    setAt(one);
    if (dots.current[one]) dots.current[one].focus();
  };
  const keys = (one) => (event) => {
    if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = towards(event.key, places[one], places);
      if (next) focusOn(next);
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      choose(one === picked ? "" : one);
    } else if (event.key === "Escape" && picked) {
      event.preventDefault();
      event.stopPropagation();
      choose("");
    }
  };
  const tap = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    const one = nearest(event.clientX - box.left, event.clientY - box.top, places, REACH);
    if (one) choose(one === picked ? "" : one);
    else if (picked) choose("");
  };

  const between = {};
  for (const edge of lines) (between[[edge.source, edge.target].sort().join()] ||= []).push(edge.id);
  const bowOf = (edge) => {
    const group = between[[edge.source, edge.target].sort().join()];
    const turn = edge.source < edge.target ? 1 : -1;
    return (group.indexOf(edge.id) - (group.length - 1) / 2) * 26 * turn;
  };
  const isFaded = (one) => Boolean(picked) && !beside.has(one);
  const said = (one) =>
    t("actors.network.dot", {
      number: numberOf(one),
      name: nameOf(one),
      count: kept.filter((edge) => edge.source === one || edge.target === one).length,
    });

  if (!edges.length) return <p className="empty">{t("actors.network.none")}</p>;
  const options = [...nodes].sort((a, b) => nameOf(a.id).localeCompare(nameOf(b.id)));
  return (
    <div className="network" data-near={near ? true : undefined}>
      <div className="network-tools">
        <div className="field">
          <label className="field-label" htmlFor={`${id}-who`}>
            {t("actors.network.find")}
          </label>
          <select id={`${id}-who`} className="input" value={picked} onChange={(event) => choose(event.target.value)}>
            <option value="">{t("actors.network.everybody")}</option>
            {options.map((node) => (
              <option key={node.id} value={node.id}>
                {nameOf(node.id)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${id}-kind`}>
            {t("actors.network.kind")}
          </label>
          <select id={`${id}-kind`} className="input" value={kind} onChange={(event) => setKind(event.target.value)}>
            <option value={ALL}>{t("actors.network.kind.all")}</option>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {word(`relation.kind.${one}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${id}-show`}>
            {t("actors.network.show")}
          </label>
          <select id={`${id}-show`} className="input" value={show} onChange={(event) => setShow(event.target.value)}>
            <option value={ALL}>{t("actors.network.show.all")}</option>
            <option value="existing">{word("existence.existing")}</option>
            <option value="needed">{word("existence.needed")}</option>
          </select>
        </div>
      </div>
      <div ref={frame} className="network-frame">
        {width > 0 && (
          <svg
            className="network-picture"
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            role="group"
            aria-label={t("actors.network.text", { actors: nodes.length, relations: kept.length })}
            aria-describedby={`${id}-help`}
            onClick={tap}
          >
            {lines.map((edge) => {
              const path = arrow(places[edge.source], places[edge.target], radius, bowOf(edge));
              const isMine = picked && (edge.source === picked || edge.target === picked);
              return (
                <g
                  key={edge.id}
                  className="network-edge"
                  data-edge={edge.id}
                  data-needed={edge.needed || undefined}
                  data-opposes={edge.kind === "opposes" || undefined}
                  data-faded={(picked && !isMine) || undefined}
                  aria-hidden="true"
                >
                  <path className="network-line" d={path.line} style={{ strokeWidth: 0.6 + edge.strength * 0.8 }} />
                  <path className="network-head" d={path.head} />
                  {edge.kind === "opposes" && (
                    <path
                      className="network-cross"
                      d={`M${path.middle.x - 5} ${path.middle.y - 5}l10 10m0 -10l-10 10`}
                    />
                  )}
                  {near && (
                    <text className="network-kind" x={path.middle.x} y={path.middle.y - 4}>
                      {word(`relation.kind.${edge.kind}`)}
                    </text>
                  )}
                </g>
              );
            })}
            {Object.entries(names).map(([one, name]) => (
              <text
                key={one}
                className="network-name"
                x={name.x}
                y={name.y}
                data-faded={isFaded(one) || undefined}
                data-strong={one === picked || (!picked && brokers.includes(one)) || undefined}
                aria-hidden="true"
              >
                {name.text}
              </text>
            ))}
            {[...drawn]
              .sort((a, b) => numberOf(a.id) - numberOf(b.id))
              .map((node) => (
                <g
                  key={node.id}
                  ref={(element) => {
                    dots.current[node.id] = element;
                  }}
                  className="network-dot"
                  role="button"
                  tabIndex={node.id === reached ? 0 : -1}
                  aria-label={said(node.id)}
                  aria-pressed={node.id === picked}
                  data-actor={node.id}
                  data-broker={brokers.includes(node.id) || undefined}
                  data-chosen={node.id === picked || undefined}
                  data-faded={isFaded(node.id) || undefined}
                  transform={`translate(${places[node.id].x} ${places[node.id].y})`}
                  onKeyDown={keys(node.id)}
                  onFocus={() => setAt(node.id)}
                >
                  <title>{nameOf(node.id)}</title>
                  {brokers.includes(node.id) && <circle className="network-ring" r={radius + 4} />}
                  <circle className="network-circle" r={radius} />
                  <text className="network-number figures" y="4.5">
                    {numberOf(node.id)}
                  </text>
                </g>
              ))}
          </svg>
        )}
      </div>
      <p id={`${id}-help`} className="field-help">
        {t("actors.network.help")}
      </p>
      {picked && (
        <section className="network-chosen" aria-label={nameOf(picked)} data-role="chosen">
          <h4>{nameOf(picked)}</h4>
          {touching.length === 0 && <p className="text-muted">{t("actors.network.nothing")}</p>}
          <ul className="notes">
            {touching.map((edge) => (
              <li key={edge.id}>
                <Sentence edge={edge} nameOf={nameOf} />
              </li>
            ))}
          </ul>
          <div className="flex flex-wrap gap-2">
            <button type="button" className="button button-quiet" aria-pressed={Boolean(near)} onClick={() => setIsNear(!near)}>
              {t(near ? "actors.network.whole" : "actors.network.near")}
            </button>
            <button type="button" className="button button-plain" onClick={() => choose("")}>
              {t("actors.network.everybody")}
            </button>
          </div>
        </section>
      )}
      <details className="fold-details" data-role="key">
        <summary className="fold-summary">{t("actors.network.key")}</summary>
        <ol className="network-key">
          {[...nodes]
            .sort((a, b) => numberOf(a.id) - numberOf(b.id))
            .map((node) => (
              <li key={node.id}>
                <button type="button" className="link-button" aria-pressed={node.id === picked} onClick={() => choose(node.id)}>
                  <span className="figures">{numberOf(node.id)}</span> {nameOf(node.id)}
                </button>
              </li>
            ))}
        </ol>
      </details>
      {brokers.length > 0 && (
        <p className="network-note">
          <strong>{t("actors.network.brokers")}</strong> {brokers.map(nameOf).join(", ")}.{" "}
          <span className="text-muted">{t("actors.network.brokers.help")}</span>
        </p>
      )}
      {isolated.length > 0 && (
        <details className="fold-details" data-role="isolated">
          <summary className="fold-summary">{t("actors.network.isolated", { count: isolated.length })}</summary>
          <p className="measure">{isolated.map(nameOf).join(", ")}</p>
        </details>
      )}
      <Table edges={kept} nameOf={nameOf} total={edges.length} />
    </div>
  );
}
