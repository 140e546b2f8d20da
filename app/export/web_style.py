"""How the charter looks as a page of its own: on a phone, on a wall, in the dark and on paper.

Must not: load anything; there are no fonts, pictures or addresses in here.
"""

import base64
import hashlib

STYLE = """
:root{color-scheme:light dark;--ink:#1c1c1c;--paper:#fff;--muted:#555;--line:#c9c9c5;--head:#f1f1ee;--link:#1f4e79;
--warn:#7a3510;--warn-line:#b4531a}
@media (prefers-color-scheme:dark){:root{--ink:#ececea;--paper:#161616;--muted:#b4b4b0;--line:#4a4a48;--head:#262625;
--link:#9cc9f5;--warn:#ffb68f;--warn-line:#d9733a}}
*{box-sizing:border-box}
html{font:100%/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:54rem;padding:1.25rem 1rem 4rem;color:var(--ink);background:var(--paper);
overflow-wrap:anywhere}
h1,h2,h3,h4{line-height:1.25;text-wrap:balance;scroll-margin-top:1rem}
h1{font-size:clamp(1.6rem,5vw,2.4rem);margin:0 0 .25rem}
h2{font-size:1.45rem;margin:2.75rem 0 .75rem;padding-top:.75rem;border-top:2px solid var(--line)}
h3{font-size:1.15rem;margin:1.75rem 0 .5rem}
h4{font-size:1rem;margin:1.25rem 0 .25rem}
p,ul,ol{margin:.5rem 0 .9rem;max-width:44rem}
.subtitle{font-size:1.15rem;color:var(--muted);margin:0 0 1rem}
.facts{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.15rem 1rem;margin:0 0 1rem}
.facts dt{color:var(--muted)}
.facts dd{margin:0}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:3px solid var(--link);outline-offset:2px}
nav ol{list-style:none;padding:0;columns:18rem;column-gap:2rem}
nav li{break-inside:avoid;padding:.2rem 0}
.missing,.note{border-inline-start:4px solid var(--line);padding:.15rem .8rem;font-style:italic;color:var(--muted)}
.missing{border-color:var(--warn-line);color:var(--warn)}
.scroll{overflow-x:auto;margin:.75rem 0 1.5rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
caption{text-align:start;font-weight:600;padding:.25rem 0 .4rem;caption-side:top}
th,td{border:1px solid var(--line);padding:.35rem .55rem;text-align:start;vertical-align:top;min-width:4.5rem;
overflow-wrap:break-word;max-width:26rem}
th{font-weight:600}
thead th{background:var(--head)}
figure{margin:1.25rem 0}
.picture{background:#fff;color:#1c1c1c;border:1px solid var(--line);border-radius:4px;padding:.5rem;overflow-x:auto}
.picture svg{display:block;max-width:100%;height:auto;margin:0 auto;min-width:20rem}
figcaption{font-weight:600;margin:.5rem 0}
summary{cursor:pointer;padding:.5rem 0;min-height:44px}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.75rem;color:var(--muted);font-size:.9rem}
:target{outline:3px solid var(--warn-line);outline-offset:3px}
@page{size:A4;margin:20mm 18mm 22mm;@bottom-center{content:counter(page) " / " counter(pages);font-size:9pt;color:#555}}
@media print{:root{color-scheme:light;--ink:#000;--paper:#fff;--muted:#444;--line:#999;--head:#eee;--link:#000;
--warn:#5a2509;--warn-line:#777}
html{font-size:10pt}body{max-width:none;padding:0}
a{text-decoration:none}main a[href^="http"]{text-decoration:underline}
p,ul,ol{max-width:none;orphans:3;widows:3}
h2,h3,h4,caption,figcaption{break-after:avoid}
h2{border-top:1px solid var(--line)}
.scroll{overflow:visible}table{font-size:8.5pt}th,td{min-width:0;max-width:none}
thead{display:table-header-group}tr,.picture,.missing,.note{break-inside:avoid}
.picture{border:0;padding:0}.picture svg{min-width:0;max-height:200mm}summary{display:none}
details::details-content{content-visibility:visible;display:block}
:target{outline:0}}
""".strip()

STYLE_HASH = "sha256-" + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
"""For the `style-src` of a content security policy that lets this style in and nothing else."""
