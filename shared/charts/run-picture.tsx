import { AimLine } from './aim-line.tsx';
import { EdgeLabels, type UsualWords } from './edge-labels.tsx';
import { type Break, EditionBreaks, LANE } from './edition-breaks.tsx';
import { type Level, LevelLine } from './level.tsx';
import { Blanks, Series, type Signals, TimeAxis, ValueAxis } from './marks.tsx';
import { NoteTags, numbered, TAG_ROW } from './note-tags.tsx';
import { type Frame, percentOf, percentScale, plot, type Values } from './plot.ts';
import type { Slot } from './timeline.ts';
import { type Usual, UsualBand, withinPercent } from './usual-band.tsx';

/** What a run chart shows. */
export type RunChartData = {
  /** Of one student group, by period. A period without a value is drawn as not received. */
  values: Values;
  /** What is usual here, by period. It is drawn only where a value is: its width would tell of a hidden one. */
  usual: readonly Usual[];
  /** Where new editions begin; nothing is joined across. */
  breaks: readonly Break[];
  /** Periods that are out of the usual, or in which an alert fires. */
  signals: Signals;
  /** A target or a threshold. */
  level?: Level | undefined;
  /** Where the share would be on its way to the target, in percent by period. */
  aim?: ReadonlyMap<string, number> | undefined;
  /** Periods on whose files partners left a note, ordered by time. */
  noted?: readonly string[] | undefined;
};

type Props = RunChartData & {
  slots: Slot[];
  frame: Frame;
  x: (slot: Slot) => number;
  usualWords: UsualWords;
  /** The slot that a reader looks at. */
  active?: Slot | undefined;
};

/** A share over time as marks of an SVG picture, the same on pages and in mails. Without values it is an empty plot. */
export function RunPicture({ slots, values, usual, breaks, signals, frame, x, usualWords, active, ...rest }: Props) {
  const { level, aim, noted = [] } = rest;
  const usualAt = new Map(
    usual.filter(({ period }) => percentOf(values.get(period)) !== undefined).map((one) => [one.period, one]),
  );
  const aimed = slots.flatMap(({ period }) => aim?.get(period) ?? []);
  const scale = percentScale(percentsOf(slots, values, usualAt, [...(level ? [level.percent] : []), ...aimed]), frame);
  const y = (percent: number) => scale.y(withinPercent(percent));
  const starts = new Set(breaks.map(({ from }) => from));
  const { points, segments, blanks } = plot(slots, values, x, y, starts);
  const begun = slots.findLastIndex(({ period }) => starts.has(period));
  const earlier = segments.filter(([first]) => first && slots.indexOf(first.slot) < begun);
  const latest = points.at(-1);
  const latestIs = latest?.slot.period ?? '';
  const room = (frame.right - frame.left) / Math.max(1, slots.length - 1);
  return (
    <>
      <ValueAxis ticks={scale.ticks} y={y} frame={frame} />
      <TimeAxis slots={slots} x={x} frame={frame} />
      <UsualBand {...{ slots, usual: usualAt, starts, x, y }} />
      {level && <LevelLine {...{ level, y, frame }} />}
      {aim && <AimLine {...{ aim, slots, starts, x, y }} />}
      <Blanks blanks={blanks} frame={frame} room={room} />
      <EditionBreaks {...{ breaks, slots, x, frame }} />
      <NoteTags
        {...{ slots, x, frame }}
        numbers={numbered(noted)}
        top={frame.top - TAG_ROW - (breaks.length > 0 ? LANE : 0)}
        valueAt={(slot) => points.find((point) => point.slot === slot)?.y}
      />
      {active && <line className="cursor" x1={x(active)} x2={x(active)} y1={frame.top} y2={frame.bottom} />}
      <Series segments={earlier} signals={signals} reference />
      <Series segments={segments.slice(earlier.length)} signals={signals} />
      <EdgeLabels
        {...{ latest, level, usualWords, y, frame }}
        tone={signals.get(latestIs)}
        usual={usualAt.get(latestIs)}
      />
    </>
  );
}

/** Everything that must have room on the scale. */
function percentsOf(slots: Slot[], values: Values, usualAt: ReadonlyMap<string, Usual>, wanted: number[]) {
  const drawn = slots.flatMap(({ period }) => [
    percentOf(values.get(period)) ?? [],
    usualAt.get(period)?.range.map(withinPercent) ?? [],
  ]);
  return [...drawn.flat(), ...wanted];
}
