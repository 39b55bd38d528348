/** Light and dark, as the reader's machine is set. */
export const PALETTE = `
:root { --ink: #1c1b19; --quiet: #6b6861; --paper: #fbfaf7; --line: #e2dfd7; --accent: #8a2b1d; --mark: #fff0c9;
  --gone: #fbdcd7; --come: #d6efd6; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e6df; --quiet: #a09b90; --paper: #191817; --line: #35332f; --accent: #e58d7c; --mark: #4a3d17;
    --gone: #5c2a24; --come: #244d2c; }
}
`;

/** Of texts with their changes; the report of `reprocess` carries it too. */
export const DIFF_STYLE = `
.diff { margin: .5rem 0; } .diff dt { color: var(--quiet); font-size: .85rem; } .diff dd { margin: 0 0 .5rem; }
.diff del, .diff ins { text-decoration: none; border-radius: .15em; padding: 0 .1em; }
.diff del { background: var(--gone); text-decoration: line-through; text-decoration-thickness: 1px; }
.diff ins { background: var(--come); }
`;

/** The one stylesheet, served as `/style.css`. */
export const STYLE = `
${PALETTE}* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 0 1.25rem 3rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.6 system-ui, sans-serif; }
header, footer { display: flex; flex-wrap: wrap; justify-content: space-between; align-items: baseline;
  gap: .6rem 1.25rem; padding: 1rem 0; }
header { border-bottom: 3px double var(--line); }
footer { margin-top: 3rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: .85rem; }
nav { display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; font-size: .9rem; }
main { overflow-wrap: break-word; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em; }
.brand { font: 700 1.5rem/1 Georgia, serif; color: var(--ink); text-decoration: none; }
h1, h2 { font-family: Georgia, serif; line-height: 1.25; margin: 2rem 0 .75rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.25rem; }
article h1 { font-size: 2.1rem; margin-top: .25rem; }
article .body, article .dek { max-width: 42rem; font-family: Georgia, serif; font-size: 1.08rem; }
article .dek { color: var(--quiet); }
.kicker { margin: 2rem 0 0; color: var(--accent); font-size: .85rem; text-transform: uppercase; letter-spacing: .08em; }
.quiet { color: var(--quiet); font-size: .9rem; } p.quiet { margin: .1rem 0; }
.facts { display: flex; flex-wrap: wrap; gap: 0 1.2rem; }
.tie { margin: .4rem 0; padding: .3rem .7rem; border-left: 3px solid var(--accent); font-size: .92rem; }
.further { margin-left: 1.5rem; }
.altered { display: grid; grid-template-columns: max-content 1fr; gap: .1rem .8rem; margin: .4rem 0; }
.altered dt { color: var(--quiet); } .altered dd { margin: 0; }
.mark { color: inherit; text-decoration: none; background: var(--mark); border-radius: .15em; }
.media { color: var(--quiet); font-size: .9rem; }
pre { white-space: pre-wrap; font: inherit; }
.latest { list-style: none; padding: 0; } .latest li { padding: .7rem 0; border-top: 1px solid var(--line); }
.headline { font: 600 1.1rem/1.3 Georgia, serif; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .4rem .6rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { border-top: 0; color: var(--quiet); font-size: .85rem; font-weight: 500; }
.counts td, .counts thead th + th { text-align: right; font-variant-numeric: tabular-nums; }
.boilerplate { font-size: .9rem; } .boilerplate th { width: 9rem; color: var(--quiet); font-weight: 500; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; }
figure { margin: 0; padding: 1rem 1.1rem; border: 1px solid var(--line); border-radius: .4rem; }
figure:target { border-color: var(--accent); }
blockquote { margin: 0; font-family: Georgia, serif; } .body blockquote { padding-left: 1rem; border-left: 3px solid var(--line); }
${DIFF_STYLE}
.operation { border-top: 1px solid var(--line); } .operation h3 { margin: 1rem 0 .25rem; font: 600 1rem/1.4 ui-monospace, monospace; }
:is(.operation, .schema) table { table-layout: fixed; margin-bottom: 1rem; font-size: .92rem; }
:is(.operation, .schema) td:first-child { width: 14rem; } :is(.operation, .schema) td:nth-child(2) { width: 18rem; }
figcaption { margin-top: .6rem; font-size: .92rem; }
@media (max-width: 45rem) {
  table { display: block; overflow-x: auto; }
  .boilerplate th { width: auto; }
  :is(.operation, .schema) :is(tbody, tr, td) { display: block; }
  :is(.operation, .schema) tr { padding: .4rem 0; border-top: 1px solid var(--line); }
  :is(.operation, .schema) tr > td { width: auto; padding: 0; border: 0; }
}
`;
