import { type PointerEvent, useState } from 'react';
import type { FactorView } from '../../../shared/api/factors.ts';
import { type DotRows, dotRows, ROW, type Scatter, type Spot, scatter } from '../../../shared/charts/factor-dots.ts';
import { DotRowsPicture, type RowName, ScatterPicture } from '../../../shared/charts/factor-picture.tsx';
import type { Frame } from '../../../shared/charts/plot.ts';
import { attributeValue } from '../words/attribute.ts';
import { formatCount, formatCounted, formatPercent } from '../words/numbers.ts';
import { useWidth } from './use-width.ts';

const [SCATTER_HEIGHT, AXIS] = [250, 28];

/** Every compared place as a dot: two rows for a yes or no, else along the attribute. Pointer and arrow keys walk the places. */
export function FactorChart({ factor }: { factor: FactorView }) {
  const [attach, width] = useWidth();
  const [walked, setWalked] = useState<number>();
  const { reading, places, attribute } = factor;
  const dots = places.map(({ place, percent, value }) => ({
    ...{ id: place.id, percent, value: attribute.kind === 'share' ? 100 * value : value },
  }));
  const isYesNo = attribute.kind === 'yes-no';
  const frame: Frame = isYesNo
    ? { left: 14, right: Math.max(120, width - 20), top: 4, bottom: 4 + 2 * ROW.height }
    : { left: 46, right: Math.max(120, width - 20), top: 30, bottom: 30 + SCATTER_HEIGHT };
  const laid = isYesNo ? dotRows(dots, frame) : scatter(attribute, dots, frame);
  const { spots } = laid;
  const active = walked === undefined ? undefined : spots[Math.min(walked, spots.length - 1)];
  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setWalked(nearest(spots, event.clientX - box.left, event.clientY - box.top));
  };
  const words = wordsOf(factor, active ?? spots.at(-1));
  return (
    <figure className="walkable" ref={attach} onPointerMove={follow} onPointerLeave={() => setWalked(undefined)}>
      <svg
        className="chart"
        width={width}
        height={frame.bottom + AXIS + (isYesNo ? 0 : 14)}
        role="img"
        aria-label={`${reading.title}. ${reading.lead}`}
      >
        {width > 0 && <Picture {...{ factor, laid, frame, active }} />}
      </svg>
      <input
        className="walk"
        type="range"
        aria-label="Walk the places"
        min={0}
        max={spots.length - 1}
        value={walked ?? spots.length - 1}
        aria-valuetext={words}
        onChange={(event) => setWalked(event.target.valueAsNumber)}
        onBlur={() => setWalked(undefined)}
      />
      <figcaption className="small soft walked">{active ? words : ''}</figcaption>
    </figure>
  );
}

type PictureProps = { factor: FactorView; laid: DotRows | Scatter; frame: Frame; active: Spot | undefined };

function Picture({ factor, laid, frame, active }: PictureProps) {
  const { result, indicator, attribute, kind } = factor;
  if ('across' in laid) {
    const upward = `${indicator.name}, %`;
    const across = attribute.unit === undefined ? attribute.name : `${attribute.name}, ${attribute.unit}`;
    return <ScatterPicture laid={laid} names={{ across, upward }} frame={frame} active={active} />;
  }
  if (result.kind !== 'yes-no') return null;
  const name = (word: string, { places, mean }: typeof result.having): RowName => ({
    text: `${word}: ${formatCounted(places, kind)}, mean ${formatPercent(mean)}`,
    mean,
  });
  const having = name(attribute.having ? sentence(attribute.having) : attribute.name, result.having);
  return <DotRowsPicture rows={laid} names={[having, name('Others', result.others)]} frame={frame} active={active} />;
}

const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `Birch: 48.2%, 482 of 1,000 students; share with low income 30.0%`. */
function wordsOf({ places, attribute }: FactorView, spot: Spot | undefined): string {
  const one = places.find(({ place }) => place.id === spot?.id);
  if (!one) return '';
  const counted = `${formatCount(one.numerator)} of ${formatCount(one.denominator)} students`;
  return `${one.place.name}: ${formatPercent(one.percent)}, ${counted}; ${attribute.name}: ${attributeValue(attribute, one.value)}`;
}

function nearest(spots: readonly Spot[], x: number, y: number): number {
  const distance = (spot: Spot) => Math.hypot(spot.x - x, spot.y - y);
  return spots.reduce((best, spot, index) => (distance(spot) < distance(spots[best] ?? spot) ? index : best), 0);
}
