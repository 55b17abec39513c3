import { shortPeriod } from '../../../../shared/catalog/period.ts';
import { missingWords } from '../../../../shared/cycles/missing-words.ts';
import type { ArmChange, CannotSay, CycleResult, Growth, PhaseResult } from '../../../../shared/cycles/result.ts';
import { BeforeAfter } from '../../charts/before-after.tsx';
import { EffectChart } from '../../charts/effect-chart.tsx';
import { formatChange, formatCount, formatPercent, formatRange, formatTenths } from '../../words/numbers.ts';

type Props = { result: CycleResult; shown: number };

/** What both arms did over the same time, and by how much more the test arm did. */
export function EffectSection({ result, shown }: Props) {
  const phase = result.phases[shown];
  if (!phase) return null;
  const { span, comparison } = phase;
  const when = span ? `, ${shortPeriod(span.from)} to ${shortPeriod(span.to)}` : '';
  return (
    <section className="sheet" aria-labelledby="cycle-effect">
      <h2 id="cycle-effect">{comparison ? `Test against comparison${when}` : `Before and after${when}`}</h2>
      {comparison && <p className="small soft">Comparison: {comparison.name}.</p>}
      {span ? (
        <ArmsTable result={result} phase={phase} />
      ) : (
        <p className="soft after">No values came since it began.</p>
      )}
      {span && <Plots {...{ result, shown, phase }} />}
      {shown === result.current && result.readings.comparison.length > 0 && (
        <p className="small soft after">{result.readings.comparison.join(' ')}</p>
      )}
    </section>
  );
}

type Known = Pick<CycleResult, 'places'>;
const cannotSayWords = (missing: CannotSay, { places }: Known) => `Cannot say: ${missingWords(missing, places)}.`;

const percentsIn = (change: ArmChange | CannotSay): number[] =>
  'before' in change ? [change.before.percent, change.after.percent] : [];

function ArmsTable({ result, phase }: { result: CycleResult; phase: PhaseResult }) {
  const { span, change, comparison, effect } = phase;
  const scale = [...percentsIn(change.test), ...percentsIn(change.comparison)];
  return (
    <table className="table arms">
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">Arm</span>
          </th>
          <th scope="col" className="number wide-only">
            Students
          </th>
          <th scope="col" className="number">
            {span && shortPeriod(span.from)}
          </th>
          <td className="wide-only" />
          <th scope="col" className="number">
            {span && shortPeriod(span.to)}
          </th>
          <th scope="col" className="number">
            Change, points
          </th>
        </tr>
      </thead>
      <tbody>
        <ArmRow name="Test" change={change.test} scale={scale} result={result} />
        {comparison && <ArmRow name="Comparison" change={change.comparison} scale={scale} result={result} />}
        {comparison && 'points' in effect && (
          <tr>
            <th scope="row" className="strong">
              Difference{effect.rounded && <span className="muted">, rounded</span>}
            </th>
            <td className="wide-only" />
            <td />
            <td className="wide-only" />
            <td />
            <td className={`number strong ${effect.finding === 'unclear' ? '' : effect.finding}`.trimEnd()}>
              {formatChange(effect.points)}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

type RowProps = { name: string; change: ArmChange | CannotSay; scale: number[]; result: CycleResult };

function ArmRow({ name, change, scale, result }: RowProps) {
  if (!('before' in change)) {
    return (
      <tr>
        <th scope="row">{name}</th>
        <td colSpan={5} className="muted">
          {cannotSayWords(change, result)}
        </td>
      </tr>
    );
  }
  const { before, after, points, finding } = change;
  return (
    <tr>
      <th scope="row" className={name === 'Test' ? 'strong' : ''}>
        {name}
      </th>
      <td className="number wide-only">{formatCount(after.denominator)}</td>
      <td className="number">{formatPercent(before.percent)}</td>
      <td className="wide-only">
        <BeforeAfter
          before={before.percent}
          after={after.percent}
          scale={scale}
          tone={name === 'Test' && finding !== 'unclear' ? finding : undefined}
        />
      </td>
      <td className="number strong">{formatPercent(after.percent)}</td>
      <td className="number">{formatChange(points)}</td>
    </tr>
  );
}

function Plots({ result, shown, phase: { effect, growth } }: Props & { phase: PhaseResult }) {
  const asked = askedAhead(result, shown);
  return (
    <div className="effects">
      {'points' in effect ? (
        <div>
          <h3>Difference of the changes, points</h3>
          <EffectChart
            value={effect.points}
            interval={effect.interval}
            finding={effect.finding}
            rule={asked}
            label={`Difference ${formatChange(effect.points)} points, likely ${formatRange(effect.interval)}`}
          />
          <p className="small muted">
            {formatChange(effect.points)} ({formatRange(effect.interval)}).
            {asked !== undefined && ` Dashed: decision rule, ${formatTenths(asked)}.`}
          </p>
        </div>
      ) : (
        effect.cannotSay !== 'no-comparison' && <p className="small muted">{cannotSayWords(effect, result)}</p>
      )}
      {growth && <GrowthPlot growth={growth} result={result} />}
    </div>
  );
}

/** What the first rule of the phase asks to be ahead by, on the side that is better. */
function askedAhead({ rules, indicator }: CycleResult, shown: number): number | undefined {
  const ofPhase = rules.filter(({ phase }) => phase === shown).flatMap(({ checks }) => checks);
  const asked = ofPhase.find(({ kind }) => kind === 'ahead')?.asked;
  return asked === undefined || indicator.betterWhen === 'higher' ? asked : -asked;
}

function GrowthPlot({ growth, result }: { growth: Growth | CannotSay; result: CycleResult }) {
  if ('cannotSay' in growth) return <p className="small muted">Gain a week. {cannotSayWords(growth, result)}</p>;
  const { name, period, test, comparison, difference } = growth;
  const gained = `${formatTenths(test.perWeek)}${comparison ? ` against ${formatTenths(comparison.perWeek)}` : ''} a week`;
  const more = difference && `${formatChange(difference.perWeek)} (${formatRange(difference.interval)})`;
  return (
    <div>
      <h3>
        Gain a week, {name}, {shortPeriod(period)}
      </h3>
      {difference && (
        <EffectChart
          value={difference.perWeek}
          interval={difference.interval}
          finding={difference.finding}
          label={`Gained ${gained}, difference ${more}`}
        />
      )}
      <p className="small muted">
        {gained}
        {more ? `: ${more}.` : `, likely ${formatRange(test.interval)}.`}
      </p>
    </div>
  );
}
