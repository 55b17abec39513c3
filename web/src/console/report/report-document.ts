import type { Content, StyleDictionary, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js';
import type { ReportedIndicator, ReportView } from '../../../../shared/api/report.ts';
import type { ShownValue } from '../../../../shared/api/shown-schema.ts';
import { shareOf } from '../../../../shared/api/shown-value.ts';
import { shortPeriod } from '../../../../shared/catalog/period.ts';
import { runChartSvg } from '../../../../shared/charts/run-chart-svg.tsx';
import { describeCoded } from '../../../../shared/disclosure/describe-coded.ts';
import { formatDay } from '../../words/dates.ts';
import { breaksOf } from '../../words/editions.ts';
import { findingLead, findingTitle } from '../../words/finding.ts';
import { gapFinding } from '../../words/gap-finding.ts';
import { formatChange, formatCount, formatPercent } from '../../words/numbers.ts';
import {
  definitionWords,
  protectionWords,
  reportTitle,
  seriesIn,
  standingOf,
  standingWords,
} from '../../words/report.ts';
import { comparedWords } from '../../words/report-compared.ts';
import { groupName } from '../../words/student-group.ts';
import { targetWords } from '../../words/target.ts';
import { usualWords } from '../../words/usual.ts';
import { comparedContent, cyclesOf } from './compared-content.ts';
import { courseIn } from './course-in.ts';
import { forPaper } from './for-paper.ts';
import { groupsNow } from './groups-now.ts';

const [INK, SOFT, LINE] = ['#1b1d22', '#5e646f', '#cbc7bd'];
const CHART_POINTS = 330;

const styles: StyleDictionary = {
  title: { fontSize: 19, bold: true, lineHeight: 1.2, margin: [0, 2, 0, 12] },
  finding: { fontSize: 13, bold: true, margin: [0, 1, 0, 2] },
  heading: { fontSize: 12, bold: true, margin: [0, 12, 0, 4] },
  small: { fontSize: 8.5, color: SOFT, lineHeight: 1.25 },
  caption: { fontSize: 8.5, bold: true, margin: [0, 6, 0, 2] },
};

/** A report as a document of A4 pages: the words and numbers of its page, with charts as drawings. */
export function reportDocument(report: ReportView): TDocumentDefinitions {
  const { place, partnership, at, indicators } = report;
  const from = `${partnership.name}, ${place.name}, as of ${formatDay(at.slice(0, 10))}`;
  return {
    info: {
      title: `Report of ${place.name}`,
      author: partnership.name,
      creator: 'Throughline',
      producer: 'Throughline',
    },
    language: 'en-US',
    pageSize: 'A4',
    pageMargins: [48, 52, 48, 52],
    defaultStyle: { font: 'Inter', fontSize: 9.5, lineHeight: 1.25, color: INK },
    styles,
    header: { text: from, style: 'small', margin: [48, 24, 48, 0] },
    footer: (page, pages) => ({
      columns: [
        { text: partnership.demo ? 'Every number here is made.' : '', style: 'small' },
        { text: `${page} of ${pages}`, style: 'small', alignment: 'right' },
      ],
      margin: [48, 16, 48, 0],
    }),
    content: [
      { text: reportTitle(report), style: 'title' },
      ...indicators.map((one) => sectionOf(report, one)),
      { text: 'Improvement cycles', style: 'heading' },
      ...cyclesOf(report),
      { text: 'Sources and definitions', style: 'heading' },
      ...indicators.map(
        (one): Content => ({
          text: [{ text: `${one.indicator.name}. `, bold: true }, definitionWords(one)],
          ...{ style: 'small', margin: [0, 0, 0, 4] },
        }),
      ),
      ...(report.without.length > 0
        ? [{ text: `Without values here: ${report.without.join(', ')}.`, style: 'small' }]
        : []),
      { text: 'Similar places and bright spots', style: 'heading' },
      { text: comparedWords(report), style: 'small' },
      { text: 'What is not shown', style: 'heading' },
      { text: protectionWords(report), style: 'small' },
    ],
  };
}

function sectionOf(report: ReportView, one: ReportedIndicator): Content {
  const series = seriesIn(report, one);
  const gaps = series.gaps.flatMap((gap) => gapFinding(series, gap) ?? []);
  const title = findingTitle(series);
  const label = `${title}. ${findingLead(series)}`;
  const words = [
    usualWords(series).text,
    ...(series.target ? [targetWords(series)] : []),
    ...gaps.map((gap) => `${gap.title}. ${gap.sentences.join(' ')}`),
    ...series.breaks.map(
      ({ from, reason, earlierEdition }) =>
        `Counted anew since ${shortPeriod(from)}: ${reason} Before: ${earlierEdition}.`,
    ),
  ];
  return {
    stack: [
      {
        unbreakable: true,
        stack: [
          { text: standingWords[standingOf(series)], style: 'small' },
          { text: title, style: 'finding' },
          { text: findingLead(series), color: SOFT },
          {
            svg: forPaper(runChartSvg({ ...courseIn(series), breaks: breaksOf(series), label })),
            ...{ width: CHART_POINTS, margin: [0, 6, 0, 4] },
          },
          ...words.map((text): Content => ({ text, style: 'small', margin: [0, 0, 0, 3] })),
        ],
      },
      ...comparedContent(report, one),
      ...groupTable(report, one),
      ...placeTable(one),
    ],
    margin: [0, 0, 0, 18],
  };
}

function groupTable(report: ReportView, one: ReportedIndicator): Content[] {
  const now = groupsNow(seriesIn(report, one));
  if (!now) return [];
  const rows = now.groups.map(({ group, value, change }) => [
    groupName(group),
    shareText(value),
    countedText(value),
    change === undefined ? '' : formatChange(change),
  ]);
  return tableOf(`Student groups, ${shortPeriod(now.period)}`, ['Group', 'Share', 'Students', 'Change'], rows);
}

function placeTable({ places }: ReportedIndicator): Content[] {
  const [first] = places;
  if (!first) return [];
  const rows = places.map(({ place, period, value, change }) => [
    place.name,
    shareText(value),
    shortPeriod(period),
    change === undefined ? '' : formatChange(change),
  ]);
  const caption = `${first.place.kind === 'district' ? 'Districts' : 'Schools'}, latest value of each`;
  return tableOf(caption, ['Place', 'Share', 'Period', 'Change'], rows);
}

function tableOf(caption: string, head: string[], rows: string[][]): Content[] {
  const line = (cells: string[], bold: boolean): TableCell[] =>
    cells.map((text, index) => ({ text, bold, alignment: index === 0 ? 'left' : 'right' }));
  return [
    { text: caption, style: 'caption' },
    {
      fontSize: 8.5,
      table: {
        ...{ headerRows: 1, widths: ['*', 110, 110, 50], dontBreakRows: true },
        body: [line(head, true), ...rows.map((row) => line(row, false))],
      },
      layout: {
        hLineWidth: () => 0.5,
        vLineWidth: () => 0,
        hLineColor: () => LINE,
        paddingTop: () => 2,
        paddingBottom: () => 2,
      },
    },
  ];
}

function shareText(value: ShownValue | undefined): string {
  if (value === undefined || value === 'none') return 'not received';
  if (value === 'hidden') return 'hidden';
  return 'coded' in value ? describeCoded(value) : formatPercent(value.percent);
}

function countedText(value: ShownValue | undefined): string {
  const share = shareOf(value);
  return share ? `${formatCount(share.numerator)} of ${formatCount(share.denominator)}` : '';
}
