import { chartStyle } from '../../../../shared/charts/chart-style.ts';

const paperStyle = chartStyle
  .replace('paint-order:stroke;stroke:#ffffff;stroke-width:3px', 'stroke:none')
  .replaceAll('.chart ', '');

/** A picture as PDF can draw it: text without halo, whose stroke would cover the letters, and no rules within others. */
export const forPaper = (svg: string): string => svg.replace(chartStyle, paperStyle);
