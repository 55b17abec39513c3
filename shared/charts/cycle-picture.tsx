import type { Period } from '../catalog/period.ts';
import { apart } from './apart.ts';
import { dayScale } from './day-scale.ts';
import { type Break, EditionBreaks, LANE } from './edition-breaks.tsx';
import { EVENT_ROW, EventLane, type LaneEvent } from './event-lane.tsx';
import { ForecastMark } from './forecast-mark.tsx';
import { Blanks, Series, type Signals, TimeAxis, ValueAxis } from './marks.tsx';
import { formatPercent } from './numbers.ts';
import { linePath } from './path.ts';
import { type Blank, type Frame, type Plot, percentOf, percentScale, plot, type Values } from './plot.ts';
import type { Slot } from './timeline.ts';

/** What a chart of a cycle shows: both arms over time, and where the test arm is to go. */
export type CycleChartData = {
  test: Values;
  comparison?: Values | undefined;
  /** Periods in which something was to come: in others nothing is missing. */
  expected: ReadonlySet<Period>;
  breaks: readonly Break[];
  signals: Signals;
  /** Days of starts and reviews. A start stands at its baseline at the earliest. */
  events: readonly { kind: LaneEvent['kind']; day: string; notBefore?: Period; text: string }[];
  /** The straight way to the aim, in percent. */
  path?: readonly { period: Period; value: number }[] | undefined;
  forecast?: { period: Period; value: number; interval: readonly [number, number] } | undefined;
  /** What stands at the right edge, of what is drawn. */
  labels: { test: string; comparison: string; aim?: string | undefined; forecast?: string | undefined };
};

type Props = CycleChartData & { slots: Slot[]; frame: Frame; x: (slot: Slot) => number; active?: Slot | undefined };

/** Test arm in ink, comparison in grey, the way to the aim dashed, the forecast dotted. Nothing is joined across what is missing. */
export function CyclePicture({ slots, frame, x, active, ...data }: Props) {
  const { breaks, signals, path = [], forecast } = data;
  const slotOf = new Map(slots.map((slot) => [slot.period, slot]));
  const way = path.flatMap(({ period, value }) => ({ slot: slotOf.get(period), value }));
  const scale = percentScale(percentsOf(slots, data), frame);
  const y = (percent: number) => scale.y(Math.min(100, Math.max(0, percent)));
  const starts = new Set(breaks.map(({ from }) => from));
  const test = plot(slots, data.test, x, y, starts);
  const comparison = data.comparison && plot(slots, data.comparison, x, y, starts);
  const latest = test.points.at(-1);
  const expected = forecast && slotOf.get(forecast.period);
  const room = (frame.right - frame.left) / Math.max(1, slots.length - 1);
  const spots = way.flatMap(({ slot, value }) => (slot ? { x: x(slot), y: y(value) } : []));
  return (
    <>
      <ValueAxis ticks={scale.ticks} y={y} frame={frame} />
      <TimeAxis slots={slots} x={x} frame={frame} />
      {spots.length > 1 && <path className="aim" d={linePath(spots)} />}
      <Blanks blanks={blanksOf(data.expected, test, comparison)} frame={frame} room={room} />
      <EditionBreaks {...{ breaks, slots, x, frame }} />
      <EventLane
        events={eventsOf(slots, x, data.events)}
        top={frame.top - 2 * EVENT_ROW - (breaks.length > 0 ? LANE : 0)}
        frame={frame}
      />
      {active && <line className="cursor" x1={x(active)} x2={x(active)} y1={frame.top} y2={frame.bottom} />}
      {comparison && <Series segments={comparison.segments} reference />}
      <Series segments={test.segments} signals={signals} />
      {latest && forecast && expected && (
        <ForecastMark
          from={latest}
          to={{ x: x(expected), y: y(forecast.value) }}
          low={y(forecast.interval[0])}
          high={y(forecast.interval[1])}
        />
      )}
      <Labels {...{ test, comparison, y, frame, data }} />
    </>
  );
}

/** Everything that must have room on the scale. */
function percentsOf(slots: Slot[], { test, comparison, path = [], forecast }: CycleChartData): number[] {
  const shown = new Set(slots.map(({ period }) => period));
  return [
    ...slots.flatMap(({ period }) => [percentOf(test.get(period)) ?? [], percentOf(comparison?.get(period)) ?? []]),
    ...path.filter(({ period }) => shown.has(period)).map(({ value }) => value),
    ...(forecast && shown.has(forecast.period) ? forecast.interval : []),
  ].flat();
}

/** Where either arm has no share to show; hidden wins over not received. */
function blanksOf(expected: ReadonlySet<Period>, test: Plot, comparison: Plot | undefined): Blank[] {
  const blanks = [...test.blanks, ...(comparison?.blanks ?? [])].filter(({ slot }) => expected.has(slot.period));
  const at = Map.groupBy(blanks, ({ slot }) => slot.period);
  return [...at.values()].flatMap((here) => here.find(({ kind }) => kind === 'hidden') ?? here[0] ?? []);
}

function eventsOf(slots: Slot[], x: (slot: Slot) => number, events: CycleChartData['events']): LaneEvent[] {
  const dayAt = dayScale(slots, x);
  return events.map(({ kind, day, notBefore, text }) => {
    const earliest = slots.find(({ period }) => period === notBefore);
    return { kind, text, x: Math.max(dayAt(day), earliest ? x(earliest) : 0) };
  });
}

const LINE = 18;

type LabelsProps = {
  test: Plot;
  comparison: Plot | undefined;
  y: (percent: number) => number;
  frame: Frame;
  data: CycleChartData;
};

/** At the right edge, each at the height of what it names, pushed apart; the latest value of the test arm stays. */
function Labels({ test, comparison, y, frame, data: { labels, signals, path, forecast } }: LabelsProps) {
  const [latest, beside] = [test.points.at(-1), comparison?.points.at(-1)];
  const aim = path?.at(-1);
  const wanted = [
    latest && {
      className: `latest ${signals.get(latest.slot.period) ?? ''}`.trimEnd(),
      text: `${labels.test} ${formatPercent(latest.percent)}`,
      at: latest.y,
    },
    beside && { className: undefined, text: `${labels.comparison} ${formatPercent(beside.percent)}`, at: beside.y },
    forecast && labels.forecast !== undefined && { className: 'tick', text: labels.forecast, at: y(forecast.value) },
    aim && labels.aim !== undefined && { className: 'tick', text: labels.aim, at: y(aim.value) },
  ].filter((one) => typeof one === 'object');
  const tops = apart(
    wanted.map(({ at }) => ({ at: at - LINE / 2, height: LINE })),
    frame.bottom + LINE,
  );
  return wanted.map(({ className, text }, index) => (
    <text key={text} className={className} x={frame.right + 12} y={(tops[index] ?? 0) + LINE / 2 + 4}>
      {text}
    </text>
  ));
}
