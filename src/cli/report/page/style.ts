/** The style of the report: light and dark on a screen, light on paper. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2733; --soft: #5b6875; --line: #d9e0e7; --paper: #ffffff; --card: #f5f7fa;
  --accent: #24598c; --warn: #b26a00; --warn-paper: #fff3da; --bad: #b3261e; --bad-paper: #fdeceb; --link: #1a5fa8; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4eaf0; --soft: #9aa8b6; --line: #33404d; --paper: #12181f; --card: #1b242d;
  --accent: #6ea8e0; --warn: #f0b455; --warn-paper: #3a2d12; --bad: #ff8a80; --bad-paper: #3d1d1b; --link: #8cc0f5; } }
@media print { :root { color-scheme: light; --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --card: #fff;
  --accent: #24598c; --warn: #8a5200; --warn-paper: #fff3da; --bad: #8c1d18; --bad-paper: #fdeceb; --link: #000; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.25rem 4rem; max-width: 70rem; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; margin: 2.75rem 0 .75rem; padding-bottom: .35rem; border-bottom: 2px solid var(--line); }
h3 { font-size: 1rem; margin: 0; }
p { margin: .35rem 0; } a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 2px; }
.soft { color: var(--soft); } .small { font-size: .87rem; }
nav { display: flex; flex-wrap: wrap; gap: .4rem 1.1rem; margin: 1.1rem 0 0; padding: 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: .9rem; margin: 1.5rem 0 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 10px; padding: .9rem 1.1rem; break-inside: avoid; }
.card .big { font-size: 1.5rem; font-weight: 650; font-variant-numeric: tabular-nums; white-space: nowrap; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { padding: .34rem .6rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-size: .8rem; font-weight: 600; color: var(--soft); white-space: nowrap; }
thead { display: table-header-group; } tr { break-inside: avoid; }
.n { text-align: right; white-space: nowrap; } .k { white-space: nowrap; }
.total td { font-weight: 650; border-top: 2px solid var(--line); border-bottom: 0; }
td.bar { width: 24%; min-width: 6rem; vertical-align: middle; } td.bar svg { display: block; width: 100%; height: .7rem; }
.chart { display: block; width: 100%; height: auto; margin: .25rem 0 1rem; break-inside: avoid; }
.chart text { fill: var(--soft); font-size: 11px; } .chart .value { fill: var(--ink); } .grid { stroke: var(--line); }
.ok-fill { fill: var(--accent); } .review-fill { fill: var(--warn); } .track { fill: var(--line); opacity: .55; }
.badge { display: inline-block; padding: 0 .5rem; border-radius: 99px; font-size: .8rem; font-weight: 600; white-space: nowrap; }
.badge.ok { border: 1px solid var(--line); color: var(--soft); }
.badge.review { background: var(--warn-paper); color: var(--warn); } .badge.failed { background: var(--bad-paper); color: var(--bad); }
.key { display: inline-block; width: .8rem; height: .8rem; vertical-align: -1px; margin: 0 .3rem 0 1rem; }
.item { border: 1px solid var(--line); border-radius: 10px; padding: .85rem 1.1rem; margin: .8rem 0; break-inside: avoid; }
.item header { display: flex; flex-wrap: wrap; gap: .2rem 1rem; align-items: baseline; }
.item ul { margin: .45rem 0 0; padding-left: 1.2rem; }
figure { margin: .8rem 0 0; } figure svg { display: block; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; background: #fff; }
figcaption { font-size: .87rem; margin-bottom: .25rem; } .frame { fill: none; stroke: #d9480f; stroke-width: 2.5; }
.pair { table-layout: fixed; margin-top: .5rem; } .pair th:first-child { width: 8.5rem; } .differs td { background: var(--warn-paper); font-weight: 600; }
.list { table-layout: fixed; min-width: 58rem; } .list td { font-size: .9rem; }
.list th:nth-child(1) { width: 7%; } .list th:nth-child(2) { width: 9%; } .list th:nth-child(3) { width: 20%; } .list th:nth-child(4) { width: 19%; }
.list th:nth-child(n+5) { width: 9%; } .list th:nth-child(8) { width: 5%; } .list th:nth-child(9) { width: 13%; }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line); }
@page { size: A4; margin: 14mm 12mm; }
@page list { size: A4 landscape; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } nav { display: none; } h2 { break-after: avoid; }
  figure svg { max-height: 150mm; width: auto; }
  .wide { overflow: visible; } .item, .card { border-radius: 0; } .chart { max-height: 60mm; } .own-page { page: list; break-before: page; } .list { min-width: 0; }
  table { font-size: 9pt; } a { text-decoration: none; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
@media (max-width: 40rem) { body { padding: 1.1rem .8rem 3rem; } h1 { font-size: 1.5rem; } th, td { padding: .3rem .4rem; font-size: .9rem; } }
`;
