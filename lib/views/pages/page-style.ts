import { baseStyle } from '../base-style';
import { colourRules } from '../colours';

/** Style of the approval page and the demo's pages: light and dark, from 320 px up, nothing loaded from elsewhere. */
export const pageStyle = `
${colourRules()}
${baseStyle}
a{color:var(--accent);text-underline-offset:.15em}
h1{font-size:1.6rem;line-height:1.25;margin:.1rem 0 .3rem;letter-spacing:-.01em}h2{font-size:1.15rem;margin:0 0 .6rem}h3{font-size:1rem;margin:1rem 0 .3rem}
p{margin:.4rem 0}
.skip{position:absolute;left:-99rem}.skip:focus{left:.5rem;top:.5rem;background:var(--card);padding:.5rem .8rem;z-index:2;border-radius:.4rem}
.bar{background:var(--card);border-bottom:1px solid var(--line)}
.bar>div{max-width:72rem;margin:0 auto;padding:.55rem 1rem;display:flex;flex-wrap:wrap;align-items:center;gap:.3rem 1.4rem}
.brand{display:inline-flex;align-items:center;gap:.5rem;font-weight:700;color:inherit;text-decoration:none;padding:.2rem 0}
.brand svg{width:1.6rem;height:1.6rem;display:block}
.bar ul{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;list-style:none;margin:0;padding:0}
.bar li a{color:inherit;text-decoration:none;padding:.3rem 0;display:inline-block;border-bottom:2px solid transparent}
.bar li a:hover{border-color:var(--line)}.bar li a[aria-current]{border-color:var(--accent);font-weight:600}
.who{margin-left:auto;font-size:.9rem;overflow-wrap:anywhere}
main{max-width:72rem;margin:0 auto;padding:1.4rem 1rem 3rem}
footer{max-width:72rem;margin:0 auto;padding:1rem;border-top:1px solid var(--line);font-size:.85rem;color:var(--soft)}
.panel{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.1rem;margin:0 0 1rem;overflow-wrap:anywhere}
.panel>:last-child,.note>:last-child{margin-bottom:0}
.note{border-left:.3rem solid var(--edge);padding:.1rem 0 .1rem .8rem;margin:.8rem 0}
.note.warm{border-color:var(--critical);background:var(--warm-ground);padding:.6rem .8rem;border-radius:0 .4rem .4rem 0}
.note.warm h3{color:var(--critical);margin-top:0}
.note.good{border-color:var(--good)}.note.wait{border-color:var(--accent)}
.chips{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;margin:.8rem 0;padding:0}
.chips a{display:inline-flex;gap:.4rem;border:1px solid var(--edge);border-radius:1rem;padding:.2rem .8rem;color:var(--ink);background:var(--card);text-decoration:none}
.chips a:hover{border-color:var(--accent)}
.chips a[aria-current]{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.chips b.none{color:var(--soft)}
.filter{display:grid;grid-template-columns:repeat(auto-fit,minmax(7rem,1fr));gap:.7rem;align-items:end}
.filter .wide{grid-column:1/-1}.filter button{flex:none}
.filter .actions{display:flex;flex-wrap:wrap;gap:.3rem .9rem;align-items:center}
label,legend{font-weight:600;font-size:.95rem}
.hint{font-weight:400;color:var(--soft);font-size:.9rem;margin:.1rem 0 .3rem;display:block}
input,select,textarea,button{font:inherit;color:inherit}
input:not([type=radio],[type=checkbox]),select,textarea{width:100%;min-width:0;padding:.45rem .6rem;border:1px solid var(--edge);border-radius:.4rem;background:var(--card);color:var(--ink);min-height:2.6rem}
input.digits{width:7rem;letter-spacing:.25em;font-family:ui-monospace,Consolas,monospace}
input[type=date]{max-width:12rem}
button{font-weight:600;background:var(--accent);color:var(--on-accent);border:1px solid var(--accent);border-radius:.4rem;padding:.5rem 1.1rem;min-height:2.6rem;cursor:pointer}
button:hover{filter:brightness(1.08)}
button.plain{background:transparent;color:var(--accent)}
.account{margin:0 0 1rem;padding:0;overflow:hidden}
.account>h3{margin:0;padding:.7rem 1.1rem;display:flex;flex-wrap:wrap;gap:0 .8rem;align-items:baseline;border-bottom:1px solid var(--line)}
.account>h3 code,.account>h3 .unit{font-weight:400;color:var(--soft)}
.account ul{list-style:none;margin:0;padding:0}
.row{display:grid;grid-template-columns:5.2rem minmax(0,1fr) auto;gap:.1rem 1rem;padding:.8rem 1.1rem;border-left:.3rem solid var(--line);align-items:start}
.row+.row{border-top:1px solid var(--line)}
.row.is-critical{border-left-color:var(--critical)}.row.is-high{border-left-color:var(--high)}.row.is-medium{border-left-color:var(--medium)}.row.is-low{border-left-color:var(--low)}
.row p{margin:.1rem 0}.row a{font-weight:600}
.row .end{text-align:right;font-size:.9rem}
.crumbs{font-size:.9rem;margin:0 0 .6rem}
.subject{display:flex;flex-wrap:wrap;gap:.1rem .8rem;align-items:baseline;margin:0}
.subject code{color:var(--soft)}
.lead{max-width:46rem;font-size:1.05rem}
table{border-collapse:collapse;width:100%;font-size:.95rem;overflow-wrap:normal}
caption{text-align:left;color:var(--soft);font-size:.9rem;padding-bottom:.4rem}
th{font-size:.85rem;font-weight:600;color:var(--soft)}th,td{text-align:left;vertical-align:top;padding:.45rem .8rem .45rem 0;border-bottom:1px solid var(--line)}
tr:last-child td,tr:last-child th[scope=row]{border-bottom:0}
th[scope=row]{color:var(--ink)}th code,.stack td:nth-last-child(-n+2){white-space:nowrap}
dl{display:grid;grid-template-columns:minmax(5.5rem,auto) minmax(0,1fr);gap:.25rem .9rem;margin:.3rem 0;font-size:.95rem}dt{color:var(--soft)}dd{margin:0}
.steps{padding-left:0;list-style:none;counter-reset:step;margin:.6rem 0}
.steps li{counter-increment:step;position:relative;padding:.1rem 0 .7rem 2.4rem}
.steps li::before{content:counter(step);position:absolute;left:0;top:0;width:1.65rem;height:1.65rem;border-radius:50%;border:1px solid var(--edge);display:grid;place-items:center;font-size:.85rem;font-weight:600;background:var(--card)}
.steps li:not(:last-child)::after{content:"";position:absolute;left:.8rem;top:1.75rem;bottom:-.05rem;border-left:1px solid var(--line)}
details{border-top:1px solid var(--line);padding:.5rem 0}details:last-child{padding-bottom:0}summary{cursor:pointer;font-weight:600;padding:.15rem 0}
.timeline{list-style:none;margin:0;padding:0}
.timeline li{position:relative;padding:0 0 .9rem 1.5rem}
.timeline li::before{content:"";position:absolute;left:.2rem;top:.45rem;width:.65rem;height:.65rem;border-radius:50%;background:var(--edge)}
.timeline li.is-good::before{background:var(--good)}.timeline li.is-bad::before{background:var(--critical)}.timeline li.is-person::before{background:var(--accent)}
.timeline li:not(:last-child)::after{content:"";position:absolute;left:.5rem;top:1.2rem;bottom:-.35rem;border-left:1px solid var(--line)}
.timeline p{margin:0}
fieldset{border:0;margin:0 0 1rem;padding:0;min-width:0}legend{padding:0}
.choice{display:grid;grid-template-columns:auto 1fr;gap:0 .7rem;border:1px solid var(--edge);border-radius:.5rem;padding:.6rem .8rem;margin:.45rem 0}
.choice>input{width:1.15rem;height:1.15rem;margin:.2rem 0 0;accent-color:var(--accent)}
.choice label{cursor:pointer}.choice .more{grid-column:2}
.choice.final label>b,.choice.danger label>b{color:var(--critical)}
.choice.danger{border:2px solid var(--critical);background:var(--warm-ground)}.choice.danger>.hint{color:var(--ink)}
.tick{display:grid;grid-template-columns:auto 1fr;gap:0 .6rem;margin-top:.5rem;border-top:1px solid var(--critical);padding-top:.5rem}
.tick>input{width:1.15rem;height:1.15rem;min-height:0;margin:.2rem 0 0;accent-color:var(--critical)}.tick>.wrong{grid-column:1/-1}.tick>.hint{grid-column:2}
iframe{display:block;width:100%;height:max(35rem,75vh);border:1px solid var(--edge);border-radius:.4rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--ground);border:1px solid var(--line);border-radius:.4rem;padding:.5rem .7rem;margin:.4rem 0}
.choice:has([type=radio]:checked){border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.choice.danger:has([type=radio]:checked){border-color:var(--critical);box-shadow:inset 0 0 0 2px var(--critical)}
.field{margin:0 0 1rem}
.wrong{color:var(--critical);font-weight:600;font-size:.9rem;margin:.1rem 0 .3rem;display:block}
[aria-invalid=true]{border-color:var(--critical)!important;box-shadow:inset 0 0 0 1px var(--critical)}
.mistakes{border:2px solid var(--critical);border-radius:.6rem;padding:1rem 1.1rem;margin:0 0 1.2rem;background:var(--card)}
.mistakes h2{color:var(--critical)}.mistakes ul{margin:0;padding-left:1.2rem}.mistakes a{color:var(--critical)}
ul.plain{list-style:none;margin:.4rem 0;padding:0}ul.plain li{padding:.15rem 0}dd ul.plain{margin:0}dd ul.plain li{padding:0}
.people{list-style:none;padding:0;margin:.6rem 0}.people li{margin:.5rem 0}.people button{width:100%;white-space:normal;text-align:left;background:var(--card);color:var(--ink);border-color:var(--edge);padding:.6rem 1rem}
.people button span{display:block;font-weight:400;color:var(--soft);font-size:.9rem;overflow-wrap:anywhere}
.narrow{max-width:34rem;margin:0 auto}
button .says{display:none}button .plainly{display:inline}
@supports selector(:has(*)){.choice:not(:has(:checked)) .until{display:none}
button .plainly{display:none}button .none{display:inline}
form:has([name=decision]:checked) .says.none{display:none}
form:has([value=approve]:checked) .says.approve,form:has([value=done]:checked) .says.done,form:has([value=accept]:checked) .says.accept,form:has([value=reject]:checked) .says.reject{display:inline}
form:has(.final [value=approve]:checked,.danger [value=approve]:checked) button.decide{background:var(--critical);border-color:var(--critical);color:var(--card)}
}
@media (min-width:62rem){
.filter{grid-template-columns:2fr 1fr 1fr 1fr auto}.filter .wide{grid-column:auto}
.split{display:grid;grid-template-columns:minmax(0,1fr) 24rem;gap:0 1.4rem;align-items:start}
.split>*{grid-column:1}.split>.side{grid-column:2;grid-row:1/span 20}
}
@media (max-width:40rem){
.row{grid-template-columns:minmax(0,1fr)}.row .end{text-align:left}
.who{margin-left:0;width:100%}
table.stack,table.stack caption,table.stack tbody,table.stack tr,table.stack td,table.stack th[scope=row]{display:block;border:0;padding:0}
table.stack thead{position:absolute;left:-99rem}
table.stack td:nth-last-child(n){white-space:normal}
table.stack tr{border-top:1px solid var(--line);padding:.6rem 0}
table.stack td{display:grid;grid-template-columns:6rem minmax(0,1fr);gap:.6rem}
table.stack td::before{content:attr(data-label);color:var(--soft)}
}
@media (forced-colors:active){.row,.note{border-left-color:CanvasText}.timeline li::before{border:3px solid}}
@media print{.bar,form,section:has(>form),.skip{display:none}.panel{break-inside:avoid}}
`;
