/** The style that report.html and the pages share: type, focus, tags, cards, lists of facts. */
export const baseStyle = `
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
.soft{color:var(--soft)}.facts{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin:.4rem 0 0;padding:0;list-style:none}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.tag{font-size:.8rem;font-weight:600;border:1px solid currentColor;border-radius:.3rem;padding:0 .35rem;white-space:nowrap}
.critical{color:var(--critical)}.high{color:var(--high)}.medium{color:var(--medium)}.low{color:var(--low)}
.card{background:var(--card);border:1px solid var(--line);border-left:.35rem solid var(--line);border-radius:.5rem;margin:.5rem 0;overflow-wrap:anywhere}
code{font-family:ui-monospace,Consolas,monospace;font-size:.9em}
[hidden]{display:none!important}`;
