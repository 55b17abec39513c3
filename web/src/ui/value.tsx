import type { ShownValue } from '../../../shared/api/shown-schema.ts';
import { shareOf } from '../../../shared/api/shown-value.ts';
import { describeCoded } from '../../../shared/disclosure/describe-coded.ts';
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

/** A published share, its code, or the word for why there is none. */
export function Share({ value }: { value: ShownValue | undefined }) {
  if (value === undefined || value === 'none') return <span className="muted">not received</span>;
  if (value === 'hidden') return <Hidden brief />;
  return 'coded' in value ? describeCoded(value) : formatPercent(value.percent);
}

/** `4,196 of 17,412`; nothing where the share may not be shown. */
export function StudentsCounted({ value }: { value: ShownValue | undefined }) {
  const share = shareOf(value);
  return share ? `${formatCount(share.numerator)} of ${formatCount(share.denominator)}` : null;
}
