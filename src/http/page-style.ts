/** The style of pages for visitors: the console's design tokens, light or dark according to the system setting. */
export const pageStyle = `
@font-face{font-family:Golos;src:url(/f/fonts/cyrillic.woff2) format("woff2");font-weight:400 900;font-display:swap;unicode-range:U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116}
@font-face{font-family:Golos;src:url(/f/fonts/latin.woff2) format("woff2");font-weight:400 900;font-display:swap;unicode-range:U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215}
:root{color-scheme:light dark;--canvas:#f7f6f3;--raised:#fff;--line-field:#86837e;--text:#1d1b18;--text-2:#595650;--accent:#006972;--accent-hover:#005a63;--on-accent:#fff;--accent-text:#00656e;--focus:#04848f;--danger:#ac3031}
@media (prefers-color-scheme:dark){:root{--canvas:#100f0e;--raised:#21201e;--line-field:#7a7874;--text:#e8e6e2;--text-2:#aca9a4;--accent:#5db0ba;--accent-hover:#6dc0ca;--on-accent:#081618;--accent-text:#74cbd4;--focus:#57bcc7;--danger:#f28881}}
*{box-sizing:border-box}
body{margin:0;background:var(--canvas);color:var(--text);font:16px/24px Golos,system-ui,sans-serif;-webkit-text-size-adjust:100%}
main{max-width:448px;margin:0 auto;padding:48px 24px}
h1,p{text-wrap:pretty}
h1{margin:0 0 24px;font-size:28px;line-height:36px;font-weight:500;letter-spacing:-.02em;overflow-wrap:anywhere}
p{margin:0 0 16px;color:var(--text-2);overflow-wrap:anywhere}
.intro{margin:-16px 0 24px;white-space:pre-line}
a{color:var(--accent-text)}
form{display:grid;gap:20px}
.field{display:grid;gap:4px}
.field label{display:flex;justify-content:space-between;gap:12px;font-size:14px;line-height:20px;font-weight:500;overflow-wrap:anywhere}
.field small{font-size:12px;font-weight:400;color:var(--text-2);white-space:nowrap}
input:not([type=checkbox]),select,textarea{width:100%;min-height:44px;padding:9px 12px;border:1px solid var(--line-field);border-radius:6px;background:var(--raised);color:inherit;font:inherit}
textarea{min-height:116px;resize:vertical}
:focus-visible{outline:2px solid var(--focus);outline-offset:2px}
input:not([type=checkbox]):focus-visible,select:focus-visible,textarea:focus-visible{outline-offset:-1px}
.consent{display:grid;grid-template-columns:20px 1fr;gap:12px;align-items:start;font-size:14px;line-height:20px;color:var(--text-2);overflow-wrap:anywhere}
.consent input{width:20px;height:20px;margin:0;accent-color:var(--accent)}
button{min-height:44px;padding:0 24px;border:0;border-radius:6px;background:var(--accent);color:var(--on-accent);font:inherit;font-weight:500;cursor:pointer}
button:hover{background:var(--accent-hover)}
button[disabled]{opacity:.6;cursor:default}
.trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
.wrong{color:var(--danger)}
@media (max-width:480px){main{padding:24px 16px}h1{margin-bottom:20px;font-size:20px;line-height:28px;font-weight:600;letter-spacing:-.01em}}
`
