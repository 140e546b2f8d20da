// The words that somebody has marked in the document, and in which section they stand.

const FRESH_MS = 120000;
let last = { text: "", section: "", at: 0 };

// The section of a place: that of the last heading of the first rank before it.
function sectionOf(node) {
  const document_ = node && (node.nodeType === 1 ? node : node.parentElement);
  const article = document_ && document_.closest(".charter-document");
  if (!article || document_.closest(".no-print, .charter-wording")) return "";
  let child = document_;
  while (child && child.parentElement !== article) child = child.parentElement;
  for (; child; child = child.previousElementSibling) {
    if (child.tagName === "H2") return child.id.replace(/^section-/, "");
  }
  return "";
}

// What is marked without the references in it, which are no words of the section.
function wordsOf(range) {
  const part = range.cloneContents();
  part.querySelectorAll(".reference").forEach((reference) => reference.remove());
  part.querySelectorAll("p, li, tr, td, th, h3, h4").forEach((block) => block.append(" "));
  return part.textContent.replace(/\s+/g, " ").trim();
}

if (typeof document !== "undefined") {
  document.addEventListener("selectionchange", () => {
    const marked = document.getSelection();
    const text = marked && marked.rangeCount ? wordsOf(marked.getRangeAt(0)) : "";
    if (!text) return;
    const section = sectionOf(marked.anchorNode);
    if (section && section === sectionOf(marked.focusNode)) last = { text, section, at: Date.now() };
  });
}

/** What was marked in this section a moment ago; empty when nothing was. */
export const markedIn = (section) => (last.section === section && Date.now() - last.at < FRESH_MS ? last.text : "");
