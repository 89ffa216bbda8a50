import { baseStyle } from '../base-style';
import { colourRules } from '../colours';

const light = {
  'o-awaiting-approval': '#c2410c',
  'o-violations': '#b3261e',
  'o-incomplete': '#7c3aed',
  'o-attention': '#ca8a04',
  'o-accepted': '#64748b',
  'o-fixed': '#2456c9',
  'o-excluded': '#94a3b8',
  'o-skipped': '#cbd5e1',
  'o-compliant': '#15803d',
};

const dark = {
  'o-awaiting-approval': '#f97316',
  'o-violations': '#ef5350',
  'o-incomplete': '#a78bfa',
  'o-attention': '#eab308',
  'o-accepted': '#94a3b8',
  'o-fixed': '#6b97ff',
  'o-excluded': '#64748b',
  'o-skipped': '#475569',
  'o-compliant': '#4ade80',
};

/** Style of report.html: light and dark, from 320 px up. The colours have enough contrast in both. */
export const reportStyle = `
${colourRules(light, dark)}
${baseStyle}
main,header{max-width:60rem;margin:0 auto;padding:0 1rem}header{padding-top:1rem}
h1{font-size:1.5rem;margin:.2rem 0}h2{font-size:1.15rem;margin:1.2rem 0 .5rem}
.picture{margin:1rem 0}.picture svg{width:100%;height:2.6rem;border-radius:.5rem;display:block}
figcaption{display:flex;flex-wrap:wrap;gap:.4rem;margin-top:.6rem}
.chip,.clear{font:inherit;font-size:.95rem;border:1px solid var(--line);background:var(--card);color:inherit;border-radius:1rem;padding:.15rem .7rem;cursor:pointer}
.chip[aria-pressed=true]{border-color:var(--accent);outline:2px solid var(--accent)}
.dot{display:inline-block;width:.7rem;height:.7rem;border-radius:50%;margin-right:.4rem}
.tools{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end;margin:.6rem 0}
.tools label{display:flex;flex-direction:column;font-size:.85rem;color:var(--soft);flex:1 1 10rem}
.tools input,.tools select{font:inherit;padding:.4rem .6rem;border:1px solid var(--line);border-radius:.4rem;background:var(--card);color:var(--ink);min-width:0;width:100%}
.card>summary{padding:.6rem .8rem;cursor:pointer;display:flex;flex-wrap:wrap;gap:.1rem .8rem;align-items:baseline}
.card>summary .id{font-family:ui-monospace,Consolas,monospace;font-size:.9rem;color:var(--soft)}
.card>summary .end{margin-left:auto;font-size:.9rem}
.card p{margin:.2rem 0}.card>div,.card>p,.card>ul{padding:0 .8rem .7rem;margin:0}
.finding{border-top:1px solid var(--line);padding:.5rem 0}
.finding p{margin:.1rem 0}
dl{display:grid;grid-template-columns:minmax(6rem,auto) 1fr;gap:0 .8rem;margin:.3rem 0;font-size:.9rem}dt{color:var(--soft)}dd{margin:0}
@media print{.tools,.chip{display:none}.card{break-inside:avoid}}
${Object.keys(light)
  .map((name) => name.slice(2))
  .map(
    (o) =>
      `.fill-${o}{fill:var(--o-${o})}.dot-${o}{background:var(--o-${o})}.edge-${o}{border-left-color:var(--o-${o})}`,
  )
  .join('\n')}
`;
