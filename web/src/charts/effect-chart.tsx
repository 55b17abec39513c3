import { EFFECT_HEIGHT, type EffectData, EffectPlot } from '../../../shared/charts/effect-plot.tsx';
import { useWidth } from './use-width.ts';

/** A difference with its interval, drawn to its container. `label` says it in words. */
export function EffectChart({ label, ...data }: EffectData & { label: string }) {
  const [attach, width] = useWidth();
  return (
    <div ref={attach}>
      <svg className="chart" width={width} height={EFFECT_HEIGHT} role="img" aria-label={label}>
        {width > 0 && <EffectPlot {...data} width={width} />}
      </svg>
    </div>
  );
}
