import { hash } from 'node:crypto'

/**
 * The style of all pages: no font, picture or script is fetched. Contrasts are at least 4.5 : 1. The caption of a table
 * repeats the heading above it for screen readers and is not visible.
 */
export const stylesheet = `:root{color-scheme:light;--ink:#1b1f24;--soft:#4a5360;--line:#c3cad3;--link:#0b4f8a;--ok:#0d5c2e;--warn:#7a4100;--bad:#9b1c1c}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:#fff;font:1rem/1.55 system-ui,"Noto Sans","Noto Sans TC","Noto Sans SC","Noto Sans HK",sans-serif;overflow-wrap:anywhere}
a{color:var(--link)}
a[aria-current]{color:inherit;font-weight:600;text-decoration:none}
:focus-visible{outline:3px solid #b45309;outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{position:static;display:block;padding:.5rem 1rem}
.demo{margin:0;padding:.4rem 1rem;background:#fff4d6;color:#4d3500;text-align:center}
header>div,footer,main{width:min(62rem,100% - 2rem);margin:0 auto;padding:.75rem 0}
header>div{display:flex;flex-wrap:wrap;gap:.5rem 1.25rem;align-items:baseline;border-bottom:1px solid var(--line)}
header strong{font-size:1.1rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem .85rem;margin:0;padding:0;list-style:none}
nav+nav{margin-left:auto}
footer{color:var(--soft);border-top:1px solid var(--line);margin-top:2rem}
h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.2rem;margin-top:2rem}
main p,main ol{max-width:46rem}
.verdict{border-left:.5rem solid;padding:.75rem 1rem;margin:1rem 0 .5rem}
.ok{color:var(--ok);background:#e9f6ee}.warn{color:var(--warn);background:#fff4e0}.bad{color:var(--bad);background:#fdecec}
.soft{color:var(--soft)}
.places{display:flex;flex-wrap:wrap;gap:.5rem;margin:1rem 0;padding:0;list-style:none}
.places li{padding:.3rem .75rem;border:1px solid;border-radius:.25rem}.places li.ok::before{content:'✓ ';content:'✓ '/''}.places li.warn::before{content:'! ';content:'! '/''}
.scroll{overflow-x:auto;margin-top:1rem}
table{border-collapse:collapse;width:100%}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{border-bottom:1px solid var(--line);padding:.45rem .9rem .45rem 0;text-align:left;vertical-align:top;overflow-wrap:break-word}
th,strong,time,.whole{word-break:keep-all}
th a{white-space:nowrap}
td ul,dd ul{margin:0;padding-left:1.1rem}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.35rem 1rem}dt{color:var(--soft)}dd{margin:0}
code,pre{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}
pre{background:#f3f5f7;padding:.75rem;overflow-x:auto;white-space:pre-wrap}
form{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end}
form>div{min-width:0;max-width:100%}
.query{flex-basis:100%}
label{display:block;font-weight:600}
input,select,button{font:inherit;height:2.6rem;padding:0 .6rem;border:1px solid #6b7683;border-radius:.25rem;background:#fff;color:inherit;max-width:100%}
input{display:block;width:100%;max-width:38rem}
button{background:var(--link);color:#fff;border-color:var(--link);cursor:pointer}
@media (max-width:40rem){
nav+nav{margin-left:0}
h1{font-size:1.35rem}
dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.6rem}
table,tbody,tr,th,td{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tr{border-bottom:1px solid var(--line);padding:.5rem 0}
th,td{border:0;padding:.15rem 0}
td::before{content:attr(data-heading);display:block;color:var(--soft);font-size:.875rem}
}
`

/** The address contains the version, so that a cache can keep it permanently. */
export const stylesheetHref = `/assets/site.css?v=${hash('sha256', stylesheet, 'hex').slice(0, 12)}`
