/**
 * What web/src/styles says of the marks, in the light theme and without variables, which pictures outside of pages do
 * not have. A test holds the two together.
 */
export const chartStyle = `
.chart text{font-family:Inter;font-size:12px;fill:#474c56;paint-order:stroke;stroke:#ffffff;stroke-width:3px}
.chart .tick{fill:#5e646f}
.chart .latest{font-size:13px;font-weight:600;fill:#1b1d22}
.chart .latest.worse{fill:#9c4208}
.chart .latest.better{fill:#1b5bb8}
.grid{stroke:#eeece7}
.axis{stroke:#cbc7bd}
.series{fill:none;stroke:#1b1d22;stroke-width:1.75;stroke-linejoin:round;stroke-linecap:round}
.reference{fill:none;stroke:#787e89;stroke-width:1.4;stroke-linejoin:round}
.dot{fill:#1b1d22}
.dot.open{fill:#ffffff;stroke:#787e89;stroke-width:1.5}
.signal{fill:#d05f0e;stroke:#ffffff;stroke-width:1.25}
.signal.better{fill:#ffffff;stroke:#2a6fd6;stroke-width:2.5}
.star{fill:#2a6fd6;stroke:#ffffff;stroke-width:1}
.lead{stroke:#5e646f;stroke-dasharray:1 3}
.usual{fill:#e8e5de;stroke:#c9c5ba;stroke-dasharray:3 3}
.expected{fill:none;stroke:#787e89}
.level{stroke:#474c56;stroke-width:1.25;stroke-dasharray:7 4}
.level.threshold{stroke-width:2;stroke-dasharray:0.1 4;stroke-linecap:round}
.aim{fill:none;stroke:#474c56;stroke-width:1.25;stroke-dasharray:7 4}
.edition{stroke:#5e646f}
.not-received{fill:none;stroke:#858a94;stroke-dasharray:2.5 2}
.coded{fill:#e8e5de;stroke:#858a94;stroke-dasharray:1 3}
.hatch-box{fill:none;stroke:#bdb8ac}
.hatch-line{fill:none;stroke:#bdb8ac;stroke-width:1.4}
`.replaceAll('\n', '');

/** What pictures outside of pages stand on. */
export const paper = '#ffffff';
