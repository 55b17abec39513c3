import type { Content } from 'pdfmake/interfaces.js';
import type { ReportedIndicator, ReportView } from '../../../../shared/api/report.ts';
import { peersStripSvg } from '../../../../shared/charts/peers-strip-svg.tsx';
import { besideWords, brightSentence, stripKey } from '../../words/report-compared.ts';
import { cycleState, noCycles } from '../../words/report-cycle.ts';
import { forPaper } from './for-paper.ts';
import { STRIP_WIDTH, stripIn } from './strip-in.ts';

const STRIP_POINTS = 330;

/** As `BrightGlyph` draws it. */
const star =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 14 14"><path fill="#2a6fd6" d="M7 .5L8.5 5.5L13.5 7L8.5 8.5L7 13.5L5.5 8.5L.5 7L5.5 5.5Z"/></svg>';

/** The bright spots of an indicator, and where the place stands among similar ones. */
export function comparedContent(report: ReportView, one: ReportedIndicator): Content[] {
  const spots = one.brightSpots.map(
    (spot): Content => ({
      columns: [
        { svg: star, width: 9, margin: [0, 1, 0, 0] },
        { text: brightSentence(spot), style: 'small', width: '*' },
      ],
      ...{ columnGap: 4, margin: [0, 0, 0, 2], unbreakable: true },
    }),
  );
  const heading = one.brightSpots.length === 1 ? 'Bright spot' : 'Bright spots';
  return [...(spots.length > 0 ? [{ text: heading, style: 'caption' }, ...spots] : []), ...besideContent(report, one)];
}

function besideContent(report: ReportView, one: ReportedIndicator): Content[] {
  const beside = besideWords(report, one);
  const strip = stripIn(report, one);
  if (!beside) return [];
  const drawn: Content[] =
    strip && one.besidePeers
      ? [
          {
            svg: forPaper(peersStripSvg(strip, beside.title, STRIP_WIDTH)),
            ...{ width: STRIP_POINTS, margin: [0, 4, 0, 2] },
          },
          { text: stripKey(report, one.besidePeers), style: 'small' },
        ]
      : [];
  const words = [beside.title, beside.similar].filter((text) => text !== undefined).join(' ');
  const heading = { text: 'Beside similar places', style: 'caption' };
  return [{ unbreakable: true, stack: [heading, { text: words, style: 'small' }, ...drawn] }];
}

/** Each cycle with how it stands and what its numbers say. */
export function cyclesOf(report: ReportView): Content[] {
  if (report.cycles.length === 0) return [{ text: noCycles(report), style: 'small' }];
  return report.cycles.map((cycle) => ({
    unbreakable: true,
    stack: [
      { text: cycle.name, style: 'finding' },
      { text: cycleState(cycle), style: 'small' },
      { text: `${cycle.title}.`, margin: [0, 2, 0, 2] },
      { text: cycle.lead, style: 'small' },
    ],
    margin: [0, 0, 0, 8],
  }));
}
