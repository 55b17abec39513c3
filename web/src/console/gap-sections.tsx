import type { SeriesView } from '../../../shared/api/series.ts';
import { GapChart } from '../charts/gap-chart.tsx';
import { Hidden } from '../ui/value.tsx';
import { breaksOf } from '../words/editions.ts';
import { gapFinding } from '../words/gap-finding.ts';
import { sizesOf } from '../words/gap-sizes.ts';
import { groupInSentence, groupName } from '../words/student-group.ts';
import { usualGapWords } from '../words/usual.ts';
import { BreakNotes, Usual } from './chart-notes.tsx';
import { GapNumbers } from './gap-numbers.tsx';
import { valuesOf } from './series-values.ts';

/** Each gap that the indicator follows: its size, and what each of the two groups did. */
export function GapSections({ series }: { series: SeriesView }) {
  if (series.gaps.length === 0) return null;
  return (
    <div className={series.gaps.length > 1 ? 'two' : undefined}>
      {series.gaps.map((gap) => (
        <GapSection key={`${gap.focal} ${gap.reference}`} series={series} gap={gap} />
      ))}
    </div>
  );
}

/** One gap over time, with the words for who moved it. */
export function GapSection({ series, gap }: { series: SeriesView; gap: SeriesView['gaps'][number] }) {
  const finding = gapFinding(series, gap);
  const breaks = breaksOf(series, gap.focal);
  const side = (group: string) => ({ name: groupName(group), values: valuesOf(series, group) });
  if (!finding) {
    return (
      <section className="sheet">
        <h2>The gap for {groupInSentence(gap.focal)} cannot be shown</h2>
        <p className="soft">
          <Hidden />, or not received, on one side or both in every period.
        </p>
      </section>
    );
  }
  return (
    <section className="sheet">
      <h2>{finding.title}</h2>
      <Usual {...usualGapWords(gap.chart)} />
      {finding.sentences.map((sentence) => (
        <p key={sentence} className="small soft">
          {sentence}
        </p>
      ))}
      <GapChart
        periods={series.points.map(({ period }) => period)}
        focal={side(gap.focal)}
        reference={side(gap.reference)}
        sizes={sizesOf(gap)}
        breaks={breaks}
        label={`${finding.title}. ${finding.sentences.join(' ')}`}
      />
      <BreakNotes breaks={breaks.filter(({ dimension }) => dimension !== undefined)} />
      <GapNumbers series={series} gap={gap} />
    </section>
  );
}
