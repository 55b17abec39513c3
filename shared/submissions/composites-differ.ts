import type { Report } from './report.ts';

/**
 * The note of a receipt about composites that are not what their parts give: `3 of 812 composites differ from what their
 * parts give; they count as they were sent.`
 */
export function compositesDiffer({ checked, differ }: NonNullable<Report['composites']>): string {
  const whole = (count: number) => count.toLocaleString('en-US');
  const [verb, they] =
    differ === 1 ? ['differs', 'it counts as it was sent'] : ['differ', 'they count as they were sent'];
  const of = `${whole(differ)} of ${whole(checked)} ${checked === 1 ? 'composite' : 'composites'}`;
  return `${of} ${verb} from what the parts give; ${they}.`;
}
