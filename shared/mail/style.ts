import { raw } from 'hono/html';

/** Colors of the visual language, light. Dark ones are in the sheet. */
export const color = {
  ground: '#f7f6f3',
  paper: '#ffffff',
  line: '#e4e1da',
  track: '#f1efeb',
  ink: '#1b1d22',
  soft: '#474c56',
  label: '#5e646f',
  worse: '#9c4208',
  better: '#1b5bb8',
  bar: { was: '#858a94', is: '#474c56', concern: '#d05f0e' },
} as const;

const family = `Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif`;

/** Inline type: size and line in pixels. Raw, because clients differ on escaped quotes in a style. */
export const text = (size: number, lineHeight: number, ink: string, weight = 400) =>
  raw(`font-family:${family};font-size:${size}px;line-height:${lineHeight}px;color:${ink};font-weight:${weight};`);

/** What inline styles cannot say: narrow screens and dark mode. Clients that drop it show the light mail. */
export const sheet = raw(`
@media (max-width:480px){
.pad{padding-left:16px!important;padding-right:16px!important}
.edge{padding-left:8px!important;padding-right:8px!important}
.title{font-size:20px!important;line-height:26px!important}
.stack{display:block!important;width:100%!important;text-align:left!important}
}
@media (prefers-color-scheme:dark){
.ground{background:#111317!important}
.card{background:#181b20!important;border-color:#2b3037!important}
.line{border-color:#2b3037!important}
.track{background:#2b3037!important}
.ink{color:#ecedef!important}
.soft{color:#bcc1c9!important}
.label{color:#979ea9!important}
.worse{color:#ffb480!important}
.better{color:#8fbcff!important}
.was{background:#7d8590!important}
.is{background:#bcc1c9!important}
.concern{background:#ff9748!important}
.button{background:#ecedef!important}
.button a{color:#14161a!important}
}
`);
