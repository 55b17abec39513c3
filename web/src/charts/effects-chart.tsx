import { EFFECT, type Effect, EffectPicture } from '../../../shared/charts/effect-picture.tsx';
import { useWidth } from './use-width.ts';

const [TOP, AXIS] = [4, 24];

/** Effects with their intervals. What it shows is also in the table below. */
export function EffectsChart({ effects, label }: { effects: readonly Effect[]; label: string }) {
  const [attach, width] = useWidth();
  const bottom = TOP + effects.length * EFFECT.height;
  return (
    <figure className="effects" ref={attach}>
      <svg className="chart" width={width} height={bottom + AXIS} role="img" aria-label={label}>
        {width > 0 && <EffectPicture effects={effects} frame={{ left: 12, right: width - 20, top: TOP, bottom }} />}
      </svg>
    </figure>
  );
}
