import type { SetRule } from '../../../shared/alerts/setting.ts';
import type { PreviewView } from '../../../shared/api/preview.ts';
import { shortPeriod } from '../../../shared/catalog/period.ts';
import { apart } from '../../../shared/charts/apart.ts';
import { Blanks, Series, type Signals, TimeAxis, ValueAxis } from '../../../shared/charts/marks.tsx';
import { linePath } from '../../../shared/charts/path.ts';
import { type Blank, percentScale, pointsScale, runsOf } from '../../../shared/charts/plot.ts';
import { UsualBand } from '../../../shared/charts/usual-band.tsx';
import { formatTenths } from '../words/numbers.ts';
import { settingWords } from '../words/rule.ts';
import { BellMark } from './bell-mark.tsx';
import { type Room, Walkable } from './walkable.tsx';

type Course = NonNullable<PreviewView['course']>;
type Point = Course['points'][number];

/** A rule's line, and to which side of it the rule tells. */
export type RuleLine = { rule: SetRule; at: number; tells: 'above' | 'below' };

type Props = {
  course: Course;
  lines: RuleLine[];
  /** The lines of the rule as it is saved, where they lie elsewhere. */
  saved: RuleLine[];
  signals: Signals;
  /** Whether the values are changes or gaps, whose 0 belongs on the scale. */
  fromZero: boolean;
  label: string;
  words: (period: string) => string;
};

/** What a rule looks at, over time, with the line at which it tells, and where it would have told. */
export function CourseChart({ course, label, words, ...rest }: Props) {
  return (
    <Walkable periods={course.points.map(({ period }) => period)} {...{ label, words }}>
      {(room) => <Picture {...{ course, room, ...rest }} />}
    </Walkable>
  );
}

function Picture({ course, lines, saved, signals, fromZero, room }: Omit<Props, 'label' | 'words'> & { room: Room }) {
  const { slots, frame, x, active } = room;
  const pointAt = new Map(course.points.map((one) => [one.period, one]));
  const shown = slots.flatMap(({ period }) => pointAt.get(period) ?? []);
  const drawn = [...shown.flatMap(valuesIn), ...[...lines, ...saved].map(({ at }) => at)];
  const { y, ticks } = fromZero ? pointsScale(drawn, frame, 5) : percentScale(drawn, frame);
  const segments = runsOf(slots, (slot) => {
    const value = pointAt.get(slot.period)?.value;
    return value === undefined ? undefined : { slot, x: x(slot), y: y(value) };
  });
  const asked = runsOf(slots, (slot) => {
    const value = pointAt.get(slot.period)?.asked;
    return value === undefined ? undefined : { x: x(slot), y: y(value) };
  });
  const usual = new Map(shown.flatMap(({ period, usual }) => (usual ? [[period, { period, ...usual }] as const] : [])));
  const blanks = slots.flatMap((slot): Blank[] => blankAt(pointAt.get(slot.period), { slot, x: x(slot) }));
  return (
    <>
      {lines.map((line) => (
        <Zone key={line.at} {...{ line, y, frame }} />
      ))}
      <ValueAxis ticks={ticks} y={y} frame={frame} unit={course.unit === 'percent' ? '%' : ''} />
      <TimeAxis slots={slots} x={x} frame={frame} />
      <UsualBand {...{ slots, usual, starts: NOWHERE, x, y }} />
      <Blanks blanks={blanks} frame={frame} room={(frame.right - frame.left) / Math.max(1, slots.length - 1)} />
      {shown.map(({ period, interval }) => {
        const slot = slots.find((one) => one.period === period);
        return interval && slot ? (
          <line key={period} className="whisker" x1={x(slot)} x2={x(slot)} y1={y(interval[0])} y2={y(interval[1])} />
        ) : null;
      })}
      {asked.map((points) => (
        <path key={points[0]?.x} className="aim" d={linePath(points)} />
      ))}
      {saved.map(({ at }) => (
        <line key={at} className="rule-line saved" x1={frame.left - 8} x2={frame.right + 8} y1={y(at)} y2={y(at)} />
      ))}
      {lines.map(({ at }) => (
        <line key={at} className="rule-line" x1={frame.left - 8} x2={frame.right + 8} y1={y(at)} y2={y(at)} />
      ))}
      {active && <line className="cursor" x1={x(active)} x2={x(active)} y1={frame.top} y2={frame.bottom} />}
      <Series segments={segments} signals={signals} />
      {slots.map((slot) =>
        pointAt.get(slot.period)?.told ? <BellMark key={slot.period} x={x(slot)} y={frame.top - 2} /> : null,
      )}
      <Labels
        {...{ latest: shown.findLast(({ value }) => value !== undefined), lines, saved, signals, course, y, room }}
      />
    </>
  );
}

const NOWHERE: ReadonlySet<string> = new Set();

const valuesIn = ({ value, interval, usual, asked }: Point): number[] =>
  [value, ...(interval ?? []), ...(usual?.range ?? []), asked].filter((one) => one !== undefined);

function blankAt(point: Point | undefined, at: Omit<Blank, 'kind'>): Blank[] {
  if (!point) return [{ ...at, kind: 'not-received' }];
  return point.reason === 'hidden' ? [{ ...at, kind: 'hidden' }] : [];
}

type Placed = { y: (value: number) => number; frame: Room['frame'] };

/** Where the rule tells. */
function Zone({ line: { at, tells }, y, frame }: { line: RuleLine } & Placed) {
  const [from, to] = tells === 'above' ? [frame.top, y(at)] : [y(at), frame.bottom];
  if (to <= from) return null;
  return (
    <rect className="tells" x={frame.left - 8} y={from} width={frame.right - frame.left + 16} height={to - from} />
  );
}

const LINE = 16;
type LabelsProps = Pick<Props, 'lines' | 'saved' | 'signals' | 'course'> & {
  latest: Point | undefined;
  y: Placed['y'];
  room: Room;
};

/** At the right edge: the latest value, and the settings, pushed apart so that all can be read. */
function Labels({ latest, lines, saved, signals, course, y, room: { frame } }: LabelsProps) {
  const unit = course.unit === 'percent' ? '%' : '';
  const labels = [
    ...(latest?.value === undefined
      ? []
      : [
          {
            at: latest.value,
            className: `latest ${signals.get(latest.period) ?? ''}`.trimEnd(),
            texts: [`${formatTenths(latest.value)}${unit}`, shortPeriod(latest.period)],
          },
        ]),
    ...lines.map(({ rule, at }) => ({ at, className: 'name', texts: ['Tells at', settingWords(rule, at)] })),
    ...saved.map(({ rule, at }) => ({ at, className: 'tick', texts: ['Saved', settingWords(rule, at)] })),
  ];
  const tops = apart(
    labels.map(({ at, texts }) => ({ at: y(at) - LINE / 2, height: texts.length * LINE + 4 })),
    frame.bottom + 2 * LINE,
  );
  return labels.flatMap(({ className, texts }, index) =>
    texts.map((text, line) => (
      <text
        key={`${className} ${text}`}
        className={line === 0 ? className : 'tick'}
        x={frame.right + 12}
        y={(tops[index] ?? 0) + (line + 0.5) * LINE + 4}
      >
        {text}
      </text>
    )),
  );
}
