"""The report's own style: light and dark, narrow and wide, on screen and on paper."""

from __future__ import annotations

STYLE = """
:root{color-scheme:light dark;--ground:#f5f6f8;--surface:#fff;--line:#dde1e8;--text:#171c26;
--muted:#566072;--accent:#2b4bd6;--good:#12704a;--good-soft:#e1f4eb;--bad:#b3261e;
--bad-soft:#fce9e7;--wait:#8a5200;--wait-soft:#fdf1dc;--calm:#4d5768;--calm-soft:#eceff3;
--mono:ui-monospace,"SF Mono","Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{--ground:#0e1116;--surface:#161a21;--line:#2a303b;
--text:#e7eaf0;--muted:#9ca6b7;--accent:#8ba5ff;--good:#63d3a0;--good-soft:#10352a;--bad:#ff9b92;
--bad-soft:#451d1b;--wait:#f0b95a;--wait-soft:#3a2a0d;--calm:#aab4c4;--calm-soft:#252b35}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,-apple-system,
"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif}
main{max-width:960px;margin:0 auto;padding:28px 20px 48px}
header{margin-bottom:20px}
.over{display:flex;flex-wrap:wrap;gap:8px 12px;align-items:center;color:var(--muted);
font-size:13px}
h1{font-size:24px;line-height:1.3;margin:10px 0 0;white-space:pre-wrap;overflow-wrap:anywhere}
h2{font-size:16px;margin:0 0 12px}
h3{font-size:14px;margin:18px 0 8px}
section{background:var(--surface);border:1px solid var(--line);border-radius:9px;
padding:18px 20px;margin:0 0 16px}
p{margin:0 0 10px;overflow-wrap:anywhere}
a{color:var(--accent);overflow-wrap:anywhere}
.badge{display:inline-block;padding:2px 9px;border-radius:999px;font-size:13px;font-weight:600;
background:var(--calm-soft);color:var(--calm);white-space:nowrap}
.good{background:var(--good-soft);color:var(--good)}.bad{background:var(--bad-soft);
color:var(--bad)}.wait{background:var(--wait-soft);color:var(--wait)}
.note{border-radius:7px;padding:10px 12px;margin:0 0 12px}.muted{color:var(--muted)}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(200px,1fr));gap:12px 20px;margin:0}
dt{color:var(--muted);font-size:13px}dd{margin:1px 0 0;overflow-wrap:anywhere}
code{font:12.5px/1.5 var(--mono);overflow-wrap:anywhere}
del,ins{overflow-wrap:anywhere}
pre{font:12.5px/1.5 var(--mono);white-space:pre-wrap;overflow-wrap:anywhere;margin:0 0 10px;
background:var(--calm-soft);border-radius:7px;padding:10px 12px}
ul,ol{margin:0 0 10px;padding-left:22px}li{overflow-wrap:anywhere}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;vertical-align:top;padding:7px 14px 7px 0;border-bottom:1px solid var(--line);
overflow-wrap:break-word}
thead th{color:var(--muted);font-weight:500;font-size:13px;white-space:nowrap}
tbody tr:last-child>*{border-bottom:0}
td p{margin:0 0 4px}td p:last-child{margin:0}td:first-child{white-space:nowrap}
.when{white-space:nowrap;font-variant-numeric:tabular-nums}
.number{white-space:nowrap;font-variant-numeric:tabular-nums;text-align:right}
del{color:var(--bad);background:var(--bad-soft);text-decoration:line-through}
ins{color:var(--good);background:var(--good-soft);text-decoration:none}
del,ins{padding:1px 4px;border-radius:4px;-webkit-box-decoration-break:clone;
box-decoration-break:clone}
.bar{display:block;margin-top:8px;height:6px;border-radius:3px;background:var(--calm-soft);min-width:90px}
.bar>i{display:block;height:6px;border-radius:3px;background:var(--accent);min-width:2px}
.preview{border:1px solid var(--line);border-radius:7px;padding:14px 16px;margin-top:12px;
overflow-wrap:anywhere}
.preview h1{font-size:18px;margin-top:0;white-space:normal}.preview h2{font-size:16px}
.preview img{max-width:100%}.preview>:last-child{margin-bottom:0}
.link{border-top:1px solid var(--line);padding:12px 0}.link:first-of-type{border-top:0}
.link .over{color:var(--text)}
.link dl{grid-template-columns:1fr;gap:2px;margin-top:6px;font-size:14px}
.artifact>dl+p{margin-top:10px}
.link dl>div{display:flex;gap:10px}.link dt{flex:0 0 104px}.link dd{min-width:0}
.artifact+.artifact{border-top:1px solid var(--line);margin-top:18px;padding-top:18px}
footer{color:var(--muted);font-size:13px}
@media (max-width:640px){main{padding:18px 12px 32px}section{padding:14px}h1{font-size:20px}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack,.stack tbody,.stack tr,.stack td{display:block}
.stack tr{border-bottom:1px solid var(--line);padding:8px 0}.stack tr:last-child{border-bottom:0}
.stack td{border:0;padding:2px 0;text-align:left}
.stack td:not(:empty)::before{content:attr(data-name);display:block;color:var(--muted);
font-size:12px}td:first-child{white-space:normal}.link dl>div{display:block}
dl{grid-template-columns:1fr 1fr}.link dl{grid-template-columns:1fr}}
@media print{:root{color-scheme:light;--ground:#fff;--surface:#fff;--line:#bbb;--text:#000;
--muted:#444;--accent:#123;--good:#0a4a30;--good-soft:#eee;--bad:#7d1a15;--bad-soft:#eee;
--wait:#5c3700;--wait-soft:#eee;--calm:#333;--calm-soft:#eee}body{font-size:11pt}
main{max-width:none;padding:0}section{border:0;border-top:1px solid #bbb;border-radius:0;
padding:12px 0;margin:0}h2,h3{break-after:avoid}.link,tr,.artifact dl{break-inside:avoid}
.badge,.note,.bar,.bar>i,del,ins{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""
