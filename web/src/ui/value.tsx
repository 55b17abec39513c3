import type { ShownValue } from '../../../shared/api/partner.ts';
import { formatCount, formatPercent } from '../words/numbers.ts';
import { HiddenGlyph } from './glyphs.tsx';

/** The word for a hidden value, with its hatch. */
export function Hidden({ brief = false }: { brief?: boolean }) {
  return (
    <span className="hidden-value">
      <HiddenGlyph /> {brief ? 'hidden' : 'Hidden to protect students'}
    </span>
  );
}

/** A published share, or the word for why there is none. */
export function Share({ value }: { value: ShownValue | undefined }) {
  if (value === undefined || value === 'none') return <span className="muted">not received</span>;
  return value === 'hidden' ? <Hidden brief /> : formatPercent(value.percent);
}

/** `4,196 of 17,412`; nothing where the share may not be shown. */
export function StudentsCounted({ value }: { value: ShownValue | undefined }) {
  if (value === undefined || typeof value === 'string') return null;
  return <>{`${formatCount(value.numerator)} of ${formatCount(value.denominator)}`}</>;
}
