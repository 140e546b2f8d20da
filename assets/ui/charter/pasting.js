// What comes from Word, Excel or a web page, made fit for the editor: its headings, lists and tables, without its looks.

const HEADINGS = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" };

// Attributes of style go before anything parses them: the page allows none. What marks Word's list signs is kept.
const withoutLooks = (html) =>
  html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<!\[[\s\S]*?\]>/g, "")
    .replace(/<(style|script|xml|title)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<(meta|link)\b[^>]*>/gi, "")
    .replace(/<\/?(img|iframe|object|embed|svg|math|form|input|button|video|audio)\b[^>]*>/gi, "")
    .replace(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, "")
    .replace(/style=(["'])[^"']*mso-list:\s*Ignore[^"']*\1/gi, 'data-sign="1"')
    .replace(/\sstyle=("[^"]*"|'[^']*')/gi, "");

const renamed = (element, name) => {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
};

/** Word writes lists as paragraphs with a sign in front. */
function listed(body) {
  let list = null;
  for (const paragraph of [...body.querySelectorAll("p[class*=MsoList]")]) {
    const sign = paragraph.querySelector("[data-sign]");
    const text = sign ? sign.textContent.trim() : "";
    if (sign) sign.remove();
    const kind = /^[0-9a-z]{1,3}[.)]$/i.test(text) && !/^o$/i.test(text) ? "ol" : "ul";
    const follows = list && list.nodeName.toLowerCase() === kind && list.nextElementSibling === paragraph;
    if (!follows) {
      list = body.ownerDocument.createElement(kind);
      paragraph.before(list);
    }
    const item = body.ownerDocument.createElement("li");
    item.append(...paragraph.childNodes);
    list.append(item);
    paragraph.remove();
  }
}

const BLOCKS = "p,h2,h3,ul,ol,li,table,tbody,thead,tr,td,th,div,section";

/** Line ends within the source are spaces, and between blocks nothing at all. */
function withoutGaps(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  for (const text of found) {
    text.data = text.data.replace(/[ \t\r\n]+/g, " ");
    const beside = [text.previousElementSibling, text.nextElementSibling].some((one) => one && one.matches(BLOCKS));
    if (text.data === " " && (beside || text.parentElement.matches("ul,ol,table,tbody,thead,tr,body"))) text.remove();
  }
}

export function cleaned(html) {
  const { body } = new DOMParser().parseFromString(withoutLooks(html), "text/html");
  listed(body);
  body.querySelectorAll(Object.keys(HEADINGS).join(",")).forEach((one) => renamed(one, HEADINGS[one.nodeName]));
  body.querySelectorAll("*").forEach((one) => {
    for (const { name } of [...one.attributes]) if (!["href", "colspan", "rowspan"].includes(name)) one.removeAttribute(name);
  });
  withoutGaps(body);
  return body.innerHTML;
}
