import { words } from '../content/index.ts'

/** The page's one style: a reading column, cards for measures on a narrow screen, and paper. */
export function styleOf(invented: boolean): string {
  const perPage = invented
    ? `@top-center { content: '${words.invented}'; font: bold 9pt Arial, sans-serif; color: #7d1813; }`
    : ''
  return `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #f8f5ef; color: #16252b; font: 1.0625rem/1.5 'Atkinson Hyperlegible', 'Segoe UI', system-ui, Arial, sans-serif; overflow-wrap: break-word; }
header, .about, main { max-width: 62rem; margin: 0 auto; padding: 0 1rem; }
.skip { position: absolute; left: -999rem; }
.skip:focus { left: 1rem; top: 1rem; padding: .5rem 1rem; background: #ffd83d; color: #16252b; z-index: 1; }
a { color: #0f5c63; text-underline-offset: .15em; }
a:hover { color: #0a4046; text-decoration-thickness: .15em; }
:focus-visible { outline: 3px solid #16252b; outline-offset: 2px; background: #ffd83d; }
.scroll:focus-visible, main:focus-visible { background: none; }
main:focus { outline: none; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; }
h1 { font-size: 2rem; margin: 1.5rem 0 .25rem; }
h2 { font-size: 1.5rem; margin: 3rem 0 1rem; padding-top: .75rem; border-top: 4px solid #0f5c63; }
.about h2 { border-top: 0; margin-top: 1.5rem; padding-top: 0; }
h3 { font-size: 1.1875rem; margin: 0 0 .75rem; }
.about h3 { margin-top: 1.25rem; }
p { max-width: 44rem; margin: 0 0 .75rem; }
.period { color: #47565c; font-size: 1.1875rem; }
.banner { max-width: none; margin: 1rem 0 0; padding: .75rem 1rem; border: 3px solid #a8231c; background: #fbe9e7; color: #7d1813; }
.why { padding-left: .75rem; border-left: 5px solid #7b8486; }
.facts { margin: 0 0 1rem; max-width: 52rem; }
.facts div { display: grid; grid-template-columns: 11rem 1fr; gap: 0 1rem; padding: .3rem 0; border-bottom: 1px solid #d3cdc0; }
.facts dt { font-weight: bold; }
.facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
nav ol { padding-left: 1.5rem; columns: 2; column-gap: 2.5rem; }
nav ul { list-style: none; padding-left: 0; margin: .15rem 0 .6rem; font-size: .9375rem; }
nav li { break-inside: avoid; }
nav li li { padding: .15rem 0; }
.figure { margin: 0 0 2.5rem; padding: 1.25rem; background: #ffffff; border: 1px solid #d3cdc0; }
figure { margin: 0 0 1rem; }
svg { display: block; max-width: 100%; height: auto; }
.figure-narrow { display: none; }
table { width: auto; min-width: min(100%, 32rem); border-collapse: collapse; font-size: .9375rem; background: #ffffff; }
caption { text-align: left; font-weight: bold; padding: .5rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid #d3cdc0; }
thead th { border-bottom: 2px solid #16252b; vertical-align: bottom; }
tbody th { font-weight: normal; min-width: min(11rem, 38vw); }
.number { text-align: right; font-variant-numeric: tabular-nums; padding-left: .5rem; }
.detail { display: block; white-space: nowrap; color: #47565c; font-size: .875rem; }
.scroll { overflow-x: auto; }
.scroll caption span { display: inline-block; position: sticky; left: 0; max-width: min(56rem, calc(100vw - 2.5rem)); }
.measures { width: 100%; }
.measures, #groups table { margin: 0 0 2rem; border: 1px solid #d3cdc0; }
.measures th:first-child, #groups th:first-child { padding-left: .75rem; }
.measures caption, #groups caption { font-size: 1.1875rem; }
.measures tbody th { font-weight: bold; }
#glance caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.measures tbody th { width: 52%; }
.definition { font-weight: normal; font-size: .875rem; }
.definition p { margin: .25rem 0; }
summary { cursor: pointer; color: #0f5c63; text-decoration: underline; text-underline-offset: .15em; padding: .2rem 0; width: fit-content; }
.data > summary { margin: 0 0 .5rem; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.part-contents { margin: 0 0 1.5rem; }
.part-contents ul { columns: 2; column-gap: 2.5rem; }
.measures td.number { max-width: 12rem; }
.source { color: #47565c; white-space: nowrap; }
.head { display: none; }
@media (max-width: 46rem) {
  h1 { font-size: 1.625rem; }
  h2 { font-size: 1.3125rem; }
  .figure { padding: 1rem 0; background: none; border: 0; border-bottom: 1px solid #7b8486; }
  .figure-wide { display: none; }
  .figure-narrow { display: block; width: 100%; max-width: 30rem; }
  .facts div { grid-template-columns: 1fr; }
  nav ol, .part-contents ul { columns: 1; }
  nav a { display: inline-block; padding: .2rem 0; }
  .measures, .measures caption, .measures tbody, .measures tr, .measures th, .measures td { display: block; width: auto; }
  .measures { border: 0; background: none; }
  .measures thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .measures tr { margin-bottom: 1rem; padding: .5rem .75rem; background: #ffffff; border: 1px solid #d3cdc0; }
  .measures tbody th, .measures td, .measures td.number { width: auto; max-width: none; padding: .25rem 0; border: 0; text-align: left; }
  .measures th:first-child { padding-left: 0; }
  .measures td.none { display: none; }
  .measures .head { display: inline-block; min-width: 7rem; color: #47565c; }
  .source { white-space: normal; }
}
@media print {
  body { background: #ffffff; font-size: 10pt; }
  header, .about, main { max-width: none; padding: 0; }
  .skip, .part-contents, summary { display: none; }
  details::details-content { display: block; content-visibility: visible; height: auto; }
  .glance { break-after: page; }
  .definition { font-size: 8pt; }
  a { color: #16252b; text-decoration: none; }
  .figure { padding: .5rem 0; border: 0; border-bottom: 1px solid #d3cdc0; background: none; }
  .figure-wide { display: block; }
  .figure-narrow { display: none; }
  .scroll caption span { max-width: none; }
  .scroll { overflow: visible; }
  table { font-size: 9pt; }
  table.many { font-size: 7.5pt; }
  tbody th { min-width: 0; }
  .many .detail { white-space: normal; }
  thead { display: table-header-group; }
  tr, figure, h2, h3, .facts div, li { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  h2 { margin-top: 2rem; }
}
@page { size: A4; margin: 18mm 15mm; ${perPage} @bottom-right { content: counter(page) ' / ' counter(pages); font: 9pt Arial, sans-serif; color: #47565c; } }
`
}
