import type { Cycle } from '../../../../shared/cycles/cycle.ts';
import type { CycleResult, PhaseResult } from '../../../../shared/cycles/result.ts';
import { CycleChart } from '../../charts/cycle-chart.tsx';
import { LineKey } from '../../charts/line-key.tsx';
import { ConcernGlyph, HiddenGlyph, ImprovementGlyph } from '../../ui/glyphs.tsx';
import { aimTitle } from '../../words/cycle.ts';
import { formatCount } from '../../words/numbers.ts';
import { BreakWords } from './break-words.tsx';
import { chartOf, courseWords, drawnAim, walkWords } from './course.ts';

type Props = { cycle: Cycle; result: CycleResult; shown: number };

/** What is to be reached, both arms on the way there, and what can be said of it by now. */
export function AimSection({ cycle, result, shown }: Props) {
  const phase = result.phases[shown];
  const chart = chartOf(cycle, result, shown);
  if (!phase || !chart) return null;
  const { title, lead, chart: sentences } = result.readings;
  const isCurrent = shown === result.current;
  return (
    <section className="sheet" aria-labelledby="cycle-course">
      <h2 id="cycle-course">{result.aim?.phase === shown ? aimTitle(result.aim) : 'Over time'}</h2>
      <p className="small soft">{subjectWords(result, phase)}</p>
      {phase.course.length === 0 ? (
        <p className="soft after">
          Nothing is published of these places yet. When a partner sends a file, its values appear here.
        </p>
      ) : (
        <>
          <CycleChart
            {...chart}
            label={isCurrent ? `${title}. ${lead}` : subjectWords(result, phase)}
            words={walkWords(result, shown)}
          />
          <Legend {...{ result, phase, shown }} tones={new Set(chart.signals.values())} />
          {isCurrent && sentences.length > 0 && <p className="small soft after">{sentences.join(' ')}</p>}
          <BreakWords breaks={phase.breaks} />
          <CourseTable phase={phase} />
        </>
      )}
    </section>
  );
}

/** What is counted, where, and of how many students it was lately. */
function subjectWords({ indicator }: CycleResult, { test, change }: PhaseResult): string {
  const students = 'before' in change.test ? `, ${formatCount(change.test.after.denominator)} students` : '';
  return `${indicator.name}. ${test.name}${students}.`;
}

function Legend({ result, phase, shown, tones }: Omit<Props, 'cycle'> & { phase: PhaseResult; tones: Set<string> }) {
  const aim = drawnAim(result, shown);
  const isHidden = phase.course.some(({ test, comparison }) => test === 'hidden' || comparison === 'hidden');
  return (
    <p className="legend small soft">
      <span>
        <LineKey line="series" /> {phase.test.name}
      </span>
      {phase.comparison && (
        <span>
          <LineKey line="reference" /> {phase.comparison.name}
        </span>
      )}
      {aim && aim.path.length > 1 && (
        <span>
          <LineKey line="aim" /> Path to the aim
        </span>
      )}
      {aim?.forecast && 'value' in aim.forecast && (
        <span>
          <LineKey line="forecast" /> Forecast with interval
        </span>
      )}
      {tones.has('better') && (
        <span>
          <ImprovementGlyph /> Improved
        </span>
      )}
      {tones.has('worse') && (
        <span>
          <ConcernGlyph /> Concern
        </span>
      )}
      {isHidden && (
        <span>
          <HiddenGlyph /> Hidden to protect students
        </span>
      )}
    </p>
  );
}

function CourseTable({ phase: { course, comparison } }: { phase: PhaseResult }) {
  return (
    <details>
      <summary>The numbers of the chart</summary>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Period</th>
            <th scope="col" className="number">
              Test
            </th>
            <th scope="col" className="number wide-only">
              Students
            </th>
            {comparison && (
              <>
                <th scope="col" className="number">
                  Comparison
                </th>
                <th scope="col" className="number wide-only">
                  Students
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {course.toReversed().map((point) => (
            <tr key={point.period}>
              <th scope="row">{point.label}</th>
              <ValueCells value={point.test} />
              {comparison && <ValueCells value={point.comparison} />}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function ValueCells({ value }: { value: PhaseResult['course'][number]['comparison'] }) {
  const share = typeof value === 'object' ? value : undefined;
  return (
    <>
      <td className={share ? 'number' : 'number muted'}>{courseWords(value)}</td>
      <td className="number wide-only">
        {share && `${formatCount(share.numerator)} of ${formatCount(share.denominator)}`}
      </td>
    </>
  );
}
