import { plain } from '../../catalog/dimensions.ts';
import { type Mapping, mayBeWords } from './mapping.ts';

const MOST_HEADINGS = 120;
const LONGEST = 80;

/** The headings of a file as they are remembered: those that can be words, the first 120, as it spells them. */
export function shapeOf(headings: readonly string[]): string[] {
  const fit = headings.filter((heading) => heading.length <= LONGEST && mayBeWords(plain(heading)));
  return [...new Map(fit.map((heading) => [plain(heading), heading])).values()].slice(0, MOST_HEADINGS);
}

/** How the columns of a file differ from those of the file that a mapping was confirmed for. */
export type ShapeChange = { added: string[]; gone: string[] };

/** What is new and what is gone; undefined where the columns are the same, or nothing is remembered of them. */
export function shapeChange({ headings: before }: Mapping, headings: readonly string[]): ShapeChange | undefined {
  if (before.length === 0) return undefined;
  const now = shapeOf(headings);
  const without = (of: readonly string[], others: readonly string[]) => {
    const known = new Set(others.map(plain));
    return of.filter((heading) => !known.has(plain(heading)));
  };
  const [added, gone] = [without(now, before), without(before, headings)];
  return added.length + gone.length > 0 ? { added, gone } : undefined;
}
