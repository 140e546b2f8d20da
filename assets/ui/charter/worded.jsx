// Words of somebody's own, from the server's HTML to elements one by one: nothing else is ever drawn.
import { Sourced } from "$/public/ui/charter.jsx";

const KEPT = new Set(
  ["P", "BR", "STRONG", "EM", "UL", "OL", "LI", "TABLE", "CAPTION", "THEAD", "TBODY", "TR", "TH", "TD", "H2", "H3"],
);
const SAFE = /^(https?:\/\/|mailto:)/i;
const DEEPER = { H2: "h3", H3: "h4" };

function drawn(node, references, key) {
  if (node.nodeType === Node.TEXT_NODE) return <Sourced key={key} text={node.data} references={references} />;
  if (node.nodeType !== Node.ELEMENT_NODE) return null;
  const inner = [...node.childNodes].map((one, place) => drawn(one, references, place));
  if (node.nodeName === "A") {
    const href = node.getAttribute("href") || "";
    if (!SAFE.test(href)) return inner;
    return (
      <a key={key} href={href} rel="noopener noreferrer nofollow" target="_blank">
        {inner}
      </a>
    );
  }
  if (!KEPT.has(node.nodeName)) return inner;
  if (node.nodeName === "BR") return <br key={key} />;
  if (node.nodeName === "TABLE") {
    return (
      <div key={key} className="scroll" role="region" tabIndex={0} aria-label={node.caption ? node.caption.textContent : ""}>
        <table className="table charter-table">{inner}</table>
      </div>
    );
  }
  const Tag = DEEPER[node.nodeName] || node.nodeName.toLowerCase();
  return (
    <Tag key={key} scope={Tag === "th" ? "col" : undefined}>
      {inner}
    </Tag>
  );
}

/** Blocks of a section that somebody worded; `references` are those that lead somewhere. */
export function Worded({ html, references }) {
  const { body } = new DOMParser().parseFromString(html || "", "text/html");
  return <div className="charter-own">{[...body.childNodes].map((one, place) => drawn(one, references || [], place))}</div>;
}
