import { baseStyle } from '../base-style';
import { colourRules } from '../colours';

/** Style of report.html: light and dark, from 320 px up, and on paper. */
export const reportStyle = `
${colourRules()}
${baseStyle}
body{font-size:15px;line-height:1.45}
body>header,main{max-width:92rem;margin:0 auto;padding:0 1rem}body>header{padding-top:.8rem}main{padding-bottom:3rem}
a{color:var(--accent);text-underline-offset:.15em}
h1{font-size:1.5rem;line-height:1.25;margin:.1rem 0}h2{font-size:1.15rem;margin:1.4rem 0 .5rem}h3{font-size:1rem;margin:0}h4{font-size:.95rem;margin:.7rem 0 .2rem}
p{margin:.3rem 0}header p{max-width:75rem}
.tallies{display:flex;flex-wrap:wrap;gap:.1rem 1.4rem;list-style:none;margin:.3rem 0;padding:0}
.tallies b{font-size:1.2rem}
.note{border-left:.3rem solid var(--accent);padding:.1rem 0 .1rem .8rem}
.card{padding:.6rem .8rem;margin:.5rem 0}.card.warm{border-left-color:var(--critical);background:var(--warm-ground)}
pre{overflow-x:auto;margin:.4rem 0;padding:.4rem .6rem;border:1px solid var(--line);border-radius:.3rem;background:var(--card)}
summary{cursor:pointer}summary h3{display:inline}details>summary+*{margin-top:.3rem}
.rule{margin:.3rem 0}.rule>summary>span{font-size:.9rem}
.heard,.skip:not(:focus-within){position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;margin:0}
.entries{list-style:none;margin:.2rem 0;padding:0;columns:19rem;column-gap:1.5rem}
.entries.long{columns:auto}
.entries>li{break-inside:avoid;padding:.1rem 0}.entries.long>li{padding:.2rem 0;border-top:1px solid var(--line)}
.entries a{white-space:nowrap}.entries code{font-size:.85em;color:var(--soft)}
.entries ul{margin:0;padding-left:1.2rem}
:target{background:var(--warm-ground);outline:2px solid var(--accent)}
dl{display:grid;grid-template-columns:minmax(5rem,auto) minmax(0,1fr);gap:.1rem .9rem;margin:.3rem 0;overflow-wrap:anywhere}dt{color:var(--soft)}dd{margin:0}
table{border-collapse:collapse;width:100%;font-size:.85rem;line-height:1.25}
caption{text-align:left;color:var(--soft);padding:.2rem .4rem}
th,td{text-align:left;padding:.1rem .3rem;border-bottom:1px solid var(--line);font-weight:400}th[scope=row]{overflow-wrap:break-word}
thead th{position:sticky;top:0;background:var(--card);z-index:1;vertical-align:bottom;color:var(--soft);font-size:.8rem}
thead th a{color:inherit}thead span{display:block;font-weight:600}
.scroll{background:var(--card);border:1px solid var(--line);border-radius:.5rem;margin:0 0 .6rem}
.numbers td,.numbers thead th+th{text-align:right;padding:.1rem .2rem}.numbers th a{display:inline-block;min-height:24px;padding-top:.15rem}.numbers td{font-variant-numeric:tabular-nums}
.numbers{font-size:.8rem}.numbers thead th{font-size:.7rem}.numbers th[scope=row]{padding-left:.4rem}
.matrix{position:relative}.matrix table{table-layout:fixed}
.matrix thead th{font-size:.7rem}
.matrix th[scope=row],.matrix thead th:first-child{position:sticky;left:0;background:var(--card);padding-left:.4rem;width:11rem}
.matrix thead th:first-child{z-index:2}
.matrix th[scope=row]{font-weight:600}.matrix small{font-weight:400;color:var(--soft);font-size:.75rem}.matrix small{display:block}
.matrix td{text-align:center;color:var(--soft);padding:.1rem .06rem}.matrix .outcome{text-align:left;width:5.1rem;font-size:.75rem}
.k{display:block;min-height:24px;padding:.15rem 0;border:1px solid transparent;border-radius:.25rem;color:var(--soft);text-decoration:none;font-size:.72rem;line-height:1.5}
a.k:hover{text-decoration:underline}
.k.critical,.k.high{color:var(--card);font-weight:600}.k.critical{background:var(--critical)}.k.high{background:var(--high)}
.k.medium{color:var(--medium);border-color:currentColor}.k.low{color:var(--low);border-color:currentColor}
.k.unread{color:var(--ink);border:1px dashed var(--edge)}
.k.fixed{color:var(--good)}.k.informs b,b.k.informs{font-family:Georgia,serif}
.legend{font-size:.8rem;color:var(--soft);display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin:0}
.legend .k{display:inline-block;min-width:1.6rem;min-height:0;padding:0 .2rem;text-align:center}
@media (min-width:62rem){
.glance{display:grid;grid-template-columns:22rem minmax(0,1fr);gap:0 1rem;align-items:start}
.scroll{overflow:auto}.matrix{max-height:max(24rem,calc(100vh - 17.5rem))}.counts .scroll+.scroll{max-height:max(14rem,36vh)}
.k.fixed>b,.k.accepted>b,.k.excluded>b{display:none}
}
@media (max-width:61.99rem){
body>header,main{padding-left:.5rem;padding-right:.5rem}
.outcome{display:none}.matrix th[scope=row]{font-size:.75rem;line-height:1.2}.matrix small{font-size:.61rem}.matrix th[scope=row],.matrix thead th:first-child{padding:.1rem 0 .1rem .2rem!important}
.matrix td{padding:.1rem 0;width:24px}.counts .scroll{overflow-x:auto}.numbers{font-size:.8rem}.matrix th[scope=row],.matrix thead th:first-child{width:auto;padding-left:.3rem}
.matrix thead th:not(:first-child){writing-mode:vertical-rl;transform:rotate(180deg);width:24px;padding:.3rem 0;white-space:nowrap;vertical-align:bottom;text-align:left}
.matrix td .k span,.matrix thead th span{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.matrix .k{padding:.2rem 0}.matrix thead a{text-decoration:none}
}
@media screen and (max-width:30rem){
.numbers thead th:not(:first-child){writing-mode:vertical-rl;transform:rotate(180deg);padding:.2rem 0;text-align:left;white-space:nowrap}
.numbers td{padding:.1rem}.numbers thead th+th{width:2rem}
}
@media (forced-colors:active){.k.critical,.k.high{border-color:CanvasText}}
@page{size:A4;margin:10mm}
@media print{
html{font-size:11px}body{font-size:8pt}
h1{font-size:13pt}h2{font-size:10.5pt;margin:.7rem 0 .2rem}h3{font-size:9pt}h4{font-size:8pt;margin:.3rem 0 .1rem}
body>header,main{max-width:none;padding:0}
.scroll{overflow:visible;max-height:none!important;border:0}
.glance{display:block}.counts{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
thead th,.matrix th[scope=row],.matrix thead th:first-child{position:static}
.numbers th a{min-height:0;padding:0}table,.legend{font-size:7pt}.matrix small{display:inline;font-size:6.5pt;margin-left:.4em}
th,td,.matrix td{padding:.6pt 2pt}.matrix th[scope=row]{font-size:7pt;line-height:1.1}
.k,.matrix .k{min-height:0;padding:0 1pt;line-height:1.1;background:none!important;font-size:6.5pt}
.k.critical,.k.high{border:1px solid}.k.critical{color:var(--critical);border-width:2px}.k.high{color:var(--high)}
tr,.entries>li,h3,h4,.card>h3+p{break-inside:avoid}h2,h3,h4,summary{break-after:avoid}
.card{padding:.2rem .5rem;margin:.3rem 0;border-width:0 0 0 2px}
.entries{columns:20rem}.quiet>div{display:none}
details:not(.quiet)::details-content{content-visibility:visible;display:block;height:auto}
}
`;
