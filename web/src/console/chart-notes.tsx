import type { SeriesView } from '../../../shared/api/series.ts';
import { shortPeriod } from '../../../shared/catalog/period.ts';
import { numbered } from '../../../shared/charts/note-tags.tsx';
import { ConcernGlyph, ImprovementGlyph } from '../ui/glyphs.tsx';
import { formatTenths } from '../words/numbers.ts';
import { targetWords } from '../words/target.ts';
import type { UsualWords } from '../words/usual.ts';

/** What the chart says of the latest value, with the mark that it draws. */
export function Usual({ tone, text }: UsualWords) {
  return (
    <p className="usual-words">
      {tone === 'concern' && <ConcernGlyph />}
      {tone === 'improvement' && <ImprovementGlyph />} {text}
    </p>
  );
}

/** What the picture cannot say by itself: its band, gains of students, and what a break changed. */
export function ChartNotes({ series, breaks }: { series: SeriesView; breaks: SeriesView['breaks'] }) {
  const gain = series.points.findLast(({ gains }) => gains?.all)?.gains?.all;
  return (
    <div className="small soft">
      {series.chart.points.length > 0 && (
        <p>
          The band is the usual range of single values here; a change is several values off to one side, or one far out.
        </p>
      )}
      {series.target && <p>{targetWords(series)}</p>}
      {gain && (
        <p>
          Students tested both times gained {formatTenths(gain.perWeek)} a week on average, likely between{' '}
          {formatTenths(gain.interval[0])} and {formatTenths(gain.interval[1])}.
        </p>
      )}
      <BreakNotes breaks={breaks} />
    </div>
  );
}

/** What partners say of their files, under the number that stands in the chart. */
export function PartnerNotes({ series: { notes } }: { series: SeriesView }) {
  if (notes.length === 0) return null;
  const numbers = numbered(notes.map(({ period }) => period));
  return (
    <ul className="partner-notes small" aria-label="Notes of partners">
      {notes.toReversed().map(({ period, words }) => (
        <li key={`${period} ${words}`}>
          <span className="note-number" aria-hidden="true">
            {numbers.get(period)}
          </span>{' '}
          {shortPeriod(period)}. {words}
        </li>
      ))}
    </ul>
  );
}

/** What changed with each new edition. */
export function BreakNotes({ breaks }: Pick<SeriesView, 'breaks'>) {
  return breaks.map(({ from, reason, earlierEdition }) => (
    <p key={from} className="small soft">
      Counted anew since {shortPeriod(from)}: {reason} Before: {earlierEdition}.
    </p>
  ));
}
